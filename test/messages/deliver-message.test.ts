// A message of the ledger goes out once, to whom it still concerns. What happens when sending fails: deliver-failures.
import { expect, test } from 'vitest';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { SendError } from '../../src/messages/sender.ts';
import { addFollowers } from '../../src/people/follower.store.ts';
import { saveLanguage, saveProfile } from '../../src/people/person.store.ts';
import { findReachableAccount, saveReachability } from '../../src/people/reach.store.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { saveLetIn } from '../../src/rsvps/deadline-override.store.ts';
import { saveSeminar } from '../../src/seminars/seminar.store.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { only, openDelivery } from './delivery-fixture.ts';

test('a message is sent once, and noted with where it stands and what it shows', async () => {
  const { delivery, db, slack, owe, row } = await openDelivery();
  const seminar = await addTestSeminar(db, { revision: 7 });
  const id = only(await owe({ kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0SEMINAR' } }));
  await deliverMessage(delivery, id);
  await deliverMessage(delivery, id);
  expect(slack.sent).toHaveLength(1);
  expect(slack.sent[0]).toMatchObject({ id, to: 'C0SEMINAR', card: { title: seminar.title }, language: 'ja' });
  expect(slack.sent[0]?.maybeSentSince).toBeUndefined();
  expect(await row(id)).toMatchObject({ status: 'sent', ref: 'C0SEMINAR:1', renderedRevision: 7, attempts: 1 });
});

test('two workers with the same message in hand at once send it once, and the other asks again later', async () => {
  const bothAreHere = Promise.withResolvers<void>();
  let here = 0;
  const take = async () => {
    if (++here === 2) bothAreHere.resolve();
    await bothAreHere.promise;
  };
  const pacing = { take, takeUpdate: take, pause: async () => {}, pauseUpdates: async () => {} };
  const { delivery, db, line, owe, row } = await openDelivery({ pacing });
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  const id = only(await owe({ kind: 'announcement', seminarId: seminar.id, to: { personId } }));
  const outcomes = await Promise.allSettled([deliverMessage(delivery, id), deliverMessage(delivery, id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(refused?.reason).toMatchObject({ failure: 'retry' });
  await deliverMessage(delivery, id);
  expect(line.sent).toHaveLength(1);
  expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1 });
});

test('Slack’s direct messages, and only they, are handed to the slow lane, where they are sent', async () => {
  const { delivery, db, slack, line, owe, slowed } = await openDelivery();
  const seminar = await addTestSeminar(db);
  const [member, friend] = [await addTestPerson(db), await addTestPerson(db, { platform: 'line' })];
  const about = { kind: 'announcement', seminarId: seminar.id } as const;
  const ids = await owe(
    { ...about, kind: 'announcement-post', to: { channel: 'C0SEMINAR' } },
    { ...about, to: { personId: friend.id } },
    { ...about, to: { personId: member.id } },
  );
  for (const id of ids) await deliverMessage(delivery, id, false);
  expect(slack.sent.map(({ to }) => to)).toEqual(['C0SEMINAR']);
  expect(line.sent.map(({ to }) => to)).toEqual([friend.externalId]);
  expect(slowed).toMatchObject([{ id: ids[2] }]);
  await deliverMessage(delivery, ids[2] ?? '', true);
  expect(slack.sent.map(({ to }) => to)).toEqual(['C0SEMINAR', member.externalId]);
});

test('what is of no use any more is dropped unsent', async () => {
  const { delivery, db, clock, slack, owe, row } = await openDelivery();
  const seminar = await addTestSeminar(db);
  const usefulUntil = at('2026-11-24T13:00');
  const id = only(
    await owe({ kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0SEMINAR' }, usefulUntil }),
  );
  clock.moveTo(usefulUntil);
  await deliverMessage(delivery, id);
  expect(slack.sent).toHaveLength(0);
  expect(await row(id)).toMatchObject({ status: 'dropped', lastError: 'too late' });
});

test.each([
  [1, 'sent', null],
  [0, 'dropped', 'too late'],
] as const)('what is of use for %i more milliseconds is %s', async (milliseconds, status, lastError) => {
  const usefulUntil = at('2026-11-24T13:00');
  // Unlike the world’s, this clock stands still.
  const clock = { now: () => usefulUntil.subtract({ milliseconds }) };
  const { delivery, db, owe, row } = await openDelivery({ clock });
  const seminar = await addTestSeminar(db);
  const id = only(
    await owe({ kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0SEMINAR' }, usefulUntil }),
  );
  await deliverMessage(delivery, id);
  expect(await row(id)).toMatchObject({ status, lastError });
});

test('an announcement of a seminar cancelled meanwhile is dropped unsent', async () => {
  const { delivery, db, line, owe, row } = await openDelivery();
  const seminar = await addTestSeminar(db);
  const { id: personId } = await addTestPerson(db, { platform: 'line' });
  const id = only(await owe({ kind: 'announcement', seminarId: seminar.id, to: { personId } }));
  await saveSeminar(db, { ...seminar, status: 'cancelled' });
  await deliverMessage(delivery, id);
  expect(line.sent).toHaveLength(0);
  expect(await row(id)).toMatchObject({ status: 'dropped', lastError: 'no longer wanted' });
});

test('a reminder to somebody who withdrew meanwhile is dropped, one to somebody who attends is sent', async () => {
  const { delivery, db, line, outbox, owe, row } = await openDelivery();
  const seminar = await addTestSeminar(db);
  const [comes, withdrew] = [
    await addTestPerson(db, { platform: 'line' }),
    await addTestPerson(db, { platform: 'line' }),
  ];
  const now = delivery.clock.now();
  const answer = (personId: string, given: 'on_site' | 'declined') =>
    answerSeminar({ db, outbox, personId, seminarId: seminar.id, answer: given, tappedAt: now, now });
  await answer(comes.id, 'on_site');
  await answer(withdrew.id, 'declined');
  const reminderTo = (personId: string) => owe({ kind: 'soon', seminarId: seminar.id, to: { personId } });
  const [sent, dropped] = [only(await reminderTo(comes.id)), only(await reminderTo(withdrew.id))];
  await deliverMessage(delivery, sent);
  await deliverMessage(delivery, dropped);
  expect(line.sent.map(({ to }) => to)).toEqual([comes.externalId]);
  expect(await row(dropped)).toMatchObject({ status: 'dropped', lastError: 'no longer wanted' });
});

test('a message to somebody who cannot be reached is dropped unsent, before and after its first attempt', async () => {
  const { delivery, db, line, owe, row } = await openDelivery();
  const seminar = await addTestSeminar(db);
  const { id: personId, externalId } = await addTestPerson(db, { platform: 'line' });
  const account = { platform: 'line' as const, externalId };
  const [tried, untried] = await owe(
    { kind: 'announcement', seminarId: seminar.id, to: { personId } },
    { kind: 'closing-soon', seminarId: seminar.id, to: { personId } },
  );
  if (!tried || !untried) throw new Error('two messages are owed');
  line.failNext(new SendError('retry', {}));
  await expect(deliverMessage(delivery, tried)).rejects.toMatchObject({ failure: 'retry' });
  await saveReachability(db, { ...account, unreachableAt: delivery.clock.now() }, delivery.clock.now());
  for (const id of [tried, untried]) {
    await deliverMessage(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'dropped', lastError: 'nowhere to send it' });
  }
  expect(line.sent).toHaveLength(1);
});

test('nobody’s profile is asked for before they are written to', async () => {
  const { delivery, db, clock, slack, line, owe } = await openDelivery();
  const seminar = await addTestSeminar(db);
  clock.moveTo(at('2026-11-26T12:00'));
  const asked: string[] = [];
  for (const sender of [slack, line]) {
    sender.profile = async (id) => {
      asked.push(id);
      return { name: 'Liam Park', language: 'en' };
    };
  }
  for (const platform of ['slack', 'line'] as const) {
    const { id: personId } = await addTestPerson(db, { platform, name: '' });
    await deliverMessage(delivery, only(await owe({ kind: 'announcement', seminarId: seminar.id, to: { personId } })));
  }
  expect([...slack.sent, ...line.sent]).toHaveLength(2);
  expect(asked).toEqual([]);
});

test('whose language nobody told gets Japanese, with “English” on the first they get and on no other', async () => {
  const { delivery, db, line, owe } = await openDelivery();
  const [first, second] = [await addTestSeminar(db), await addTestSeminar(db)];
  const lineIds = ['L1', 'L2', 'L3'];
  const ids = await db.transaction((tx) => addFollowers(tx, { ids: lineIds, now: at('2026-11-23T10:00') }));
  const announce = async (seminarId: string) => {
    const sentBefore = line.sent.length;
    const owed = await owe(...ids.map((personId) => ({ kind: 'announcement' as const, seminarId, to: { personId } })));
    // Refused by the platform the first time: it is still the first they get.
    if (sentBefore === 0) line.failNext(new SendError('retry', {}));
    for (const id of owed) await deliverMessage(delivery, id).catch(() => deliverMessage(delivery, id));
    return line.sent.slice(sentBefore).map(({ language, card }) => {
      const buttons = (card.buttons ?? [])
        .flat()
        .filter((each) => each.kind === 'command' && each.command.do === 'language');
      return { language, buttons };
    });
  };
  const english = { kind: 'command', label: 'English', command: { do: 'language', to: 'en', seminar: first.id } };
  const asked = { language: 'ja', buttons: [english] };
  expect(await announce(first.id)).toEqual([asked, asked, asked, asked]);
  const [chose = '', wasTold = ''] = ids;
  await saveLanguage(db, { id: chose, language: 'en' }, at('2026-11-24T10:00'));
  const told = await findReachableAccount(db, wasTold);
  if (!told) throw new Error('nobody is there');
  await saveProfile(db, { account: told, now: at('2026-11-24T10:00'), profile: { language: 'en' } });
  const languages = ids.map((id) => (id === chose || id === wasTold ? 'en' : 'ja'));
  expect(await announce(second.id)).toEqual(languages.map((language) => ({ language, buttons: [] })));
});

test('a reminder goes where the person was written to before, without the wait for who is new; what is urgent asks anew', async () => {
  const taken: unknown[] = [];
  const take = async (given?: unknown) => {
    taken.push(given);
  };
  const { delivery, db, slack, owe } = await openDelivery({
    pacing: { take, takeUpdate: take, pause: async () => {}, pauseUpdates: async () => {} },
  });
  const seminar = await addTestSeminar(db);
  const { id: personId, externalId: to } = await addTestPerson(db);
  const about = { seminarId: seminar.id, to: { personId } };
  const [first, second, urgent] = [
    only(await owe({ ...about, kind: 'announcement' })),
    only(await owe({ ...about, kind: 'announcement', occasion: 'again' })),
    only(await owe({ ...about, kind: 'let-in' })),
  ];
  await answerSeminar({
    ...{ db, outbox: createTestOutbox(), personId, seminarId: seminar.id, answer: 'on_site' },
    ...{ tappedAt: at('2026-11-24T11:00'), now: at('2026-11-24T11:00') },
  });
  await saveLetIn(db, { seminarId: seminar.id, personId }, at('2026-11-24T11:00'));
  for (const id of [first, second, urgent]) await deliverMessage(delivery, id);
  expect(slack.sent.map(({ earlierRef }) => earlierRef)).toEqual([undefined, `${to}:1`, undefined]);
  expect(taken).toMatchObject([{ isKnown: false }, { isKnown: true }, { isKnown: false }]);
});
