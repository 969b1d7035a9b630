// A run that has a server, and a bot as the fault test has them, and then only waits: for the test that ends it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { openRunFolder } from './run-folder.ts';

const folder = await openRunFolder();
await startEmbeddedDatabase({ folder: join(folder.path, 'shared'), settings: ['fsync=off'] });
const loaded = fileURLToPath(new URL('../faults/end-with-run.ts', import.meta.url));
const waits = 'setInterval(() => {}, 60_000); console.log(1)';
const bot = spawn(process.execPath, ['--import', loaded, '-e', waits], { stdio: ['pipe', 'pipe', 'inherit'] });
bot.stdout.once('data', () => process.stdout.write(`${folder.path} ${bot.pid}\n`));
setInterval(() => {}, 60_000);
