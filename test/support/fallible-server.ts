// A PostgreSQL of a test's own, to be stopped, killed, frozen and turned read-only; gone when the test ends.
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { createServerTool } from '../../src/database/server-tool.ts';
import { createDataFolder } from './data-folder.ts';
import { withClient } from './sql.ts';

/** The processes whose folder this is: the server and its children, on Linux. */
export async function serverProcesses(folder: string): Promise<number[]> {
  const data = join(folder, 'postgres');
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    numbers.map(async (number) => {
      const place = await readlink(`/proc/${number}/cwd`).catch(() => '');
      const stat = await readFile(`/proc/${number}/stat`, 'utf8').catch(() => '');
      const isThere = place.startsWith(data) && stat !== '' && !/\) Z /.test(stat);
      return isThere ? [Number(number)] : [];
    }),
  );
  return found.flat();
}

/** Freezes what there is by now, and what comes of it, or lets it go on. */
export async function signalServer(folder: string, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const done = new Set<number>();
  for (;;) {
    const left = (await serverProcesses(folder)).filter((pid) => !done.has(pid));
    if (left.length === 0) return;
    for (const pid of left) {
      done.add(pid);
      try {
        process.kill(pid, signal);
      } catch {
        // It ended in this moment.
      }
    }
  }
}

export async function createFallibleServer() {
  const folder = await createDataFolder();
  const { url, stop } = await startEmbeddedDatabase({ folder, settings: ['fsync=off'] });
  onTestFinished(async () => {
    await signalServer(folder, 'SIGCONT');
    await stop();
  });
  const tool = await createServerTool(() => {});
  const data = join(folder, 'postgres');
  const settings = ['listen_addresses=127.0.0.1', `port=${new URL(url).port}`, 'unix_socket_directories='];
  const options = [...settings, 'max_connections=60', 'fsync=off'].map((each) => `-c ${each}`).join(' ');
  const control = (...args: string[]) => tool.run('pg_ctl', [...args, '-D', data, '-w', '-t', '120']);
  const isReadOnly = (is: boolean) =>
    withClient(url, async (sql) => {
      await sql.unsafe(`alter system set default_transaction_read_only = ${is ? 'on' : 'off'}`);
      await sql`select pg_reload_conf()`;
    });
  return {
    ...{ folder, url, isReadOnly },
    /** All connections but the one that asks. */
    terminate: () =>
      withClient(
        url,
        (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      ),
    stop: (mode: 'fast' | 'immediate') => control('stop', '-m', mode),
    start: () => control('start', '-l', join(data, 'server.log'), '-o', options),
    freeze: () => signalServer(folder, 'SIGSTOP'),
    thaw: () => signalServer(folder, 'SIGCONT'),
  };
}
