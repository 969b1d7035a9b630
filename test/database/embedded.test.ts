// The embedded server: started, adopted, started again after whatever ended it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { createDataFolder } from '../support/data-folder.ts';
import { isAlive, postmasterPid } from '../support/server-pid.ts';
import { withClient } from '../support/sql.ts';

const answers = ({ url }: EmbeddedDatabase) => withClient(url, (sql) => sql`select 1 as one`.then(([row]) => row?.one));

async function started(folder: string): Promise<EmbeddedDatabase> {
  const server = await startEmbeddedDatabase({ folder, settings: ['fsync=off'] });
  onTestFinished(() => server.stop().catch(() => {}));
  return server;
}

test('it starts on an empty folder, stops, starts again with what it held, and then goes on with the server that runs', async () => {
  const folder = await createDataFolder();
  const first = await started(folder);
  await withClient(first.url, (sql) => sql`create table kept (id int)`);
  const pid = (await postmasterPid(folder)) ?? expect.unreachable();
  await first.stop();
  await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false));
  const second = await started(folder);
  expect(await withClient(second.url, (sql) => sql`select count(*)::int as count from kept`)).toEqual([{ count: 0 }]);
  expect((await started(folder)).url).toBe(second.url);
  expect((await readdir(folder)).sort()).toEqual(['password', 'postgres']);
});

test('stopping leaves the server to another bot that uses it', async () => {
  const folder = await createDataFolder();
  const server = await started(folder);
  const url = new URL(server.url);
  url.searchParams.set('application_name', 'evening-seminar-bot');
  await withClient(url.href, async (sql) => {
    await sql`select 1`;
    await server.stop();
    expect(await answers(server)).toBe(1);
  });
  await server.stop();
  await expect(answers(server)).rejects.toThrow();
});

test('it starts again at once after the server was killed, its connections in use', async () => {
  const folder = await createDataFolder();
  const first = await started(folder);
  await withClient(first.url, async (sql) => {
    await sql`create table kept (id int)`;
    const busy = sql`select pg_sleep(60)`.catch((error: Error) => error);
    await vi.waitFor(async () => {
      const [row] = await withClient(
        first.url,
        (other) => other`select count(*)::int as busy from pg_stat_activity where wait_event = 'PgSleep'`,
      );
      expect(row?.busy).toBe(1);
    });
    const pid = (await postmasterPid(folder)) ?? expect.unreachable();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false));
    const second = await started(folder);
    expect(await withClient(second.url, (again) => again`select count(*)::int as n from kept`)).toEqual([{ n: 0 }]);
    expect(await busy).toBeInstanceOf(Error);
  });
});

test('two starts at once share one server, on an empty folder and on one from before', async () => {
  const folder = await createDataFolder();
  const both = await Promise.all([started(folder), started(folder)]);
  expect(both[0].url).toBe(both[1].url);
  for (const server of both) expect(await answers(server)).toBe(1);
  expect((await readdir(folder)).sort()).toEqual(['password', 'postgres']);
  await both[0].stop();
  const again = await Promise.all([started(folder), started(folder)]);
  expect(again[0].url).toBe(again[1].url);
  for (const server of again) expect(await answers(server)).toBe(1);
});

test('what a first start left half-made when it was killed does not keep the next from starting', async () => {
  const folder = await createDataFolder();
  const half = join(folder, 'postgres-0badcafe');
  await mkdir(half);
  await writeFile(join(half, 'PG_VERSION'), '18\n');
  await writeFile(join(folder, 'postgres-0badcafe.password'), '');
  await writeFile(join(folder, 'password-0badcafe'), 'ha');
  expect(await answers(await started(folder))).toBe(1);
});

test('a number in postmaster.pid that belongs to another program now does not pass for the server', async () => {
  const folder = await createDataFolder();
  const first = await started(folder);
  const pidFile = join(folder, 'postgres', 'postmaster.pid');
  const lines = await readFile(pidFile, 'utf8');
  await first.stop();
  // A program of the same user as the server's: to others' the server pays no heed anyway.
  const { uid, gid } = await stat(join(folder, 'postgres'));
  const stranger = spawn('sleep', ['60'], { uid, gid });
  onTestFinished(() => void stranger.kill());
  await once(stranger, 'spawn');
  await writeFile(pidFile, lines.replace(/^\d+/, String(stranger.pid)));
  expect(await answers(await started(folder))).toBe(1);
});

test('a folder without its password says so rather than making another', async () => {
  const folder = await createDataFolder();
  await (await started(folder)).stop();
  await rm(join(folder, 'password'));
  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(/password/);
});

test('a server that is killed comes back on its port by itself, and a stop is a stop', async () => {
  const folder = await createDataFolder();
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const server = await startEmbeddedDatabase({ folder, settings: ['fsync=off'], say });
  onTestFinished(() => server.stop().catch(() => {}));
  await withClient(server.url, (sql) => sql`create table kept (id int)`);
  const pid = (await postmasterPid(folder)) ?? expect.unreachable();
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect((await postmasterPid(folder)) ?? pid).not.toBe(pid));
  await vi.waitFor(async () => expect(await answers(server)).toBe(1));
  expect(await withClient(server.url, (sql) => sql`select count(*)::int as n from kept`)).toEqual([{ n: 0 }]);
  expect(said[0]).toBe('the embedded PostgreSQL ended; it is started again');
  await server.stop();
  expect(await postmasterPid(folder)).toBeUndefined();
});
