/**
 * Shows what a digest costs: `node scripts/bench-digest.ts [runs …]`, by default periods of 100, 500 and 2,000 runs,
 * each with as many in the period before, beside eight scheduled workflows. GitHub is the stub of the tests, in this process and with 300 ms an answer;
 * each digest is made in a process of its own, so that time and memory are the action's alone. "Held" is what is in
 * use after a garbage collection when the digest is made.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { linksFor } from '../src/github/api/links.ts';
import { GitHubApi } from '../src/github/api/requests.ts';
import { observeDigest } from '../src/github/digest/observe.ts';
import { eventOf, optionsOf } from '../testing/github/event-run.ts';
import { history } from '../testing/github/history.ts';
import type { Conclusion } from '../testing/github/records.ts';
import { payload } from '../testing/github/releases.ts';
import { healthy, seeded, simulate } from '../testing/github/schedules.ts';
import { startGitHubStub } from '../testing/github/stub.ts';
import { measurePeak } from './bench/memory.ts';

const now = '2026-11-20T09:05:00Z';
const twoWeeksAgo = '2026-11-06T09:05:00Z';
const workflows = ['CI', 'Docs', 'Nightly', 'CodeQL', 'Lint', 'Deploy', 'E2E', 'Audit'];
const answerMs = 300;

interface Figures {
  requests: number;
  seconds: number;
  cpuSeconds: number;
  heldMegabytes: number;
  rssMegabytes: number;
  summary: string;
}

async function measure(url: string): Promise<Figures> {
  const api = GitHubApi.connect({
    token: 'ghs_bench',
    baseUrl: url,
    owner: 'contoso',
    repo: 'app',
    links: linksFor(undefined, 'contoso/app'),
    scrub: (text) => text,
    signal: AbortSignal.timeout(60_000),
  });
  const start = performance.now();
  const news = await observeDigest(api, eventOf('schedule', payload({})), {
    ...optionsOf({}, { now, isAsked: true }),
    notifyOn: ['always'],
  });
  const seconds = (performance.now() - start) / 1000;
  globalThis.gc?.();
  const { digest } = news.notification;
  const counts = digest && [digest.red, digest.flaky, digest.recovered, digest.green].join(' / ');
  const { user, system } = process.cpuUsage();
  return {
    requests: api.calls.length,
    seconds,
    cpuSeconds: (user + system) / 1_000_000,
    heldMegabytes: process.memoryUsage().heapUsed / 1e6,
    rssMegabytes: measurePeak() / 1024,
    summary: `${digest?.runs ?? 0} runs, ${counts ?? '-'}${digest?.isCut ? ', cut' : ''}`,
  };
}

async function measureApart(count: number): Promise<Figures> {
  const conclusionOf = (index: number): Conclusion =>
    index % 17 === 3 ? 'failure' : index % 29 === 5 ? 'cancelled' : 'success';
  const runs = history({
    count: 2 * count,
    from: twoWeeksAgo,
    to: now,
    workflows,
    conclusionOf,
    attemptOf: (index) => (index % 101 === 7 ? 2 : 1),
  });
  const scheduled = simulate(healthy, Date.parse(now), seeded(1));
  const world = { ...scheduled, runs: [...runs, ...scheduled.runs] };
  const stub = await startGitHubStub(world, { faults: [{ kind: 'slow', delayMs: answerMs }] });
  try {
    const script = fileURLToPath(import.meta.url);
    const child = spawn(process.execPath, ['--expose-gc', script, '--measure', stub.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    if (code !== 0) throw new Error(`the measuring process ended with ${code}`);
    return JSON.parse(output) as Figures;
  } finally {
    await stub.stop();
  }
}

const [mode, url] = process.argv.slice(2);
if (mode === '--measure') {
  console.log(JSON.stringify(await measure(url ?? '')));
} else {
  const given = process.argv.slice(2).map(Number);
  console.log(`answers after ${answerMs} ms`);
  console.log(
    'runs, and before    requests      time       CPU        held    peak RSS  red / flaky / recovered / green',
  );
  for (const count of given.length > 0 ? given : [1, 100, 500, 2000]) {
    const { requests, seconds, cpuSeconds, heldMegabytes, rssMegabytes, summary } = await measureApart(count);
    const cells = [
      `${count} + ${count}`.padEnd(18),
      String(requests).padStart(8),
      `${seconds.toFixed(2)} s`.padStart(8),
      `${cpuSeconds.toFixed(2)} s`.padStart(8),
      `${heldMegabytes.toFixed(1)} MB`.padStart(10),
      `${rssMegabytes.toFixed(0)} MB`.padStart(10),
      summary,
    ];
    console.log(cells.join('  '));
  }
}
