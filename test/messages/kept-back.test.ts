// When LINE's month is short: what yields waits while what matters more needs what is left, and goes once it does not.
import { describe, expect, test } from 'vitest';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { isAllowanceUsed } from '../../src/messages/delivery.store.ts';
import { KEPT_BACK } from '../../src/messages/message.ts';
import { releaseWhatFits } from '../../src/messages/release-kept.ts';
import { sendAgain } from '../../src/messages/send-again.ts';
import { doWithout } from '../../src/reminders/do-without.ts';
import { remind } from '../../src/reminders/remind.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { usualTable } from '../support/ahead.ts';
import { addTestRsvp, ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { openBatches } from './batch-fixture.ts';

const seatedAt = at('2026-11-23T12:00');
/** In two hours, by the fixtures' clock. */
const today: Partial<Seminar> = {
  ...{ startsAt: at('2026-11-24T14:00'), endsAt: at('2026-11-24T15:30'), deadlineAt: at('2026-11-24T00:00') },
  ...{ channel: null, title: 'きょうの回' },
};
const yesterday = {
  startsAt: at('2026-11-23T18:30'),
  endsAt: at('2026-11-23T20:00'),
  deadlineAt: at('2026-11-23T00:00'),
};
const saturday = {
  startsAt: at('2026-11-28T18:30'),
  endsAt: at('2026-11-28T20:00'),
  deadlineAt: at('2026-11-24T09:00'),
};

async function open(of: { limit: number | null; coming?: number; seminar?: Partial<Seminar> }) {
  const world = await openBatches({ limit: of.limit, most: 50, seminar: of.seminar ?? today });
  const { db, seminar, delivery, clock, line } = world;
  /** Later in the month: each takes two reminders, a survey, and a reminder of that in the next month or this. */
  const later = await addTestSeminar(db, {
    ...saturday,
    channel: null,
    title: '土曜の回',
    createdBy: seminar.createdBy,
  });
  for (let n = 0; n < (of.coming ?? 0); n++) await addTestRsvp(db, later.id, { person: { platform: 'line' } });
  const parts = { db, senders: delivery.senders, ahead: delivery.ahead, queue: { sendAgain: async () => {} } };
  return {
    ...{ ...world, later },
    seated: async (count: number) => {
      const all = [];
      for (let n = 0; n < count; n++)
        all.push(await addTestRsvp(db, seminar.id, { seatedAt, person: { platform: 'line' } }));
      return all;
    },
    oweSoon: (people: { id: string }[]) =>
      world.owe(
        ...people.map(({ id: personId }) => ({ kind: 'soon' as const, seminarId: seminar.id, to: { personId } })),
      ),
    release: () => releaseWhatFits({ ...parts, now: clock.now() }),
    decide: () =>
      sendAgain({ ...delivery, ...parts, seminarId: seminar.id, actor: seminar.createdBy, now: clock.now() }),
    statuses: async () => Object.groupBy(await ledgerOf(db, seminar.id), ({ status }) => status),
    got: () => line.requests.reduce((sum, { to }) => sum + to.length, 0),
  };
}

const survey = (id: string) => ({ kind: 'survey', seminarId: id, occasion: '' }) as const;

describe('what yields', () => {
  test('waits while the day-before reminders to come need what is left, as many at once as there are hands', async () => {
    // 12 left, 10 of them for Saturday’s.
    const world = await open({ limit: 12, coming: 10 });
    const ids = await world.oweSoon(await world.seated(5));
    await Promise.all(ids.map((id) => deliverMessage(world.delivery, id)));
    expect(world.got()).toBe(2);
    const { sent, held } = await world.statuses();
    expect([sent?.length, held?.length]).toEqual([2, 3]);
    expect(held?.every(({ lastError, heldAt }) => lastError === KEPT_BACK && heldAt === null)).toBe(true);
    // The organizer hears of it once; LINE itself has refused nothing.
    expect(await world.troubles()).toMatchObject([{ details: { why: 'kept', kind: 'soon' } }]);
    expect(await isAllowanceUsed(world.db, world.clock.now())).toBe(false);
    await world.release();
    expect((await world.statuses()).held).toHaveLength(3);
  });

  test('goes at an organizer’s word, whatever the plan says, and as far as LINE takes it', async () => {
    const world = await open({ limit: 12, coming: 10 });
    const ids = await world.oweSoon(await world.seated(5));
    for (const id of ids) await deliverMessage(world.delivery, id);
    expect(await world.decide()).toEqual({ sent: 3, unwanted: 0 });
    for (const id of ids) await deliverMessage(world.delivery, id);
    expect(world.got()).toBe(5);
    expect((await world.statuses()).sent).toHaveLength(5);
  });

  test('goes by itself once what it was kept for is done without', async () => {
    const world = await open({ limit: 20, coming: 10, seminar: { ...yesterday, channel: null } });
    const { db, seminar, later, delivery, clock } = world;
    const there = await world.seated(6);
    await world.owe(...there.map(({ id: personId }) => ({ ...survey(seminar.id), to: { personId } })));
    await world.work();
    // Of 20 one is kept, and 20 are for the two reminders of Saturday’s ten.
    expect((await world.statuses()).held).toHaveLength(6);
    expect(world.got()).toBe(0);
    const now = clock.now();
    await doWithout({ db, seminarId: later.id, saving: 'soon', isOn: true, actor: seminar.createdBy, now });
    await world.release();
    while (!(await world.work()));
    expect(world.got()).toBe(6);
    expect((await world.statuses()).sent).toHaveLength(6);
    expect(await delivery.ahead(db, { now })).toContainEqual(
      expect.objectContaining({ kind: 'soon', isSkipped: true }),
    );
  });

  test('never waits where there is no limit', async () => {
    const world = await open({ limit: null, coming: 10 });
    for (const id of await world.oweSoon(await world.seated(3))) await deliverMessage(world.delivery, id);
    expect((await world.statuses()).sent).toHaveLength(3);
    expect(await world.troubles()).toEqual([]);
  });
});

test('what cannot wait, and what an organizer saw the price of, is not held for reminders to come', async () => {
  const world = await open({ limit: 8, coming: 10 });
  const { seminar, owe, delivery } = world;
  const people = await world.seated(6);
  const about = people.map(({ id: personId }) => ({ seminarId: seminar.id, to: { personId } }));
  const ids = await owe(...about.slice(0, 2).map((each) => ({ ...each, kind: 'cancelled' as const })));
  await owe(
    ...about.slice(2).map((each) => ({ ...each, kind: 'mailing' as const, details: { mailing: crypto.randomUUID() } })),
  );
  expect(ids).toHaveLength(2);
  const rows = await ledgerOf(world.db, seminar.id);
  for (const { id } of rows)
    await deliverMessage({ ...delivery, buildCard: async () => ({ card: { summary: '' }, language: 'ja' }) }, id);
  expect((await world.statuses()).sent).toHaveLength(6);
});

test('where LINE does not tell of its month, what it told last is reckoned with; where it never did, batches wait', async () => {
  const world = await open({ limit: 6, seminar: { channel: null } });
  const { line, form, oweTo, followers } = world;
  line.state.mute = Number.POSITIVE_INFINITY;
  await oweTo(await followers(4));
  await expect(form()).rejects.toThrow();
  line.state.mute = 0;
  while (!(await world.work()));
  line.state.mute = Number.POSITIVE_INFINITY;
  await oweTo(await followers(5));
  await world.work();
  await world.work();
  // Two were left by its own count.
  expect(world.got()).toBe(6);
  expect((await world.statuses()).held).toHaveLength(3);
});

test('what is done without is not owed on LINE, is on Slack, and is owed again when that is taken back in time', async () => {
  const world = await open({ limit: 200 });
  const { db, seminar, outbox, clock } = world;
  await world.seated(2);
  const onSlack = await addTestRsvp(db, seminar.id, { seatedAt });
  const choose = (isOn: boolean) =>
    doWithout({ db, seminarId: seminar.id, saving: 'soon', isOn, actor: seminar.createdBy, now: clock.now() });
  await choose(true);
  const tick = () => remind({ db, outbox, table: usualTable, now: clock.now() });
  await tick();
  expect(await ledgerOf(db, seminar.id, 'soon')).toMatchObject([{ personId: onSlack.id }]);
  await choose(false);
  await tick();
  expect(await ledgerOf(db, seminar.id, 'soon')).toHaveLength(3);
  // What was owed meanwhile and not begun goes with it.
  await choose(true);
  expect(await ledgerOf(db, seminar.id, 'soon')).toMatchObject([{ personId: onSlack.id }]);
});
