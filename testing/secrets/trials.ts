import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stages } from '../../emulator/faults.ts';
import { inputsOf } from '../../src/inputs/declarations.ts';
import { jobLog } from '../github/logs.ts';
import { forkWorkflowRun, matrixFailure, type Scenario } from '../github/scenarios.ts';
import { secrets, signInSecrets, type Trial } from './attempt.ts';
import { plantText } from './search.ts';

/** Two shifts by half a secret: whatever is cut, one of them is cut in the middle of a secret. */
const SHIFTS = [0, 27];

/** Secrets that the action knows in every run. */
const known = Object.entries(secrets)
  .filter(([name]) => signInSecrets.includes(name) || name.startsWith('ACTIONS_'))
  .map(([, value]) => value);

const dense = SHIFTS.map((shift) => plantText(known, shift));
/** Each secret once: short enough for what refuses long values. */
const brief = known.join(' ');
const plants = [...dense, brief];

const open = [...inputsOf(undefined), ...inputsOf('identifier')];

/** A value around the plant that the input accepts, so that the plant reaches the mail. Others take it as it stands. */
const accepted: Record<string, (plant: string) => string> = {
  to: (plant) => `"${plant.replaceAll('"', '\\"')}" <dev@contoso.example>`,
  headers: (plant) => `X-Note: ${plant}`,
  fields: (plant) => `note=${plant}`,
  'environment-url': (plant) => `https://app.contoso.example/${plant}`,
  subject: (plant) => `Build {{ repo.name }} ${plant}`,
  html: (plant) => `<p>{{ repo.name }}</p><pre>${plant}</pre>`,
};

const trial = (place: string, name: string, rest: Partial<Trial> = {}): Trial => ({
  place,
  name,
  scenario: matrixFailure,
  ...rest,
});

const each = <T>(values: readonly T[], make: (value: T, index: number) => Trial | Trial[]): Trial[] =>
  values.flatMap((value, index) => make(value, index));

/** One input at a time, as the plant itself and, where that is refused, inside of what is accepted. */
function* inputTrials(): Generator<Trial> {
  for (const input of open) {
    for (const plant of plants) {
      yield trial('inputs', input, { inputs: { 'dry-run': 'true', [input]: plant } });
      const wrap = accepted[input];
      if (wrap) yield trial('inputs', `${input}, accepted`, { inputs: { [input]: wrap(plant) } });
    }
  }
}

/** All inputs at once, for each secret input that there is: nothing is accepted, and every refusal quotes. */
function refusedInputs(): Trial[] {
  return each(inputsOf('secret'), (input) =>
    each(SHIFTS, (shift) => {
      const value = secrets[input] ?? '';
      const plant = plantText([value], shift);
      const inputs = Object.fromEntries(open.map((name) => [name, plant]));
      return trial('all inputs refused', input, { inputs: { ...inputs, [input]: value } });
    }),
  );
}

/** What a user may write into a mail, all of it in one, sent and previewed. */
function ownTexts(): Trial[] {
  const wrapped = (plant: string, ...names: string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, accepted[name]?.(plant) ?? plant]));
  const halves = known
    .map((value, at) => `a${at}=${value.slice(0, 20)}\nb${at}=${value.slice(20)}`)
    .join('\n');
  const joined = known.map((_, at) => `{{ fields.a${at} }}{{ fields.b${at} }}`).join(' ');
  return each(['false', 'true'], (dryRun) => [
    ...each(plants, (plant, at) => [
      trial('own texts', `body ${at}`, {
        inputs: { 'dry-run': dryRun, body: plant, ...wrapped(plant, 'subject', 'headers', 'fields', 'to') },
      }),
      trial('own texts', `html ${at}`, { inputs: { 'dry-run': dryRun, ...wrapped(plant, 'html') } }),
    ]),
    trial('own texts', 'joined by a template, body', {
      inputs: { 'dry-run': dryRun, fields: halves, body: joined, subject: joined },
    }),
    trial('own texts', 'joined by a template, html', {
      inputs: { 'dry-run': dryRun, fields: halves, html: `<p>${joined}</p>` },
    }),
  ]);
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function fileTrials(): Trial[] {
  return each(plants, (plant, at) => [
    trial('files', `body-file ${at}`, { files: { 'note.md': plant }, inputs: { 'body-file': 'note.md' } }),
    trial('files', `html-file ${at}`, {
      files: { 'note.html': `<p>${plant}</p><p>{{ fields.none }}</p>` },
      inputs: { 'html-file': 'note.html' },
    }),
    trial('files', `JUnit ${at}`, {
      files: {
        'junit.xml': `<testsuite name="${xml(plant)}"><testcase name="${xml(plant)}" classname="${xml(plant)}" file="${xml(plant)}.ts">
          <failure message="${xml(plant)}" type="${xml(plant)}">${xml(plant)} at ${xml(plant)}</failure></testcase>
          <testcase name="b"><failure>Error: ${xml(plant)}</failure></testcase>
          <testcase name="c"><failure/><system-out>error: ${xml(plant)}</system-out></testcase></testsuite>`,
        'broken.xml': `<testsuite><${'a'.repeat(20)} ${xml(brief)}`,
      },
      inputs: { 'test-reports': '*.xml' },
    }),
    trial('files', `TRX ${at}`, {
      files: {
        'tests.trx': `<TestRun><Results><UnitTestResult testId="1" testName="${xml(plant)}" outcome="Failed"><Output><ErrorInfo>
          <Message>${xml(plant)}</Message><StackTrace>at A in ${xml(plant)}.cs:line 4</StackTrace></ErrorInfo></Output></UnitTestResult></Results></TestRun>`,
      },
      inputs: { 'test-reports': '*.trx' },
    }),
  ]);
}

/** Every line of the failing step holds the plant: what is shown, and what is attached. */
function logTrials(): Trial[] {
  return each(plants, (plant, at) =>
    trial('job logs', `lines of ${plant.length} characters, ${at}`, {
      scenario: () => {
        const scenario = matrixFailure();
        for (const id of Object.keys(scenario.world.logs)) {
          const lines = [`Error: ${plant}`, plant, `\u001b[31m${plant}\u001b[0m`, `##[error]boom ${plant}`];
          scenario.world.logs[Number(id)] = jobLog('2026-11-20T08:20:35Z', [
            { name: 'npm test', script: 'npm test', seconds: 5, lines },
          ]);
        }
        return scenario;
      },
      inputs: { 'attach-logs': 'failed', 'log-lines': '40' },
    }),
  );
}

/** Texts of GitHub by their key; a plant in any other changes what the answer means, so each of those has its own run. */
const TEXTS = new Set(
  'name title message display_title body login email description summary raw_details label workflow step conclusion_text path head_branch annotation_text text'.split(
    ' ',
  ),
);

/** The same data with the plant behind every text whose key is chosen. */
function plantAt(data: unknown, isChosen: (key: string) => boolean, plant: string, key = ''): unknown {
  if (typeof data === 'string') return isChosen(key) ? `${data} ${plant}` : data;
  if (Array.isArray(data)) return data.map((item) => plantAt(item, isChosen, plant, key));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, item]) => [name, plantAt(item, isChosen, plant, name)]),
  );
}

function keysOf(data: unknown, keys = new Set<string>()): Set<string> {
  if (typeof data !== 'object' || data === null) return keys;
  for (const [key, item] of Object.entries(data)) {
    if (typeof item === 'string' && !Array.isArray(data)) keys.add(key);
    keysOf(item, keys);
  }
  return keys;
}

const isText = (key: string): boolean => TEXTS.has(key);

function gitHubTrials(): Trial[] {
  return each(plants, (plant, at) => [
    trial('API answers', `all texts ${at}`, { rewrite: (body) => plantAt(body, isText, plant) }),
    trial('API answers', `refusal ${at}`, {
      scenario: () => {
        const scenario = matrixFailure();
        const body = { message: `Resource not to be had ${plant}` };
        return {
          ...scenario,
          stub: { ...scenario.stub, faults: [{ kind: 'status', status: 403, reply: { body } }] },
        };
      },
    }),
    ...each([matrixFailure, forkWorkflowRun], (story) =>
      trial('payload', `all texts ${at}, ${story.name}`, {
        scenario: () => {
          const scenario = story();
          return { ...scenario, event: plantAt(scenario.event, isText, plant) as Scenario['event'] };
        },
      }),
    ),
  ]);
}

function* gitHubKeyTrials(): Generator<Trial> {
  for (const plant of dense) {
    for (const key of keysOf(matrixFailure().world)) {
      yield trial('API answers', key, { rewrite: (body) => plantAt(body, (name) => name === key, plant) });
    }
    for (const story of [matrixFailure, forkWorkflowRun]) {
      for (const key of keysOf(story().event)) {
        yield trial('payload', `${key}, ${story.name}`, {
          scenario: () => {
            const scenario = story();
            const event = plantAt(scenario.event, (name) => name === key, plant) as Scenario['event'];
            return { ...scenario, event };
          },
        });
      }
    }
  }
}

/** Where the runner keeps its files, and what leads the action to the servers of the trial. */
const FIXED = /_PATH$|_OUTPUT$|_WORKSPACE$|_TEMP$|^NODE_|^RUNNER_DEBUG$|^ACTIONS_ID_TOKEN|_RUNTIME_TOKEN$/;

/** Every variable that the sources read, found by its name in them. */
function variableTrials(): Trial[] {
  const names = new Set<string>();
  const root = join(import.meta.dirname, '../../src');
  for (const file of globSync('**/*.ts', { cwd: root })) {
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(/env\['([A-Z_]+)'\]/g)) {
      if (name !== undefined && !FIXED.test(name)) names.add(name);
    }
  }
  return each([...names], (name) =>
    each(dense, (plant) => trial('environment', name, { env: { [name]: plant } })),
  );
}

function entraTrials(): Trial[] {
  const refuse = [{ at: 'auth', do: 'reply', reply: '535 5.7.3 Authentication unsuccessful' }] as const;
  return each(plants, (plant, at) => {
    const answers = {
      refusal: {
        kind: 'body',
        status: 401,
        body: JSON.stringify({
          error: 'invalid_client',
          error_description: `AADSTS7000215: Invalid ${plant}`,
          error_codes: [7000215],
        }),
      },
      nonsense: { kind: 'body', status: 200, body: plant },
    } as const;
    return [
      trial('Entra', `no OIDC token ${at}`, {
        inputs: { auth: 'oidc', 'client-secret': '' },
        // Without a client secret that value is nothing to hide.
        idTokenError: plant.replaceAll(secrets['client-secret'] ?? '', ''),
      }),
      ...each(Object.entries(answers), ([name, answer]) => [
        trial('Entra', `${name} to a token ${at}`, { inputs: { auth: 'oauth' }, entra: [answer, answer] }),
        trial('Entra', `${name} to a diagnosis ${at}`, { smtp: refuse, entra: [answer, answer] }),
      ]),
    ];
  });
}

/** What a server may say at each stage: a refusal, in one line and in several, a reply of success, and no SMTP. */
function smtpTrials(): Trial[] {
  const at = stages.filter((stage) => stage !== 'tls' && stage !== 'body');
  return each(at, (stage) =>
    each(plants, (plant, index) =>
      each(
        [
          `550 5.7.1 ${plant}`,
          `550-5.7.1 ${plant}\r\n550 5.7.1 ${plant}`,
          `250 2.0.0 ${plant}`,
          `HTTP/1.1 400 ${plant}`,
        ],
        (reply, form) =>
          trial('SMTP replies', `${stage} ${index}/${form}`, {
            smtp: [{ at: stage, do: 'reply', reply }],
            inputs: {
              kind: 'message',
              body: 'A message.',
              timeout: '4s',
              to: 'dev@contoso.example, x@contoso.example',
            },
          }),
      ),
    ),
  );
}

/** A representative part that a test run has time for. */
export function chooseTrials(): Trial[] {
  const [first] = plants;
  const few = (list: readonly Trial[], every: number): Trial[] => list.filter((_, at) => at % every === 0);
  return [
    ...refusedInputs(),
    ...few(ownTexts(), 3),
    ...few(fileTrials(), 3),
    ...few(logTrials(), 2),
    ...few(gitHubTrials(), 3),
    ...few(entraTrials(), 4),
    ...few(smtpTrials(), 11),
    trial('environment', 'GITHUB_WORKFLOW', { env: { GITHUB_WORKFLOW: first ?? '' } }),
  ];
}

/** Every place. */
export function listTrials(): Trial[] {
  return [
    ...inputTrials(),
    ...refusedInputs(),
    ...ownTexts(),
    ...fileTrials(),
    ...logTrials(),
    ...gitHubTrials(),
    ...gitHubKeyTrials(),
    ...variableTrials(),
    ...entraTrials(),
    ...smtpTrials(),
  ];
}
