import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * Copies the built action and empties every function that a run does not call: what no loading on demand can go below.
 *
 * @param target the folder of the copy, inside the repository
 * @param run    starts the action with these variables added, which make Node write down what is called
 * @returns the path of its index.js
 */
export async function trim(
  main: string,
  target: string,
  run: (env: Record<string, string>) => Promise<unknown>,
): Promise<string> {
  const dist = dirname(main);
  const coverage = join(target, 'coverage');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(coverage, { recursive: true });
  cpSync(dist, target, { recursive: true });
  await run({ NODE_V8_COVERAGE: coverage });
  for (const name of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
      result: Profiler.ScriptCoverage[];
    };
    for (const { url, functions } of result) {
      const file = readdirSync(dist).find((each) => url === pathToFileURL(join(dist, each)).href);
      if (file !== undefined) writeFileSync(join(target, file), empty(join(dist, file), functions));
    }
  }
  return join(target, 'index.js');
}

/** The text of the script, each function without its body whose count is 0. */
function empty(path: string, functions: readonly Profiler.FunctionCoverage[]): string {
  const source = readFileSync(path, 'utf8');
  const uncalled = new Set<string>();
  for (const { ranges } of functions) {
    const [whole] = ranges;
    if (whole?.count === 0) uncalled.add(`${whole.startOffset} ${whole.endOffset}`);
  }
  let text = '';
  let at = 0;
  const visit = (node: ts.Node): void => {
    const body = ts.isFunctionLike(node) && 'body' in node ? (node.body as ts.Node | undefined) : undefined;
    if (body === undefined || !uncalled.has(`${node.getStart()} ${node.end}`)) {
      ts.forEachChild(node, visit);
      return;
    }
    text += source.slice(at, body.getStart()) + (ts.isBlock(body) ? '{}' : '0');
    at = body.end;
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  return text + source.slice(at);
}
