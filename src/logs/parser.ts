import type { Marker } from './lines/line-class.ts';

/** What a job log is made of, in order. `second` is the time of the line: `2026-11-23T20:00:01`, empty when unknown. */
export interface JobLogReader {
  /** The runner starts a step, or a step of a composite action: `npm test` with `isScript`, else `actions/checkout@v4`. */
  command(title: string, isScript: boolean, scriptLines: number, second: string): void;
  /** The runner goes on to its own business: clean-up of an action, the end of the job. */
  boundary(second: string): void;
  openGroup(title: string, second: string): void;
  closeGroup(second: string): void;
  line(text: string, marker: Marker | undefined, isCut: boolean, second: string): void;
}

const stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/y;
const byteOrderMark = 0xfeff;
const secondLength = '2026-11-23T20:00:01'.length;
const markerPattern = /^##\[([a-z]{1,16})\]/;
const markers: Readonly<Record<string, Marker>> = {
  error: 'error',
  warning: 'warning',
  notice: 'notice',
  command: 'command',
};
const boundaries =
  /^(?:Post job cleanup\.|Cleaning up orphan processes|Evaluate and set job outputs|Complete job name: .*)$/;

interface Header {
  title: string;
  second: string;
  scriptLines: number;
  isConfirmed: boolean;
  isScript: boolean;
  isPastScript: boolean;
}

/**
 * Understands the text of a job log as the runner writes it: a time stamp before each line, markers for groups and
 * levels, and before each step a group that holds its script, shell and environment (actions/runner, ScriptHandler).
 * That group is reported as one command; `##[debug]` lines are dropped.
 *
 * @param reader told what is found
 * @param filter applied to each line, after its stamp, before it is understood
 * @returns `line` for each line of the log in order, free of escape sequences, and `end` after the last
 */
export function createJobLogParser(reader: JobLogReader, filter: (text: string) => string) {
  let second = '';
  let header: Header | undefined;

  function endHeader(): void {
    if (header === undefined) return;
    const { title, isScript, scriptLines } = header;
    reader.command(title, isScript, scriptLines, header.second);
    header = undefined;
  }

  /** @returns true when the line was part of the header */
  function readHeader(begun: Header, text: string): boolean {
    if (!begun.isConfirmed && text.trim() !== '') {
      const isHeader = text.trim() === begun.title || /^\s*(?:shell|with|env|uses):/.test(text);
      if (!isHeader) {
        header = undefined;
        reader.openGroup(`Run ${begun.title}`, begun.second);
        return false;
      }
      begun.isConfirmed = true;
      begun.isScript = text.trim() === begun.title;
    }
    if (text.startsWith('shell: ')) {
      begun.isScript = true;
      begun.isPastScript = true;
    } else if (!begun.isPastScript && text.trim() !== '') begun.scriptLines++;
    return true;
  }

  function readMarked(name: string, text: string, isCut: boolean): void {
    if (name === 'debug') return;
    endHeader();
    if (name === 'endgroup') reader.closeGroup(second);
    else if (name !== 'group') reader.line(text, markers[name], isCut, second);
    else if (text.startsWith('Run ')) {
      const title = text.slice(4).trim();
      header = { title, second, scriptLines: 0, isConfirmed: false, isScript: false, isPastScript: false };
    } else reader.openGroup(text, second);
  }

  return {
    line(raw: string, isCut: boolean): void {
      const begin = raw.charCodeAt(0) === byteOrderMark ? 1 : 0;
      stamp.lastIndex = begin;
      const isStamped = stamp.test(raw);
      if (isStamped) second = raw.slice(begin, begin + secondLength);
      const text = filter(raw.slice(isStamped ? stamp.lastIndex : begin));
      const marked = text.startsWith('##[') ? markerPattern.exec(text) : null;
      if (marked !== null) readMarked(marked[1] ?? '', text.slice(marked[0].length), isCut);
      else if (header !== undefined && readHeader(header, text)) return;
      else if (text.startsWith('[command]')) reader.line(text.slice(9), 'command', isCut, second);
      else if (boundaries.test(text)) reader.boundary(second);
      else reader.line(text, undefined, isCut, second);
    },
    end: endHeader,
  };
}
