// The folder under which all servers of a run have theirs, and who ends them when the run is gone, however it ended:
// Ctrl-C and a kill leave no time for that.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const watcher = fileURLToPath(new URL('end-with-run.ts', import.meta.url));

/** To be removed when nothing uses it any more. */
export async function openRunFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'seminar-test-'));
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
