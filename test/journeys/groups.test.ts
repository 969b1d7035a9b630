// LINE's groups: the bot says what it is for, shows seminars when an organizer asks, leaves when one says so, and is silent else.
import { expect, test } from 'vitest';
import { groupTyped } from '../../src/cards/group-typed.ts';
import { encodeCommand } from '../../src/commands.ts';
import { people } from '../../src/people/person.table.ts';
import { addTestSeminar } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { seenIn, tappablesIn } from '../surfaces/line/seen-in-chat.ts';
import { friends, openStage } from './open-stage.ts';

const [yamamoto = '', kimura = ''] = friends.map(({ id }) => id);
const groupId = `C${'1'.repeat(32)}`;
const [announce] = groupTyped.announce;
const [leave] = groupTyped.leave;
const LINE_ALONE = { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', ORGANIZERS: yamamoto };

async function openGroup() {
  const stage = await openStage({ ...LINE_ALONE, LINE_BASIC_ID: '@seminar' });
  const { line } = stage;
  await line.inviteToGroup(groupId);
  const said = () => line.chat(groupId).map((message) => seenIn(message));
  const say = (text: string, userId?: string) => line.sayInGroup({ groupId, text, ...(userId && { userId }) });
  return { ...stage, line, said, say };
}

test('invited, it says in one message what it is for, with a way into one’s own chat; to all talk it is silent', async () => {
  const { app, line, said, say } = await openGroup();
  expect(said()).toHaveLength(1);
  expect(said()[0]?.text).toContain(ja.group.invited);
  expect(said()[0]?.links.join()).toContain('line.me/R/oaMessage/%40seminar/');
  const before = await app.db.$count(people);
  for (const text of ['予定', '参加します', '退会', '1234', 'こんにちは', '12345678', ...groupTyped.announce, leave]) {
    await say(text);
    await say(text, kimura);
  }
  await line.deliver([
    { type: 'message', source: { type: 'group', groupId, userId: kimura }, message: { id: '1', type: 'sticker' } },
    {
      type: 'memberJoined',
      source: { type: 'group', groupId },
      joined: { members: [{ type: 'user', userId: kimura }] },
    },
    { type: 'leave', source: { type: 'group', groupId } },
  ]);
  expect(said()).toHaveLength(1);
  expect(line.isInGroup(groupId)).toBe(true);
  // Nobody became known for talking there.
  expect(await app.db.$count(people)).toBe(before);
});

test('an organizer has it show what is coming, for nothing, and sends it away', async () => {
  const { app, line, said, say } = await openGroup();
  await say(announce, yamamoto);
  expect(said().at(-1)?.text).toContain(ja.group.none);
  const { title } = await addTestSeminar(app.db);
  await addTestSeminar(app.db, { title: 'まだ下書き', status: 'draft' });
  await say(announce, yamamoto);
  expect(said().at(-1)).toMatchObject({ text: expect.stringContaining(title), buttons: [] });
  expect(said().at(-1)?.text).not.toContain('まだ下書き');
  expect(said().at(-1)?.links).toHaveLength(1);
  await say(leave.toUpperCase(), yamamoto);
  expect(said().at(-1)?.text).toContain(ja.group.left);
  expect(line.isInGroup(groupId)).toBe(false);
  expect(line.allowance().used).toBe(0);
});

test('a tap there is answered without a name and without an answer, and does nothing', async () => {
  const { app, line, said } = await openGroup();
  const data = encodeCommand({ do: 'mute' });
  const before = await app.db.$count(people);
  for (const userId of [kimura, undefined]) {
    const source = { type: 'group', groupId, ...(userId && { userId }) };
    await line.deliver([{ type: 'postback', source, postback: { data } }]);
  }
  expect(
    said()
      .slice(1)
      .map(({ text }) => text),
  ).toEqual([said().at(-1)?.text, said().at(-1)?.text]);
  expect(said().at(-1)?.text).toContain(ja.group.tapped);
  expect(await app.db.$count(people)).toBe(before);
  // Nothing there says what somebody taps.
  const taps = line.chat(groupId).flatMap(({ message }) => [...tappablesIn(message), message.quickReply]);
  expect(taps.filter((tap) => tap && (!('uri' in (tap as object)) || (tap as { data?: string }).data))).toEqual([]);
});

test('where LINE does not let it go at once, it goes later', async () => {
  const { app, line, say } = await openGroup();
  line.failNext({ path: '/leave', status: 500 });
  await say(leave, yamamoto);
  expect(line.isInGroup(groupId)).toBe(true);
  await expect.poll(() => line.isInGroup(groupId), { timeout: 60_000 }).toBe(false);
  await app.settled();
});
