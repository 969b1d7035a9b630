// The queue on a real database, its work scripted by the tests.
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase, type DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import { type QueueWork, startQueue } from '../../src/messages/queue.ts';
import type { Group } from '../../src/messages/shared.ts';
import { createTestDatabaseUrl } from '../support/database.ts';

const log = createLogger({ level: 'silent' });

const jobs = (...ids: string[]) => ids.map((id) => ({ id, priority: 10 }));

const alone = (...ids: string[]) => ({ messages: jobs(...ids), groups: [], batches: [] });

async function openQueue({ url = '', ...options }: { url?: string; retries?: { retryLimit: number } } = {}) {
  const databaseUrl = url || (await createTestDatabaseUrl());
  const queue = await startQueue({ url: databaseUrl, log, ...options });
  onTestFinished(() => queue.stop());
  return { queue, url: databaseUrl };
}

async function openWorkedQueue(options: Parameters<typeof openQueue>[0] = {}) {
  const { queue, url } = await openQueue(options);
  const { db, close } = createDatabase(url);
  onTestFinished(close);
  const work = scriptedWork();
  return { queue, url, db, ...work, start: () => queue.work(work) };
}

/** Jobs of a queue that wait or are in hand. */
async function openJobs(db: DatabaseRoot, name: string): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = ${name} and state < 'completed'`,
  );
  return row?.n ?? 0;
}

/** Notes what it is asked; `send`, forming and batches do as told. */
function scriptedWork() {
  const asked = {
    sent: [] as string[],
    sentSlowly: [] as string[],
    givenUp: [] as string[],
    formed: [] as Group[],
    batches: [] as string[],
    chores: [] as string[],
  };
  const doing = {
    send: async (_id: string) => {},
    form: async () => {},
    batch: async () => {},
  };
  const work: QueueWork = {
    async send(id, isSlowLane) {
      (isSlowLane ? asked.sentSlowly : asked.sent).push(id);
      await doing.send(id);
    },
    async formBatches(group) {
      asked.formed.push(group);
      await doing.form();
    },
    async sendBatch(id) {
      asked.batches.push(id);
      await doing.batch();
    },
    chore: async (name) => void asked.chores.push(name),
    async giveUp(id) {
      asked.givenUp.push(id);
    },
  };
  return { asked, doing, ...work };
}

test('what a transaction owes is queued when it commits, and never when it does not', async () => {
  const { queue, db, asked, start } = await openWorkedQueue();
  const rolledBack = db.transaction(async (tx) => {
    await queue.sendOwed(tx, jobs('rolled back'));
    throw new Error('thought better of it');
  });
  await expect(rolledBack).rejects.toThrow('thought better');
  await db.transaction((tx) => queue.sendOwed(tx, jobs('one', 'two')));
  await start();
  await vi.waitFor(() => expect(asked.sent.toSorted()).toEqual(['one', 'two']));
  // Later than both, so that the one rolled back would have come by now.
  await queue.sendAgain(alone('last'));
  await vi.waitFor(() => expect(asked.sent.toSorted()).toEqual(['last', 'one', 'two']));
});

test('a message queued again while it waits or is in hand is sent once, and again when asked afterwards', async () => {
  const { queue, db, asked, doing, start } = await openWorkedQueue();
  const released = Promise.withResolvers<void>();
  doing.send = (id) => (id === 'one' ? released.promise : Promise.resolve());
  await db.transaction((tx) => queue.sendOwed(tx, jobs('one')));
  await queue.sendAgain(alone('one'));
  await start();
  await vi.waitFor(() => expect(asked.sent).toEqual(['one']));
  await queue.sendAgain(alone('one', 'one'));
  released.resolve();
  await queue.sendAgain(alone('two'));
  await vi.waitFor(() => expect(asked.sent).toEqual(['one', 'two']));
  await vi.waitFor(async () => {
    await queue.sendAgain(alone('one'));
    expect(asked.sent.filter((id) => id === 'one').length).toBeGreaterThan(1);
  });
});

test('what waits in the slow lane holds up nothing else, and is queued there once', async () => {
  const { queue, asked, doing, start } = await openWorkedQueue();
  const released = Promise.withResolvers<void>();
  doing.send = (id) => (id === 'slow' ? released.promise : Promise.resolve());
  for (const job of jobs('slow', 'slow')) await queue.sendSlowly(job);
  await start();
  await vi.waitFor(() => expect(asked.sentSlowly).toEqual(['slow']));
  await queue.sendAgain(alone('fast'));
  await vi.waitFor(() => expect(asked.sent).toEqual(['fast']));
  released.resolve();
  for (const job of jobs('later')) await queue.sendSlowly(job);
  await vi.waitFor(() => expect(asked.sentSlowly).toEqual(['slow', 'later']));
});

const group = { kind: 'announcement', seminarId: '0c977235-cae0-4b72-8947-e466cee98bfc', occasion: '' } as const;

test('a group is put together once while that waits, and again for what a transaction owed meanwhile', async () => {
  const { queue, db, asked, doing, start } = await openWorkedQueue();
  const released = Promise.withResolvers<void>();
  doing.form = () => released.promise;
  await queue.formBatches([group]);
  await queue.formBatches([group]);
  await start();
  await vi.waitFor(() => expect(asked.formed).toEqual([group]));
  await queue.formBatches([group]);
  // What it owes was not there to be seen when the forming began.
  await db.transaction((tx) => queue.formBatches([group], tx));
  released.resolve();
  await vi.waitFor(() => expect(asked.formed).toEqual([group, group]));
  await vi.waitFor(async () => expect(await openJobs(db, 'form-batches')).toBe(0));
});

test('batches hold up nothing that goes to one person, and are queued once', async () => {
  const { queue, asked, doing, start } = await openWorkedQueue();
  const released = Promise.withResolvers<void>();
  doing.batch = () => released.promise;
  const many = Array.from({ length: 20 }, (_, n) => ({ id: `batch ${n}`, priority: 5 }));
  await queue.sendBatches(many);
  await queue.sendAgain({ messages: [], groups: [], batches: many.map(({ id }) => id) });
  await start();
  await vi.waitFor(() => expect(asked.batches.length).toBeGreaterThan(0));
  await queue.sendAgain(alone('a tap’s seat'));
  await vi.waitFor(() => expect(asked.sent).toEqual(['a tap’s seat']));
  expect(asked.batches.length).toBeLessThan(20);
  released.resolve();
  await vi.waitFor(() => expect(asked.batches.toSorted()).toEqual(many.map(({ id }) => id).toSorted()));
});

test('what is of most consequence goes first', async () => {
  const { queue, db, asked, start } = await openWorkedQueue();
  const many = Array.from({ length: 50 }, (_, n) => ({ id: `reminder ${n}`, priority: 10 }));
  await db.transaction((tx) => queue.sendOwed(tx, [...many, { id: 'seat given', priority: 20 }]));
  await start();
  await vi.waitFor(() => expect(asked.sent).toHaveLength(51));
  // Two workers begin with twenty each.
  expect(asked.sent.indexOf('seat given')).toBeLessThan(40);
});

test('a throw has that message alone tried again', async () => {
  const { queue, asked, doing, start } = await openWorkedQueue();
  const failures = new Set(['two']);
  doing.send = async (id) => {
    if (failures.delete(id)) throw new Error('not this time');
  };
  await queue.sendAgain(alone('one', 'two', 'three'));
  await start();
  await vi.waitFor(() => expect(asked.sent.toSorted()).toEqual(['one', 'three', 'two', 'two']));
  expect(asked.givenUp).toEqual([]);
});

test('after the last try the message is given up, once', async () => {
  const { queue, asked, doing, start } = await openWorkedQueue({ retries: { retryLimit: 1 } });
  doing.send = () => Promise.reject(new Error('never'));
  await queue.sendAgain(alone('one'));
  await start();
  await vi.waitFor(() => expect(asked.givenUp).toEqual(['one']));
  expect(asked.sent).toEqual(['one', 'one']);
});

test('what a killed bot had in hand is taken up again once it gave no sign of life', async () => {
  const { queue, db, asked, start } = await openWorkedQueue();
  await queue.sendAgain(alone('one'));
  // As a killed process leaves it: begun, and nobody there to go on.
  const died = sql`state = 'active', started_on = now(), heartbeat_on = now() - interval '11 seconds'`;
  await db.execute(sql`update pgboss.job set ${died} where singleton_key = 'one'`);
  await start();
  await vi.waitFor(() => expect(asked.sent).toEqual(['one']));
});

test('stopping waits for the message in hand', async () => {
  const { queue, asked, doing, start } = await openWorkedQueue();
  const released = Promise.withResolvers<void>();
  let isDone = false;
  doing.send = async () => {
    await released.promise;
    isDone = true;
  };
  await queue.sendAgain(alone('one'));
  await start();
  await vi.waitFor(() => expect(asked.sent).toEqual(['one']));
  const stopped = queue.stop().then(() => isDone);
  released.resolve();
  expect(await stopped).toBe(true);
});

test('what is kept of a failed job names nobody', async () => {
  const { queue, db, doing, asked, start } = await openWorkedQueue();
  doing.send = async () => {
    await db.execute(sql`select ${'広島 花子'}::text, ${'U0123ABCD'}::int`);
  };
  await db.transaction((tx) => queue.sendOwed(tx, jobs('it')));
  await start();
  const kept = await vi.waitFor(async () => {
    expect(asked.sent).toContain('it');
    const [row] = await db.execute<{ output: string }>(
      sql`select output::text as output from pgboss.job where output is not null`,
    );
    if (!row) throw new Error('nothing kept yet');
    return row.output;
  });
  expect(kept).toContain('Failed query: select');
  expect(kept).toContain('22P02');
  expect(kept).not.toMatch(/花子|U0123ABCD/);
});
