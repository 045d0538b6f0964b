import { connectRunner, endSoon } from './github/runner.ts';
import { run } from './run.ts';

await run(connectRunner(), process.env);
endSoon();
