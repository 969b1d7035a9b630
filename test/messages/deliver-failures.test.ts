// Each way in which sending can fail, and what becomes of the message: nothing is lost, nothing is sent twice.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliverMessage, giveUpMessage } from '../../src/messages/deliver-message.ts';
import { messages } from '../../src/messages/message.table.ts';
import { SendError } from '../../src/messages/sender.ts';
import { groupKey, type Work } from '../../src/messages/shared.ts';
import { settleStopped } from '../../src/messages/stopped.store.ts';
import { sweepLedger } from '../../src/messages/sweep-ledger.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { accounts } from '../../src/people/person.table.ts';
import { addTestPerson, addTestSeminar, at, namesOf } from '../support/seminar-fixture.ts';
import { only, openDelivery } from './delivery-fixture.ts';

async function openPost(change: Parameters<typeof openDelivery>[0] = {}) {
  const world = await openDelivery(change);
  const seminar = await addTestSeminar(world.db);
  const post = { kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0SEMINAR' } } as const;
  const id = only(await world.owe(post));
  const attempt = () => deliverMessage(world.delivery, id);
  return { ...world, seminar, id, attempt, now: () => world.row(id) };
}

async function openAnnouncement(followers: number) {
  const world = await openDelivery();
  const seminar = await addTestSeminar(world.db);
  const people = [];
  for (let n = 0; n < followers; n++) people.push(await addTestPerson(world.db, { platform: 'line' }));
  const announcement = { kind: 'announcement', seminarId: seminar.id } as const;
  const ids = await world.owe(...people.map(({ id }) => ({ ...announcement, to: { personId: id } })));
  return { ...world, seminar, people, ids };
}

const aMinuteBefore = () => Temporal.Now.instant().subtract({ minutes: 1 });
const isRecent = (instant: Temporal.Instant | null | undefined) =>
  instant != null && Temporal.Instant.compare(aMinuteBefore(), instant) < 0;

test('what was certainly not sent is owed again, and sent next time without a look back', async () => {
  const { slack, attempt, now, paused } = await openPost();
  slack.failNext(new SendError('retry', { retryAfterSeconds: 30 }));
  await expect(attempt()).rejects.toMatchObject({ failure: 'retry' });
  expect(await now()).toMatchObject({ status: 'owed', firstAttemptAt: null });
  expect(paused).toEqual([{ platform: 'slack', to: 'C0SEMINAR', isKnown: false, seconds: 30 }]);
  await attempt();
  expect(slack.sent.map(({ maybeSentSince }) => maybeSentSince)).toEqual([undefined, undefined]);
  expect(await now()).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
});

test('what may have been sent is looked for at each later attempt, even after one that certainly failed', async () => {
  const { slack, attempt, now } = await openPost();
  slack.failNext(new SendError('unknown_outcome', {}), new SendError('retry', {}));
  await expect(attempt()).rejects.toMatchObject({ failure: 'unknown_outcome' });
  const { status, firstAttemptAt } = await now();
  expect(status).toBe('sending');
  expect(isRecent(firstAttemptAt)).toBe(true);
  await expect(attempt()).rejects.toMatchObject({ failure: 'retry' });
  expect(await now()).toMatchObject({ status: 'sending', firstAttemptAt });
  await attempt();
  expect(slack.sent.map(({ maybeSentSince }) => maybeSentSince)).toEqual([undefined, firstAttemptAt, firstAttemptAt]);
});

test('the look back begins at the first attempt that may have sent it, not at one that certainly failed', async () => {
  const hours = [9, 12, 15].map((hour) => Temporal.Instant.from('2026-11-24T00:00Z').add({ hours: hour }));
  const realClock = { now: () => hours.shift() ?? expect.unreachable() };
  const [, noon] = hours;
  const { slack, attempt } = await openPost({ realClock });
  slack.failNext(new SendError('retry', {}), new SendError('unknown_outcome', {}));
  await expect(attempt()).rejects.toMatchObject({ failure: 'retry' });
  await expect(attempt()).rejects.toMatchObject({ failure: 'unknown_outcome' });
  await attempt();
  expect(slack.sent.at(-1)?.maybeSentSince).toEqual(noon);
});

test('an attempt that ended in the midst of it is looked for by the next', async () => {
  const { slack, attempt, now } = await openPost();
  slack.failNext(new Error('the process was killed here'));
  await expect(attempt()).rejects.toThrow('killed here');
  expect(await now()).toMatchObject({ status: 'sending' });
  await attempt();
  expect(isRecent(slack.sent[1]?.maybeSentSince)).toBe(true);
});

test('who blocked the account or left is marked unreachable, and the message dropped', async () => {
  const { delivery, db, line, ids, row, people, troubles } = await openAnnouncement(1);
  const id = only(ids);
  line.failNext(new SendError('unreachable', {}));
  await deliverMessage(delivery, id);
  expect(await row(id)).toMatchObject({ status: 'dropped' });
  const known = await findAccount(db, { platform: 'line', externalId: people[0]?.externalId ?? '' });
  expect(known?.account.unreachableAt).not.toBeNull();
  await deliverMessage(delivery, id);
  expect(line.sent).toHaveLength(1);
  expect(await troubles()).toEqual([]);
});

test('over the allowance, messages are held, the organizer is told once, and nothing is tried again', async () => {
  const { delivery, line, ids, row, seminar, troubles } = await openAnnouncement(5);
  line.failNext(...ids.map(() => new SendError('over_quota', {})));
  await Promise.all(ids.map((id) => deliverMessage(delivery, id)));
  for (const id of ids) await deliverMessage(delivery, id);
  expect(line.sent).toHaveLength(5);
  for (const id of ids) expect(await row(id)).toMatchObject({ status: 'held' });
  expect(await troubles()).toMatchObject([{ personId: seminar.createdBy, details: { why: 'over_quota' } }]);
});

test('what was held is owed again when Japan’s next month begins, and not before', async () => {
  const { delivery, db, line, ids, row, seminar } = await openAnnouncement(1);
  const key = groupKey({ kind: 'announcement', seminarId: seminar.id, occasion: '' });
  const id = only(ids);
  line.failNext(new SendError('over_quota', {}));
  await deliverMessage(delivery, id);
  const again: string[] = [];
  const queue = { sendAgain: async (unsent: Work) => void again.push(...namesOf(unsent)) };
  await sweepLedger({ db, queue, now: at('2026-11-30T23:59') });
  expect(again).not.toContain(key);
  await sweepLedger({ db, queue, now: at('2026-12-01T00:01') });
  expect(again).toContain(key);
  await deliverMessage(delivery, id);
  expect(await row(id)).toMatchObject({ status: 'sent' });
});

test('a channel that refuses is told to the organizer, whose word sends the post once more', async () => {
  const { db, slack, seminar, attempt, now, troubles, id } = await openPost();
  slack.failNext(new SendError('permanent', { platformCode: 'not_in_channel' }));
  await attempt();
  expect(await now()).toMatchObject({ status: 'failed' });
  expect(await troubles()).toMatchObject([
    { personId: seminar.createdBy, details: { why: 'channel', channel: 'C0SEMINAR' } },
  ]);
  await attempt();
  expect(slack.sent).toHaveLength(1);
  expect(await settleStopped(db, [id], 'owed')).toMatchObject([{ id }]);
  await attempt();
  expect(await now()).toMatchObject({ status: 'sent' });
  expect(slack.sent.map(({ maybeSentSince }) => maybeSentSince)).toEqual([undefined, undefined]);
});

test('what was tried too often is told to the organizer, and looked for before it is sent at their word', async () => {
  const { delivery, db, slack, seminar, attempt, now, troubles, id } = await openPost();
  slack.failNext(new SendError('unknown_outcome', {}));
  await expect(attempt()).rejects.toMatchObject({ failure: 'unknown_outcome' });
  const { firstAttemptAt } = await now();
  await giveUpMessage(delivery, id);
  expect(await now()).toMatchObject({ status: 'failed' });
  expect(await troubles()).toMatchObject([{ personId: seminar.createdBy, details: { why: 'channel' } }]);
  await settleStopped(db, [id], 'owed');
  await attempt();
  expect(slack.sent[1]?.maybeSentSince).toEqual(firstAttemptAt);
});

test('giving up what was sent after all changes nothing', async () => {
  const { delivery, attempt, now, troubles, id } = await openPost();
  await attempt();
  await giveUpMessage(delivery, id);
  expect(await now()).toMatchObject({ status: 'sent' });
  expect(await troubles()).toEqual([]);
});

test('a refusal that could not be told yet stays in hand until it is', async () => {
  const told: string[] = [];
  const isDown = [true, false];
  const reportTrouble = async ({ id }: { id: string }) => {
    if (isDown.shift()) throw new Error('the database went away');
    told.push(id);
  };
  const { slack, attempt, now, id } = await openPost({ reportTrouble });
  const refused = () => new SendError('permanent', { platformCode: 'restricted_action' });
  slack.failNext(refused(), refused());
  await expect(attempt()).rejects.toThrow('went away');
  await attempt();
  expect(told).toEqual([id]);
  expect(await now()).toMatchObject({ status: 'failed' });
});

test.each([
  ['line', 'slack'],
  ['slack', 'line'],
] as const)(
  'who leaves %s before the next attempt gets it on %s, unless the first may have got it',
  async (from, to) => {
    const { db, delivery, owe, row, ...senders } = await openDelivery();
    const seminar = await addTestSeminar(db);
    const person = await addTestPerson(db, { platform: from });
    const id = only(await owe({ kind: 'announcement', seminarId: seminar.id, to: { personId: person.id } }));
    const other = { platform: to, externalId: `other of ${person.id}`, personId: person.id };
    senders[from].failNext(new SendError('retry', {}), new SendError('unknown_outcome', {}));
    await expect(deliverMessage(delivery, id)).rejects.toMatchObject({ failure: 'retry' });
    // Joined, or come back, since; then the first is left.
    await db.insert(accounts).values({ ...other, unreachableAt: null, profileCheckedAt: at('2026-11-24T12:00') });
    const leave = (unreachableAt: Temporal.Instant | null) =>
      db.update(accounts).set({ unreachableAt }).where(eq(accounts.externalId, person.externalId));
    await leave(at('2026-11-24T12:01'));
    await deliverMessage(delivery, id);
    expect(senders[to].sent.map((sent) => sent.to)).toEqual([other.externalId]);
    expect(await row(id)).toMatchObject({ status: 'sent', platform: to, address: other.externalId });

    await leave(null);
    const unsure = only(await owe({ kind: 'survey', seminarId: seminar.id, to: { personId: person.id } }));
    await db.update(messages).set({ platform: from, address: person.externalId }).where(eq(messages.id, unsure));
    await expect(deliverMessage({ ...delivery, buildCard: anyCard }, unsure)).rejects.toMatchObject({
      failure: 'unknown_outcome',
    });
    await leave(at('2026-11-24T12:02'));
    await deliverMessage({ ...delivery, buildCard: anyCard }, unsure);
    expect(senders[to].sent).toHaveLength(1);
    expect(await row(unsure)).toMatchObject({ status: 'dropped', platform: from });
  },
);

const anyCard = async () => ({ card: { summary: 'いかがでしたか' }, language: 'ja' as const });
