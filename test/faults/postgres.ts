// A real PostgreSQL server that can be hurt: its connections ended, stopped at once and started, frozen.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openClient } from '../../src/database/driver.ts';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { createServerTool } from '../../src/database/server-tool.ts';

export async function startHurtablePostgres(folder: string) {
  const server = await startEmbeddedDatabase({ folder, settings: ['max_connections=100'] });
  const data = join(folder, 'postgres');
  const tool = await createServerTool(() => {});
  const { port } = new URL(server.url);
  const log = join(data, 'server.log');
  const flags = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=100'];
  const start = () => {
    const options = flags.map((flag) => `-c ${flag}`).join(' ');
    return tool.run('pg_ctl', ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', options]);
  };
  const client = openClient(server.url);
  await client`create database bot`;
  await client.end();
  const url = new URL(server.url);
  url.pathname = '/bot';
  return {
    url: url.toString(),
    async terminateConnections() {
      const admin = openClient(server.url);
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'bot'`;
      await admin.end();
    },
    async stopAndStart(pauseMs: number) {
      await tool.run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await start();
    },
    async freeze(forMs: number) {
      const pids = await processesOf(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]));
      for (const pid of pids) signal(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, forMs));
      for (const pid of pids) signal(pid, 'SIGCONT');
    },
    stop: () => tool.run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w']),
  };
}

export type HurtablePostgres = Awaited<ReturnType<typeof startHurtablePostgres>>;

/** The server and its children. Linux. */
async function processesOf(postmaster: number): Promise<number[]> {
  const all = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const parents = await Promise.all(
    all.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return [pid, Number(/\) \w (\d+)/.exec(stat)?.[1])] as const;
    }),
  );
  return [postmaster, ...parents.filter(([, parent]) => parent === postmaster).map(([pid]) => pid)];
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}
