import type { Candidate } from '../lines/candidate.ts';
import type { LineClass } from '../lines/line-class.ts';
import type { Block, Finding } from './blocks.ts';

/** What the lines of one stream have led to so far: a service, a package, a task, or the step itself. */
export interface Stream {
  block: Block | undefined;
  /** The best error since the last verdict on a test; a test that passes takes it along. */
  pending: Finding | undefined;
  /** What the lines below complete. */
  latest: Finding | undefined;
  isOpenEnded: boolean;
  previous: { line: Candidate; score: number; tone: LineClass['tone'] } | undefined;
  file: Candidate | undefined;
  /** A warning was logged; an exception right below it is its cause, and was dealt with. */
  isWarned: boolean;
  /** The first and the last frame of the project's own code. */
  frames: Candidate[];
  hasFrame: boolean;
  /** Columns that the traceback is indented by; -1 outside. */
  traceback: number;
  captured: 'no' | 'until-blank' | 'until-heading';
  hasStarted: boolean;
  isInSection: boolean;
  isInSummary: boolean;
  hasEntry: boolean;
  isChained: boolean;
  /** PowerShell shows the line of the script; its message follows, in the same margin. */
  isInScript: boolean;
}

export function createStream(): Stream {
  return {
    block: undefined,
    pending: undefined,
    latest: undefined,
    isOpenEnded: false,
    previous: undefined,
    file: undefined,
    isWarned: false,
    frames: [],
    hasFrame: false,
    traceback: -1,
    captured: 'no',
    hasStarted: false,
    isInSection: false,
    isInSummary: false,
    hasEntry: false,
    isChained: false,
    isInScript: false,
  };
}
