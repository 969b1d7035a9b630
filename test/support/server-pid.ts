// Whether a server runs on a folder, and whether a process lives.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
