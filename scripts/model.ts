import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src', 'mail', 'template', 'data.ts');

/** A field of the data model as the documentation shows it. */
export interface Field {
  /** Full path; `commits[].author`. */
  path: string;
  type: string;
  about: string;
  /** The shape that has this field, `Person`; absent where the path itself is documented. */
  shape?: string;
}

/** A type that stands in several places, and is described once. */
interface NamedShape {
  text: string;
  /** Its fields, with the path that leads to its first place before them. */
  fields: Field[];
  /** Length of that path with its dot. */
  prefix: number;
}

export interface Model {
  /** Text of src/mail/template/model.ts. */
  module: string;
  fields: Field[];
  shapes: Map<string, NamedShape>;
}

/** Longer ones are written with a name on each line. */
const LONGEST_OBJECT = 80;
/** Types that stand in more than one place. */
const NAMED = new Set(['Person', 'PullRequest', 'Commit', 'PastRun', 'TestCase']);

/** Reads the data model out of the types, so that neither the checks nor the documentation can drift from them. */
export function readModel(): Model {
  const program = ts.createProgram([source], {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const symbol = file && checker.getSymbolAtLocation(file);
  const data = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === 'TemplateData');
  if (data === undefined) throw new Error('src/mail/template/data.ts exports no TemplateData');
  const fields: Field[] = [];
  const shapes = new Map<string, NamedShape>();

  const describe = (type: ts.Type, path: string, indent: string): { shape: string; name: string } => {
    const parts = type.isUnion() ? type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined)) : [type];
    const only = parts.length === 1 ? parts[0] : undefined;
    if (parts.every((one) => one.flags & ts.TypeFlags.StringLike)) {
      const isUrl = /(^|\.)(url|\w+Url)$/.test(path);
      const values = parts.flatMap((one) => (one.isStringLiteral() ? [`\`${one.value}\``] : []));
      return {
        shape: isUrl ? "'url'" : "'text'",
        name: isUrl ? 'URL' : values.length > 0 ? values.join(', ') : 'text',
      };
    }
    if (parts.every((one) => one.flags & ts.TypeFlags.NumberLike))
      return { shape: "'number'", name: 'number' };
    if (parts.every((one) => one.flags & ts.TypeFlags.BooleanLike))
      return { shape: "'flag'", name: 'true or false' };
    if (only && checker.isArrayType(only)) {
      const element = checker.getTypeArguments(only as ts.TypeReference)[0];
      if (element === undefined) throw new Error(`${path} is an array of nothing`);
      const inner = describe(element, `${path}[]`, `${indent}  `);
      return inner.name === 'object'
        ? {
            shape: inner.shape.includes('\n')
              ? `[\n${indent}  ${inner.shape},\n${indent}]`
              : `[${inner.shape}]`,
            name: 'list',
          }
        : { shape: `[${inner.shape}]`, name: `list of ${inner.name}` };
    }
    if (only && checker.getIndexInfoOfType(only, ts.IndexKind.String))
      return { shape: "'record'", name: 'names and texts' };
    if (only === undefined) throw new Error(`${path} is a union of different things`);
    const named = only.symbol.name;
    if (!NAMED.has(named)) return { shape: listFields(only, path, indent), name: 'object' };
    const first = fields.length;
    const text = listFields(only, path, '', named);
    if (!shapes.has(named)) shapes.set(named, { text, fields: fields.slice(first), prefix: path.length + 1 });
    return { shape: lowerFirst(named), name: `[${named}](#${named.toLowerCase()})` };
  };

  const listFields = (type: ts.Type, path: string, indent: string, shape?: string): string => {
    const properties = checker.getPropertiesOfType(type).filter((one) => one.name !== 'email');
    const lines = properties.map((property) => {
      const inner = path === '' ? property.name : `${path}.${property.name}`;
      const field: Field = { path: inner, type: '', about: aboutOf(property), shape };
      const at = fields.push(field);
      const described = describe(checker.getTypeOfSymbol(property), inner, `${indent}  `);
      field.type = described.name;
      if (shape !== undefined) for (const deeper of fields.slice(at)) deeper.shape ??= shape;
      return `${indent}  ${property.name}: ${described.shape},\n`;
    });
    const line = `{ ${lines.map((each) => each.trim().slice(0, -1)).join(', ')} }`;
    const fits = !line.includes('\n') && indent.length + line.length <= LONGEST_OBJECT;
    return fits ? line : `{\n${lines.join('')}${indent}}`;
  };

  const aboutOf = (property: ts.Symbol): string =>
    ts
      .displayPartsToString(property.getDocumentationComment(checker))
      .replace(/\{@link [^}]*\}/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  const { shape } = describe(checker.getDeclaredTypeOfSymbol(data), '', '');
  const constants = [...shapes].map(
    ([name, { text }]) => `const ${lowerFirst(name)}: { [name: string]: Shape } = ${text};\n\n`,
  );
  const module = `// Written by scripts/model.ts from the types in data.ts and notification.ts; change those and run it again.

/** What a name of the data model leads to: a value, a list of one thing, free names, or further names. */
export type Shape = 'text' | 'url' | 'number' | 'flag' | 'record' | [Shape] | { [name: string]: Shape };

${constants.join('')}/** The data model of users' templates. Addresses of people are left out on purpose. */
export const model: { [name: string]: Shape } = ${shape};
`;
  return { module, fields, shapes };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const start = '<!-- names: written by scripts/model.ts -->\n';
const end = '<!-- /names -->';

/**
 * Puts the table of names into docs/templates.md.
 *
 * @param page  the page as it is
 * @param model from {@link readModel}
 * @returns the page with its table renewed
 */
export function writeNames(page: string, model: Model): string {
  const write = (fields: readonly Field[], prefix = 0): string => {
    const rows = fields.map(
      ({ path, type, about }) =>
        `| \`${path.slice(prefix)}\` | ${[type, about.replaceAll('|', '\\|')].filter(Boolean).join('. ')} |\n`,
    );
    return `| Name | Holds |\n|---|---|\n${rows.join('')}`;
  };
  const shapes = [...model.shapes].map(
    ([name, { fields, prefix }]) =>
      `\n### ${name}\n\n${write(
        fields.filter((field) => field.shape === name),
        prefix,
      )}`,
  );
  const main = write(model.fields.filter((field) => field.shape === undefined));
  const before = page.slice(0, page.indexOf(start) + start.length);
  return `${before}${main}${shapes.join('')}${page.slice(page.indexOf(end))}`;
}

if (process.argv[1] === import.meta.filename) {
  const model = readModel();
  const page = join(root, 'docs', 'templates.md');
  writeFileSync(join(root, 'src', 'mail', 'template', 'model.ts'), model.module);
  writeFileSync(page, writeNames(readFileSync(page, 'utf8'), model));
}
