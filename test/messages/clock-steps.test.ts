// A bot's clock is set forward by days and back again: nothing is lost by it, nothing sent twice.
import { expect, test } from 'vitest';
import { createMovableClock } from '../../src/clock.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { SendError } from '../../src/messages/sender.ts';
import { groupKey } from '../../src/messages/shared.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { remind } from '../../src/reminders/remind.ts';
import { addTestRsvp, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox, namesOf } from '../support/seminar-fixture.ts';
import { only, openDelivery } from './delivery-fixture.ts';

const today = at('2026-11-24T12:00');
const table = { closingSoon: undefined, isClosingSoonOnLine: false, dayBefore: '0 17 * * *', survey: undefined };

/** A message owed to somebody on LINE until `usefulUntil`. */
async function openOwed({ usefulUntil = at('2026-12-03T00:00') } = {}) {
  const world = await openDelivery();
  const { db, delivery } = world;
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  const owed = { kind: 'announcement', seminarId: seminar.id, to: { personId }, usefulUntil } as const;
  const id = only(await world.owe(owed));
  const sweep = async (now: Temporal.Instant) => {
    const queued: string[] = [];
    await sweepLedger({ db, queue: { sendAgain: async (work) => void queued.push(...namesOf(work)) }, now });
    return queued;
  };
  return {
    ...{ ...world, seminar, id, sweep, key: groupKey({ ...owed, occasion: '' }) },
    deliverAt: (now: Temporal.Instant) => deliverMessage({ ...delivery, clock: createMovableClock(now) }, id),
  };
}

test('what was dropped as too late while the clock was ahead goes out when it is right again', async () => {
  const { deliverAt, sweep, row, line, id, key } = await openOwed();
  await deliverAt(at('2026-12-04T12:00'));
  expect(await row(id)).toMatchObject({ status: 'dropped' });
  expect(await sweep(today.add({ minutes: 2 }))).toContain(key);
  await deliverAt(today);
  expect(await row(id)).toMatchObject({ status: 'sent' });
  expect(line.sent).toHaveLength(1);
});

test('what is too late by a clock that is right stays dropped', async () => {
  const { deliverAt, sweep, row, id, key } = await openOwed({ usefulUntil: today });
  await deliverAt(today.add({ seconds: 1 }));
  expect(await sweep(today.add({ seconds: 1 }))).not.toContain(key);
  expect(await sweep(today)).not.toContain(key);
  expect(await row(id)).toMatchObject({ status: 'dropped' });
  await sweep(today.subtract({ milliseconds: 1 }));
  expect(await row(id)).toMatchObject({ status: 'owed' });
});

test('what was planned while the clock was ahead, and lost its job, is queued without waiting for that time', async () => {
  const { sweep, key } = await openOwed();
  expect(await sweep(today.subtract({ hours: 5 }))).toContain(key);
  expect(await sweep(today)).not.toContain(key);
});

test('what was held while the clock was months ahead is tried again in this month', async () => {
  const { deliverAt, sweep, row, line, id, key } = await openOwed({ usefulUntil: at('2027-06-01T00:00') });
  line.failNext(new SendError('over_quota', {}));
  await deliverAt(at('2027-02-01T12:00'));
  expect(await row(id)).toMatchObject({ status: 'held' });
  expect(await sweep(today.add({ minutes: 2 }))).toContain(key);
  // Held anew, by a clock that is right, it waits for the next month.
  line.failNext(new SendError('over_quota', {}));
  await deliverAt(today);
  expect(await sweep(today.add({ minutes: 2 }))).not.toContain(key);
  expect(await sweep(at('2026-12-01T00:01'))).toContain(key);
});

test('a reminder is owed once, neither again after a step back nor never after a step past it', async () => {
  const { db } = await openDelivery();
  const seminar = await addTestSeminar(db, { channel: null });
  const { id } = await addTestRsvp(db, seminar.id);
  const tick = (time: string) => remind({ db, outbox: createTestOutbox(), table, now: at(time) });
  // Past the evening, where no reminder is of use any more, and back.
  await tick('2026-12-20T12:00');
  expect(await owedTo(db, seminar.id, 'day-before')).toEqual([]);
  expect(await tick('2026-12-02T17:00')).toBe(1);
  for (const time of ['2026-12-02T16:59', '2026-12-02T17:00', '2026-12-03T09:00']) expect(await tick(time)).toBe(0);
  expect(await owedTo(db, seminar.id, 'day-before')).toEqual([id]);
});
