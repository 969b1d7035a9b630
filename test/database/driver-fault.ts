// Run as a process of its own: node driver-fault.ts <fault> <url> [bare]. Leads postgres.js into one of its faults and
// prints what came of it; `bare` takes the driver as npm brings it, which may also end this process.
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , fault = '', url = '', bare] = process.argv;
const application_name = `fault ${process.pid}`;
const { default: postgres } = bare
  ? await import('postgres')
  : await import('../../src/database/mend-driver.ts').then(() => import('postgres'));
const events = new EventEmitter();
const onclose = () => void events.emit('closed');
const options = { max: 1, onnotice: () => {}, onclose, connection: { application_name } };
const pool = postgres(url, options);
const admin = postgres(url, { max: 1, onnotice: () => {} });

/** Ends the pool's connection, and waits until the driver has seen it. */
async function terminate(): Promise<void> {
  const closed = once(events, 'closed');
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${application_name}`;
  await closed;
}

async function isAsleep(): Promise<void> {
  for (;;) {
    const asleep = await admin`select from pg_stat_activity
      where application_name = ${application_name} and wait_event = 'PgSleep'`;
    if (asleep.length > 0) return;
  }
}

const codeOf = (error: { code?: string; message: string }) => error.code ?? error.message;
/** As npm brings it, it does hang; mended, only a fault takes so long. */
const HANGS_MS = bare ? 5000 : 60_000;
const orHangs = <T>(work: Promise<T>) => Promise.race([work, sleep(HANGS_MS).then(() => 'hangs' as const)]);
const answers = (sql = pool) => orHangs(sql`select 1 as one`.then(([row]) => row?.one, codeOf));

function later<T = void>() {
  let done: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    done = resolve;
  });
  return { promise, done };
}

async function rowsLeftBy(use: (table: string) => Promise<unknown>): Promise<unknown> {
  const table = `left_by_${process.pid}`;
  await admin.unsafe(`create table ${table} (id int)`);
  try {
    const told = await use(table);
    return [told, (await admin.unsafe(`select * from ${table}`)).length];
  } finally {
    await admin.unsafe(`drop table ${table}`);
  }
}

const faults: Record<string, () => Promise<unknown>> = {
  /** As behind a pooler: what was prepared on the connection of before is not there. */
  async 'a commit whose connection knows nothing of it'() {
    return rowsLeftBy(async (table) => {
      await pool.begin((sql) => sql.unsafe('select 1'));
      return pool
        .begin(async (sql) => {
          await sql.unsafe(`insert into ${table} values (1)`);
          await sql.unsafe('deallocate all');
        })
        .then(() => 'confirmed', codeOf);
    });
  },
  async 'a transaction that goes on after its connection ended'() {
    const told = later<unknown>();
    await pool
      .begin(async (tx) => {
        await tx`select 1`;
        await terminate();
        told.done(await orHangs(tx`select 2`.catch(codeOf)));
      })
      .catch(codeOf);
    return [await told.promise, await answers()];
  },
  async 'a write in the turn in which the connection ends'() {
    const { hostname, port } = new URL(url);
    let socket: Socket | undefined;
    const open = () => {
      socket = connect(Number(port), hostname);
      return socket;
    };
    const client = postgres(url, { ...options, ...({ socket: open } as object) });
    await client`select 1`;
    const closed = once(events, 'closed');
    setImmediate(() => {
      client.unsafe('select 1').catch(() => {});
      socket?.destroy();
    });
    await closed;
    return answers(client);
  },
  'a statement of a transaction that failed': () =>
    rowsLeftBy(async (table) => {
      const ended = later();
      const failed = pool.begin(async (tx) => {
        await tx`select 1`;
        await terminate();
        // Somebody else uses the pool, so that it connects again.
        await answers();
        await orHangs(tx.unsafe(`insert into ${table} values (1)`).catch(codeOf));
        ended.done();
      });
      const told = await failed.catch(codeOf);
      await ended.promise;
      return told;
    }),
  'a rollback that comes late': () =>
    rowsLeftBy(async (table) => {
      const [began, mayFail, rolledBack] = [later(), later(), later()];
      const first = pool.begin(async (tx) => {
        await tx`select 1`;
        began.done();
        await mayFail.promise;
        // What the driver does after this throw it does before the next statement of the other is answered.
        setImmediate(rolledBack.done);
        throw new Error('late');
      });
      await began.promise;
      await Promise.all([terminate(), first.catch(codeOf)]);
      return pool.begin(async (tx) => {
        await tx.unsafe(`insert into ${table} values (1)`);
        mayFail.done();
        await rolledBack.promise;
        await tx.unsafe(`insert into ${table} values (2)`);
        return 'confirmed';
      });
    }),
  async 'an error in the middle of a result'() {
    await pool`select 1 / (3 - x) from generate_series(1, 5) x`.catch(() => {});
    return pool`select 7 as seven`;
  },
  async 'statements in line when the connection ends'() {
    const query = later<unknown[]>();
    const failed = pool.begin(async (tx) => {
      const both = [tx`select pg_sleep(600), ${1}::int`, tx`select ${2}::int`];
      query.done(await Promise.all(both.map((one) => orHangs(one.catch(codeOf)))));
    });
    await isAsleep();
    await Promise.all([terminate(), failed.catch(codeOf)]);
    return query.promise;
  },
  async 'a server that closes before it says a word'() {
    let tries = 0;
    const server = createServer((socket) => {
      tries++;
      socket.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const told = await answers(postgres(`postgres://u:p@127.0.0.1:${port}/d`, { max: 1 }));
    return [told, tries === 1 ? 'one try' : 'many tries'];
  },
  async 'an end that waits for a query whose connection ends'() {
    const query = pool`select pg_sleep(600)`.catch(codeOf);
    await isAsleep();
    const end = pool.end().then(() => 'ended');
    await Promise.all([terminate(), query]);
    return [await query, await orHangs(end)];
  },
  async 'a backend that is frozen'() {
    const client = postgres(url, { ...options, ...({ answer_timeout: 1 } as object) });
    const [row] = await client`select pg_backend_pid() as pid`;
    const closed = once(events, 'closed');
    process.kill(row?.pid, 'SIGSTOP');
    const told = await orHangs(client`select ${1}::int`.catch(codeOf));
    await closed;
    const again = await answers(client);
    process.kill(row?.pid, 'SIGCONT');
    return [told, again];
  },
};

const outcome = await faults[fault]?.();
console.log(JSON.stringify(outcome));
process.exit(0);
