// A process of its own, which outlives a test run: when its input ends, the run is gone. Then it ends whatever servers
// that run left under the folder, and removes the folder. One that ended as it should has left none, or says that the
// folder is to stay.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { KEEP } from './run-folder.ts';
import { isAlive, postmasterPid } from './server-pid.ts';

/** A server that was just being started has no pid file yet. */
const LOOKS = 20;
const BETWEEN_LOOKS_MS = 250;

const folder = process.argv[2] ?? '';

async function endServers(): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = await postmasterPid(join(folder, name));
    if (pid === undefined || !(await isAlive(pid))) continue;
    alive += 1;
    // A frozen one first has to go on.
    for (const signal of ['SIGCONT', 'SIGQUIT'] as const) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended in this moment.
      }
    }
  }
  return alive;
}

if ((await text(process.stdin)) === KEEP) process.exit();
let quiet = 0;
while (quiet < LOOKS && (await readdir(folder).catch(() => [])).length > 0) {
  quiet = (await endServers()) > 0 ? 0 : quiet + 1;
  await setTimeout(BETWEEN_LOOKS_MS);
}
await rm(folder, { recursive: true, force: true, maxRetries: 10 });
