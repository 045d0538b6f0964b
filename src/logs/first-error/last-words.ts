import type { Candidate } from '../lines/candidate.ts';
import { lookAt } from '../lines/line-class.ts';

/** Says nothing of what happened: numbers, times, hints, links, rules, code, echoes of commands. */
const idle: readonly RegExp[] = [
  /^\W*$/,
  /^\s*(?:npm|npx|yarn|pnpm|pip|bundle|composer|poetry) [a-z]|\b(?:run|use|try|visit|see):$/,
  /^\s*\(?(?:hint|help|info|note|alternatively|you (?:can|may)|see|run|try|use|usage|for more|more info|to fix)(?:\W|$)/i,
  /^\s*\(?(?:finished|done|time|duration|took|total|elapsed|completed|cleaning|exiting|stopping|removing)(?![\w(])/i,
  /^\s*\(?(?:Node\.js v\d|make(?:\[\d+\])?: (?:Entering|Leaving) directory|at|in|\d+ \||\$ |\+ |> |#{1,6} )(?:\W|$)/i,
  /^\s*\(?(?:[|│╵╷^~]|-{3,}|={3,}|\*{3,})(?:\W|$)/,
  /(?<!\S)https?:\/\/\S+$/,
  /^\s*[\])}{]/,
  /^\s*[-*•] (?=\S+$)[^\\/]*[\\/]/,
  /^\s*\d+: {2}/,
  /\bdidn't exit successfully: /,
  /^[[({]?\d[\d\s.,:%/-]*\w{0,2}[\])}]?$/,
  /^\s*[\d.]+ ?m?s$/i,
];
const diffStart = /^(?:diff --git |Diff in |--- \S)/;
const diffBody = /^(?:[ +\-@\\]|index [0-9a-f]+|new file|deleted file|similarity|rename )/;
/** What a tool was doing: `• uploading file=app.deb`, `Solving environment: ...working...` */
const progress = /^\W{0,4}(?!(?:fixing|missing|failing|nothing|warning|string)\b)[a-z]+ing\b|\.\.\.$/i;
const aFile = /^\s*\S+\.\w{1,9}$/;
const pointsUp = /\b(?:above|listed|following)\b/i;

/** Words of someone who demands or denies something. */
const complaint =
  /\b(?:not|no (?=\w)|never|must|should|\w{2,8}n't|required?|needs?|exceed(?:s|ed)?|(?:more|less|fewer|greater|older|newer) than|out of (?:date|sync|range)|outdated|stale|mismatch|differs?|would|too (?:long|many|large|few|big|small)|missing|unused|unexpected|unknown|unsupported|invalid|denied|rejected|refused|forbidden|expected|conflicts?|deprecated|gone|dirty|uncommitted|stop(?:ped)?|broken|wrong|bad|giving up)\b|^changed \S+$/i;
/** So many lines at the end are looked at. */
const reach = 24;

export interface LastWords {
  read(line: Candidate, text: string): void;
  /** A blank line ends a paragraph. */
  skip(): void;
  choose(): Candidate | undefined;
}

/** True of a line that tells something. */
export function isTelling(text: string): boolean {
  return !idle.some((pattern) => pattern.test(text));
}

/** A word alone is a name. */
export function isComplaint(text: string): boolean {
  return complaint.test(text) && /\S\s+\S/.test(text);
}

/**
 * Keeps the last lines. Of a short script that fails by its own words, one of them is the error: the last complaint, the
 * first one of a paragraph, or for want of complaints the last line that tells something, unless that only tells what
 * was being done. A diff counts with its first line; a sentence about "the above file" leaves the line above.
 */
export function createLastWords(): LastWords {
  /** Undefined stands for a blank line. */
  let lines: (Candidate | undefined)[] = [];
  let isInDiff = false;

  function add(line: Candidate | undefined): void {
    lines.push(line);
    if (lines.length > 2 * reach) lines = lines.slice(-reach);
  }

  return {
    read(line, text) {
      const first = text.charCodeAt(0);
      const isDiff = (first === 0x2d || (first | 0x20) === 0x64) && diffStart.test(text);
      if (isInDiff && (isDiff || diffBody.test(text))) return;
      isInDiff = isDiff;
      add(line);
    },
    skip() {
      add(undefined);
    },
    choose() {
      let last: Candidate | undefined;
      let complaining: Candidate | undefined;
      let beginning: string | undefined;
      let isProgress = false;
      let wasFile = false;
      let isInParagraph = false;
      let hasComplained = false;
      for (const line of lines.slice(-reach)) {
        if (line === undefined) {
          isInParagraph = true;
          hasComplained = false;
          continue;
        }
        const text = lookAt(line.text).slice(line.prefix.length);
        const isDiff = diffStart.test(text);
        if (!isDiff && (!isTelling(text) || (last !== undefined && pointsUp.test(text)))) continue;
        // Of a list of files, the first one counts.
        const isFile = aFile.test(text);
        if (!(isFile && wasFile)) last = line;
        wasFile = isFile;
        isProgress = !isDiff && progress.test(text);
        if (!isDiff && (hasComplained || !isComplaint(text))) continue;
        // Of complaints that begin alike, the first one counts.
        const begins = /^\s*[a-z]+\b/i.exec(text)?.[0];
        if (begins === undefined || begins !== beginning) complaining = line;
        beginning = begins;
        hasComplained = isInParagraph;
      }
      return complaining ?? (isProgress ? undefined : last);
    },
  };
}
