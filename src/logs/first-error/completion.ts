import type { Candidate } from '../lines/candidate.ts';
import { type LineClass, scores } from '../lines/line-class.ts';
import { placeArrow } from '../lines/roles.ts';
import type { Stream } from './stream.ts';

/** Lines after an error that may complete it. */
const detailLines = 8;
/** Lines after an error in which its place may stand. */
const placeLines = 60;
const detail =
  /^\s*(?:[+-]\s)?(?:expected|actual|received|but was|left|right|got|want|evaluated|but got)\s*:\s*\S/i;
/** The text goes on in the next line: it ends in a colon or amid a sentence, or is nothing but a place. */
const openEnd =
  /(?::|\|-|>-|[a-z] (?:an?|and|but|for|of|or|the|to|with))$|:\d+: (?:error|failure|failed)$|\berror: \[[A-Z]+-\d+\]$|\] Expected$|^ERROR {4}\S/i;
/** Poetry and others print the class of an exception alone, and the message below it. */
const onlyName = /^\s*[A-Z]\w+(?:Error|Exception)$/;
const onlyPlace = /^\s*\S* ?error (?:in|at) \S+(?: [\d:,-]+)?$|^\s*\d+:\d+(?:-\d+)?$/i;
const foreign =
  /node_modules|(?:site|dist)-packages|\/usr\/|\/opt\/|hostedtoolcache|node:|<anonymous>|"<|\binternal\/|java\.base|\b(?:jdk|java|sun|org\.junit|org\.apache\.maven|org\.gradle|junit)\.|\/rustc\/|\/registry\/src\//;

/** True of a message that goes on in the next line. */
export function isOpenEnded(text: string): boolean {
  const end = text.trimEnd();
  return openEnd.test(end) || onlyName.test(end) || onlyPlace.test(end);
}

/** Completes the error above with values, the rest of its sentence, its place. */
export function completeError(stream: Stream, line: Candidate, text: string, kind: LineClass): void {
  const { latest } = stream;
  if (latest === undefined || line.index === latest.line.index) return;
  const distance = line.index - latest.line.index;
  if (kind.role === 'frame' || kind.role === 'pointer' || kind.role === 'place-below') {
    const isOwn = kind.role !== 'frame' || !foreign.test(text);
    if (distance === 1 && placeArrow.test(text)) latest.more.push(line);
    else if (isOwn && latest.places.length < 2 && distance < placeLines) latest.places.push(line);
    return;
  }
  if (distance > detailLines) return;
  if (/^(?:CMake |ERROR {4})/.test(latest.line.text) && !/^\s/.test(text)) stream.isOpenEnded = false;
  if (detail.test(text) && latest.more.length < 3) {
    latest.more.push(line);
    stream.isOpenEnded = false;
  } else if (stream.isOpenEnded && kind.role === 'none' && /[\p{L}\d]/u.test(text)) {
    const isPlace = onlyPlace.test(text);
    // A place told twice, as a bundler and its plugin do, is told once.
    if (isPlace && /error/i.test(text)) Object.assign(latest, { line, more: [] });
    else latest.more.push(line);
    // CMake and Gomega break a sentence into lines.
    const isBroken = /^CMake |\] Expected$/.test(latest.line.text) && !/[.!?]$/.test(text.trimEnd());
    stream.isOpenEnded = (isPlace || isBroken || text.trimEnd().endsWith(':')) && latest.more.length < 3;
  }
}

/**
 * Follows a traceback, whose message stands below its frames.
 *
 * @returns the line's score, which is that of a concrete error where the traceback ends
 */
export function readTraceback(stream: Stream, line: Candidate, text: string, kind: LineClass): number {
  const indent = text.length - text.trimStart().length;
  if (kind.role === 'traceback') {
    stream.traceback = indent;
    stream.frames = [];
    stream.hasFrame = false;
    return 0;
  }
  if (stream.traceback < 0) return kind.score;
  if (kind.role === 'frame') {
    stream.hasFrame = true;
    if (!foreign.test(text)) stream.frames = [...stream.frames.slice(0, 1), line];
  }
  if (indent > stream.traceback || kind.role === 'frame') return kind.score;
  stream.traceback = -1;
  if (!stream.hasFrame || kind.score === scores.wrapper) return kind.score;
  stream.isChained = true;
  return Math.max(kind.score, scores.concrete);
}
