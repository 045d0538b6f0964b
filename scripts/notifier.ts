/** 150 runs of 150 repositories, told by the central notifier of examples/organization: each once, none lost. */
import { tellCentrally } from '../testing/runner/central-notifier.ts';

const count = Number(process.argv[2] ?? 150);
const told = await tellCentrally(count, { perMinute: 30, perHour: 100 }, 20_000);
const times = (wanted: (mails: number) => boolean): number => told.mails.filter(wanted).length;

console.log(`${count} runs, of as many repositories, reported every 20 s; 30 mails a minute and 100 an hour`);
console.log(`  told once          ${times((mails) => mails === 1)}`);
console.log(`  not told           ${times((mails) => mails === 0)}`);
console.log(`  told more often    ${times((mails) => mails > 1)}`);
console.log(`  refused attempts   ${told.refused}, waited out`);
console.log(`  longest queue      ${told.longestQueue} of the 100 that GitHub keeps`);
console.log(`  time               ${Math.round(told.clockMs / 60_000)} min on the service's clock`);
console.log(`  GitHub requests    ${told.requests} a mail at most`);
if (told.failed.length > 0) console.error(told.failed[0]);
process.exitCode = times((mails) => mails !== 1) === 0 ? 0 : 1;
