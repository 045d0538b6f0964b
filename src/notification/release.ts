import type { ReleaseState } from './notification.ts';

/** As much of a release as is needed to find the one before it. */
export interface ReleaseRecord {
  tag: string;
  isDraft: boolean;
  isPrerelease: boolean;
  publishedAt?: string;
}

interface Version {
  /** What stands before the number, without a `v`: `app-` of `app-v1.4.0`. */
  line: string;
  numbers: readonly number[];
  /** Identifiers behind the hyphen; empty for a version proper. */
  suffix: readonly string[];
}

const VERSION_NUMBERS = /(?<!\d)\d{1,9}(?:\.\d{1,9}){1,3}/g;
/** What may stand behind the numbers: nothing, `-rc.1`, Python's `rc1`, and the build after a plus. */
const VERSION_SUFFIX = /^(?:-([0-9A-Za-z.-]+)|([A-Za-z][0-9A-Za-z.-]*))?(?:\+[0-9A-Za-z.-]+)?$/;
/** Longest tag that is looked at as a version. */
const MAX_TAG = 250;

/**
 * Finds the release that a reader compares this one with: of the same line (`app-v1.4.0` follows `app-v1.3.9`, not
 * `web-v2.0.0`) the highest version below it, so that a patch of an old line follows that line. Drafts are passed
 * over, and pre-releases too unless this one is a pre-release. Tags that are no versions go by date.
 *
 * @param current  the release that the mail is about
 * @param releases others in any order, the current one among them or not
 */
export function previousRelease<T extends ReleaseRecord>(
  current: ReleaseRecord,
  releases: readonly T[],
): T | undefined {
  const version = parseVersion(current.tag);
  const eligible = releases.filter(
    (release) =>
      release.tag !== current.tag && !release.isDraft && (current.isPrerelease || !release.isPrerelease),
  );
  if (version) {
    const earlier = eligible.flatMap((release) => {
      const other = parseVersion(release.tag);
      const isEarlier = other?.line === version.line && compareVersions(other, version) < 0;
      return other && isEarlier ? [{ release, version: other }] : [];
    });
    return earlier.sort((a, b) => compareVersions(b.version, a.version))[0]?.release;
  }
  const publishedAt = current.publishedAt;
  return eligible
    .filter((release) => release.publishedAt && (!publishedAt || release.publishedAt < publishedAt))
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
}

function parseVersion(tag: string): Version | undefined {
  if (tag.length > MAX_TAG) return undefined;
  for (const { 0: numbers, index } of tag.matchAll(VERSION_NUMBERS)) {
    const rest = VERSION_SUFFIX.exec(tag.slice(index + numbers.length));
    if (!rest) continue;
    const suffix = rest[1] ?? rest[2] ?? '';
    return {
      line: tag.slice(0, index).replace(/v$/i, ''),
      numbers: numbers.split('.').map(Number),
      // `rc10` is the tenth, also where nobody put a dot before the number.
      suffix: suffix === '' ? [] : suffix.split(/\.|(?<=[A-Za-z])(?=\d)/),
    };
  }
  return undefined;
}

/** Precedence as in Semantic Versioning 2.0.0, section 11; a missing number counts as 0. */
function compareVersions(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.suffix.length === 0 || b.suffix.length === 0) return b.suffix.length - a.suffix.length;
  for (let index = 0; index < Math.max(a.suffix.length, b.suffix.length); index += 1) {
    const [left, right] = [a.suffix[index], b.suffix[index]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const difference = compareIdentifiers(left, right);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Numbers before words, numbers by value, words by their code units. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What a `release` event means to the readers. */
export type ReleaseDecision =
  | { state: ReleaseState }
  /** `published` fires beside it, if the workflow listens to that. */
  | { state: ReleaseState; twin: string }
  | { skip: string };

/** Between the publication of a pre-release and its promotion to a release lies at least this. */
export const PROMOTION_MS = 10 * 60_000;

/**
 * Decides which of the events of one publication has the mail. GitHub fires `created`, `published` and `released`
 * for a release that is published at once, `published` and `prereleased` for a pre-release, `published` alone or
 * with `released` for one that was a draft, and `edited` with `released` when a pre-release becomes a release
 * (docs.github.com, "Events that trigger workflows: release"). So `published` always has it; `released` has it when
 * the release was published long before; the others are twins of `published`.
 *
 * @param action  `action` of the payload
 * @param edited  names of what was edited, keys of `changes`; undefined when the payload has none
 * @param at      ISO time of the event, or of this moment
 */
export function classifyRelease(
  action: string,
  release: ReleaseRecord,
  at: string,
  edited?: readonly string[],
): ReleaseDecision {
  const state = releaseState(release);
  switch (action) {
    case 'published':
      return { state };
    case 'created':
      return release.isDraft ? { state } : { state, twin: action };
    case 'prereleased':
      return { state, twin: action };
    case 'released': {
      const age = Date.parse(at) - Date.parse(release.publishedAt ?? '');
      return age > PROMOTION_MS ? { state } : { state, twin: action };
    }
    case 'edited':
      return edited && !edited.some((name) => shown.has(name))
        ? { skip: 'Nothing that the mail shows was edited.' }
        : { state: 'edited' };
    case 'deleted':
    case 'unpublished':
      return { skip: `The release was ${action}; there is nothing left to tell about.` };
    default:
      return { skip: `The event release with the action ${action || '(none)'} is not mailed.` };
  }
}

const shown: ReadonlySet<string> = new Set(['name', 'body', 'tag_name']);

/** State of a release that is not judged by an event. */
export function releaseState({ isDraft, isPrerelease }: ReleaseRecord): ReleaseState {
  if (isDraft) return 'drafted';
  return isPrerelease ? 'prereleased' : 'published';
}
