import type { Failure } from '../notification.ts';

/**
 * The files that the failures name: the first error, then annotations, errors in the log, and frames. Warnings and commands
 * name none, and neither does what the platform did.
 *
 * @param files paths from the root of the repository, those that changed since the last green run
 * @param repo  name of the repository, as the runner's disk has it
 * @returns those of `files` that are named, what tells most first
 */
export function namedFiles(failures: readonly Failure[], files: readonly string[], repo: string): string[] {
  const byCode = failures.filter(({ cause }) => cause !== 'platform');
  const said = byCode.flatMap(({ firstError = '', annotations, log }) => {
    const errors = annotations.filter(({ level }) => level === 'failure');
    const lines = log?.lines ?? [];
    return [
      firstError,
      ...errors.flatMap(({ path = '', message }) => [path, message]),
      ...lines.filter(({ tone }) => tone === 'error').map(({ text }) => text),
      // A frame has a line number; a list of files that passed has none.
      ...lines
        .filter(({ text, tone }) => !['command', 'warning'].includes(tone) && /:\d|\bline \d/.test(text))
        .map(({ text }) => text),
    ];
  });
  const texts = said.map((text) => text.replaceAll('\\', '/'));
  return [
    ...new Set(texts.flatMap((text) => files.filter((file) => isNamed(file, text, `/${repo}/${repo}/`)))),
  ];
}

/** The whole path, from the root of the repository or of the runner's disk: `cart.ts` is not `src/cart.ts`. */
function isNamed(file: string, text: string, workspace: string): boolean {
  for (let from = text.indexOf(file); from !== -1; from = text.indexOf(file, from + 1)) {
    const before = text.slice(0, from).replace(/\.\/$/, '');
    const after = text.slice(from + file.length);
    const isWhole = before === '' || /[^\w./@-]$/.test(before) || before.endsWith(workspace);
    if (isWhole && !/^(?:[\w/-]|\.\w)/.test(after)) return true;
  }
  return false;
}
