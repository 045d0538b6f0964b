import { Liquid, type Template } from 'liquidjs';
import { ActionError } from '../../errors.ts';
import type { Notification } from '../../notification/notification.ts';
import { escapeHtml } from '../html/escape.ts';
import { guardText } from '../html/markdown.ts';
import type { Clock } from '../view/format.ts';
import { type View, webUrl } from '../view/view.ts';
import { dataOf, urlsOf } from './data.ts';
import { addUserFilters } from './filters.ts';
import { namesLike, nearestName, problemOf, type UnknownName } from './names.ts';

/** Which of the user's texts is filled in; decides how data is escaped where it is placed. */
export type EscapeContext = 'subject' | 'markdown' | 'html';

/** Fills one text of the user's; `input` is what the user calls it, e.g. `body-file`, and is said in errors. */
export type Fill = (place: EscapeContext, input: string, source: string) => Promise<string>;

interface FillOptions extends Clock {
  place: EscapeContext;
  /** What the user calls the text, e.g. `body` or `body-file`: said in errors. */
  input: string;
  /** From `dataOf`. */
  data: Record<string, unknown>;
  /** From `urlsOf`: data that may become a link by itself. */
  urls: ReadonlySet<string>;
}

/** Longest result and longest time: far beyond any mail, short enough to stop a runaway loop. */
const maxResult = 2_000_000;
const maxRenderMs = 750;
const maxMemory = 20_000_000;

/** Makes the data of one mail, once for all texts that it fills; see {@link fillTemplate}. */
export function templatesOver(
  notification: Notification,
  view: View,
  { timezone, locale }: Clock,
  now: string,
): Fill {
  const data = dataOf(notification, view, now);
  const known = { timezone, locale, data, urls: urlsOf(data) };
  return (place, input, source) => fillTemplate(source, { place, input, ...known });
}

/**
 * Fills a text of the user's with data, once: data is never run as a template, no file is read, nothing is included.
 *
 * @returns the text; for `markdown` with its data still guarded, for `subject` in one line
 * @throws ActionError of kind `template` that names the input, line and column, and the nearest valid name
 */
async function fillTemplate(source: string, options: FillOptions): Promise<string> {
  const engine = createEngine(options);
  const parsed = attempt(options, () => engine.parse(source));
  if (countNames(source) * source.length <= maxAnalysis) checkNames(engine, parsed, options);
  let filled: string;
  try {
    filled = await engine.render(parsed, options.data);
  } catch (error) {
    throw errorOf(error, options);
  }
  if (filled.length > maxResult) {
    throw new ActionError('template', {
      title: `${options.input}: the result is longer than ${maxResult.toLocaleString('en')} characters`,
      causes: ['A loop repeats more than was meant.'],
      remedies: ['Limit the loop, for example `{% for job in jobs.list limit: 20 %}`.'],
    });
  }
  return options.place === 'subject' ? filled.replace(/\s+/gu, ' ').trim() : filled;
}

function createEngine(options: FillOptions): Liquid {
  const escapes: Record<EscapeContext, (value: unknown) => string> = {
    subject: stringOf,
    html: (value) => escapeHtml(stringOf(value)),
    markdown: (value) => placeInMarkdown(stringOf(value), options.urls),
  };
  const engine = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: false,
    renderLimit: maxRenderMs,
    memoryLimit: maxMemory,
    timezoneOffset: options.timezone,
    locale: options.locale,
    outputEscape: escapes[options.place],
  });
  for (const name of ['include', 'render', 'layout', 'block', 'cycle'])
    engine.registerTag(name, refusedTag(name));
  addUserFilters(engine, options);
  return engine;
}

/** Tags that read files, and `cycle`, which would write its values unescaped. */
function refusedTag(name: string) {
  return {
    parse(): void {
      throw new Error(`the tag "${name}" is not available here`);
    },
    render: () => '',
  };
}

function placeInMarkdown(text: string, urls: ReadonlySet<string>): string {
  if (!urls.has(text)) return guardText(text);
  return (webUrl(text) ?? '').replace(
    /[()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function stringOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(stringOf).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Names times characters up to which liquidjs's analysis is quick: it counts lines from the start for every name. A
 * text beyond that (thousands of names) is checked only where it is filled in.
 */
const maxAnalysis = 20_000_000;

function countNames(text: string): number {
  let names = 0;
  for (const [tag] of text.matchAll(/\{[{%][^{}]{0,10000}/g))
    names += tag.match(/[A-Za-z_][\w-]*/g)?.length ?? 0;
  return names;
}

/** Checks every name in the text against the data model, also in branches that this run does not take. */
function checkNames(engine: Liquid, parsed: Template[], options: FillOptions): void {
  const { globals } = attempt(options, () => engine.analyzeSync(parsed, { partials: false }));
  for (const uses of Object.values(globals)) {
    for (const use of uses) {
      const problem = problemOf(use.segments as unknown[], options.data);
      if (problem !== undefined) throw unknownName(problem, options, use.location, use.segments.join('.'));
    }
  }
}

function unknownName(
  problem: UnknownName,
  options: FillOptions,
  at?: { row: number; col: number },
  used = problem.path,
): ActionError {
  const nearest = nearestName(problem.path, problem.names);
  const place = at === undefined ? '' : `line ${at.row}, column ${at.col}: `;
  return new ActionError('template', {
    title: `${options.input}: ${place}there is no \`${problem.path}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`,
    causes: ['The name is misspelt, or it belongs to another part of the data model.'],
    remedies: [
      ...contextHint(used),
      ...(problem.path.startsWith('fields.')
        ? ['Add the field to the `fields` input, one `name=value` a line.']
        : []),
      ...(problem.names.length > 0 ? [`Valid here: ${problem.names.slice(0, 30).join(', ')}.`] : []),
      'docs/templates.md lists every name.',
    ],
  });
}

/** Contexts of GitHub's expressions, which a template does not see. */
const CONTEXTS = [
  'github',
  'env',
  'vars',
  'job',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
];

/** What most people mean by them. */
const COUNTERPARTS: Record<string, string> = {
  'github.repository': 'repo.fullName',
  'github.ref_name': 'ref.name',
  'github.sha': 'commit.sha',
  'github.actor': 'actor.login',
  'github.workflow': 'workflow.name',
  'github.run_id': 'run.id',
  'github.run_number': 'run.number',
  'github.event_name': 'run.event',
  'job.status': 'state',
};

/** For `{{ github.repository }}`: GitHub fills its contexts before the action runs, and only where a `$` stands. */
function contextHint(used: string): string[] {
  const [context = ''] = used.split('.');
  if (!CONTEXTS.includes(context)) return [];
  const counterpart = COUNTERPARTS[used];
  return [
    `\`${context}\` is a context of GitHub: write \`\${{ ${used} }}\`, with a $, in the workflow${counterpart === undefined ? '' : `, or \`{{ ${counterpart} }}\` in the template`}.`,
  ];
}

function attempt<T>(options: FillOptions, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw errorOf(error, options);
  }
}

/** liquidjs puts the place at the end of its message and the token on the error. */
function errorOf(error: unknown, options: FillOptions): ActionError {
  if (error instanceof ActionError) return error;
  const { message, token, originalError } = error as {
    message: string;
    token?: { getPosition?: () => [number, number] };
    originalError?: { name?: string; variableName?: string };
  };
  const [row, col] = token?.getPosition?.() ?? [];
  const at = row === undefined || col === undefined ? undefined : { row, col };
  if (originalError?.variableName !== undefined) {
    return unknownName(
      { path: originalError.variableName, names: namesLike(originalError.variableName) },
      options,
      at,
    );
  }
  const said = message.replace(/, (?:file:[^,]*, )?line:\d+, col:\d+$/, '');
  // On a fast machine a text that doubles reaches the longest string of the engine before any limit of the library.
  if (/limit exceeded|invalid string length/i.test(said)) {
    return new ActionError('template', {
      title: `${options.input}: filling it in took too long or needed too much memory`,
      causes: ['A loop repeats more than was meant.'],
      remedies: ['Limit the loop, for example `{% for job in jobs.list limit: 20 %}`.'],
      cause: error,
    });
  }
  return new ActionError('template', {
    title: `${options.input}: ${at === undefined ? '' : `line ${at.row}, column ${at.col}: `}${said}`,
    causes: ['The text is not valid Liquid.'],
    remedies: [
      'To write `{{` or `{%` itself, put it between {% raw %} and {% endraw %}.',
      'docs/templates.md lists the filters of this action and what is switched off; the rest is at https://liquidjs.com.',
    ],
    cause: error,
  });
}
