import type { PullRequest, Repository } from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import type { CommitRecord, PersonRecord } from '../../notification/records.ts';
import { at, countOf, listOf, shaOf, textOf, timeOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';

/**
 * The records that event payloads and REST answers have in common. Each reader takes JSON of any shape and gives
 * undefined where the record cannot be recognized.
 */

const MAX_MESSAGE = 10_000;

/** An account: `user`, `actor`, `sender`, `author`. */
export function readAccount(json: unknown, links: Links): PersonRecord | undefined {
  const login = textOf(at(json, 'login'));
  if (login === undefined) return undefined;
  return { login, type: textOf(at(json, 'type')), url: links.person(login) };
}

/** Author or committer as git has it (`name`, `email`), joined with the account that GitHub found for it. */
function readSignature(git: unknown, account: unknown, links: Links): PersonRecord {
  // Push payloads carry the login as `username` in the signature itself.
  const owner = readAccount(account, links) ?? readAccount({ login: at(git, 'username') }, links);
  return { ...owner, name: textOf(at(git, 'name')), email: textOf(at(git, 'email')) };
}

/** A commit of "compare" or "list commits": the git record under `commit`, the accounts beside it. */
export function readApiCommit(json: unknown, links: Links): CommitRecord | undefined {
  const git = at(json, 'commit');
  const commit = readCommit({
    sha: at(json, 'sha'),
    message: at(git, 'message'),
    date: at(git, 'committer', 'date') ?? at(git, 'author', 'date'),
    author: readSignature(at(git, 'author'), at(json, 'author'), links),
    committer: readSignature(at(git, 'committer'), at(json, 'committer'), links),
    links,
  });
  return commit && { ...commit, firstParent: shaOf(at(json, 'parents', '0', 'sha')) };
}

/** A commit of a push payload, or the `head_commit` of a run: flat, with `id` and `timestamp`. */
export function readPayloadCommit(json: unknown, links: Links): CommitRecord | undefined {
  return readCommit({
    sha: at(json, 'id'),
    message: at(json, 'message'),
    date: at(json, 'timestamp'),
    author: readSignature(at(json, 'author'), undefined, links),
    committer: readSignature(at(json, 'committer'), undefined, links),
    links,
  });
}

function readCommit(raw: {
  sha: unknown;
  message: unknown;
  date: unknown;
  author: PersonRecord;
  committer: PersonRecord;
  links: Links;
}): CommitRecord | undefined {
  const sha = shaOf(raw.sha);
  if (sha === undefined) return undefined;
  return {
    sha,
    url: raw.links.commit(sha),
    message: textOf(raw.message, { multiline: true, maxLength: MAX_MESSAGE }) ?? '',
    author: raw.author,
    committer: Object.values(raw.committer).some((value) => value !== undefined) ? raw.committer : undefined,
    date: timeOf(raw.date),
  };
}

/**
 * The pull request that a commit belongs to, where GitHub itself wrote so into the message: merge and squash commits of
 * its pages and merge queues.
 */
export function pullOfMessage({ message, committer }: CommitRecord, links: Links): CommitRecord['pr'] {
  const isByGitHub =
    committer?.login === 'web-flow' || committer?.email?.toLowerCase() === 'noreply@github.com';
  if (!isByGitHub) return undefined;
  const [title = '', ...body] = message.split('\n');
  const merged = /^Merge pull request #(\d+) from /.exec(title);
  const squashed = /^(.+) \(#(\d+)\)$/.exec(title);
  const number = countOf(merged?.[1] ?? squashed?.[2]);
  if (number === undefined) return undefined;
  const name = merged ? body.find((line) => line.trim() !== '') : squashed?.[1];
  return { number, title: name ?? '', url: links.pull(number) };
}

/** A pull request of an event payload or of "list pull requests". */
export function readPull(json: unknown, links: Links): PullRequest | undefined {
  const number = countOf(at(json, 'number'));
  if (number === undefined) return undefined;
  const author = readAccount(at(json, 'user'), links);
  return {
    number,
    title: textOf(at(json, 'title')) ?? `Pull request #${number}`,
    url: links.pull(number),
    ...(author ? { author: personOf(author) } : {}),
    base: textOf(at(json, 'base', 'ref')) ?? '',
    head: textOf(at(json, 'head', 'ref')) ?? '',
    isFork: isForkPull(json),
    isDraft: at(json, 'draft') === true,
  };
}

/** The head lives in another repository than the base; a head repository that was deleted was a fork. */
function isForkPull(json: unknown): boolean {
  const base = countOf(at(json, 'base', 'repo', 'id'));
  const head = countOf(at(json, 'head', 'repo', 'id'));
  return base !== undefined && head !== base;
}

/** Id of the repository that the head of a pull request lives in. */
export function readHeadRepoId(json: unknown): number | undefined {
  return countOf(at(json, 'head', 'repo', 'id'));
}

/**
 * The repository, from the runner's environment first and the payload second. A repository whose visibility is not
 * known counts as public, so that addresses stay cut in the log.
 */
export function readRepository(
  env: Readonly<Record<string, string | undefined>>,
  json: unknown,
  links: Links,
  fullName: string,
): Repository {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    id: countOf(at(json, 'id')) ?? countOf(env['GITHUB_REPOSITORY_ID']) ?? 0,
    owner,
    name,
    fullName,
    url: links.repo,
    isPrivate: at(json, 'private') === true,
    defaultBranch:
      textOf(at(json, 'default_branch')) ??
      // GitHub starts scheduled workflows on the default branch only.
      (env['GITHUB_EVENT_NAME'] === 'schedule' ? (textOf(env['GITHUB_REF_NAME']) ?? '') : ''),
  };
}

/** The commits of a push payload, oldest first. */
export function readPushedCommits(payload: unknown, links: Links): CommitRecord[] {
  return listOf(at(payload, 'commits')).flatMap((commit) => readPayloadCommit(commit, links) ?? []);
}
