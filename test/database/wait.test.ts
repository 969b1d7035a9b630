// The operator's database at the start: waited for while it may come, not where waiting does not help.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { limits, withLimits } from '../../src/database/limits.ts';
import { waitForDatabase } from '../../src/database/wait.ts';
import { createLogger } from '../../src/log.ts';
import { ConfigError, StartError } from '../../src/start-error.ts';
import { createPooler } from '../support/pooler.ts';
import { withClient } from '../support/sql.ts';

const SECRET = 'sEcReT0123456789';

function waitFor(url: string, { patienceMs }: { patienceMs?: number } = {}) {
  const said: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line) => void said.push(JSON.parse(line).msg) } });
  const stop = new AbortController();
  const done = waitForDatabase({ url, log, signal: stop.signal, patienceMs }).then(
    (answer) => answer,
    (error: unknown) => error,
  );
  return { said, done, stop: () => stop.abort() };
}

/** A server that answers each connection with one of PostgreSQL's errors, as a full or a starting one does. */
async function createRefusingServer(refuse: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => refuse(socket));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `postgres://u:${SECRET}@127.0.0.1:${(server.address() as { port: number }).port}/d`;
}

function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E0000');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

test('one that is there answers at once, without a word', async () => {
  const { done, said } = waitFor(inject('postgresUrl'));
  expect(await done).toEqual({ takesLimits: true });
  expect(said).toEqual([]);
});

test.each([
  ['57P03', 'the database system is starting up'],
  ['53300', 'sorry, too many clients already'],
])('%s is waited for, and said so once for a while', async (code, message) => {
  let answers = 0;
  const url = await createRefusingServer((socket) => {
    answers++;
    socket.end(errorResponse(code, message));
  });
  const { done, said, stop } = waitFor(url);
  await vi.waitFor(() => expect(answers).toBeGreaterThan(2));
  expect(said).toEqual([`waiting for the database (${message})`]);
  stop();
  await done;
});

test('nobody listening is waited for, until patience ends; then it is no wrong setting', async () => {
  const { done, said } = waitFor(`postgres://u:${SECRET}@127.0.0.1:9/d`, { patienceMs: 1500 });
  const error = (await done) as Error;
  expect(error).toBeInstanceOf(StartError);
  expect(error).not.toBeInstanceOf(ConfigError);
  expect(error.message).toMatch(/^DATABASE_URL: the database cannot be reached \(.*ECONNREFUSED/);
  expect(error.message).not.toContain(SECRET);
  expect(said).toEqual([expect.stringMatching(/^waiting for the database .*ECONNREFUSED/)]);
});

test('a name that is not known yet is waited for', async () => {
  const error = await waitFor('postgres://u@no-such-host.invalid/d', { patienceMs: 1 }).done;
  expect(error).toBeInstanceOf(StartError);
  expect(error).not.toBeInstanceOf(ConfigError);
});

test('it goes on as soon as the database is there', async () => {
  const pooler = await createPooler({ to: inject('postgresUrl'), isOpen: false });
  const { done, said } = waitFor(pooler.url);
  await vi.waitFor(() => expect(said).toHaveLength(1));
  pooler.open();
  expect(await done).toEqual({ takesLimits: true });
});

test.each([
  ['a password that is refused', { password: SECRET }, /password authentication failed/],
  ['a database that does not exist', { pathname: '/no_such_database' }, /"no_such_database" does not exist/],
])('%s is told at once', async (_what, change, expected) => {
  const url = Object.assign(new URL(inject('postgresUrl')), change);
  const { done, said } = waitFor(url.href);
  const error = (await done) as Error;
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.message).toMatch(expected);
  expect(error.message).not.toContain(SECRET);
  expect(said).toEqual([]);
});

test('told to stop, it ends at once, also while a connection hangs', async () => {
  let hanging = 0;
  const url = await createRefusingServer(() => hanging++);
  const { done, stop } = waitFor(url);
  await vi.waitFor(() => expect(hanging).toBe(1));
  stop();
  expect(await done).toMatchObject({ name: 'AbortError' });
  expect(hanging).toBe(1);
});

test('a pooler that refuses time limits is used without them', async () => {
  const pooler = await createPooler({ to: inject('postgresUrl'), takesLimits: false });
  expect(await waitFor(pooler.url).done).toEqual({ takesLimits: false });
  await withClient(pooler.url, (sql) => sql`select 1`);
});

test('the limits reach the server, and leave what the address sets itself', async () => {
  const url = withLimits(`${inject('postgresUrl')}?lock_timeout=7s`, limits.work);
  const [row] = await withClient(
    url,
    (sql) => sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`,
  );
  expect(row).toEqual({ statement: '30s', lock: '7s', idle: '30s' });
  expect(withLimits(url, limits.queue)).toBe(url);
});
