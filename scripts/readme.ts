/**
 * Writes the tables of inputs and outputs in README.md from action.yml. `--check` only says whether they are equal.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, isScalar, parse, parseDocument } from 'yaml';

interface ActionMetadata {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

/** Inputs under one comment of action.yml. A title that ends in ", rarely needed" marks a part that is folded. */
interface Group {
  title: string;
  names: string[];
}

/** README.md with its tables as action.yml has them now. */
export function fillTables(readme: string, actionYaml: string): string {
  const { inputs, outputs } = parse(actionYaml) as ActionMetadata;
  const inputRows = groupsOf(actionYaml).flatMap(({ title, names }) => {
    const rows = names.map((name) => {
      const { description, default: fallback } = inputs[name] ?? { description: '' };
      const marked = cell(description).replace(/^Required[^.]*\./, '**$&**');
      return `| \`${name}\` | ${marked} | ${fallback === undefined ? '' : `\`${cell(String(fallback))}\``} |`;
    });
    const table = ['| input | | default |', '|---|---|---|', ...rows];
    const folded = /^(.*), rarely needed$/.exec(title)?.[1];
    return folded === undefined
      ? ['', `### ${title}`, '', ...table]
      : ['', `<details><summary>${folded}: rarely needed</summary>`, '', ...table, '', '</details>'];
  });
  const outputRows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  const withInputs = fill(readme, 'inputs', [...inputRows, '']);
  return fill(withInputs, 'outputs', ['| output | |', '|---|---|', ...outputRows]);
}

function groupsOf(actionYaml: string): Group[] {
  const inputs = parseDocument(actionYaml).get('inputs');
  if (!isMap(inputs)) throw new Error('action.yml has no inputs');
  // The comment before the first key belongs to the map.
  let comment = inputs.commentBefore;
  const groups: Group[] = [];
  for (const { key } of inputs.items) {
    if (!isScalar(key)) continue;
    comment ??= key.commentBefore;
    if (comment) groups.push({ title: comment.trim(), names: [] });
    groups.at(-1)?.names.push(String(key.value));
    comment = undefined;
  }
  return groups;
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function fill(text: string, name: string, rows: readonly string[]): string {
  const pattern = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!pattern.test(text)) throw new Error(`README.md has no place for the table of ${name}`);
  return text.replace(pattern, (_all, start: string, end: string) => `${start}${rows.join('\n')}\n${end}`);
}

if (import.meta.main) {
  const before = readFileSync('README.md', 'utf8');
  const after = fillTables(before, readFileSync('action.yml', 'utf8'));
  if (process.argv.includes('--check')) process.exitCode = before === after ? 0 : 1;
  else writeFileSync('README.md', after);
}
