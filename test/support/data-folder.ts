// A folder for an embedded server, gone when the test ends, and whether a server runs on it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export async function createDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seminar-data-'));
  onTestFinished(async () => {
    // What a test left running, for lack of success, must not outlive it.
    const pid = await postmasterPid(folder);
    if (pid !== undefined && (await isAlive(pid))) process.kill(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}

/** By its postmaster.pid; undefined when there is none. */
export async function postmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

/** A process that ended and that nobody has collected yet is not alive. */
export async function isAlive(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (state !== undefined) return !/\) Z /.test(state);
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux';
  } catch {
    return false;
  }
}
