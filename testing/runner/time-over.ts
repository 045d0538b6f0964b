/** Preloaded into a process (`node --import`): the one that started it says when limits of time end. */
import { type Limits, takeLimits } from './time-limits.ts';

const { end } = takeLimits();
process.on('message', (limits: Limits) => end(limits));
// The channel does not keep the process from ending.
process.channel?.unref();
