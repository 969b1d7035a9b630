// Whatever is owed in whatever order, whoever taps meanwhile, and wherever the bot is killed: everyone gets each message
// once, pushed, in a parcel or along with an answer, or the ledger says that they did not.
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { countOwnPushes } from '../../src/messages/allowance.store.ts';
import { batches } from '../../src/messages/batch.table.ts';
import { addComing } from '../../src/messages/coming.store.ts';
import { isUrgent, type MessageKind } from '../../src/messages/kinds.ts';
import { messages } from '../../src/messages/message.table.ts';
import { createTestDatabase } from '../support/database.ts';
import { forgetAll, mortal } from './batch-fixture.ts';
import { type Fate, Killed, type ReplyFate } from './model-line.ts';
import { answer, died, openWorld, PEOPLE, type World, work } from './parcel-fixture.ts';

const KINDS = ['survey', 'materials', 'day-before', 'announcement', 'changed', 'seat-given'] as const;

const what = {
  who: fc.nat(PEOPLE - 1),
  kind: fc.constantFrom<MessageKind>(...KINDS),
  seminar: fc.nat(1),
};
const life = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const pushFate = fc.constantFrom<Fate>(
  ...(['answered', 'answered', 'rate', 'error', 'lost', 'month', 'killed before', 'killed after'] as const),
);
const replyFate = fc.constantFrom<ReplyFate>(
  ...(['answered', 'answered', 'rate', 'error', 'lost', 'content', 'dead', 'killed before', 'killed after'] as const),
);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('owe'), ...what, minutes: fc.constantFrom(0, 0, 30, 180) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let go'), ...what }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tap'), who: what.who, fates: fc.array(replyFate), life }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resume'), fates: fc.array(replyFate), life }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('work'), fates: fc.array(pushFate), life }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(5, 30, 70, 240, 3000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function carryOut(world: World, each: Step): Promise<void> {
  const { db, line, people, seminars, clock, realClock } = world;
  const whom = 'who' in each ? people[each.who] : undefined;
  if (each.do === 'wait') {
    clock.moveTo(clock.now().add({ seconds: each.seconds }));
    return realClock.moveTo(realClock.now().add({ seconds: each.seconds }));
  }
  if (each.do === 'work') {
    line.fates.splice(0, Number.POSITIVE_INFINITY, ...each.fates);
    const own = { calls: 0, endsAfter: each.life ?? Number.POSITIVE_INFINITY };
    return void (await work(world, { db: mortal(db, own, died) }).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    }));
  }
  if (each.do === 'resume') {
    for (const event of world.events.filter(({ isSettled }) => !isSettled)) await answer(world, event, each);
    return;
  }
  if (!whom) return;
  if (each.do === 'tap') {
    const replyToken = line.issueToken(whom.externalId);
    const event = { who: whom, eventId: crypto.randomUUID(), replyToken, at: realClock.now(), isSettled: false };
    world.events.push(event);
    return answer(world, event, each);
  }
  const { kind } = each;
  const seminarId = seminars[each.seminar] ?? '';
  if (each.do === 'let go') return void world.unwanted.add(world.keyOf({ kind, seminarId, personId: whom.id }));
  const owed = { kind, seminarId, to: { personId: whom.id }, usefulUntil: null };
  if (each.minutes === 0 || isUrgent(kind)) return void (await world.owe(owed));
  const dueAt = clock.now().add({ minutes: each.minutes });
  await db.transaction((tx) => addComing(tx, [owed], dueAt));
}

/** What is urgent waits for nothing, so it is in no parcel; along with an answer it goes only where it is held. */
async function checkUrgent(db: DatabaseRoot): Promise<void> {
  const rows = await db
    .select({ kind: messages.kind, heldAt: messages.heldAt, batch: batches.kind })
    .from(messages)
    .innerJoin(batches, eq(batches.id, messages.batchId));
  const waiting = rows.filter(({ kind, heldAt, batch }) => isUrgent(kind) && !(batch === 'reply' && heldAt));
  expect(waiting).toEqual([]);
}

/** The clock goes on, LINE answers as it should, and who was answered by nobody is not any more. */
async function settle(world: World): Promise<void> {
  const { db, line, clock, realClock } = world;
  line.fates.length = 0;
  clock.moveTo(clock.now().add({ hours: 4 }));
  for (let round = 0; round < 60; round++) {
    realClock.moveTo(realClock.now().add({ minutes: round === 30 ? 25 * 60 : 4 }));
    await db.execute(sql`update messages set status = 'owed' where status in ('coming', 'held')`);
    if ((await work(world)) && round > 2) return;
  }
  throw new Error('never done');
}

test('every message reaches its person once, however it goes, or is told of; and no push is one too many', async () => {
  const db = await createTestDatabase();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      await forgetAll(db);
      const world = await openWorld(db);
      const { line, told, people } = world;
      for (const each of steps) {
        await carryOut(world, each);
        await checkUrgent(db);
      }
      await settle(world);

      const ledger = await db.select().from(messages);
      const addresses = new Map(people.map(({ id, externalId }) => [id, externalId]));
      for (const row of ledger) {
        const key = `${addresses.get(row.personId ?? '')} ${row.kind} ${row.seminarId}`;
        const times = line.seen.filter((each) => each === key).length;
        const isToldOf = row.status === 'failed' && told.has(row.id);
        const maybe = isToldOf || (row.status === 'dropped' && world.unwanted.has(world.keyOf(row))) ? [0, 1] : [];
        const possible = row.status === 'sent' ? [1] : maybe;
        expect(possible, `${row.kind} ${row.status} (${row.lastError})`).toContain(times);
      }
      expect(line.violations).toEqual([]);
      expect(line.state.used).toBeLessThanOrEqual(ledger.length);
      if (ledger.every(({ status }) => status === 'sent')) {
        expect(await countOwnPushes(db, world.clock.now())).toBe(line.state.used);
      }
    }),
    { numRuns: 50 },
  );
});
