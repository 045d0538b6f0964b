import { quote } from '../errors.ts';
import { type Kind, kinds } from '../notification/states.ts';
import type { Parsed } from './parse.ts';
import { parseChoice, parseDuration } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings } from './settings.ts';

/** What the mail is about: its kind, and which run, release, deployment or time. */
export function readKind(
  reader: Reader,
): Pick<Settings, 'kind' | 'repository' | 'runId' | 'tag' | 'deployment' | 'period'> {
  const kind = reader.parse('kind', (text) => parseChoice(text, ['auto', ...kinds]), 'auto');
  const period = reader.text('period') === '' ? undefined : reader.parse('period', parsePeriod, undefined);
  return {
    kind,
    ...readSubject(reader, kind, period),
    tag: reader.text('tag'),
    deployment: {
      environment: reader.text('environment'),
      url: readLink(reader),
      version: reader.text('version'),
    },
    period,
  };
}

/** The run or repository that the mail is about, where it is not that of this step. */
function readSubject(
  reader: Reader,
  kind: Settings['kind'],
  period: Settings['period'],
): Pick<Settings, 'repository' | 'runId'> {
  const repository = reader.parse('repository', parseRepository, '');
  const runId = reader.text('run-id') === '' ? undefined : reader.parse('run-id', parseRunId, undefined);
  const given = runId === undefined ? 'repository' : 'run-id';
  const isPeriod = kind === 'digest' && period !== 'run';
  if (reader.text(given) === '') return { repository, runId };
  if (kind === 'message') {
    reader.complain(given, 'is given with kind message, which is about no run; leave one of the two out');
  } else if (isPeriod && runId !== undefined) {
    reader.complain('run-id', 'is given with a digest of a period; add period: run, or leave run-id out');
  } else if (!isPeriod && reader.text('run-id') === '') {
    reader.complain(
      'run-id',
      'is missing; repository needs the id of the run that the mail is about, or kind digest',
    );
  }
  if (reader.text('github-token') === '') {
    reader.complain('github-token', `is empty; ${given} needs a token that may read the run or repository`);
  }
  return { repository, runId };
}

/** Letters, digits and hyphens for the owner; dots and underscores, too, for the repository (github.com). */
function parseRepository(text: string): Parsed<string> {
  if (text === '' || /^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(text)) return { value: text };
  return { problem: `${quote(text)} is not of the form owner/name, such as contoso/app` };
}

function parseRunId(text: string): Parsed<number> {
  if (/^[1-9]\d{0,14}$/.test(text)) return { value: Number(text) };
  return {
    problem: `${quote(text)} is not the id of a run; write its digits, as github.run_id has them and the address of the run ends with`,
  };
}

function parsePeriod(text: string): Parsed<number | 'run'> {
  if (text.toLowerCase() === 'run') return { value: 'run' };
  const parsed = parseDuration(text, { minMs: 3_600_000, maxMs: 31 * 86_400_000 });
  return 'problem' in parsed ? { problem: `${parsed.problem}, or run for the jobs of one run` } : parsed;
}

function readLink(reader: Reader): string {
  const text = reader.text('environment-url');
  if (text !== '' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    reader.complain('environment-url', `${quote(text)} is not an http or https URL`);
  }
  return text;
}

/**
 * Decides what a mail is about when the input `kind` is `auto`: a `release` or `deployment_status` event is itself the
 * news. Everything else is a build, also `schedule` (a nightly build is one; a digest has to be asked for) and
 * `deployment` (its workflow is the one that deploys, and has an outcome of its own).
 *
 * @param event name of the event, GITHUB_EVENT_NAME
 */
export function kindOf(event: { name: string }, input: Settings['kind']): Kind {
  if (input !== 'auto') return input;
  if (event.name === 'release') return 'release';
  return event.name === 'deployment_status' ? 'deployment' : 'build';
}
