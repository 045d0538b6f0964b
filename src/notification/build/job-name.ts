/** A job's display name taken apart. `group` joined with the matrix values tells one leg from another. */
export interface JobName {
  /** Name without the matrix values: `build / test`. */
  group: string;
  /** Matrix values: `ubuntu, 7`; empty when the job is no matrix leg. */
  matrix: string;
}

/**
 * Splits `build / test (ubuntu, 7)` into the group `build / test` and the matrix values `ubuntu, 7`. GitHub appends
 * the values in parentheses to the name of the job, and joins the caller of a reusable workflow and the called job
 * with ` / `; either may be a matrix. Linear in the length of the name.
 *
 * @param name display name from the jobs API, at most 100 characters there and then ending in `...`
 */
export function splitJobName(name: string): JobName {
  const parts = splitPath(name).map(splitLeg);
  return {
    group: parts.map((part) => part.group).join(' / '),
    matrix: parts
      .map((part) => part.matrix)
      .filter((values) => values !== '')
      .join(', '),
  };
}

/**
 * Folded forms of the ids that a job may have in the workflow file: its own name, and that of the job calling the
 * reusable workflow it comes from. The API gives names only, so an id is recognized as far as `name:` was not used
 * to call the job something else.
 */
export function guessJobIds(name: string): string[] {
  const [caller = ''] = splitPath(name);
  return [foldJobId(splitLeg(caller).group), foldJobId(splitJobName(name).group)];
}

/** Makes ids and names comparable: `unit_tests` and `Unit tests` are alike. */
export function foldJobId(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Cuts at ` / ` outside parentheses, so that a matrix value may hold a slash; a name with stray parentheses is cut at each. */
function splitPath(name: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < name.length; at += 1) {
    const char = name.charAt(at);
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '/' && depth === 0 && name.charAt(at - 1) === ' ' && name.charAt(at + 1) === ' ') {
      parts.push(name.slice(start, at - 1));
      start = at + 2;
    }
  }
  const isCut = name.endsWith('...');
  if (depth !== 0 && !isCut) return name.split(' / ');
  return [...parts, name.slice(start)];
}

function splitLeg(part: string): JobName {
  const name = part.trim();
  const open = openingOf(name);
  if (open === -1) return { group: name, matrix: '' };
  const values = name.slice(open + 1, name.endsWith(')') ? -1 : undefined);
  return { group: name.slice(0, open).trim(), matrix: values.trim() };
}

/** Where the last, balanced, closing parenthesis of the part opens; -1 when the part holds no matrix values. */
function openingOf(part: string): number {
  if (part.endsWith('...')) return part.indexOf(' (') + 1 || -1;
  if (!part.endsWith(')')) return -1;
  let depth = 0;
  for (let at = part.length - 1; at >= 0; at -= 1) {
    const char = part.charAt(at);
    if (char === ')') depth += 1;
    else if (char === '(') depth -= 1;
    if (depth === 0) return part.charAt(at - 1) === ' ' ? at : -1;
  }
  return -1;
}
