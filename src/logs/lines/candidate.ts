import type { LineClass } from './line-class.ts';

/** A line that may be shown. */
export interface Candidate {
  /** Place among the lines of the step, from 0. */
  index: number;
  text: string;
  /** What the text begins with that another program put there. */
  prefix: string;
  tone: LineClass['tone'];
  weight: LineClass['weight'];
  score: number;
  isCut: boolean;
  /** So many more lines with the same text follow it. */
  repeats: number;
  /** The window that it stands in, if it is an error. */
  window?: ErrorWindow;
}

/** An error and its surroundings. `focus` is the place of the line that made it one. */
export interface ErrorWindow {
  lines: Candidate[];
  weight: LineClass['weight'];
  focus: number;
}
