import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { excerptLog } from '../../../src/logs/excerpt.ts';
import { measureFirstError, readExpectations } from '../../../testing/logs/first-errors.ts';

const logs = ['logs', 'logs-unseen'].flatMap((name) => {
  const folder = join(import.meta.dirname, '../../fixtures', name);
  return readExpectations(folder).map((expectation) => ({ ...expectation, folder }));
});

/** What is known to be wrong. Take out what you mend. */
const KNOWN: Record<string, { isRight: boolean; missing: string[] }> = {
  'pipenv.log': { isRight: false, missing: ['Your Pipfile.lock', 'out of'] },
  'vitest-snapshot-turbo.log': { isRight: true, missing: ['"price": "3.00 EUR"'] },
};

describe('logs of real tools', () => {
  it('are many, and of many tools', () => {
    expect(logs.length).toBeGreaterThanOrEqual(58);
    expect(new Set(logs.map(({ ecosystem }) => ecosystem)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(logs)('$file: the right first error, an excerpt with every line that it needs', async (log) => {
    const { isRight, isExitLine, missing } = await measureFirstError(log.folder, log);
    expect(isExitLine).toBe(false);
    expect({ isRight, missing }).toEqual(KNOWN[log.file] ?? { isRight: true, missing: [] });
  });

  /** A change of an excerpt is a change of the snapshot, which `npx vitest run __tests__/integration/logs -u` writes. */
  it.each(logs)('$file: the excerpt of a mail reads as before', async ({ folder, file, step }) => {
    const log = createReadStream(join(folder, file));
    const { firstError, isFirstErrorGuess, lines } = await excerptLog(log, { step, maxLines: 20 });
    const shown = lines.map(({ tone, text }) => `${tone.padEnd(7)} ${text}`);
    expect([`${isFirstErrorGuess ? 'perhaps ' : ''}${firstError}`, ...shown].join('\n')).toMatchSnapshot();
  });
});
