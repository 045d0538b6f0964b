import { cutMarkdown } from '../../notification/cut-markdown.ts';
import type { Asset, Release } from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import type { ReleaseRecord } from '../../notification/release.ts';
import { at, listOf, textOf, timeOf } from '../api/json.ts';
import { encodePath, type Links } from '../api/links.ts';
import { readAccount } from '../records/payload.ts';

/** GitHub takes no longer notes itself. */
const MAX_NOTES = 125_000;

/** As much of a release as the search for the one before it needs. */
export function readReleaseRecord(json: unknown): ReleaseRecord | undefined {
  const tag = textOf(at(json, 'tag_name'));
  if (tag === undefined) return undefined;
  return {
    tag,
    isDraft: at(json, 'draft') === true,
    isPrerelease: at(json, 'prerelease') === true,
    publishedAt: timeOf(at(json, 'published_at')),
  };
}

/** A release of the REST API or of a `release` payload; undefined when it names no tag. */
export function readRelease(json: unknown, links: Links): Release | undefined {
  const fact = readReleaseRecord(json);
  if (!fact) return undefined;
  const { tag, isDraft } = fact;
  const raw = textOf(at(json, 'body'), { multiline: true }) ?? '';
  const { text: notes, isCut } = cutMarkdown(raw, MAX_NOTES);
  const author = readAccount(at(json, 'author'), links);
  const url = isDraft ? draftUrl(at(json, 'html_url'), links) : tagUrl(tag, links);
  const assets = listOf(at(json, 'assets')).flatMap(
    (asset) => readAsset(asset, isDraft ? url : undefined, tag, links) ?? [],
  );
  return {
    ...fact,
    name: textOf(at(json, 'name')) ?? tag,
    url,
    notes,
    isNotesCut: isCut,
    ...(author ? { author: personOf(author) } : {}),
    assets,
  };
}

/** A file that was uploaded to the end; those of a draft have no address of their own yet. */
function readAsset(json: unknown, draft: string | undefined, tag: string, links: Links): Asset | undefined {
  const name = textOf(at(json, 'name'));
  const size = at(json, 'size');
  const state = at(json, 'state');
  if (name === undefined || (state !== undefined && state !== 'uploaded')) return undefined;
  const digest = at(json, 'digest');
  return {
    name,
    url: draft ?? `${links.repo}/releases/download/${encodePath(tag)}/${encodePath(name)}`,
    size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : 0,
    ...(typeof digest === 'string' && /^[a-z0-9]{2,16}:[0-9a-f]{32,128}$/.test(digest) ? { digest } : {}),
  };
}

/** What is known of a tag that has no release that could be read. GitHub shows a page for every tag. */
export function releaseFromTag(tag: string, links: Links): Release {
  return {
    tag,
    name: tag,
    url: tagUrl(tag, links),
    notes: '',
    isNotesCut: false,
    isPrerelease: false,
    isDraft: false,
    assets: [],
  };
}

function tagUrl(tag: string, links: Links): string {
  return `${links.repo}/releases/tag/${encodePath(tag)}`;
}

/** The page of a draft goes by a name that only GitHub knows. */
function draftUrl(htmlUrl: unknown, links: Links): string {
  const name = /\/releases\/tag\/(untagged-[0-9a-f]+)$/.exec(typeof htmlUrl === 'string' ? htmlUrl : '')?.[1];
  return name === undefined ? `${links.repo}/releases` : `${links.repo}/releases/tag/${name}`;
}
