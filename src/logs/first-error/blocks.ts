import type { Candidate } from '../lines/candidate.ts';
import { lookAt, scores } from '../lines/line-class.ts';

/** A line that says what went wrong, with what completes it. */
export interface Finding {
  line: Candidate;
  score: number;
  /** The run of errors that it belongs to; see the finder. */
  run: number;
  /** Lines that go on with its sentence: the text after a colon, expected and actual values. */
  more: Candidate[];
  /** What it belongs to: the test, the file. */
  heading?: Candidate;
  /** Where it happened: the first frame of the project's own code, the marked line of the source. */
  places: Candidate[];
}

/** A failure that has a heading: one test, one file, one task. */
export interface Block {
  heading: Candidate;
  /** It has nothing but the failure's details below it, so that any text there is the message. */
  isTitled: boolean;
  message?: Finding;
  places: Candidate[];
  /** The step went on, and everything passed after it. */
  isOutlived: boolean;
}

const firstKept = 24;
const lastKept = 8;
const maxEntries = 64;
const maxName = 200;
/** What stands before the name of a test that failed: `  ✘ [fail]: `. */
const headingMark = /^[^\p{L}\p{N}[]*(?:\[\w{1,10}\]:? )?/u;
/** A message in a block beats everything outside. */
export const blockBonus = 10;
const namedBonus = 5;
const vagueScore = 7;
const outlivedPenalty = 4;

export interface BlockList {
  open(heading: Candidate, isTitled: boolean): Block;
  /** The failure of which no message is known yet whose heading begins with this name. */
  find(name: string): Block | undefined;
  /** Takes a line of a summary, which names a test that failed. */
  addEntry(text: string): void;
  /** All that failed before has been outlived. */
  outlive(): void;
  /** Blocks with their rank, in the order of the log. */
  rank(): { block: Block; score: number }[];
}

/** The last word of a name: `tests/test_cart.py::test_total - assert 3` and `__ test_total __` share it. */
function readNames(text: string): string[] {
  return (
    text
      .split(/ - |\s{2,}/, 1)[0]
      ?.split(/[^\p{L}\p{N}_$ -]+/u)
      .map((name) => name.replace(/^[ _-]+|(?<![ _-])[ _-]+$/g, ''))
      .filter((name) => name.length > 3) ?? []
  );
}

/** Keeps the first and the last failures of a step, and says which of them count. */
export function createBlockList(): BlockList {
  const first: Block[] = [];
  let last: Block[] = [];
  const entries: string[] = [];

  /** A summary at the end names what failed; a failure that it does not name was tolerated, or tried again. */
  function isNamed({ heading }: Block): boolean {
    const names = readNames(lookAt(heading.text));
    const name = names.at(-1);
    return name !== undefined && entries.some((entry) => entry.includes(name));
  }

  return {
    open(heading, isTitled) {
      const block: Block = { heading, isTitled, places: [], isOutlived: false };
      if (first.length < firstKept) first.push(block);
      else last = [...last, block].slice(-lastKept);
      return block;
    },
    find(name) {
      if (name.length < 3 || name.length > maxName) return undefined;
      return first.find(
        ({ message, heading }) =>
          message === undefined && `${heading.text.replace(headingMark, '')} `.startsWith(`${name} `),
      );
    },
    addEntry(text) {
      if (entries.length < maxEntries) entries.push(text);
    },
    outlive() {
      for (const block of [...first, ...last]) block.isOutlived = true;
    },
    rank: () =>
      [...first, ...last].map((block) => {
        const { message, heading } = block;
        if (message === undefined || message.score <= scores.wrapper)
          return { block: { ...block, message: undefined }, score: heading.score };
        // A message that has no error's shape may be any output of the test.
        if (message.score <= scores.word)
          return { block, score: block.isTitled ? vagueScore : scores.verdict };
        const bonus = block.isOutlived ? -outlivedPenalty : blockBonus + (isNamed(block) ? namedBonus : 0);
        return {
          block,
          score: (message.score >= scores.complaint ? scores.concrete : message.score) + bonus,
        };
      }),
  };
}
