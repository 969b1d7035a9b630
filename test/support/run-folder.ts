// The folder under which all servers of a run have theirs, and who ends them when the run is gone, however it ended:
// Ctrl-C and a kill leave no time for that.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const watcher = fileURLToPath(new URL('end-with-run.ts', import.meta.url));

/** What the watcher is told where it has nothing to do. */
export const KEEP = 'keep';

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

export interface RunFolder {
  path: string;
  /** When nothing uses it any more. */
  remove(): Promise<void>;
  /** It stays as it is, for somebody to look at. */
  keep(): void;
}

export const openRunFolder = async () => watchFolder(join(await quickFolder(), 'seminar-test-'));

/** A new one whose path begins so. Each server has a folder of its own in it. */
export async function watchFolder(prefix: string): Promise<RunFolder> {
  const path = await mkdtemp(prefix);
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
    keep: () => void child.stdin.end(KEEP),
  };
}
