import { appendFileSync, readFileSync } from 'node:fs';
import { EOL } from 'node:os';
import { mapTexts, Scrubber } from '../redaction/scrubber.ts';
import { formatOutput, type Outputs } from './outputs.ts';
import { fitSummary } from './summary.ts';
import { getIdToken, issue, issueCommand, toCommandProperties } from './toolkit.ts';

export interface AnnotationProperties {
  title?: string;
}

/**
 * The runner as the action sees it: inputs and payload in, masks, log lines, outputs and the summary out. Everything that
 * goes out passes {@link Runner.scrub}, because masks hide secrets in the log only, not in outputs, files or the summary.
 */
export interface Runner {
  /** Value of an input, blanks around it removed; empty when unset. */
  input(name: string): string;
  /** Names of all inputs that the workflow set, in the runner's own spelling (upper case). */
  inputNames(): string[];
  /** The webhook payload, behind GITHUB_EVENT_PATH; undefined where there is none, as outside of a runner. */
  payload(): unknown;
  /** Hides a value, and every line of it, from now on and everywhere. */
  mask(value: string): void;
  /** Hides a value in the log alone. */
  maskInLog(value: string): void;
  /** Replaces every value that is hidden everywhere. */
  scrub(text: string): string;
  isDebug(): boolean;
  debug(line: string): void;
  info(line: string): void;
  notice(text: string, properties?: AnnotationProperties): void;
  warning(text: string, properties?: AnnotationProperties): void;
  /** Prints lines inside a fold that the reader can open. */
  group(title: string, lines: readonly string[]): void;
  /** Sets outputs, all of them or none. */
  setOutputs(outputs: Outputs): void;
  /** Adds Markdown to the step summary; failing to write it is not worth failing the step. */
  addSummary(markdown: string): void;
  /** Makes the step red with one annotation. Called once, by run(). */
  fail(text: string, properties?: AnnotationProperties): void;
  /** Signed token of the workflow run for the audience; needs `permissions: id-token: write`. */
  requestIdToken(audience: string): Promise<string>;
}

/** The real runner, spoken to through the modules of @actions/core. */
export function connectRunner(env: NodeJS.ProcessEnv = process.env): Runner {
  const scrubber = new Scrubber();
  const { scrub } = scrubber;
  const annotate =
    (level: 'notice' | 'warning' | 'error') =>
    (text: string, { title }: AnnotationProperties = {}): void => {
      const properties = title === undefined ? {} : toCommandProperties({ title: scrub(title) });
      issueCommand(level, properties, scrub(text));
    };
  const print = (text: string): void => {
    for (const line of scrub(text).split(/\r\n|[\r\n]/))
      process.stdout.write(`${neutralizeCommands(line)}${EOL}`);
  };

  return {
    input: (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    inputNames: () =>
      Object.keys(env)
        .filter((key) => key.startsWith('INPUT_') && env[key] !== '')
        .map((key) => key.slice('INPUT_'.length)),
    payload() {
      try {
        return mapTexts(JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')), scrub);
      } catch {
        return undefined;
      }
    },
    mask(value) {
      for (const part of scrubber.hide(value)) issueCommand('add-mask', {}, part);
    },
    maskInLog: (value) => issueCommand('add-mask', {}, value),
    scrub,
    isDebug: () => env['RUNNER_DEBUG'] === '1',
    debug: (line) => issueCommand('debug', {}, scrub(line)),
    info: print,
    notice: annotate('notice'),
    warning: annotate('warning'),
    group(title, lines) {
      issue('group', scrub(title));
      for (const line of lines) print(line);
      issue('endgroup');
    },
    setOutputs(outputs) {
      // Outside of a runner there is no file, and the old command that printed outputs is gone.
      if (!env['GITHUB_OUTPUT']) return;
      const entries = Object.entries(outputs).filter(([, value]) => value !== undefined);
      try {
        const lines = entries.map(([name, value]) => formatOutput(name, scrub(value)));
        appendFileSync(env['GITHUB_OUTPUT'], lines.join(''));
      } catch (error) {
        // A mail that was sent stays sent, whether or not the disk is full.
        const names = entries.map(([name]) => name).join(', ');
        issueCommand('warning', {}, scrub(`The outputs ${names} could not be written: ${String(error)}`));
      }
    },
    addSummary(markdown) {
      if (!env['GITHUB_STEP_SUMMARY']) return;
      try {
        appendFileSync(env['GITHUB_STEP_SUMMARY'], `${fitSummary(scrub(markdown))}${EOL}`);
      } catch (error) {
        issueCommand('debug', {}, scrub(`The step summary could not be written: ${String(error)}`));
      }
    },
    fail(text, properties = {}) {
      process.exitCode = 1;
      annotate('error')(text, properties);
    },
    requestIdToken: getIdToken,
  };
}

/**
 * The runner takes `::` at the start of a line, after any blanks, and `##[` anywhere in it for a command
 * (actions/runner, ActionCommand.cs). A zero-width space keeps text that others wrote what it is.
 */
function neutralizeCommands(line: string): string {
  return line.replace(/^(\s*)(?=::)/, '$1\u200b').replaceAll('##[', '##\u200b[');
}

/** Longer than any output takes to be written, shorter than anybody notices; a cancelled job has less time. */
const LINGER_MS = { usual: 3_000, cancelled: 500 };

/**
 * Lets the process end. The story is over and told; a request that somebody never answered must not keep the job
 * waiting for its socket to time out.
 */
export function exitAfterGrace(isCancelled: boolean): void {
  setTimeout(() => process.exit(), isCancelled ? LINGER_MS.cancelled : LINGER_MS.usual).unref();
}
