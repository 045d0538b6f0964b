import type { JobLogExcerpt } from '../../logs/excerpt.ts';
import { shortages } from '../../notification/build/cause.ts';
import type { Annotation } from '../../notification/notification.ts';

/** What was read of a failed job. */
export interface FaultEvidence {
  /** All of them, those that only state an exit code too. */
  annotations: readonly Annotation[];
  log?: Pick<JobLogExcerpt, 'errorLine' | 'lines'>;
}

/** A fault and the form in which GitHub or a tool states it. The text continues "CI could not finish on main: …". */
type Stated = readonly [pattern: RegExp, fault: string];

/** GitHub's own annotations of a job that never ran (all seen in public runs). */
const neverStarted: readonly Stated[] = [
  [
    /^The job was not started because [^\n]*(?:payment|billing|spending limit|budget)/,
    'billing kept the job from starting',
  ],
  [/^The job was not acquired by Runner of type /, 'no runner took the job'],
  [
    /^This request was automatically failed because there were no enabled runners online/,
    'no runner took the job',
  ],
  [/^The job has exceeded the maximum execution time while awaiting a runner/, 'no runner took the job'],
  [/^This is a scheduled \S[^\n]{0,60} brownout\b/, 'the runner image is being withdrawn'],
  [/^GitHub Actions has encountered an internal error when running your job/, 'GitHub had an internal error'],
  [/^Internal server error\. Correlation ID: /, 'GitHub had an internal error'],
];

/** GitHub's and the runner's annotations of a job that was cut off. */
const cutOff: readonly Stated[] = [
  [
    /^The (?:self-hosted |hosted )?runner(?:: [^\n]{1,200})? lost communication with the server/,
    'the runner was lost',
  ],
  [/^The runner has received a shutdown signal/, 'the runner was shut down'],
  [/^Operating system is shutting down for computer /, 'the runner was shut down'],
  [/^(?:System\.IO\.IOException: )?No space left on device : '/, shortages.disk],
];

const artifacts: Stated = [
  /^Failed to (?:CreateArtifact|FinalizeArtifact|ListArtifacts|GetSignedArtifactURL): (?:Unable to make request: E[A-Z_]+$|Failed to make request after \d+ attempts: )/,
  'the artifact service did not answer',
];
const caches: Stated = [
  /^(?:Failed to (?:restore|save): )?Cache service responded with (?:429|5\d\d)|^Failed to (?:CreateCacheEntry|FinalizeCacheEntryUpload|GetCacheEntryDownloadURL): Unable to make request: E[A-Z_]+$/,
  'the cache service did not answer',
];
const actions: Stated = [
  /^Failed to (?:resolve action download info|download (?:action|archive))\b.*(?:Service Unavailable|Bad Gateway|Gateway Time-?out|timed out|\b50[0234]\b)/,
  'an action could not be downloaded',
];
const registry = 'a package registry did not answer';
const images = 'an image registry did not answer';
/** Not what a script prints that cleans up behind itself. */
const daemon = /^Error response from daemon: (?!No such (?:container|network|volume)\b)/;
const { disk, memory, killed } = shortages;

/**
 * What tools print when the platform fails, each in the tool's own form from the start of the line: the same words
 * elsewhere in a line are a test that speaks of them. `from` are the lines of the tool's messages, of which the last counts:
 * what was tried again and then failed in another way is the code's. `start` is the first line where messages may follow each
 * other without a line between.
 */
const printed: readonly { proof: RegExp; from?: RegExp; start?: RegExp; fault: string }[] = [
  { proof: artifacts[0], fault: artifacts[1] },
  { proof: caches[0], fault: caches[1] },
  {
    proof: actions[0],
    from: /^(?:Failed to (?:resolve action|download) |Service Unavailable$|Response status code does not indicate success: 50\d)/,
    fault: actions[1],
  },
  {
    proof:
      /^fatal: unable to access 'https:\/\/github\.com\/[^']*': (?:Failed to connect to |Could not resolve host: |Recv failure: |Operation timed out|Empty reply |The requested URL returned error: 50\d)/,
    from: /^(?:fatal|error): /,
    fault: 'GitHub did not answer',
  },
  {
    proof:
      /^npm (?:ERR!|error) (?:code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0234])$|50[0234] )/,
    from: /^npm (?:ERR!|error)(?: |$)(?!A complete log |.*[\\/]_logs[\\/])/,
    start: /^npm (?:ERR!|error) (?:code |Missing script)/,
    fault: registry,
  },
  {
    proof:
      /^error An unexpected error occurred: "[^" ]+: (?:ESOCKETTIMEDOUT|ETIMEDOUT|ECONNRESET|EAI_AGAIN)"/,
    from: /^error /,
    fault: registry,
  },
  {
    proof: /^➤ YN0001: │ RequestError: \w+ (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN)\b/,
    from: /^➤ YN(?!0000)\d{4}: /,
    fault: registry,
  },
  {
    proof:
      /^\s*ERR_PNPM_(?:FETCH_50[0234]\s|META_FETCH_FAIL\s.*(?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|socket hang up)$)/,
    from: /^\s*ERR_PNPM_/,
    fault: registry,
  },
  {
    proof:
      /^ERROR: Could not install packages due to an OSError: HTTPSConnectionPool\(host='(?:pypi\.org|files\.pythonhosted\.org)'/,
    from: /^ERROR: (?:Could not|No matching) /,
    fault: registry,
  },
  {
    proof: /^pip\._vendor\.urllib3\.exceptions\.(?:ReadTimeoutError|ProtocolError|IncompleteRead): /,
    fault: registry,
  },
  {
    proof: /^E: Failed to fetch http[^ ]* {1,2}(?:50[0234] |(?:Could not|Unable to) connect )/,
    from: /^E: /,
    fault: registry,
  },
  {
    proof:
      /^go: \S+: (?:reading https:\/\/(?:proxy|sum)\.golang\.org\/\S+: 50[0234] |Get "https:\/\/(?:proxy|sum)\.golang\.org\/[^"]*": .*(?:i\/o timeout|connection reset by peer|TLS handshake timeout|EOF)$)/,
    from: /^go: \S+: /,
    fault: registry,
  },
  {
    proof:
      /^\s+\[(?:28|35|52|56|92|6)\] .*(?:crates\.io|[Tt]imeout|[Tt]imed out|reset|HTTP\/?2|SSL|[Ee]mpty)/,
    from: /^error: failed to (?:get|download|fetch|load|query|update)|^\s+(?:failed to |download of )/,
    start: /^error: /,
    fault: registry,
  },
  {
    proof:
      /Could not transfer artifact \S+ from\/to \S+ \(https:[^()\s]*\): (?:Connection reset|Connect timed out|Connection timed out|Read timed out|status code: 50\d|Remote host terminated)/,
    from: /^\[ERROR\]|Could not transfer artifact /,
    fault: registry,
  },
  {
    proof:
      /^\s+> (?:Could not (?:GET|HEAD) 'https:[^']+'\. Received status code 50\d |(?:Connection reset|Read timed out|Connect timed out|Remote host terminated the handshake)$)/,
    from: /^\s*(?:> )?Could not (?:resolve|determine|download|get resource|GET|HEAD) /,
    fault: registry,
  },
  {
    proof:
      /: error NU1301:\s+(?:Response status code does not indicate success: 50\d |Unable to load the service index for source https:\/\/api\.nuget\.org\/)/,
    from: /: error NU\d{4}: /,
    fault: registry,
  },
  {
    proof: /^Bundler::HTTPError: Could not fetch specs from https:\/\/(?:index\.)?rubygems\.org\//,
    from: /^(?:Bundler::\w+: |Could not find gem )/,
    fault: registry,
  },
  { proof: /^\s*curl error (?:28|35|52|56|92) while downloading https:\/\//, fault: registry },
  {
    proof: /^Error response from daemon: toomanyrequests: /,
    from: daemon,
    fault: 'an image registry limited the downloads',
  },
  {
    proof:
      /^Error response from daemon: (?:received unexpected HTTP status: 50\d |(?:Get|Head) "https:[^"]*": (?:net\/http: |context deadline exceeded|EOF$|dial tcp.*(?:i\/o timeout|server misbehaving)|read tcp.*reset by peer))/,
    from: daemon,
    fault: images,
  },
  {
    proof:
      /failed to do request: (?:Get|Head) "https:[^"\s]*": (?:EOF$|net\/http: |dial tcp \S+: i\/o timeout$|dial tcp: lookup \S+ (?:on \S+ )?(?:i\/o timeout|server misbehaving)|read tcp \S+ read: connection reset)/,
    from: /^(?:#\d+ )?ERROR: |failed to do request: /,
    fault: images,
  },
  { proof: /^npm (?:ERR!|error) nospc /, fault: disk },
  { proof: /^ERROR: Could not install packages due to an OSError: \[Errno 28\] /, fault: disk },
  {
    proof:
      /^(?:#\d+ ERROR|buildx failed with: ERROR|ERROR: failed to (?:build|solve)|Error response from daemon): .*: no space left on device$/,
    fault: disk,
  },
  {
    proof: /^error: (?=.*\/(?:target|\.cargo)\/).*: No space left on device \(os error 28\)$/,
    fault: disk,
  },
  {
    proof:
      /^(?:\/[\w./+-]*\/)?(?:cp|mv|ln|mkdir|touch|install|tee|cat|dd|tar|gzip|xz|zstd|unzip|rsync|sed|sort|ld|as|ar|ranlib|strip|cc1|cc1plus): (?!.*\/dev\/full).*: No space left on device$/,
    fault: disk,
  },
  {
    proof:
      /^(?:\S*(?:c\+\+|g\+\+|cc|clang)(?:-\d+)?: (?:fatal|internal compiler) error: Killed|collect2: fatal error: ld terminated with signal 9 )/,
    fault: killed,
  },
  {
    proof: /^\s+process didn't exit successfully: `\S*rustc .*\(signal: 9, SIGKILL: kill\)$/,
    from: /^error: could not compile /,
    fault: killed,
  },
  { proof: /^\S+: \/\S+\/pkg\/tool\/\w+\/(?:compile|link): signal: killed$/, fault: killed },
  {
    proof: /^(?:\S+: )?(?:line \d+: )?(?:fork|virtual memory exhausted): Cannot allocate memory$/,
    fault: memory,
  },
  {
    proof: /^# There is insufficient memory for the Java Runtime Environment to continue\.$/,
    from: /^# /,
    fault: memory,
  },
];

/** The runner's own warning, beside which any message about a full disk is believed. */
const lowDisk = /^You are running out of disk space\. The runner will stop working/;
const fullDisk = /no space left on device|\bENOSPC\b/i;
/** A shell's line about a process that was killed. It is believed only where the step ended so, and names no time limit. */
const killedLine = /(?:^|: )Killed$|^\S+: line \d+:\s+\d+ Killed\s+(?!timeout )\S/;
const killedExit = /^Process completed with exit code 137\.$/;
/** The tool that did the killing says so. */
const ownLimit = /^timeout: sending signal /;
/**
 * A host without a public name is one that the job itself started, or the user's own. Names that are never public: RFC 6761,
 * RFC 6762 with its appendix G, and `.internal` (ICANN).
 */
const nearby =
  /https?:\/\/(?:(?:[\w-]{1,63}\.){0,8}(?:local|localhost|internal|test|intranet|private|corp|home|lan)|[\w-]{1,63}|\d[\d.]{1,15}|\[[\da-f:]{2,40}\])[:/'"\s]/;
/** What the runner says of a step that was ended from outside; the long code is that of Windows. */
const ended =
  /^(?:Process completed with exit code (?:12[89]|1[3-9]\d|2\d\d|-1073741510)\.|The operation was canceled\.)$/;

/**
 * Says which fault of the platform ended a job; undefined where the code may have. When in doubt it is the code:
 *
 * - An annotation counts only in GitHub's own words from its start, without a place in the code, and not beside an error
 *   of a step that ended by itself: a test can print `::error::` and any text, and a failed action ends no process.
 * - A line of the log counts only in the form of the tool that failed, and only if it belongs to the message that the
 *   log's first error was taken from, which is the last one of that tool. What a step survived, and what a test says about
 *   networks and disks, is no proof.
 */
export function findPlatformFault({ annotations, log }: FaultEvidence): string | undefined {
  const own = annotations.filter(({ path, title }) => path === undefined && title === undefined);
  const errors = own.filter(({ level }) => level === 'failure').map(({ message }) => message);
  const hasOnly = (stated: readonly Stated[]): boolean =>
    annotations.every(
      (each) => each.level !== 'failure' || (own.includes(each) && isStated(each.message, stated)),
    );
  const ofRunner = [...neverStarted, ...cutOff];
  if (hasOnly([...ofRunner, [ended, '']])) {
    const fault = faultIn(errors, ofRunner);
    if (fault !== undefined) return fault;
  }
  if (log?.errorLine === undefined) {
    // Without a log only an action's own error may speak, and only if no other error does.
    const ofServices = [artifacts, caches, actions];
    return hasOnly(ofServices) ? faultIn(errors, ofServices) : undefined;
  }
  return faultInLog(log.errorLine, [
    ...log.lines.map(({ text }) => text),
    ...own.map(({ message }) => message),
  ]);
}

/** The fault that kept a job from starting: GitHub cancels some of these jobs. */
export function findStartFault(annotations: readonly Annotation[]): string | undefined {
  return faultIn(
    annotations.map(({ message }) => message),
    neverStarted,
  );
}

function isStated(message: string, stated: readonly Stated[]): boolean {
  return stated.some(([pattern]) => pattern.test(message));
}

function faultIn(messages: readonly string[], stated: readonly Stated[]): string | undefined {
  return stated.find(([pattern]) => messages.some((message) => pattern.test(message)))?.[1];
}

function faultInLog(errorLine: string, lines: readonly string[]): string | undefined {
  if (nearby.test(errorLine)) return undefined;
  const fault = printed.find((form) => {
    const message = form.from ? lastMessage(lines, form.from, form) : [errorLine];
    const isOfTool = message.includes(errorLine) || form.proof.test(errorLine);
    return (
      isOfTool && message.some((line) => form.proof.test(line)) && !message.some((line) => nearby.test(line))
    );
  })?.fault;
  if (fault !== undefined) return fault;
  if (fullDisk.test(errorLine) && lines.some((line) => lowDisk.test(line))) return disk;
  const isKilled = killedLine.test(errorLine) && lines.some((line) => killedExit.test(line));
  return isKilled && !lines.some((line) => ownLimit.test(line)) ? killed : undefined;
}

/**
 * The last message of a tool, which begins with a line of `from`. Blank and indented lines may stand in it; any other line that
 * is not the tool's ends it.
 */
function lastMessage(
  lines: readonly string[],
  from: RegExp,
  { proof, start }: (typeof printed)[number],
): string[] {
  let message: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (from.test(line) || (isOpen && proof.test(line))) {
      if (!isOpen || start?.test(line)) message = [];
      message.push(line);
      isOpen = true;
    } else if (!/^(?:\s|Caused by:|$)/.test(line)) isOpen = false;
  }
  return message;
}
