import * as core from '@actions/core';

export interface AnnotationProperties {
  title?: string;
}

/**
 * The runner as the action sees it: inputs in, masks, log lines, outputs and the summary out. Everything that goes
 * out passes {@link Runner.scrub}, because masks hide secrets in the log only, not in outputs, files or the summary.
 */
export interface Runner {
  /** Value of an input, blanks around it removed; empty when unset. */
  input(name: string): string;
  /** Names of all inputs that the workflow set, in the runner's own spelling (upper case). */
  inputNames(): string[];
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
  setOutput(name: string, value: string): void;
  /** Adds Markdown to the step summary; failing to write it is not worth failing the step. */
  addSummary(markdown: string): Promise<void>;
  /** Makes the step red with one annotation. Called once, by run(). */
  fail(text: string, properties?: AnnotationProperties): void;
  /** Signed token of the workflow run for the audience; needs `permissions: id-token: write`. */
  requestIdToken(audience: string): Promise<string>;
}

/** GitHub refuses summaries above 1 MiB (docs: "Step isolation and limits"). */
const MAX_SUMMARY_BYTES = 1_000_000;

/** The real runner, spoken to through @actions/core. */
export function connectRunner(env: NodeJS.ProcessEnv = process.env): Runner {
  const masks = new Set<string>();
  const scrub = (text: string): string => {
    let clean = text;
    for (const mask of masks) clean = clean.replaceAll(mask, '***');
    return clean;
  };
  const annotate =
    (write: (message: string, properties?: core.AnnotationProperties) => void) =>
    (text: string, properties: AnnotationProperties = {}): void =>
      write(scrub(text), properties.title === undefined ? {} : { title: scrub(properties.title) });

  return {
    input: (name) => core.getInput(name),
    inputNames: () =>
      Object.keys(env)
        .filter((key) => key.startsWith('INPUT_') && env[key] !== '')
        .map((key) => key.slice('INPUT_'.length)),
    mask(value) {
      for (const part of new Set([value, ...value.split(/\r?\n/)])) {
        if (part.trim() === '' || masks.has(part)) continue;
        masks.add(part);
        core.setSecret(part);
      }
    },
    maskInLog: (value) => core.setSecret(value),
    scrub,
    isDebug: () => core.isDebug(),
    debug: (line) => core.debug(scrub(line)),
    info: (line) => core.info(scrub(line)),
    notice: annotate(core.notice),
    warning: annotate(core.warning),
    group(title, lines) {
      core.startGroup(scrub(title));
      for (const line of lines) core.info(scrub(line));
      core.endGroup();
    },
    setOutput: (name, value) => core.setOutput(name, scrub(value)),
    async addSummary(markdown) {
      const text = scrub(markdown);
      const isTooLong = Buffer.byteLength(text) > MAX_SUMMARY_BYTES;
      try {
        await core.summary.addRaw(isTooLong ? cutBytes(text, MAX_SUMMARY_BYTES) : text, true).write();
      } catch (error) {
        core.debug(`The step summary could not be written: ${String(error)}`);
      }
    },
    fail(text, properties = {}) {
      process.exitCode = core.ExitCode.Failure;
      annotate(core.error)(text, properties);
    },
    requestIdToken: (audience) => core.getIDToken(audience),
  };
}

function cutBytes(text: string, limit: number): string {
  const cut = new TextDecoder().decode(Buffer.from(text).subarray(0, limit - 40));
  return `${cut.replace(/\uFFFD$/, '')}\n\n… cut at GitHub’s limit of 1 MiB`;
}

/** Longer than any output takes to be written, shorter than anybody notices. */
const LINGER_MS = 3_000;

/**
 * Lets the process end. The story is over and told; a request that somebody never answered must not keep the job
 * waiting for its socket to time out.
 */
export function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
