import type { DigestWorkflow } from '../../notification/notification.ts';
import type { Bar } from '../view/view.ts';

/** Results that a bar shows at most: the newest. */
const MAX_RESULTS = 60;

const letters = { ok: '.', bad: 'x', other: '-' };

/** The same bar twice: neighbours of one result joined, widths in whole percent that add up to 100; and in letters. */
export function drawBar(results: DigestWorkflow['bar']): { bar: Bar[]; said: string } {
  const shown = results.slice(-MAX_RESULTS);
  const bar: Bar[] = [];
  for (const kind of shown) {
    const last = bar.at(-1);
    if (last?.kind === kind) last.count += 1;
    else bar.push({ kind, count: 1, width: 0 });
  }
  let counted = 0;
  let used = 0;
  for (const part of bar) {
    counted += part.count;
    part.width = Math.round((counted * 100) / shown.length) - used;
    used += part.width;
  }
  return { bar, said: shown.map((kind) => letters[kind]).join('') };
}
