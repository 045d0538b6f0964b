import { cleanText } from '../../notification/clean-text.ts';
import { lookAt, strip } from '../lines/line-class.ts';
import { placeArrow } from '../lines/roles.ts';
import { isWrapper } from '../lines/secondhand-failure.ts';

/** The lines that tell an error, redacted and whole. */
export interface ErrorTexts {
  heading?: string | undefined;
  /** What a multiplexer put before the line. */
  prefix: string;
  line: string;
  /** The rest of the sentence, expected and actual values. */
  more: readonly string[];
}

const maxLength = 160;
const maxLinks = 20;
/** Where a whole text is too long, its first sentences do if they say as much. */
const minSentence = 40;
/** The beginning of a chain that leaves no room for its end. */
const longHead = 80;
/** What was found and what should be, which no sentence before it says. */
const comparison = /: (?:got|expected|want(?:ed)?|found) [^:]*$/i;
/** Where a hosted or containerized runner checks a repository out: what follows is the path a reader knows. */
const workspace =
  /(?:file:\/\/)?(?:(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|[A-Za-z]:[\\/]a)[\\/]([\w.-]{1,100})[\\/]\1[\\/]|\/github\/workspace\/)/g;
const label =
  /^\s*(?:(?:[\w$]+\.)*(?:AssertionError|AssertionFailedError|ComparisonFailure)(?: \[\w+\])?\s?:|(?:Error|error|ERROR|Failure\/Error)\s?:|(?:npm|yarn) (?:error|ERR!))\s+(?=\S)/;
const message = /"(?:message|msg|stderr)"\s*:\s*"((?:[^"\\]|\\.){8,})"/gi;
const value =
  /^\s*(?:[+-]\s)?(?:expected|actual|received|but was|left|right|got|want|evaluated|but got)\s*:/i;
const inFile = /^\s*(\d+:\d+)\s+(?:error|warning|[✖×✗])\s+|^\s+:?(\d+) {2,}/;

/**
 * Reduces an error line to what fits into a sentence: no leading label, no matcher note. A label goes only with its
 * colon, since `Error return value is not checked` is a sentence.
 *
 * @param text a line as shown
 */
export function nameError(text: string): string {
  const bare = strip(text).replace(/^\s*[✗✘✖×●❌⨯⚠]\s*/, '');
  return bare
    .replace(label, '')
    .replace(/ \/\/ (?:Object\.is|deep) equality$/, '')
    .trim();
}

function takeOff(text: string, prefix: string): string {
  return prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** Paths of three folders or more without their folders, one after the other until it fits. */
function cutPaths(text: string): string {
  let rest = text.length - maxLength;
  return text
    .split(' ')
    .map((word) => {
      const parts = word.split(/[\\/]/);
      if (rest <= 0 || parts.length <= 3) return word;
      const before = parts[0]?.replace(/(?<![\w@.+-])[\w@.+-]+$/, '') ?? '';
      const short = `${before}…/${parts.at(-1)}`;
      rest -= word.length - short.length;
      return short;
    })
    .join(' ');
}

/** A command that is quoted gives way to what is said of it, and Go's `key="value"` to the message and the error among them. */
function cutQuotes(text: string): string {
  const cause = / err(?:or)?="((?:[^"\\]|\\.)+)"/.exec(text)?.[1];
  if (cause !== undefined) return `${text.replace(/ \w+=[^ ].*/, '')}: ${cause}`;
  const [test = '', ...reason] = text.split(' - ');
  if (reason.length > 0 && /^(?:FAILED|ERROR) \S*::/.test(test))
    return `${test.split('::').at(-1)?.split('[', 1)[0]}: ${reason.join(' - ')}`;
  return text.replace(/(?<=\b(?:running|command|execut\w{1,4}) )"([^"]{20})[^"]{40,}"/gi, '"$1…"');
}

/** Of a chain of causes, `a: b: c: d`, the first says what was tried and the last why it failed: links between give way. */
function cutChain(text: string): string {
  // What stands in braces is one link, however many colons it has.
  const [head = '', ...body] = text.split(/(?=\{)/);
  const links = head.split(': ', maxLinks);
  links.push((links.pop() ?? '') + body.join(''));
  // A place and a level are no causes: what comes next is the message.
  if (/^(?:fatal )?(?:error|warning)$/i.test(links[1] ?? '')) return text;
  // Of a long last link, the end gives way.
  if (text.length - (links.at(-1) ?? '').length < longHead) return text;
  let longest = '';
  let kept = 0;
  for (let from = 1; from < links.length; from++) {
    for (let to = from + 1; to < links.length; to++) {
      const short = [...links.slice(0, from), '…', ...links.slice(to)].join(': ');
      if (short.length > maxLength || short.length <= longest.length) continue;
      longest = short;
      kept = links.slice(to).join(': ').length;
    }
  }
  const cut = longest || text;
  if (kept >= minSentence || (links[0] ?? '').length < longHead) return cut;
  const ends = links.map((_, at) => links.slice(at).join(': '));
  return ends.find(({ length }) => length <= maxLength && length > minSentence) ?? cut;
}

/** The innermost message of an answer in JSON that says more than that something failed. */
function readMessage(text: string): string | undefined {
  const values = [...text.matchAll(message)].map(([, value = '']) =>
    value.replace(/\\[rnt]/g, ' ').replace(/\\(.)/g, '$1'),
  );
  const last = values.findLast((each) => !isWrapper(each, each));
  return last === undefined ? undefined : (readMessage(last) ?? last);
}

/** The sentences that fit, if they say enough. */
function takeSentences(text: string): string {
  const end = text.length > maxLength ? text.lastIndexOf('. ', maxLength) : -1;
  return end > minSentence && !comparison.test(text.slice(end)) ? text.slice(0, end + 1) : text;
}

/** Answers, paths and links give way before words do, and the middle before the end. */
function shorten(text: string): string {
  let near = text
    .replace(workspace, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ -> \[Help \d\]$/, '');
  if (near.length > maxLength) {
    const said = readMessage(near);
    near =
      said === undefined
        ? near
            // What failed, and what a test is called, gives way to where and why.
            .replace(/^.{1,400}: (?=ERROR: \S)/, '')
            .replace(/^.{1,300} at (?=[\w.+-]{1,100}\.\w{1,6}:\d{1,6}(?::\d{1,6})?: \S)/, '')
            .replace(/ ?[[(]https?:[^\s\])]{1,300}[\])]$/, '')
        : near.slice(0, Math.max(0, near.indexOf('{'))) + said;
  }
  const told = takeSentences(near);
  const quoted = told.length > maxLength ? cutQuotes(told) : told;
  // A sentence whose command was cut is the frame of what the next one says.
  const isWhole = quoted.length <= maxLength || quoted !== told;
  const short = isWhole ? quoted : takeSentences(cutPaths(quoted));
  return cleanText(short.length > maxLength ? cutChain(short) : short, { maxLength });
}

/**
 * Tells an error in one line.
 *
 * @param texts see {@link ErrorTexts}
 * @returns at most 160 UTF-16 code units; empty when there is nothing to tell
 */
export function tellError(texts: ErrorTexts): string {
  const { prefix } = texts;
  const line = lookAt(texts.line);
  const heading = texts.heading === undefined ? undefined : lookAt(texts.heading);
  const more = texts.more.map(lookAt);
  const text = takeOff(line, prefix);
  const said = nameError(text);
  const rest = more.map((each) => takeOff(each, prefix).trim());
  const isAside = (each: string): boolean => value.test(each) || placeArrow.test(each);
  const values = rest.filter(isAside).map((each) =>
    each
      .replace(placeArrow, '')
      .replace(/\s+/g, ' ')
      .replace(/[,\]]$/, ''),
  );
  const whole = [said, ...rest.filter((each) => !isAside(each))].join(' ');
  // A list gives way to the sentence above it.
  const sentence =
    whole.length > maxLength && said.endsWith(':') && /\bfollowing\b/.test(said) ? said : whole;
  const added = values.length === 0 ? '' : ` (${values.join(', ')})`;
  const place = inFile.exec(text);
  if (heading !== undefined && place !== null) {
    const file = takeOff(heading, prefix)
      .replace(/^\s*Line {2,}/, '')
      .trim();
    return shorten(`${file}:${place[1] ?? place[2]} ${text.slice(place[0].length)}`);
  }
  // A name alone, `AssertionError` or `Killed`, says too little without what it is said of.
  if (/^\S*$/.test(sentence)) {
    if (heading !== undefined && heading !== line)
      return shorten(`${nameError(takeOff(heading, prefix))}: ${sentence}${added}`);
    return shorten(`${line.slice(0, line.length - text.length)}${sentence}${added}`);
  }
  return sentence.length + added.length <= maxLength
    ? shorten(sentence + added)
    : cleanText(shorten(sentence) + added, { maxLength });
}
