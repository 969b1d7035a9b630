// What many get alike goes out in batches: who is in one, what it says, and what becomes of each when LINE refuses.

import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { createSharedMessages } from '../../src/bot/build-shared.ts';
import { batches } from '../../src/messages/batch.table.ts';
import { deliverBatch } from '../../src/messages/deliver-batch.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { countDelivery } from '../../src/messages/delivery.store.ts';
import { formBatches } from '../../src/messages/form-batches.ts';
import { ALIKE, isUrgent } from '../../src/messages/kinds.ts';
import { moveMessages } from '../../src/messages/message.store.ts';
import { readQuietHours } from '../../src/messages/quiet-hours.ts';
import { type Multicast, SendError } from '../../src/messages/sender.ts';
import { findStopped } from '../../src/messages/stopped.store.ts';
import { addFollowers } from '../../src/people/follower.store.ts';
import { accounts } from '../../src/people/person.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { places } from '../support/reader.ts';
import { addTestPerson, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { type Follower, type Life, mortal, openBatches } from './batch-fixture.ts';

type World = Awaited<ReturnType<typeof openBatches>>;

const sizes = ({ line }: World) => line.requests.map(({ to }) => to.length);
const untilDone = async ({ work }: World) => {
  while (!(await work()));
};
/** For tests that name them. */
const some = async ({ followers }: World, count: number) =>
  (await followers(count)) as unknown as [Follower, Follower, Follower, Follower];
const statusOf = async ({ rows }: World, { id }: { id: string }) => {
  const { status, lastError } = (await rows()).get(id) ?? {};
  return [status, lastError];
};

test('equal messages go in as few requests as LINE takes, by language, and each person has a row that says so', async () => {
  const world = await openBatches({ most: 4 });
  const people = [...(await world.followers(9)), ...(await world.followers(3, { language: 'en' }))];
  await world.oweTo(people);
  await untilDone(world);
  expect(sizes(world).toSorted()).toEqual([1, 3, 4, 4]);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId))).toEqual(people.map(() => 1));
  const ledger = [...(await world.rows()).values()];
  expect(
    ledger.every(
      ({ status, sentAt, platform, ref, batchId }) => status === 'sent' && sentAt && platform && ref === batchId,
    ),
  ).toBe(true);
  const { seminar, db, clock } = world;
  const count = await countDelivery(db, { seminarId: seminar.id, kinds: ['announcement'], now: clock.now() });
  expect(count).toMatchObject({ sent: 12, owed: 0, held: 0, failed: 0 });
});

test('the first word to those of unknown language, with “English” on it, is a batch of its own', async () => {
  const world = await openBatches();
  const known = await world.followers(2);
  const ids = await world.db.transaction((tx) => addFollowers(tx, { ids: ['L1', 'L2'], now: world.clock.now() }));
  await world.oweTo([...known, ...ids.map((id) => ({ id }))]);
  await untilDone(world);
  const said = (await world.db.select().from(batches)).map(({ payload, members }) => ({
    members: members.length,
    hasButton: /do\W+language/.test(JSON.stringify(payload)),
  }));
  expect(said).toHaveLength(2);
  expect(said.filter(({ hasButton }) => hasButton)).toEqual([{ members: 2, hasButton: true }]);
});

test('ten times the followers cost no more statements, and no card more', async () => {
  const costOf = async (count: number) => {
    const world = await openBatches({ most: 500 });
    await world.oweTo(await world.followers(count));
    const life: Life = { calls: 0, endsAfter: Number.POSITIVE_INFINITY };
    const build = vi.fn(world.delivery.shared.build);
    const buildCard = vi.fn(world.delivery.buildCard);
    const shared = { ...world.delivery.shared, build };
    const db = mortal(world.db, life, () => new Error('immortal'));
    const delivery = { ...world.delivery, db, shared, buildCard };
    await formBatches(delivery, world.group);
    const [batch] = await world.db.select().from(batches);
    await deliverBatch(delivery, batch?.id ?? '');
    expect(sizes(world)).toEqual([count]);
    return { calls: life.calls, built: build.mock.calls.length, cards: buildCard.mock.calls.length };
  };
  const few = await costOf(3);
  expect(few).toMatchObject({ cards: 0 });
  expect(await costOf(30)).toEqual(few);
});

test('more than are looked through at once are put together all the same, and each page keeps to what the month has left', async () => {
  const world = await openBatches({ most: 4, limit: 9 });
  const people = await world.followers(14);
  await world.oweTo(people);
  await formBatches(world.delivery, world.group, 5);
  const formed = (await world.db.select().from(batches)).map(({ members }) => members.length);
  expect(formed.toSorted()).toEqual([1, 4, 4]);
  await untilDone(world);
  const statuses = [...(await world.rows()).values()].map(({ status }) => status).toSorted();
  expect(statuses).toEqual([...Array.from({ length: 5 }, () => 'held'), ...Array.from({ length: 9 }, () => 'sent')]);
});

test('where LINE does not tell what is left, who is on Slack does not wait for it', async () => {
  const world = await openBatches();
  const { delivery, line, alone } = world;
  const member = await addTestPerson(world.db);
  const [onSlack = ''] = await world.oweTo([member, ...(await world.followers(1))]);
  const allowance = () => Promise.reject(new SendError('unknown_outcome', {}));
  const multicast = { ...line.sender.multicast, allowance } as Multicast;
  const silent = { ...delivery, senders: { ...delivery.senders, line: { ...line.sender, multicast } } };
  await expect(formBatches(silent, world.group)).rejects.toMatchObject({ failure: 'unknown_outcome' });
  expect(alone).toEqual([onSlack]);
  await untilDone(world);
  expect(sizes(world)).toEqual([1]);
});

test('who blocked, left, answered or came to Slack since it was owed is not in the batch', async () => {
  const world = await openBatches();
  const { db, delivery, seminar, clock, slack, line, alone } = world;
  const [stays, blocked, answered, onSlack] = await some(world, 4);
  await world.oweTo([stays, blocked, answered, onSlack]);
  const now = clock.now();
  await saveReachability(db, { platform: 'line', externalId: blocked.externalId, unreachableAt: now }, now);
  const answer = { personId: answered.id, seminarId: seminar.id, answer: 'declined', tappedAt: now, now } as const;
  await answerSeminar({ db, outbox: createTestOutbox(), ...answer });
  const account = { platform: 'slack', externalId: 'U0JOINED', personId: onSlack.id } as const;
  await db.insert(accounts).values(account);
  await world.form();
  expect(alone).toHaveLength(2);
  await untilDone(world);
  expect(line.requests.map(({ to, isMulticast }) => [isMulticast, to])).toEqual(
    expect.arrayContaining([
      [true, [stays.externalId]],
      // Theirs tells their own answer.
      [false, [answered.externalId]],
    ]),
  );
  expect(line.requests).toHaveLength(2);
  expect(slack.sent.map(({ to }) => to)).toEqual(['U0JOINED']);
  expect(await statusOf(world, blocked)).toEqual(['dropped', 'nowhere to send it']);
  expect(delivery.senders.line).toBe(line.sender);
});

test('nobody is sent what was cancelled before it was put together, or between that and its sending', async () => {
  for (const moment of ['before', 'between']) {
    const world = await openBatches();
    const [person] = await some(world, 1);
    await world.oweTo([person]);
    if (moment === 'between') await world.form();
    await saveSeminar(world.db, { ...world.seminar, status: 'cancelled', edition: 2 });
    await untilDone(world);
    expect(world.line.requests).toEqual([]);
    expect(await statusOf(world, person)).toEqual(['dropped', 'no longer wanted']);
  }
});

test('what is too late is dropped, in a batch or not', async () => {
  const world = await openBatches();
  const [person, other] = await some(world, 2);
  const usefulUntil = world.clock.now().add({ hours: 1 });
  const about = { kind: 'announcement', seminarId: world.seminar.id, usefulUntil } as const;
  await world.owe({ ...about, to: { personId: person.id } });
  await world.form();
  await world.owe({ ...about, to: { personId: other.id } });
  world.clock.moveTo(usefulUntil);
  await untilDone(world);
  expect(world.line.requests).toEqual([]);
  for (const each of [person, other]) expect(await statusOf(world, each)).toEqual(['dropped', 'too late']);
});

test.each(['sent', 'put together'])('what is to be %s is looked at to the millisecond', async (step) => {
  const usefulUntil = at('2026-11-24T13:00');
  const last = usefulUntil.subtract({ milliseconds: 1 });
  // Unlike the world’s, this clock stands still.
  let now = last;
  const world = await openBatches({ clock: { now: () => now } });
  const [inTime, late] = await some(world, 2);
  const about = { kind: 'announcement', seminarId: world.seminar.id, usefulUntil } as const;
  await world.owe({ ...about, to: { personId: inTime.id } });
  await untilDone(world);
  expect(await statusOf(world, inTime)).toEqual(['sent', null]);
  await world.owe({ ...about, to: { personId: late.id } });
  if (step === 'put together') now = usefulUntil;
  await world.form();
  now = usefulUntil;
  // What is put together at that instant is dropped then, not as its batch is sent.
  if (step === 'sent') await untilDone(world);
  expect(await statusOf(world, late)).toEqual(['dropped', 'too late']);
  expect(world.line.requests).toHaveLength(1);
});

test('edited before anything went out, it is put together anew; after an attempt that is open it is not changed', async () => {
  const world = await openBatches();
  const { db, line, seminar } = world;
  await world.oweTo(await world.followers(2));
  await world.form();
  const edited = { ...seminar, title: '会場が変わりました', edition: 2 };
  await saveSeminar(db, edited);
  await world.work();
  expect(line.requests).toEqual([]);
  await world.form();
  line.fates.push('lost');
  await world.work();
  await saveSeminar(db, { ...edited, title: 'もう一度変わりました', edition: 3 });
  await untilDone(world);
  expect(line.violations).toEqual([]);
  expect(sizes(world)).toEqual([2, 2]);
  const sent = await db.select().from(batches).where(eq(batches.outcome, 'sent'));
  expect(sent.map(({ payload }) => JSON.stringify(payload).includes(edited.title))).toEqual([true]);
});

test('at night a batch makes no sound, as the hour is when it is put together', async () => {
  const quietHours = readQuietHours('21:00-8:00') ?? null;
  const world = await openBatches();
  const { clock, db } = world;
  const delivery = { ...world.delivery, shared: createSharedMessages({ place: places.line, clock, quietHours }) };
  await world.oweTo(await world.followers(1));
  clock.moveTo(at('2026-11-24T22:00'));
  await formBatches(delivery, world.group);
  clock.moveTo(at('2026-11-25T09:00'));
  await world.oweTo(await world.followers(1));
  await formBatches(delivery, world.group);
  const silent = (await db.select().from(batches)).map(({ payload }) => (payload as { isSilent: boolean }).isSilent);
  expect(silent.toSorted()).toEqual([false, true]);
});

test('one bad id is found by halving: that one is dropped and taken for gone, the others get it', async () => {
  const world = await openBatches({ most: 8 });
  const people = await world.followers(8);
  const [bad] = people;
  world.line.bad.add(bad?.externalId ?? '');
  await world.oweTo(people);
  await untilDone(world);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId)).toSorted()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
  // 8, then 4 and 4, 2 and 2, 1 and 1.
  expect(sizes(world).toSorted()).toEqual([1, 1, 2, 2, 4, 4, 8]);
  const [status, why] = await statusOf(world, { id: bad?.id ?? '' });
  expect([status, why]).toEqual(['dropped', 'send failed: unreachable (400)']);
  const [account] = await world.db
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, bad?.externalId ?? ''));
  expect(account?.unreachableAt).not.toBeNull();
});

test('no batch is larger than what the month has left, whoever used the rest; organizers are told once', async () => {
  const world = await openBatches({ most: 4, limit: 10 });
  // From LINE's own manager; what LINE tells does not grow by what the bot sends.
  Object.assign(world.line.state, { used: 3, told: 3 });
  await world.oweTo(await world.followers(9));
  await untilDone(world);
  expect(sizes(world).toSorted()).toEqual([3, 4]);
  const statuses = [...(await world.rows()).values()].map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(['held', 'held', ...Array.from({ length: 7 }, () => 'sent')]);
  expect(await world.troubles()).toMatchObject([{ personId: world.seminar.createdBy, details: { why: 'over_quota' } }]);
  await world.oweTo(await world.followers(2));
  await untilDone(world);
  expect(sizes(world)).toHaveLength(2);
  expect(await world.troubles()).toHaveLength(1);
});

test('refused for the month all the same, what fits of the batch goes and the rest is held', async () => {
  const world = await openBatches({ most: 8, limit: 10 });
  await world.oweTo(await world.followers(8));
  await world.form();
  // Sent from LINE's own manager just now.
  Object.assign(world.line.state, { used: 5, told: 5 });
  await untilDone(world);
  expect(sizes(world)).toEqual([8, 5]);
  const statuses = [...(await world.rows()).values()].map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(['held', 'held', 'held', 'sent', 'sent', 'sent', 'sent', 'sent']);
});

test('what LINE left open for a day is not sent again, neither by itself nor at a press', async () => {
  const world = await openBatches();
  const { line, realClock, rows, db } = world;
  await world.oweTo(await world.followers(2));
  await world.form();
  line.fates.push('lost');
  await world.work();
  realClock.moveTo(realClock.now().add({ hours: 24 }));
  await untilDone(world);
  const all = [...(await rows()).values()];
  expect(all.map(({ status }) => status)).toEqual(['failed', 'failed']);
  expect(await findStopped(db, world.seminar.id)).toEqual([]);
  expect(all.every(({ firstAttemptAt }) => firstAttemptAt)).toBe(true);
  expect(await world.troubles()).toHaveLength(1);
  expect(sizes(world)).toEqual([2]);
  expect((await db.select().from(batches)).map(({ outcome }) => outcome)).toEqual(['not_sent']);
});

test('what LINE never took for a day is given up, and told', async () => {
  const world = await openBatches();
  await world.oweTo(await world.followers(1));
  await world.form();
  world.line.fates.push('rate');
  await world.work();
  expect(world.line.requests).toHaveLength(1);
  world.realClock.moveTo(world.realClock.now().add({ hours: 24 }));
  await untilDone(world);
  const [row] = (await world.rows()).values();
  expect(row).toMatchObject({
    status: 'failed',
    lastError: 'send failed: permanent (tried_too_often)',
    firstAttemptAt: null,
  });
  expect(await world.troubles()).toHaveLength(1);
});

test('two bots put together at once and send at once: nobody is in two batches, no batch goes twice', async () => {
  const world = await openBatches({ most: 4 });
  const people = await world.followers(30);
  await world.oweTo(people);
  await Promise.all([world.form(), world.form(), world.form()]);
  const open = await world.db.select().from(batches);
  expect(open.flatMap(({ members }) => members).toSorted()).toEqual(
    people.map(({ externalId }) => externalId).toSorted(),
  );
  const twice = [...open, ...open].map(({ id }) => deliverBatch(world.delivery, id).catch(() => {}));
  await Promise.all(twice);
  await untilDone(world);
  expect(people.map(({ externalId }) => world.line.gotBy(externalId))).toEqual(people.map(() => 1));
});

test('what is in a batch is not sent alone, and what is begun alone is in no batch', async () => {
  const world = await openBatches();
  const [one, other] = await some(world, 2);
  const [batched = '', begun = ''] = await world.oweTo([one, other]);
  world.line.fates.push('lost');
  await deliverMessage(world.delivery, begun).catch(() => {});
  await world.form();
  await deliverMessage(world.delivery, batched);
  expect(world.line.requests).toMatchObject([{ isMulticast: false, to: [other.externalId] }]);
  const [batch] = await world.db.select().from(batches);
  expect(batch?.members).toEqual([one.externalId]);
});

test('a bot that was overtaken does not undo what the other did with the batch', async () => {
  const world = await openBatches();
  const { delivery, line, db } = world;
  const [person] = await some(world, 1);
  await world.oweTo([person]);
  await world.form();
  const [batch] = await db.select().from(batches);
  if (!batch) throw new Error('no batch');
  const multicast = line.sender.multicast;
  if (!multicast) throw new Error('no multicast');
  // While the first waits for LINE's answer, which is that the month is out, the other sends it.
  const slow = {
    ...multicast,
    async send() {
      await deliverBatch(delivery, batch.id);
      throw new SendError('over_quota', {});
    },
  };
  const overtaken = { ...delivery, senders: { line: { ...line.sender, multicast: slow } } };
  await deliverBatch(overtaken, batch.id).catch(() => {});
  expect(await statusOf(world, person)).toEqual(['sent', null]);
  expect(line.gotBy(person.externalId)).toBe(1);
});

test('who is joined to another account while the batch is under way is not owed it twice', async () => {
  const world = await openBatches();
  const { db, line } = world;
  const [onLine] = await some(world, 1);
  const member = await addTestPerson(db);
  await world.oweTo([onLine, member]);
  await world.form();
  await db.transaction((tx) => moveMessages(tx, { from: onLine.id, to: member.id }));
  await untilDone(world);
  expect(line.gotBy(onLine.externalId)).toBe(1);
  expect(world.slack.sent).toEqual([]);
  expect([...(await world.rows()).values()]).toMatchObject([{ personId: member.id, status: 'sent' }]);
});

test('nothing that has to be told by telephone where it fails goes to many at once', () => {
  expect(ALIKE.filter(isUrgent)).toEqual([]);
});
