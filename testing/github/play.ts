import { GitHubApi } from '../../src/github/api/requests.ts';
import { type Observation, type ObserveOptions, observe } from '../../src/github/build/observe.ts';
import { type Detail, type DetailOptions, detail } from '../../src/github/build/read-details.ts';
import { type EventRecord, readEvent } from '../../src/github/records/event.ts';
import type { Notification } from '../../src/notification/notification.ts';
import type { Scenario } from './scenarios.ts';
import { type GitHubStub, type StubOptions, startGitHubStub } from './stub.ts';

export interface PlayOptions {
  stub?: StubOptions;
  observe?: Partial<ObserveOptions>;
  detail?: Partial<DetailOptions>;
  signal?: AbortSignal;
}

export interface Played {
  event: EventRecord;
  observed: Observation;
  detailed: Detail;
  notification: Notification;
  api: GitHubApi;
  stub: GitHubStub;
}

/** Plays a scenario against the stub as the action does: read the event, observe, detail. */
export async function play(scenario: Scenario, options: PlayOptions = {}): Promise<Played> {
  const stub = await startGitHubStub(scenario.world, { ...scenario.stub, ...options.stub });
  try {
    const [owner = '', repo = ''] = scenario.world.fullName.split('/');
    const event = readEvent(scenario.env, scenario.event, scenario.contexts);
    const api = GitHubApi.connect({
      token: 'ghs_test',
      baseUrl: stub.url,
      owner,
      repo,
      links: event.links,
      scrub: (text) => text,
      signal: options.signal ?? new AbortController().signal,
    });
    const observed = await observe(api, event, { now: scenario.now, ...options.observe });
    const wanted: DetailOptions = { log: {}, commits: 10, wantsCommitters: true, wantsCodeowners: false };
    const detailed = await detail(
      api,
      event,
      observed,
      { ...wanted, ...options.detail },
      Promise.resolve({}),
    );
    return { event, observed, detailed, notification: detailed.notification, api, stub };
  } finally {
    await stub.stop();
  }
}
