// The inbox on a real database: an arrival is in one process's hands until it is answered, and in nobody's when that
// process is gone. Leases end by the test's own statement, not by waiting.
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import type { Arrival } from '../../src/messages/arrival.ts';
import { forgetEvents, noteEvent } from '../../src/messages/inbox.store.ts';
import { inbox as table } from '../../src/messages/inbox.table.ts';
import { createInbox, type InboxOptions, type RunningInbox } from '../../src/messages/inbox.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { createTestDatabase } from '../support/database.ts';

const replyKey = 'https://hooks.slack.example/actions/T/1/secret';

let count = 0;
const arrival = (more: Partial<Arrival> = {}): Arrival => {
  const eventId = `slack:event:Ev${++count}`;
  return { eventId, platform: 'slack', payload: `{"n":${count}}`, replyKey, ...more };
};

/** One process's inbox on `db`, and what its sweeps took up. */
function open(
  db: DatabaseRoot,
  { resuming, ...options }: Partial<InboxOptions> & { resuming?: Parameters<RunningInbox['resumeThrough']>[0] } = {},
) {
  const resumed: Arrival[] = [];
  const givenUp: Arrival[] = [];
  const logged: string[] = [];
  const slack = {
    resume: async (each: Arrival) => void resumed.push(each),
    giveUp: async (each: Arrival) => void givenUp.push(each),
  };
  const log = createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  const inbox = createInbox({ db, log, ...options });
  inbox.resumeThrough(resuming ?? { slack });
  onTestFinished(() => inbox.stop());
  return { inbox, resumed, givenUp, logged };
}

const rowOf = async (db: DatabaseRoot, { eventId }: Arrival) => {
  const [row] = await db.select().from(table).where(eq(table.eventId, eventId));
  return row;
};

/** As if the process that holds it had been gone for long. */
const endLease = (db: DatabaseRoot, { eventId }: Arrival) =>
  db.update(table).set({ takenUntil: sql`now() - interval '1 second'` }).where(eq(table.eventId, eventId));

test('one event delivered to two bots at once is carried out by one of them', async () => {
  const db = await createTestDatabase();
  const [one, other] = [open(db).inbox, open(db).inbox];
  const events = Array.from({ length: 40 }, () => arrival());
  const [mine, theirs] = await Promise.all([one.take(events), other.take(events.toReversed())]);
  expect([...mine, ...theirs].toSorted()).toEqual(events.map(({ eventId }) => eventId).toSorted());
});

test('the same event is not taken twice, in hand, left to rest or answered, and again once its time is over', async () => {
  const db = await createTestDatabase();
  const [one, other] = [open(db).inbox, open(db).inbox];
  const event = arrival();
  const tries = async () => [(await one.take([event])).size, (await other.take([event])).size];
  expect(await tries()).toEqual([1, 0]);
  await one.leave(event.eventId, 60);
  expect(await tries()).toEqual([0, 0]);
  await endLease(db, event);
  expect(await tries()).toEqual([1, 0]);
  await one.settle(event.eventId);
  expect(await tries()).toEqual([0, 0]);
  expect(await rowOf(db, event)).toMatchObject({ payload: null, replyKey: null, effectAt: null });
});

test('one request that holds the same event twice is stored once', async () => {
  const db = await createTestDatabase();
  const event = arrival();
  expect((await open(db).inbox.take([event, { ...event }])).size).toBe(1);
});

test('a hall full of people who tap at once is stored in a few statements, each tap once', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const events = Array.from({ length: 1000 }, () => arrival());
  const taken = await Promise.all([...events, ...events].map((event) => inbox.take([event])));
  expect(taken.flatMap((ids) => [...ids]).toSorted()).toEqual(events.map(({ eventId }) => eventId).toSorted());
  await Promise.all(events.map(({ eventId }) => inbox.settle(eventId)));
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from inbox where answered_at is not null and payload is null`,
  );
  expect(row?.n).toBe(1000);
});

test('what people type is kept to the letter', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const payload = JSON.stringify({ heard: 'half \ud83d, nul \0, 全部' });
  const event = arrival({ payload });
  await inbox.take([{ ...event, replyKey: `${replyKey}\0` }]);
  await endLease(db, event);
  const { inbox: next, resumed } = open(db);
  await next.sweep();
  expect(resumed).toEqual([event]);
});

test('what a killed process held is taken up by one of two bots, the oldest first', async () => {
  const db = await createTestDatabase();
  const events = Array.from({ length: 30 }, () => arrival());
  for (const event of events) {
    await open(db).inbox.take([event]);
    await endLease(db, event);
  }
  const [one, other] = [open(db), open(db)];
  await Promise.all([one.inbox.sweep(), other.inbox.sweep()]);
  const ids = ({ resumed }: typeof one) => resumed.map(({ eventId }) => eventId);
  expect([...ids(one), ...ids(other)].toSorted()).toEqual(events.map(({ eventId }) => eventId).toSorted());
  for (const bot of [one, other]) {
    const order = ids(bot).map((id) => events.findIndex(({ eventId }) => eventId === id));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});

test('a sweep leaves alone what lives, what is another surface’s, and what was only noted with its effect', async () => {
  const db = await createTestDatabase();
  const { inbox, resumed } = open(db);
  const [living, line] = [arrival(), arrival({ platform: 'line' })];
  await inbox.take([living, line]);
  await endLease(db, line);
  await noteEvent(db, 'an event from before');
  await endLease(db, { ...living, eventId: 'an event from before' });
  const other = open(db);
  await other.inbox.sweep();
  // Its own work, too, though a stall let its time run out.
  await endLease(db, living);
  await inbox.sweep();
  expect([...resumed, ...other.resumed]).toEqual([]);
});

test('while one platform takes no answers, what the other is owed is taken up', async () => {
  const db = await createTestDatabase();
  const events = Array.from({ length: 25 }, () => arrival());
  const ofLine = [arrival({ platform: 'line' }), arrival({ platform: 'line' })];
  const later = ofLine[1] as Arrival;
  await open(db).inbox.take([...events, ...ofLine]);
  for (const event of [...events, ...ofLine]) if (event !== later) await endLease(db, event);
  const slack = Promise.withResolvers<void>();
  const onLine: Arrival[] = [];
  const { inbox } = open(db, {
    resuming: {
      slack: { resume: () => slack.promise, giveUp: () => slack.promise },
      line: { resume: async (each) => void onLine.push(each), giveUp: async () => {} },
    },
  });
  const swept = inbox.sweep();
  await vi.waitFor(() => expect(onLine).toEqual([ofLine[0]]));
  await endLease(db, later);
  void inbox.sweep();
  await vi.waitFor(() => expect(onLine).toEqual(ofLine));
  slack.resolve();
  await swept;
});

test('a process that lives keeps what it has in hand', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db, { leaseSeconds: 1 });
  const event = arrival();
  await inbox.take([event]);
  const first = (await rowOf(db, event))?.takenUntil;
  await vi.waitFor(async () => {
    const now = (await rowOf(db, event))?.takenUntil;
    expect(now && first && Temporal.Instant.compare(now, first)).toBe(1);
  });
});

test('an answer that could not be noted is noted as soon as the database takes it', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db, { leaseSeconds: 1 });
  const event = arrival();
  await inbox.take([event]);
  await db.execute(sql`alter table inbox rename to elsewhere`);
  await inbox.settle(event.eventId);
  await db.execute(sql`alter table elsewhere rename to inbox`);
  await vi.waitFor(async () => expect((await rowOf(db, event))?.answeredAt).not.toBeNull());
});

test('a response_url is gone from the database after 30 minutes, answered or not, and the tap is not', async () => {
  const db = await createTestDatabase();
  const { inbox, resumed } = open(db);
  const [younger, older, answered] = [arrival(), arrival(), arrival()];
  await inbox.take([younger, older, answered]);
  await inbox.settle(answered.eventId);
  const age = ({ eventId }: Arrival, seconds: number) =>
    db
      .update(table)
      .set({ receivedAt: sql`now() - make_interval(mins => 30, secs => ${seconds})` })
      .where(eq(table.eventId, eventId));
  await age(younger, -60);
  await age(older, 1);
  await inbox.sweep();
  const everything = JSON.stringify(await db.execute(sql`select event_id, reply_key, payload from inbox`));
  expect(everything.split(replyKey)).toHaveLength(2);
  expect(await rowOf(db, younger)).toMatchObject({ replyKey });
  expect(await rowOf(db, older)).toMatchObject({ replyKey: null, payload: older.payload, answeredAt: null });
  // The next process still carries it out, with nowhere to answer but the person's own messages.
  await endLease(db, older);
  const next = open(db);
  await next.inbox.sweep();
  const { replyKey: _, ...withoutKey } = older;
  expect(next.resumed).toEqual([withoutKey]);
  expect(resumed).toEqual([]);
});

test('no error and no log line holds what gives the right to answer', async () => {
  const db = await createTestDatabase();
  const { inbox, logged } = open(db);
  const event = arrival();
  await db.execute(sql`drop table inbox`);
  const fault = await inbox.take([event]).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Error);
  const log = createLogger({ level: 'info', destination: { write: (line) => void logged.push(line) } });
  log.error({ err: fault, ...event }, 'an event could not be stored');
  await inbox.settle(event.eventId);
  await inbox.leave(event.eventId);
  expect(logged.length).toBeGreaterThan(2);
  expect(logged.join()).not.toContain('hooks.slack.example');
});

test('each try waits longer than the one before, and after the last the person is told', async () => {
  const db = await createTestDatabase();
  const event = arrival();
  await open(db).inbox.take([event]);
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await endLease(db, event);
    const { inbox, resumed, givenUp } = open(db);
    await inbox.sweep();
    if (givenUp.length > 0) {
      expect(resumed).toEqual([]);
      break;
    }
    expect(resumed).toEqual([event]);
    await inbox.leave(event.eventId);
    const [row] = await db.execute<{ wait: number }>(
      sql`select extract(epoch from taken_until - now())::float8 as wait from inbox where event_id = ${event.eventId}`,
    );
    waits.push(Math.round((row?.wait ?? 0) / 5) * 5);
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300, 300]);
});

test('a platform’s own wait is kept when it is the longer', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const event = arrival();
  await inbox.take([event]);
  await inbox.leave(event.eventId, 120);
  const [row] = await db.execute<{ ok: boolean }>(
    sql`select taken_until > now() + interval '100 seconds' as ok from inbox where event_id = ${event.eventId}`,
  );
  expect(row?.ok).toBe(true);
});

test('an event has its effect once, stored before or not; one of an earlier version counts as done', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const event = arrival();
  await inbox.take([event]);
  expect([await noteEvent(db, event.eventId), await noteEvent(db, event.eventId)]).toEqual([true, false]);
  expect([await noteEvent(db, 'unstored'), await noteEvent(db, 'unstored')]).toEqual([true, false]);
  // As the migration leaves a row of before.
  await db.execute(sql`insert into inbox (event_id, received_at) values ('before', now())`);
  expect(await noteEvent(db, 'before')).toBe(false);
  expect((await inbox.take([arrival({ eventId: 'before' })])).size).toBe(0);
  expect(await noteEvent(db, undefined)).toBe(true);
});

test('an effect that is rolled back leaves the event to be carried out', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const event = arrival();
  await inbox.take([event]);
  await db
    .transaction(async (tx) => {
      expect(await noteEvent(tx, event.eventId)).toBe(true);
      throw new Error('rolled back');
    })
    .catch(() => {});
  expect(await noteEvent(db, event.eventId)).toBe(true);
});

test('events are forgotten after a week, by the minute’s job, and not a second before', async () => {
  const db = await createTestDatabase();
  const ages = { old: '7 days', kept: '6 days 23 hours 59 minutes 59 seconds', young: '0' };
  for (const id of Object.keys(ages)) await noteEvent(db, id);
  const known = async () => (await db.select({ id: table.eventId }).from(table)).map(({ id }) => id).toSorted();
  await db.transaction(async (tx) => {
    // Within one transaction the database’s clock stands still.
    for (const [id, age] of Object.entries(ages)) {
      await tx.execute(sql`update inbox set received_at = now() - ${age}::interval where event_id = ${id}`);
    }
    await tx.execute(sql`update inbox set received_at = received_at - interval '1 microsecond' where event_id = 'old'`);
    await forgetEvents(tx);
  });
  expect(await known()).toEqual(['kept', 'young']);
  await db.execute(sql`update inbox set received_at = now() - interval '8 days' where event_id = 'kept'`);
  await sweepLedger({ db, queue: { sendAgain: async () => {} }, now: systemClock.now() });
  expect(await known()).toEqual(['young']);
  // Forgotten, it would have its effect once more: platforms deliver again within a day.
  expect(await noteEvent(db, 'young')).toBe(false);
});

test('at the end what is not answered is left for the next start', async () => {
  const db = await createTestDatabase();
  const { inbox } = open(db);
  const event = arrival();
  await inbox.take([event]);
  await inbox.rest();
  await inbox.stop();
  expect(await rowOf(db, event)).toMatchObject({ answeredAt: null, payload: event.payload });
});
