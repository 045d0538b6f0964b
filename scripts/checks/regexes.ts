/**
 * `npm run regexes`: no regular expression of src may take longer than linear time. Takes every literal and every
 * RegExp constructor out of the syntax tree and gives them to recheck, which searches each for an attack.
 */
import { globSync, readFileSync } from 'node:fs';
import { check } from 'recheck';
import ts from 'typescript';

/** Stands before a constructor whose pattern the user writes; such a pattern runs within a time budget instead. */
const EXEMPTION = '// regexes: the user writes this pattern';

/** In steps, not in seconds, so that a busy machine finds the same: 100 million of them on 20,000 characters are too many. */
const LIMITS = {
  attackLimit: 100_000_000,
  maxAttackStringSize: 20_000,
  attackTimeout: null,
  incubationTimeout: null,
  timeout: 300_000,
};

/** The arguments of the `replace` that takes their meaning from all characters of a text. */
const ESCAPING = String.raw`/\W/g,'\\$&'`;

interface Expression {
  place: string;
  source: string;
  flags: string;
}

const expressions: Expression[] = [];
const exempt: string[] = [];
const problems: string[] = [];

for (const file of globSync('src/**/*.ts').sort()) {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  collect(tree, tree);
}
// Two at a time: recheck starts a process for each.
const queue = expressions.values();
const work = async (): Promise<void> => {
  for (const expression of queue) await examine(expression);
};
await Promise.all([work(), work()]);

console.log(`${expressions.length} regular expressions scanned, ${problems.length} not linear`);
if (exempt.length > 0) console.log(`${exempt.length} written by the user: ${exempt.join(', ')}`);
for (const problem of problems.sort()) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function collect(node: ts.Node, tree: ts.SourceFile): void {
  const place = `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  if (ts.isRegularExpressionLiteral(node)) expressions.push({ place, ...split(node) });
  if (isConstructor(node)) {
    const [pattern, flags] = node.arguments ?? [];
    const source = pattern && readText(pattern, tree);
    const given = flags ? readText(flags, tree) : '';
    if (isExempt(node, tree)) exempt.push(place);
    else if (source === undefined || given === undefined)
      problems.push(`${place} builds a pattern that cannot be read from the source: ${node.getText()}`);
    else expressions.push({ place, source, flags: given });
  }
  ts.forEachChild(node, (child) => collect(child, tree));
}

async function examine({ place, source, flags }: Expression): Promise<void> {
  // The flag d changes what a match tells, not how it is found, and recheck does not know it.
  const result = await check(source, flags.replace('d', ''), LIMITS);
  if (result.status === 'safe') return;
  const why =
    result.status === 'vulnerable'
      ? `${result.complexity.summary}, for example on ${result.attack.pattern}`
      : result.error.kind;
  problems.push(`${place} /${source}/${flags}: ${why}`);
}

function isConstructor(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

function isExempt(node: ts.Node, tree: ts.SourceFile): boolean {
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
  return tree.text.split('\n')[line - 1]?.trim() === EXEMPTION;
}

function split(literal: ts.RegularExpressionLiteral): { source: string; flags: string } {
  const end = literal.text.lastIndexOf('/');
  return { source: literal.text.slice(1, end), flags: literal.text.slice(end + 1) };
}

/**
 * The text that an expression has whenever it runs: literals, constants of the same file, `[…].join(…)`. What a run
 * puts between the fixed parts of a template is taken for one letter.
 */
function readText(node: ts.Node, tree: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw')
    return ts.isNoSubstitutionTemplateLiteral(node.template) ? node.template.rawText : undefined;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(
      ({ expression, literal }) => (readText(expression, tree) ?? 'x') + literal.text,
    );
    return node.head.text + spans.join('');
  }
  if (ts.isIdentifier(node)) {
    const value = findConstant(tree, node.text);
    return value && readText(value, tree);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: list, name } = node.expression;
    if (name.text === 'replace' && node.arguments.map((each) => each.getText()).join() === ESCAPING)
      return 'x';
    if (name.text !== 'join' || !ts.isArrayLiteralExpression(list)) return undefined;
    const parts = list.elements.map((element) => readText(element, tree));
    const glue = node.arguments[0] && readText(node.arguments[0], tree);
    return parts.includes(undefined) ? undefined : parts.join(glue);
  }
  return undefined;
}

function findConstant(tree: ts.Node, name: string): ts.Expression | undefined {
  return ts.forEachChild(tree, (child) =>
    ts.isVariableDeclaration(child) && child.name.getText() === name
      ? child.initializer
      : findConstant(child, name),
  );
}
