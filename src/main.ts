// The entry: hears signals at once, keeps compiled code from start to start (which saves about half of the time), then
// starts.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { hearSignals } from './stopper.ts';

const stopper = hearSignals();
// A process that exits while V8 compiles in the background may wait for that for good, deaf to signals (nodejs/node
// #54918): then only SIGKILL ends it.
setFlagsFromString('--no-concurrent-sparkplug');
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const { runBot } = await import('./start.ts');
await runBot(stopper);
