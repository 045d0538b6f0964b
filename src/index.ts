import { run } from './run.ts';
import { connectRunner, endSoon } from './runner/runner.ts';

await run(connectRunner(), process.env);
endSoon();
