import { ActionError, nameInputs } from '../errors.ts';
import { notifyOnValues, repeatValues } from '../notification/policy.ts';
import { type Conclusion, conclusions } from '../notification/states.ts';
import { parseRedactions } from '../redaction/patterns.ts';
import type { Problem } from '../services/mail-service.ts';
import { readContent } from './content.ts';
import { type InputName, inputNames } from './declarations.ts';
import { readKind } from './kind.ts';
import { checkNeeds } from './needs.ts';
import { parseChoice, parseChoices, parseDuration, parseFlag, parseObject, splitList } from './parse.ts';
import { Reader } from './reader.ts';
import { readPeople } from './recipients.ts';
import type { Settings } from './settings.ts';
import { readIdentity, readService, reviewIdentity } from './sign-in.ts';

const CONTEXTS = ['needs', 'job'] as const;

/** The runner's contexts as the inputs hold them; what is no JSON object is left out here and named by {@link readSettings}. */
export function readContexts(
  read: (name: InputName) => string,
): Partial<Record<(typeof CONTEXTS)[number], unknown>> {
  const parsed = CONTEXTS.map((name) => [name, parseObject(read(name))] as const);
  return Object.fromEntries(
    parsed.flatMap(([name, result]) => ('value' in result ? [[name, result.value]] : [])),
  );
}

/**
 * Makes the settings of a run.
 *
 * @param read  value of an input, blanks around it removed, empty when unset
 * @param given names of the inputs that the workflow sets, upper case as in INPUT_…; unknown ones become warnings
 * @param hasIdToken true when the job may ask for an OIDC token (`permissions: id-token: write`)
 * @returns settings and warnings
 * @throws ActionError kind `input` that lists every problem of every input
 */
export async function readSettings(
  read: (name: InputName) => string,
  given: readonly string[],
  hasIdToken: boolean,
): Promise<{ settings: Settings; warnings: Problem[] }> {
  const reader = new Reader(read);
  const service = await readService(reader);
  const { login, ...identity } = readIdentity(reader, service, hasIdToken);
  const people = readPeople(reader, service);
  const policy = readPolicy(reader);
  const status = readStatus(reader);
  const about = readKind(reader);
  const settings: Settings = {
    service,
    login: { ...login, username: login.username || people.from.address },
    ...identity,
    ...people,
    policy,
    status,
    ...about,
    ...readContent(reader, about.kind),
    githubToken: reader.text('github-token'),
    dryRun: reader.parse('dry-run', parseFlag, false),
    verify: reader.parse('verify', parseFlag, false),
    onError: reader.parse('on-error', (text) => parseChoice(text, ['fail', 'warn']), 'fail'),
    timeoutMs: reader.parse(
      'timeout',
      (text) => parseDuration(text, { minMs: 1000, maxMs: 6 * 3_600_000 }),
      0,
    ),
    redact: readRedactions(reader),
  };
  if (policy.notifyOn.length === 0 && reader.problems.every(({ input }) => input !== 'notify-on')) {
    reader.complain('notify-on', 'names no state; leave it out for the default, or write always');
  }
  for (const name of CONTEXTS) {
    const context = reader.parse(name, parseObject, undefined);
    const problem = name === 'needs' ? checkNeeds(context) : undefined;
    if (problem !== undefined) reader.complain(name, problem);
  }
  if (settings.dryRun && settings.verify) {
    reader.complain(
      'verify',
      'and dry-run are both true; dry-run connects to nothing, verify needs to connect',
    );
  }
  const names = await reviewNames(given);
  // A misspelt name is often why the right one is missing, so it is named beside it.
  if (reader.problems.length > 0) throw refuseInputs(reader, [...reader.problems, ...names]);
  return { settings, warnings: [...reviewIdentity(reader, settings), ...names] };
}

function readPolicy(reader: Reader): Settings['policy'] {
  return {
    notifyOn: reader.parse('notify-on', (text) => parseChoices(text, notifyOnValues), []),
    repeat: reader.parse('repeat', (text) => parseChoice(text, repeatValues), 'always'),
    branches: splitList(reader.text('branches')),
    ignoreBranches: splitList(reader.text('ignore-branches')),
    events: splitList(reader.text('events')),
    ignoreActors: splitList(reader.text('ignore-actors')),
  };
}

function readRedactions(reader: Reader): RegExp[] {
  // No comments here: `#` may begin a pattern.
  const { patterns, problems } = parseRedactions(reader.text('redact').split(/\r?\n/));
  for (const problem of problems) reader.complain('redact', problem);
  return patterns;
}

function readStatus(reader: Reader): Conclusion | undefined {
  if (reader.text('status') === '') return undefined;
  return reader.parse('status', (text) => parseChoice(text, conclusions), undefined);
}

async function reviewNames(given: readonly string[]): Promise<Problem[]> {
  const known = new Set(inputNames.map((name) => name.toUpperCase()));
  const unknown = given.filter((name) => !known.has(name));
  if (unknown.length === 0) return [];
  const { reviewUnknownNames } = await import('./unknown-names.ts');
  return reviewUnknownNames(unknown);
}

/** Where the examples and setup.sh keep what these inputs are given. */
const KEPT_IN: Partial<Record<string, string>> = {
  'acs-resource': 'vars.ACS_RESOURCE',
  'client-id': 'vars.ACS_CLIENT_ID',
  'tenant-id': 'vars.ACS_TENANT_ID',
  'client-secret': 'secrets.ACS_CLIENT_SECRET',
  'smtp-username': 'vars.ACS_SMTP_USERNAME',
  from: 'vars.ACS_FROM',
};

function refuseInputs(reader: Reader, problems: readonly Problem[]): ActionError {
  const names = [...new Set(problems.map((each) => each.input))];
  const missing = inputNames.filter((name) => names.includes(name) && reader.text(name) === '');
  const fault =
    missing.length === 0 ? 'wrong' : missing.length === names.length ? 'missing' : 'missing or wrong';
  const unset = missing.flatMap((name) => KEPT_IN[name] ?? []);
  return new ActionError('input', {
    title: nameInputs(names, fault),
    causes: problems.map((each) => `${each.input} ${each.text}`),
    remedies: [
      ...(unset.length > 0
        ? [
            `GitHub passes an empty text for a variable or secret that is not set. Look under Settings > Secrets and variables > Actions whether ${unset.join(', ')} (or what your step reads instead) is set, and visible to this repository, this environment and this event.`,
          ]
        : []),
      'Correct the "with:" block of the step, or the variables and secrets that it reads. Nothing was sent.',
    ],
    anchor: 'input',
  });
}
