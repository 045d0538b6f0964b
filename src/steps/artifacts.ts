import { basename, dirname } from 'node:path/posix';
import { missingOf } from '../github/api/failure.ts';
import type { GitHubApi } from '../github/api/requests.ts';
import { type Artifact, listArtifacts } from '../github/records/artifacts.ts';
import { cleanText } from '../notification/clean-text.ts';
import type { Missing } from '../notification/notification.ts';
import type { Folders } from '../workspace/folders.ts';
import { createDownloads, MAX_PATH, type PackedFile } from '../workspace/unzip.ts';

export interface ArtifactReports {
  /** Files in the artifacts of the run, and in those of the run compared with. */
  current: PackedFile[];
  previous: PackedFile[];
  /** The artifact that a report belongs to: the first folder, as actions/download-artifact names it. */
  artifactOf(file: { path: string }): string | undefined;
  problems: Missing[];
  close(): Promise<void>;
}

/** The runs whose artifacts are wanted. */
export interface ArtifactRuns {
  current?: { id: number };
  /**
   * `before`: only artifacts that were made before this time, for an earlier attempt of the same run. `signal` ends their
   * reading: it comes before that of the current ones, so that a download that stalls leaves them their time.
   */
  previous?: { id: number; before?: string; signal: AbortSignal };
  /** Reports of the current run that lie on the disk. */
  onDisk: readonly { path: string }[];
}

/** Downloads of both runs together; with the two lists they are six requests. */
const MAX_DOWNLOADS = 4;

/** Bytes of one artifact: it lies on the disk while it is read. */
const MAX_ARTIFACT_BYTES = 256_000_000;

/** Words in the names of artifacts that hold test reports; such artifacts are read first. */
const TEST_WORDS = /test|junit|report|result|trx/i;

/**
 * Downloads the artifacts that may hold wanted files: at most four, first those of the current run, then those of the
 * same names of the previous one. What cannot be had becomes an entry in `problems`.
 *
 * @param patterns of the input test-reports
 */
export async function openArtifacts(
  api: GitHubApi,
  { patterns, folders, signal }: { patterns: readonly string[]; folders: Folders; signal: AbortSignal },
  { current, previous, onDisk }: ArtifactRuns,
): Promise<ArtifactReports> {
  const { compilePatterns } = await import('../workspace/patterns.ts');
  const { matchesFile, mayHold } = compilePatterns(patterns, folders);
  const downloads = createDownloads(folders.temp);
  const problems: Missing[] = [];
  const tell = (reason: string): unknown => problems.push({ section: 'tests', reason });

  async function list(id: number, until: AbortSignal, effect = ''): Promise<Artifact[]> {
    const answer = await listArtifacts(api.until(until), id);
    if (answer.ok) return answer.data.filter(({ name }) => mayHold(name));
    const missing = missingOf('tests', answer.failure);
    problems.push({ ...missing, reason: `${effect}${missing.reason}` });
    return [];
  }

  async function read(
    { id, name, bytes }: Artifact,
    subject: string,
    until: AbortSignal,
  ): Promise<PackedFile[]> {
    const fail = (why: string): PackedFile[] => {
      // An archive chooses what stands in the message of a fault in it.
      tell(`${subject} ${name} could not be read: ${cleanText(why, { maxLength: 300 })}`);
      return [];
    };
    const maxBytes = MAX_ARTIFACT_BYTES;
    if (bytes > maxBytes) return fail(`it has ${bytes} bytes, more than ${maxBytes}.`);
    const answer = await api.until(until).stream('artifact', { artifact_id: id, archive_format: 'zip' });
    if (!answer.ok) return fail(answer.failure.reason);
    const options = { maxBytes, wants: matchesFile, signal: until };
    try {
      const { files, passedOver, problem } = await downloads.add(name, answer.data, options);
      if (passedOver > 0) {
        tell(
          `${subject} ${name} was read without ${passedOver} of its files: a path may have ${MAX_PATH} characters at most.`,
        );
      }
      if (problem !== undefined) fail(`${problem}.`);
      return files;
    } catch (error) {
      return fail(`${(error as Error).message}.`);
    }
  }

  async function readAll(
    artifacts: readonly Artifact[],
    subject: string,
    until: AbortSignal,
  ): Promise<PackedFile[]> {
    return (await Promise.all(artifacts.map((artifact) => read(artifact, subject, until)))).flat();
  }

  const readingPrevious =
    previous && previous.id !== current?.id
      ? list(previous.id, previous.signal, 'New failures cannot be told from known ones: ')
      : undefined;
  const own = current ? await list(current.id, signal) : [];
  const wanted = latestOf(own);
  if (wanted.length > MAX_DOWNLOADS) {
    tell(
      `${wanted.length} artifacts of the run may hold test reports, and only ${MAX_DOWNLOADS} are read. Begin the patterns of test-reports with the names of artifacts, as in "junit-linux/**/*.xml".`,
    );
  }
  const chosen = wanted.slice(0, MAX_DOWNLOADS);
  const files = await readAll(chosen, 'The artifact', signal);
  const names = new Set(files.map(firstFolder));
  const isEarlier = ({ createdAt }: Artifact): boolean =>
    previous?.before === undefined || createdAt < previous.before;
  const earlier = latestOf(((await readingPrevious) ?? (previous ? own : [])).filter(isEarlier))
    .filter(({ name }) => current === undefined || names.has(name))
    .slice(0, MAX_DOWNLOADS - chosen.length);
  const filesBefore = await readAll(
    earlier,
    'In the run compared with, the artifact',
    previous?.signal ?? signal,
  );
  const [only, ...others] = new Set(filesBefore.map(firstFolder));
  const namesBefore = new Set(filesBefore.map(({ path }) => basename(path)));
  const knownFolders = new Set(
    onDisk.flatMap(({ path }) => (namesBefore.has(basename(path)) ? dirname(path) : [])),
  );
  return {
    current: files,
    previous: filesBefore,
    artifactOf(file) {
      const name = firstFolder(file);
      const isKnown = current !== undefined || name === only || others.includes(name);
      if (isKnown) return name;
      // A file on the disk may lie elsewhere than in its artifact: names of files tell that a folder is the only artifact.
      return others.length === 0 && knownFolders.has(dirname(file.path)) ? only : undefined;
    },
    problems,
    close: downloads.remove,
  };
}

function firstFolder({ path }: { path: string }): string {
  return path.split('/', 1)[0] ?? '';
}

/** The newest artifact of each name: a re-run makes another one. Those that sound like tests come first. */
function latestOf(artifacts: readonly Artifact[]): Artifact[] {
  const latest = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    if (!latest.has(artifact.name)) latest.set(artifact.name, artifact);
  }
  return [...latest.values()].sort(
    (a, b) => Number(TEST_WORDS.test(b.name)) - Number(TEST_WORDS.test(a.name)),
  );
}
