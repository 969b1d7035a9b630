// What goes wrong around batches: months that turn, numbers that cannot be asked, answers that are lost. Nobody gets it
// twice, nobody is forgotten.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createMovableClock } from '../../src/clock.ts';
import { findOpenBatches } from '../../src/messages/batch.store.ts';
import { batches } from '../../src/messages/batch.table.ts';
import { deliverBatch } from '../../src/messages/deliver-batch.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { countUnsent, findStopped, settleStopped } from '../../src/messages/stopped.store.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { accounts, people as peopleTable } from '../../src/people/person.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { addTestPerson, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { type Follower, openBatches, workOnce } from './batch-fixture.ts';

type World = Awaited<ReturnType<typeof openBatches>>;

const untilDone = async ({ work }: World) => {
  for (let round = 0; round < 20; round++) if (await work()) return;
  throw new Error('never done');
};
const statusesOf = async ({ rows }: World) => [...(await rows()).values()].map(({ status }) => status).toSorted();
const sweep = ({ db, clock }: World) => sweepLedger({ db, queue: { sendAgain: async () => {} }, now: clock.now() });
const press = async ({ db, seminar }: World) => {
  const stopped = await findStopped(db, seminar.id);
  return settleStopped(
    db,
    stopped.map(({ id }) => id),
    'owed',
  );
};

/** November is used up; three are held in it. */
async function openHeld() {
  const world = await openBatches({ limit: 10 });
  Object.assign(world.line.state, { used: 10, told: 10 });
  world.clock.moveTo(at('2026-11-28T12:00'));
  const people = await world.followers(3);
  await world.oweTo(people);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  return { ...world, people };
}

test('when the month turns, LINE’s number of the month before holds nothing', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T00:00'));
  world.line.state.used = 0;
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
  expect(await world.troubles()).toHaveLength(1);
});

test('what LINE refuses in the first hours of a month, for which its own has not begun, goes out by itself after them', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T00:00'));
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  Object.assign(world.line.state, { used: 0, told: 0 });
  world.clock.moveTo(at('2026-12-01T05:59'));
  await sweep(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  world.clock.moveTo(at('2026-12-01T06:00'));
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
});

test('a number that was last month’s for longer is believed no more once LINE tells a smaller one', async () => {
  const world = await openHeld();
  world.clock.moveTo(at('2026-12-01T09:00'));
  world.line.state.used = 0;
  await sweep(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held']);
  world.line.state.told = 0;
  world.clock.moveTo(at('2026-12-02T09:00'));
  await press(world);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent', 'sent']);
});

test('refused for the month while LINE does not tell what is left, it is held once LINE does, and goes at a press', async () => {
  const world = await openBatches({ limit: 4 });
  const people = await world.followers(4);
  await world.oweTo(people);
  await world.form();
  Object.assign(world.line.state, { used: 3, told: 4, mute: 2 });
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['held', 'held', 'held', 'held']);
  expect([...(await world.rows()).values()].every(({ firstAttemptAt }) => firstAttemptAt === null)).toBe(true);
  expect(await world.troubles()).toHaveLength(1);
  Object.assign(world.line.state, { limit: 10 });
  await press(world);
  await untilDone(world);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId))).toEqual([1, 1, 1, 1]);
});

test('a batch that LINE may have taken is not sent again by itself, though its time is up and the clock is set back', async () => {
  const world = await openBatches();
  const { line, clock, seminar } = world;
  const [person] = await world.followers(1);
  const usefulUntil = clock.now().add({ hours: 1 });
  const to = { personId: person?.id ?? '' };
  await world.owe({ kind: 'announcement', seminarId: seminar.id, to, usefulUntil });
  await world.form();
  line.fates.push('lost');
  await world.work();
  clock.moveTo(usefulUntil);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['dropped']);
  const before = createMovableClock(usefulUntil.subtract({ minutes: 30 }));
  await sweep({ ...world, clock: before });
  await workOnce({ ...world.delivery, clock: before }, [], before.now());
  expect(line.gotBy(person?.externalId ?? '')).toBe(1);
});

test('a batch that LINE may have taken is not sent again at a press, though LINE was off meanwhile', async () => {
  const world = await openBatches();
  const { delivery, line } = world;
  const [person] = await world.followers(1);
  const [id = ''] = await world.oweTo(person ? [person] : []);
  await world.form();
  line.fates.push('lost');
  await world.work();
  const { line: _off, ...senders } = delivery.senders;
  await workOnce({ ...delivery, senders }, [], world.clock.now());
  expect(await world.row(id)).toMatchObject({ status: 'failed', lastError: 'send failed: permanent (surface_off)' });
  expect(await world.troubles()).toHaveLength(1);
  expect(await press(world)).toEqual([]);
  expect(await settleStopped(world.db, [id], 'owed')).toEqual([]);
  await untilDone(world);
  expect(line.gotBy(person?.externalId ?? '')).toBe(1);
  // It stays told as one that may not have arrived.
  expect(await statusesOf(world)).toEqual(['failed']);
});

test('whose message is of use for longer is in another batch', async () => {
  const world = await openBatches();
  const people = await world.followers(4);
  const hours = [1, 1, 2, undefined];
  const endOf = (n: number | undefined) => (n ? at('2026-11-25T00:00').add({ hours: n }) : undefined);
  const owed = people.map(({ id: personId }, n) => {
    const usefulUntil = endOf(hours[n]);
    return { ...world.group, to: { personId }, ...(usefulUntil && { usefulUntil }) };
  });
  await world.owe(...owed);
  await world.form();
  const formed = await world.db.select().from(batches);
  expect(formed.map(({ members, usefulUntil }) => `${members.length} ${usefulUntil}`).toSorted()).toEqual(
    [`2 ${endOf(1)}`, `1 ${endOf(2)}`, '1 null'].toSorted(),
  );
});

test('the organizers are told how many the month holds, also while these are in a batch still', async () => {
  const counted: number[] = [];
  const world = await openBatches({ most: 8, limit: 10 });
  const { delivery, db, seminar, line } = world;
  await world.oweTo(await world.followers(5));
  await world.form();
  const [refused = ''] = await findOpenBatches(db);
  await world.oweTo(await world.followers(2));
  await world.form();
  expect(await countUnsent(db, seminar.id)).toBe(0);
  Object.assign(line.state, { used: 10, told: 10 });
  const reportTrouble: Delivery['reportTrouble'] = async () => void counted.push(await countUnsent(db, seminar.id));
  await deliverBatch({ ...delivery, reportTrouble }, refused);
  expect(counted).toEqual([5]);
  expect(await countUnsent(db, seminar.id)).toBe(5);
});

test('where LINE does not tell what is left, the organizers are told after three hours, once a day, and it goes out in the end', async () => {
  const world = await openBatches();
  const { clock, line, troubles } = world;
  await world.oweTo(await world.followers(2));
  line.state.mute = 4;
  await world.work();
  clock.moveTo(clock.now().add({ hours: 2, minutes: 50 }));
  await world.work();
  expect(await troubles()).toEqual([]);
  clock.moveTo(clock.now().add({ minutes: 20 }));
  await world.work();
  await world.work();
  expect(await troubles()).toMatchObject([{ details: { why: 'waiting', code: '500' } }]);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent']);
});

test('what LINE keeps refusing for three hours is told, and goes on being tried', async () => {
  const world = await openBatches();
  const { realClock, line, troubles } = world;
  await world.oweTo(await world.followers(2));
  line.fates.push('rate', 'rate', 'error');
  await world.form();
  await world.work();
  expect(await troubles()).toEqual([]);
  realClock.moveTo(realClock.now().add({ hours: 3 }));
  await world.work();
  await world.work();
  expect(await troubles()).toMatchObject([{ details: { why: 'waiting', code: '429' } }]);
  await untilDone(world);
  expect(await statusesOf(world)).toEqual(['sent', 'sent']);
});

test('refused for the month after an open attempt is held as unsent: LINE answers 409 to what it took', async () => {
  const world = await openBatches({ limit: 10 });
  const people = await world.followers(3);
  await world.oweTo(people);
  await world.form();
  world.line.fates.push('error');
  await world.work();
  Object.assign(world.line.state, { used: 10, told: 10 });
  await untilDone(world);
  const rows = [...(await world.rows()).values()];
  expect(rows.map(({ status, firstAttemptAt, batchId }) => [status, firstAttemptAt, batchId])).toEqual(
    people.map(() => ['held', null, null]),
  );
  Object.assign(world.line.state, { limit: 20 });
  await press(world);
  await untilDone(world);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId))).toEqual([1, 1, 1]);
});

test('refused for somebody after an open attempt, the others are as unsent as they are', async () => {
  const world = await openBatches({ limit: 10 });
  const [good, bad] = await world.followers(2);
  world.line.bad.add(bad?.externalId ?? '');
  await world.oweTo([good, bad].flatMap((each) => each ?? []));
  await world.form();
  world.line.fates.push('error');
  await untilDone(world);
  const rows = await world.rows();
  expect(rows.get(bad?.id ?? '')).toMatchObject({ status: 'dropped', firstAttemptAt: null, batchId: null });
  expect(rows.get(good?.id ?? '')?.status).toBe('sent');
});

test('a batch that waited goes to those who still get just this, as the hour is; the others get theirs', async () => {
  const world = await openBatches({ most: 8 });
  const { db, clock, realClock, line, slack, seminar } = world;
  const people = (await world.followers(5)) as unknown as [Follower, Follower, Follower, Follower, Follower];
  const [stays, blocked, answered, english, onSlack] = people;
  await world.oweTo(people);
  await world.form();
  line.fates.push('rate');
  await world.work();
  const now = clock.now();
  await saveReachability(db, { platform: 'line', externalId: blocked.externalId, unreachableAt: now }, now);
  const answer = { personId: answered.id, seminarId: seminar.id, answer: 'declined', tappedAt: now, now } as const;
  await answerSeminar({ db, outbox: createTestOutbox(), ...answer });
  await db.update(peopleTable).set({ language: 'en' }).where(eq(peopleTable.id, english.id));
  await db.insert(accounts).values({ platform: 'slack', externalId: 'U0CAME', personId: onSlack.id });
  realClock.moveTo(realClock.now().add({ minutes: 2 }));
  await untilDone(world);
  expect(line.requests.slice(1).map(({ to, isMulticast }) => [isMulticast, to])).toEqual([
    [true, [stays.externalId]],
    [true, [english.externalId]],
    [false, [answered.externalId]],
  ]);
  expect(slack.sent.map(({ to }) => to)).toEqual(['U0CAME']);
  expect((await world.rows()).get(blocked.id)?.status).toBe('dropped');
  expect(line.violations).toEqual([]);
});

test('a batch of which an attempt is open is not looked through: LINE gets the same again', async () => {
  const world = await openBatches();
  const { db, realClock, line } = world;
  const people = await world.followers(2);
  const [one] = people;
  await world.oweTo(people);
  await world.form();
  line.fates.push('lost');
  await world.work();
  const now = world.clock.now();
  await saveReachability(db, { platform: 'line', externalId: one?.externalId ?? '', unreachableAt: now }, now);
  realClock.moveTo(realClock.now().add({ minutes: 5 }));
  await untilDone(world);
  expect(line.requests.map(({ to }) => to.length)).toEqual([2, 2]);
  expect(line.violations).toEqual([]);
});

test('where nobody waits for LINE, it is not asked what is left, and its silence is no trouble', async () => {
  const world = await openBatches();
  const { line, alone, troubles, clock } = world;
  const member = await addTestPerson(world.db);
  await world.oweTo([member]);
  clock.moveTo(clock.now().add({ hours: 4 }));
  line.state.mute = 1;
  await world.form();
  expect(line.state.mute).toBe(1);
  expect(alone).toHaveLength(1);
  expect(await troubles()).toEqual([]);
});
