import { run } from './run.ts';
import { listenForCancellation } from './runner/cancellation.ts';
import { connectRunner, exitAfterGrace } from './runner/runner.ts';

const cancellation = listenForCancellation();
await run(connectRunner(), process.env, cancellation);
exitAfterGrace(cancellation.requested.aborted);
