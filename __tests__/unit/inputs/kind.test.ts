import examples from '@octokit/webhooks-examples';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/inputs/kind.ts';

const payloads = (examples as unknown as { name: string; examples: unknown[] }[]).flatMap(
  ({ name, examples: list }) => list.map((_, index) => [name, index] as const),
);

describe('kindOf', () => {
  it('knows more than 250 payloads of 58 events', () => {
    expect(payloads.length).toBeGreaterThan(250);
  });

  it.each(payloads)('auto: %s, example %i', (name) => {
    const expected = { release: 'release', deployment_status: 'deployment' }[name] ?? 'build';
    expect(kindOf({ name }, 'auto')).toBe(expected);
  });

  it.each(['schedule', 'workflow_dispatch', 'deployment', 'push', '', 'toString'])(
    'auto: %s is a build',
    (name) => {
      expect(kindOf({ name }, 'auto')).toBe('build');
    },
  );

  it.each(['build', 'release', 'deployment', 'digest', 'message'] as const)(
    '%s when asked for, at any event',
    (kind) => {
      for (const name of ['push', 'release', 'deployment_status', 'schedule'])
        expect(kindOf({ name }, kind)).toBe(kind);
    },
  );
});
