import type { Annotation } from '../../notification/notification.ts';
import { at, countOf, listOf, textOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';

/** The runner keeps at most 50 annotations per job. */
const PAGE_SIZE = 50;
const MAX_SHOWN = 10;
const levels = ['failure', 'warning', 'notice'] as const;

/** Parameters of {@link listAnnotations}. */
export function annotationsOf(jobId: number) {
  return { check_run_id: jobId, per_page: PAGE_SIZE };
}

/**
 * Reads the annotations of a job, failures first; {@link shownAnnotations} are those that a mail shows.
 *
 * @param jobId a job's id is that of its check run
 * @param sha   commit that the links to the code point to
 */
export async function listAnnotations(
  api: GitHubApi,
  jobId: number,
  sha: string,
): Promise<Answer<Annotation[]>> {
  const answer = await api.get('annotations', annotationsOf(jobId));
  if (!answer.ok) return answer;
  const all = listOf(answer.data).map((json) => readAnnotation(json, sha, api.links));
  return { ok: true, data: all.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)) };
}

/** At most ten, and one that only states an exit code only where there is no other. */
export function shownAnnotations(all: readonly Annotation[]): Annotation[] {
  const informative = all.filter((annotation) => !isExitCodeOnly(annotation.message));
  return (informative.length > 0 ? informative : all).slice(0, MAX_SHOWN);
}

function readAnnotation(json: unknown, sha: string, links: Links): Annotation {
  const level = levels.find((each) => each === at(json, 'annotation_level')) ?? 'notice';
  const path = readPath(at(json, 'path'));
  const line = path === undefined ? undefined : countOf(at(json, 'start_line'));
  return {
    level,
    title: textOf(at(json, 'title'), { maxLength: 200 }),
    message: textOf(at(json, 'message'), { multiline: true, maxLength: 1000 })?.trim() ?? '',
    path,
    line,
    url: path && sha ? links.blob(sha, path, line) : undefined,
  };
}

/** The runner writes `.github` where a message names no file; a path that leaves the repository is none of ours. */
function readPath(json: unknown): string | undefined {
  const path = textOf(json)?.replaceAll('\\', '/').replace(/^\.\//, '');
  if (path === undefined || path === '.github' || path.startsWith('/') || /^[a-z]:/i.test(path))
    return undefined;
  return path.split('/').includes('..') ? undefined : path;
}

/** Written for every failed step; says nothing that the step's conclusion does not. */
function isExitCodeOnly(message: string): boolean {
  return /^Process completed with exit code \d+\.?$/.test(message) || message === '';
}
