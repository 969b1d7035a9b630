// Messages of two people who turn out to be one: what either got is not sent again, what is owed goes out once.
import { expect, test } from 'vitest';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { findUnsent } from '../../src/messages/message.store.ts';
import type { LedgerMessage } from '../../src/messages/message.ts';
import { SendError } from '../../src/messages/sender.ts';
import { releaseHeld, settleStopped } from '../../src/messages/stopped.store.ts';
import { findReachableAccount } from '../../src/people/reach.store.ts';
import { joinTestAccounts } from '../support/join-fixture.ts';
import { addTestMessage, addTestRsvp, ledgerOf } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, createTestOutbox, namesOf } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { en } from '../support/words.ts';
import { only, openDelivery } from './delivery-fixture.ts';

const database = shareTestDatabase();
type Status = LedgerMessage['status'];

async function openTwo() {
  const delivery = await openDelivery({ db: database() });
  const { db, clock } = delivery;
  const seminar = await addTestSeminar(db);
  const line = await addTestRsvp(db, seminar.id, { person: { platform: 'line' } });
  const slack = await addTestPerson(db, { language: 'en' });
  const join = () =>
    joinTestAccounts({ db, outbox: createTestOutbox(), from: line.id, to: slack.id, now: clock.now() });
  return { ...delivery, seminar, onLine: line, onSlack: slack, join };
}

test.each<[Status, Status, Status]>([
  ['sent', 'owed', 'sent'],
  ['owed', 'sent', 'sent'],
  ['sending', 'owed', 'sending'],
  ['owed', 'sending', 'sending'],
  ['held', 'owed', 'owed'],
  ['dropped', 'owed', 'owed'],
  ['owed', 'dropped', 'owed'],
  ['failed', 'held', 'held'],
  ['sent', 'dropped', 'sent'],
])('of the same message, %s on LINE and %s on Slack, one stays: %s', async (onLine, onSlack, kept) => {
  const { db, seminar, onLine: from, onSlack: to, join } = await openTwo();
  const owed = { kind: 'day-before', seminarId: seminar.id, occasion: '1' } as const;
  const ids = {
    line: await addTestMessage(db, { ...owed, to: { personId: from.id } }, { status: onLine }),
    slack: await addTestMessage(db, { ...owed, to: { personId: to.id } }, { status: onSlack }),
  };
  await join();
  const id = onSlack === kept ? ids.slack : ids.line;
  const recipient = { personId: to.id, recipient: `person:${to.id}` };
  expect(await ledgerOf(db, seminar.id)).toMatchObject([{ id, status: kept, ...recipient }]);
});

test('what was owed to one of them alone goes out to the joined person, once, and to Slack first', async () => {
  const { delivery, db, seminar, slack, line, onLine, onSlack, owe, join } = await openTwo();
  const owed = { kind: 'seat-given', seminarId: seminar.id, to: { personId: onLine.id } } as const;
  const id = only(await owe(owed));
  await join();
  expect(await owe({ ...owed, to: { personId: onSlack.id } })).toEqual([]);
  await deliverMessage(delivery, id);
  await deliverMessage(delivery, id);
  expect(slack.sent).toMatchObject([{ to: onSlack.externalId, language: 'en' }]);
  expect(JSON.stringify(slack.sent[0]?.card)).toContain(en.rsvp.seatGiven);
  expect(line.sent).toEqual([]);
  expect(await ledgerOf(db, seminar.id)).toMatchObject([{ id, status: 'sent' }]);
});

test.each(['at a press', 'in the next month'])('what LINE held for one of them goes to Slack %s', async (when) => {
  const { delivery, db, slack, line, onLine, onSlack, seminar, owe, join, row } = await openTwo();
  const id = only(await owe({ kind: 'seat-given', seminarId: seminar.id, to: { personId: onLine.id } }));
  line.failNext(new SendError('over_quota', {}));
  await deliverMessage(delivery, id);
  expect(await row(id)).toMatchObject({ status: 'held', address: onLine.externalId });
  await join();
  const { heldAt } = await row(id);
  if (!heldAt) throw new Error('not held');
  const after = heldAt.add({ hours: 1 });
  if (when === 'at a press') await settleStopped(db, [id], 'owed');
  else await releaseHeld(db, { before: after, after });
  await deliverMessage(delivery, id);
  expect(slack.sent).toMatchObject([{ id, to: onSlack.externalId }]);
  expect(line.sent).toHaveLength(1);
  expect(await row(id)).toMatchObject({ status: 'sent', platform: 'slack' });
});

test('a message in hand while they are joined is not dropped for what they had before: it goes out the next time', async () => {
  const { delivery, clock, seminar, slack, onLine, onSlack, owe, join, row } = await openTwo();
  const id = only(await owe({ kind: 'seat-given', seminarId: seminar.id, to: { personId: onLine.id } }));
  // The person of before is found, and then their answer is gone.
  const buildCard = () => join().then(() => undefined);
  await deliverMessage({ ...delivery, buildCard }, id);
  expect(await row(id)).toMatchObject({ status: 'owed', personId: onSlack.id });
  expect(namesOf(await findUnsent(delivery.db, clock.now().add({ minutes: 2 })))).toContain(id);
  await deliverMessage(delivery, id);
  expect(slack.sent).toHaveLength(1);
  expect(await row(id)).toMatchObject({ status: 'sent' });
});

test('who is asked for by a former id is reached where they are now', async () => {
  const { db, onLine, onSlack, join } = await openTwo();
  await join();
  expect(await findReachableAccount(db, onLine.id)).toMatchObject({ platform: 'slack', personId: onSlack.id });
});
