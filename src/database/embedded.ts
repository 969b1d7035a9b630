// A real PostgreSQL under a folder of ours, for who has none: started with the bot, stopped with it.
// After a kill the server may live on; the next start finds it by its postmaster.pid and goes on with it.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { APPLICATION, applicationName, openClient } from './driver.ts';
import { keepAlive } from './keep-alive.ts';
import { createServerTool, type ServerTool } from './server-tool.ts';
import { within } from './within.ts';

const USER = 'seminar';
const START_ATTEMPTS = 4;
const BETWEEN_ATTEMPTS_MS = 500;
const READY_LOOKS = 600;
const BETWEEN_LOOKS_MS = 50;
/** For a server that may be frozen to say who uses it. */
const FAREWELL_MS = 1500;

export interface EmbeddedDatabase {
  /** A URL of the database `postgres` on the server. */
  url: string;
  /** Stops the server, unless another bot still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts (or adopts) the server whose files are in `${folder}/postgres`. `settings`: more postgres -c options.
 * `meanwhile`: called when one of the server's programs is at work and there is nothing to do but wait. `signal`: ends
 * the start; then it rejects, and no server that was started here is left. `say`: when given, a server that ends without
 * being told to is started again, and this is told of it.
 */
export async function startEmbeddedDatabase({
  folder,
  settings = [],
  meanwhile = () => {},
  signal = new AbortController().signal,
  say,
}: {
  folder: string;
  settings?: string[];
  meanwhile?: () => void;
  signal?: AbortSignal;
  say?: (line: string) => void;
}): Promise<EmbeddedDatabase> {
  const root = resolve(folder);
  const data = join(root, 'postgres');
  const server = await createServerTool(meanwhile, signal);
  await server.lend(root, 'folder');
  const isNew = !(await exists(data));
  const password = await loadPassword(join(root, 'password'), isNew);
  if (isNew) await initialise(server, { root, data });
  signal.throwIfAborted();
  const port = (await runningPort(server, data)) ?? (await start(server, { data, settings, signal }));
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  const watch =
    say &&
    keepAlive({
      say,
      isThere: () => isThere(data),
      revive: () => start(server, { data, settings, signal, wanted: port }),
    });
  const stop = async () => {
    await watch?.stop();
    if (await within(FAREWELL_MS, isUsedByOthers(url))) return;
    await server.run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']).catch(async (error) => {
      // Told to stop while it was just being started again, it may be gone already.
      if (await isThere(data)) throw error;
    });
  };
  if (signal.aborted) {
    await stop();
    signal.throwIfAborted();
  }
  return { url, stop };
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

interface Start {
  data: string;
  settings: string[];
  signal: AbortSignal;
  /** The port to listen on; any that is free when left out. */
  wanted?: number;
}

async function start(server: ServerTool, { data, settings, signal, wanted }: Start): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const port = wanted ?? (await freePort());
    const flags = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=60'];
    const options = [...flags, ...settings].map((setting) => `-c ${setting}`).join(' ');
    try {
      const log = join(data, 'server.log');
      const starting = server.run('pg_ctl', ['start', '-D', data, '-l', log, '-w', '-t', '30', '-o', options]);
      await orStopped(starting, { server, data, signal });
      return port;
    } catch (error) {
      // Another bot may have started it in the same moment.
      const theirs = await runningPort(server, data);
      if (theirs !== undefined) return theirs;
      // A killed server's children may need a moment to see that it is gone, or somebody else took the port.
      if (attempt === START_ATTEMPTS) throw error;
      await setTimeout(BETWEEN_ATTEMPTS_MS);
    }
  }
}

/** `starting`'s end, which comes soon when `signal` does: the server may take long to be ready, not to be stopped. */
async function orStopped(
  starting: Promise<unknown>,
  { server, data, signal }: Omit<Start, 'settings'> & { server: ServerTool },
) {
  let isUnderWay = true;
  const onAbort = async () => {
    while (isUnderWay) {
      await server.run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-W']).catch(() => {});
      await setTimeout(BETWEEN_ATTEMPTS_MS);
    }
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await starting;
  } finally {
    isUnderWay = false;
    signal.removeEventListener('abort', onAbort);
  }
}

/** The port of the server that runs on this folder already, once it is ready; undefined when none does. */
async function runningPort(server: ServerTool, data: string): Promise<number | undefined> {
  const path = join(data, 'postmaster.pid');
  const isRunning = await server.run('pg_ctl', ['status', '-D', data]).then(
    () => true,
    () => false,
  );
  if (!isRunning) return undefined;
  for (let look = 0; look < READY_LOOKS; look++) {
    // Its lines: pid, folder, start time, port, … and, as the eighth, its state.
    const [pid, , , port, , , , state] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
    if (!pid) return undefined;
    if (!(await isServer(Number(pid)))) {
      await rm(path, { force: true });
      return undefined;
    }
    // One that was killed this moment has still its number, and takes no connection.
    if (state?.trim() === 'ready' && (await isListening(Number(port)))) return Number(port);
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  return undefined;
}

/**
 * pg_ctl believes any process with that number to be the server: one that died and was not collected (a container's
 * first process seldom does), or a stranger after the machine started anew. Linux tells; elsewhere pg_ctl is believed.
 */
async function isServer(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const [, name, state] = /^\d+ \((.*)\) (\w)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')) ?? [];
  return name === 'postgres' && state !== 'Z';
}

/** Whether a server has this folder now, ready or not. */
async function isThere(data: string): Promise<boolean> {
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  if (!pid || !(await isServer(pid))) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Made by whichever start is first, whole or not at all: the server keeps what it was initialised with. */
async function loadPassword(path: string, isNew: boolean): Promise<string> {
  if (isNew && !(await exists(path))) {
    const fresh = `${path}-${randomBytes(4).toString('hex')}`;
    await writeFile(fresh, randomBytes(18).toString('hex'), { mode: 0o600 });
    await link(fresh, path).catch(async (error) => {
      if (!(await exists(path))) throw error;
    });
    await rm(fresh);
  }
  return readFile(path, 'utf8');
}

async function isUsedByOthers(url: string): Promise<boolean> {
  const client = openClient(url, { connectWithinSeconds: 5 });
  try {
    const [row] = await client<{ others: number }[]>`
      select count(*)::int as others from pg_stat_activity
      where starts_with(application_name, ${APPLICATION}) and application_name <> ${applicationName}`;
    return (row?.others ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
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
