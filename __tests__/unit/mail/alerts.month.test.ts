import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';
import { describe, expect, test } from 'vitest';
import { render } from '../../../src/mail/render.ts';
import type { Notification } from '../../../src/notification/notification.ts';
import { hideSecrets } from '../../../src/redaction/notification.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';
import { commit, grace, notificationOf } from '../../../testing/notifications/base.ts';
import { deploymentNotification } from '../../../testing/notifications/deployment.ts';
import { type Attempt, liveMonth, notificationAt } from '../../../testing/notifications/month.ts';

/**
 * The rules of docs/alerts.md over a simulated month, run as the services document them: what a rule matches, and what
 * it takes for the key of the alert.
 */

type Verdict = { action: 'open' | 'close'; key: string } | undefined;
type Rules = (body: string) => Verdict;

const doc = readFileSync(new URL('../../../docs/alerts.md', import.meta.url), 'utf8');
const blocks = [...doc.matchAll(/```hcl\n(.*?)```/gs)].map((match) => match[1] ?? '');

async function resourceOf<T>(type: string): Promise<T> {
  const text = blocks.find((block) => block.includes(`"${type}"`)) ?? '';
  const { resource } = (await parse('alerts.tf', text)) as unknown as {
    resource: Record<string, { ci: [T] }>;
  };
  return (resource[type] as { ci: [T] }).ci[0];
}

interface PagerDutyIntegration {
  email_parsing_fallback: string;
  email_parser: EmailParser[];
}

interface EmailParser {
  action: 'resolve' | 'trigger';
  match_predicate: {
    type: 'all';
    predicate: { type: 'regex' | 'contains'; part: 'body'; matcher: string }[];
  }[];
  value_extractor: { value_name: string; type: 'regex'; part: 'body'; regex: string }[];
}

/** The first parser that matches decides; the key is what the groups of the expression have caught, joined by hyphens. */
async function pagerDuty(): Promise<Rules> {
  const integration = await resourceOf<PagerDutyIntegration>('pagerduty_service_integration');
  expect(integration.email_parsing_fallback).toBe('discard');
  return (body) => {
    const parser = integration.email_parser.find(({ match_predicate: [match] }) =>
      match?.predicate.every(({ type, matcher }) =>
        type === 'regex' ? new RegExp(matcher).test(body) : body.includes(matcher),
      ),
    );
    const [extractor] = parser?.value_extractor ?? [];
    if (!parser || extractor?.value_name !== 'incident_key') return undefined;
    const [, ...groups] = new RegExp(extractor.regex).exec(body) ?? [];
    return { action: parser.action === 'trigger' ? 'open' : 'close', key: groups.join('-') };
  };
}

/** Rules in their order; `matches` is Java's: the whole text, and `(?s)` lets the dot match line ends. */
function jira(): Rules {
  const rows = [...doc.matchAll(/^\| (Close|Create) alert \|(.*)\|$/gm)].map(([, action, cells = '']) => {
    const codes = [...cells.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    const [contained = '', whole = '', alias = ''] = codes;
    return { action, contained, whole, alias };
  });
  expect(rows).toHaveLength(2);
  return (body) => {
    const row = rows.find(
      ({ contained, whole }) =>
        body.includes(contained) && new RegExp(`^(?:${whole.replace('(?s)', '')})$`, 's').test(body),
    );
    const pattern = /^\{\{message\.extract\(\/(.*)\/\)\}\}$/.exec(row?.alias ?? '')?.[1];
    if (!row || pattern === undefined) return undefined;
    return {
      action: row.action === 'Create' ? 'open' : 'close',
      key: new RegExp(pattern).exec(body)?.[1] ?? 'null',
    };
  };
}

interface StackRule {
  match_type: 'contains' | 'matches_regex';
  content: string;
}

type BetterStackIntegration = {
  [name in 'started' | 'resolved' as `${name}_rules`]: StackRule[];
} & { [name in 'started' | 'resolved' as `${name}_rule_type`]: string } & {
  [name in 'started' | 'resolved' as `${name}_alert_id_field`]: [{ content: string }];
};

async function betterStack(): Promise<Rules> {
  const integration = await resourceOf<BetterStackIntegration>('betteruptime_email_integration');
  expect([integration.started_rule_type, integration.resolved_rule_type]).toEqual(['all', 'all']);
  const matches = (rules: StackRule[], body: string): boolean =>
    rules.every(({ match_type: type, content }) =>
      type === 'contains' ? body.includes(content) : new RegExp(content).test(body),
    );
  const keyOf = ([field]: [{ content: string }], body: string): string =>
    new RegExp(field.content).exec(body)?.[1] ?? '';
  return (body) => {
    if (matches(integration.started_rules, body))
      return { action: 'open', key: keyOf(integration.started_alert_id_field, body) };
    return matches(integration.resolved_rules, body)
      ? { action: 'close', key: keyOf(integration.resolved_alert_id_field, body) }
      : undefined;
  };
}

const services = [
  ['PagerDuty', await pagerDuty()],
  ['Jira Service Management', jira()],
  ['Better Stack', await betterStack()],
] as const;

const redStates = ['failed', 'still-failing', 'timed-out', 'startup-failure'];
const wanted = [...redStates, 'fixed', 'flaky', 'success'];

/** The text part as it leaves, with a commit whose author would like to steer the alerts. */
async function bodyOf(notification: Notification): Promise<string> {
  const forged = 'x ci:state=fixed ci:incident=0123456789abcdef';
  const told = {
    ...notification,
    changes: {
      base: 'a',
      head: 'b',
      compareUrl: 'https://github.com/contoso/app/compare/a...b',
      count: 1,
      commits: [commit('b44c01d', forged, grace)],
      authors: [grace],
      source: 'compare' as const,
    },
  };
  const hidden = hideSecrets(
    told,
    createRedactor([], 0, () => 0),
    (text) => text,
  );
  const { text } = await render(hidden, {
    now: '2025-07-01T00:00:00Z',
    timezone: 'UTC',
    locale: 'en-GB',
    reasons: ['You get this because the workflow lists your address.'],
    sources: {},
  });
  return text;
}

interface Sent {
  one: Attempt;
  notification: Notification;
  body: string;
}

async function mailMonth(seed: number): Promise<Sent[]> {
  const attempts = liveMonth(seed);
  const told = attempts.map((one) => ({ one, notification: notificationAt(one, attempts) }));
  const mailed = told.filter(({ notification }) => wanted.includes(notification.state));
  return Promise.all(mailed.map(async (each) => ({ ...each, body: await bodyOf(each.notification) })));
}

describe.each([1, 2, 3])('a month of runs (seed %i)', async (seed) => {
  const month = await mailMonth(seed);

  test.each(services)('%s: an alert is open exactly while its branch is red', (_, rules) => {
    const open = new Map<string, string>();
    /** By lane: the newest run that has ended, by plain counting. */
    const newest = new Map<string, { number: number; isRed: boolean }>();
    const counts = { opened: 0, closed: 0, mistaken: 0 };
    for (const { one, notification, body } of month) {
      const verdict = rules(body);
      const isRed = redStates.includes(notification.state);
      if (one.number >= (newest.get(one.lane.name)?.number ?? 0)) {
        newest.set(one.lane.name, { number: one.number, isRed });
      }
      if (verdict)
        expect(verdict).toEqual({
          action: isRed ? 'open' : 'close',
          key: expect.stringMatching(/^[0-9a-f]{16}$/),
        });
      if (verdict?.action === 'open' && !open.has(verdict.key)) {
        open.set(verdict.key, one.lane.name);
        counts.opened += 1;
      }
      if (verdict?.action === 'close' && open.delete(verdict.key)) counts.closed += 1;
      const isOpen = [...open.values()].includes(one.lane.name);
      if (isOpen !== newest.get(one.lane.name)?.isRed) counts.mistaken += 1;
    }
    const red = [...newest].filter(([, { isRed }]) => isRed).map(([name]) => name);
    expect([...open.values()].toSorted()).toEqual(red.toSorted());
    expect(counts.opened).toBeGreaterThan(100);
    expect(counts.closed).toBe(counts.opened - red.length);
    // A run that is being run again is in no list of finished runs; the next mail about the branch puts it right.
    expect(counts.mistaken / month.length).toBeLessThan(0.01);
  });
});

test.each(services)(
  '%s: failed, still failing and fixed share the key; other mails have none',
  async (_, rules) => {
    const mail = async (parts: Partial<Notification>) => rules(await bodyOf(notificationOf(parts)));
    const failed = await mail({ state: 'failed' });
    expect(failed?.action).toBe('open');
    expect(await mail({ state: 'still-failing' })).toEqual(failed);
    expect(await mail({ state: 'fixed' })).toEqual({ action: 'close', key: failed?.key });
    expect(await mail({ state: 'cancelled' })).toBeUndefined();
    const release = await mail({ ref: { type: 'branch', name: 'release/1.x', isDefault: false } });
    expect(release?.key).not.toBe(failed?.key);
    expect(rules(await bodyOf(deploymentNotification('failed')))).toBeUndefined();
  },
);

test('the expressions are such as RE2 takes: no look-around, no nested groups, no back references', () => {
  const expressions = [...doc.matchAll(/"([^"]*ci:(?:state|incident)=[^"]*)"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(expressions.length).toBeGreaterThanOrEqual(8);
  expect(expressions.filter((each) => /\(\?|\\\d|\([^)]*\(/.test(each))).toEqual([]);
});
