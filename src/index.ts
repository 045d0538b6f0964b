import { run } from './run.ts';
import { connectRunner, exitAfterGrace } from './runner/runner.ts';

await run(connectRunner(), process.env);
exitAfterGrace();
