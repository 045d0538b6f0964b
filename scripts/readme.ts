/**
 * Writes the tables of inputs and outputs in README.md from action.yml. `--check` only says whether they are equal.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

interface ActionMetadata {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

/** README.md with its tables as action.yml has them now. */
export function fillTables(readme: string, actionYaml: string): string {
  const { inputs, outputs } = parse(actionYaml) as ActionMetadata;
  const inputRows = Object.entries(inputs).map(
    ([name, { description, default: fallback }]) =>
      `| \`${name}\` | ${cell(description)} | ${fallback === undefined ? '' : `\`${cell(String(fallback))}\``} |`,
  );
  const outputRows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  const withInputs = fill(readme, 'inputs', ['| input | | default |', '|---|---|---|', ...inputRows]);
  return fill(withInputs, 'outputs', ['| output | |', '|---|---|', ...outputRows]);
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
