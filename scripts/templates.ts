import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Writes the built-in mails as a module, because the bundle has no file system of its own: one string per file of
 * templates/, named by its path without the ending.
 *
 * @returns the text of src/mail/templates.ts, formatted as Biome would
 */
export function writeTemplates(): string {
  const folder = join(root, 'templates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.liquid'))
    .sort();
  const entries = files.map((file) => {
    const name = relative('.', file)
      .replaceAll('\\', '/')
      .replace(/\.liquid$/, '');
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').replace(/\n$/, '');
    return `  '${name}': \`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\`,\n`;
  });
  return `// Written by scripts/templates.ts from templates/; change those and run it again.\n\nexport const templates: Record<string, string> = {\n${entries.join('')}};\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'src', 'mail', 'templates.ts'), writeTemplates());
}
