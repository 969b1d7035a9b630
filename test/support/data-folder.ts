// A folder for an embedded server, gone when the test ends.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { isAlive, postmasterPid } from './server-pid.ts';

export async function createDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'data-'));
  onTestFinished(async () => {
    // What a test left running, for lack of success, must not outlive it.
    const pid = await postmasterPid(folder);
    if (pid !== undefined && (await isAlive(pid))) process.kill(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}
