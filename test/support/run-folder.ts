// The folder under which all servers of a run have theirs, and who ends them when the run is gone, however it ended:
// Ctrl-C and a kill leave no time for that.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const watcher = fileURLToPath(new URL('end-with-run.ts', import.meta.url));

const MEMORY = '/dev/shm';
/** What the run's servers hold at most, many times over. */
const ROOM_BYTES = 2 ** 31;

/**
 * Memory where Linux lends it as a folder: the run makes and deletes hundreds of thousands of small files, which cost a
 * disk's file system a quarter of all the work. TMPDIR wins.
 */
async function quickFolder(): Promise<string> {
  if (process.env.TMPDIR || process.platform !== 'linux') return tmpdir();
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room >= ROOM_BYTES ? MEMORY : tmpdir();
}

/** To be removed when nothing uses it any more. */
export async function openRunFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(await quickFolder(), 'seminar-test-'));
  // PostgreSQL may run as another user than root, who passes through here.
  await chmod(path, 0o711);
  // Of a process group of its own, which Ctrl-C does not reach; its input ends with this process.
  const child = spawn(process.execPath, [watcher, path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 10 });
      child.stdin.end();
    },
  };
}
