// Topics: the organizers' list, ticked by people, and announced to.
import { expect, test } from 'vitest';
import { countTopics, findFollowers } from '../../src/people/audience.store.ts';
import { addTopic, findInterests, findTopic, saveInterest } from '../../src/people/topic.store.ts';
import { forgetPerson } from '../../src/privacy/forget-person.ts';
import { announceSeminar } from '../../src/seminars/announce-seminar.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { joinTestAccounts } from '../support/join-fixture.ts';
import { owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const topic = '0190d6a4-8c5b-4d2e-9a37-0123456789ab';

test('an organizer makes a topic, once however often the form comes, people tick it, and no more when it is removed', async () => {
  const db = await createTestDatabase();
  const { say } = await createTestBot(db);
  const send = (name: string, id = topic) => say(organizer, { do: 'submit-topic', topic: id, values: { name } });
  expect(cardOf(await say(citizen, { do: 'topics' })).text).toEqual([ja.topic.empty]);
  expect(await send(' ')).toMatchObject({ errors: { name: ja.topic.missing } });
  expect(await send('長'.repeat(17))).toMatchObject({ kind: 'form-errors' });
  await send(' 防災 ');
  await send('防災');
  expect(await send('防災', crypto.randomUUID())).toMatchObject({ errors: { name: ja.topic.taken } });
  expect(commandsOf(cardOf(await say(citizen, { do: 'topics' })))).toEqual([{ do: 'follow-topic', topic, in: true }]);
  const ticked = cardOf(await say(citizen, { do: 'follow-topic', topic, in: true }));
  expect(commandsOf(ticked)).toEqual([{ do: 'follow-topic', topic, in: false }]);
  expect(await countTopics(db, { channel: null })).toEqual([{ id: topic, name: '防災', count: 1 }]);
  const refused = await say(colleague, { do: 'remove-topic', topic });
  expect(JSON.stringify(refused)).not.toContain('防災');
  await say(organizer, { do: 'remove-topic', topic });
  expect(cardOf(await say(citizen, { do: 'topics' })).text).toEqual([ja.topic.empty]);
  expect(cardOf(await say(citizen, { do: 'follow-topic', topic, in: true })).text).toEqual([ja.topic.gone]);
  expect(await findTopic(db, topic)).toBeDefined();
});

test('an announcement to a topic goes to who ticked it, as many as were counted; also where it is not offered any more', async () => {
  const db = await createTestDatabase();
  const [likes, other] = [await addTestPerson(db, { platform: 'line' }), await addTestPerson(db, { platform: 'line' })];
  await addTopic(db, { id: topic, name: '防災' }, now);
  await saveInterest(db, { personId: likes.id, topicId: topic, isIn: true });
  const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
  const { say } = await createTestBot(db);
  const preview = cardOf(await say(organizer, { do: 'preview-draft', seminar: draft.id }));
  const choose = { do: 'set-audience', seminar: draft.id, audience: 'everyone', topic } as const;
  expect(commandsOf(preview)).toContainEqual(choose);
  const chosen = cardOf(await say(organizer, choose));
  expect(chosen.text).toContain(ja.compose.audience('防災', 1));
  expect(commandsOf(chosen)).toContainEqual({ do: 'set-audience', seminar: draft.id, audience: 'everyone' });
  await say(organizer, { ...choose, topic: crypto.randomUUID() });
  expect(await findSeminar(db, draft.id)).toMatchObject({ topicId: topic });
  await say(organizer, { do: 'remove-topic', topic });
  await announceSeminar({ db, outbox: createTestOutbox(), seminarId: draft.id, actor: draft.createdBy, now });
  expect(await owedTo(db, draft.id, 'announcement')).toEqual([likes.id]);
  const everyone = { channel: null, timeZone: 'Asia/Tokyo', now };
  expect((await findFollowers(db, everyone)).map(({ id }) => id)).toContain(other.id);
});

test('what somebody ticked goes with them when accounts are joined, and away when they are forgotten', async () => {
  const db = await createTestDatabase();
  const [line, slack] = [await addTestPerson(db, { platform: 'line' }), await addTestPerson(db)];
  await addTopic(db, { id: topic, name: '防災' }, now);
  for (const personId of [line.id, slack.id]) await saveInterest(db, { personId, topicId: topic, isIn: true });
  const outbox = createTestOutbox();
  await joinTestAccounts({ db, outbox, from: line.id, to: slack.id, now });
  expect(await findInterests(db, slack.id)).toEqual([{ id: topic, name: '防災' }]);
  await forgetPerson({ db, outbox, personId: slack.id, why: 'asked', now });
  expect(await countTopics(db, { channel: null })).toEqual([]);
  expect(await findInterests(db, slack.id)).toEqual([]);
});
