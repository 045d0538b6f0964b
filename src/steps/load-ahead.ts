import { setImmediate as nextTurn } from 'node:timers/promises';

/** In the order in which the mail needs them. The first use of Intl takes some 10 ms. */
const parts = [
  () => import('../github/build/read-details.ts'),
  () => import('./write-mail.ts'),
  () => new Intl.DateTimeFormat('en').format(),
];

/**
 * Reads the code that a mail about a failed run needs while GitHub and the mail server answer. Nothing waits for it, and who needs a
 * part of it asks for it as ever.
 */
export async function loadAhead(): Promise<void> {
  for (const load of parts) {
    // What has to be sent is sent, and what has come is taken, in between.
    await nextTurn();
    await load();
  }
}
