// Slack refuses an answer for now: it is shown once Slack takes it, and only once. And what a kill left behind is
// answered as near to where the person acted as can still be.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Command, encodeCommand } from '../../../src/commands.ts';
import type { Arrival } from '../../../src/messages/arrival.ts';
import { fromArrival, toArrival } from '../../../src/surfaces/slack/arrival.ts';
import type { Act, Place } from '../../../src/surfaces/slack/receive.ts';
import { ja } from '../../support/words.ts';
import { buttonsOf, channel, openSlack, seminar, shown, textOf } from './open-slack.ts';

const memberId = 'U0AKI';
const heardAt = Temporal.Instant.from('2030-04-01T09:00:00Z');

async function opened() {
  const world = await openSlack();
  const { slack, bot } = world;
  bot.answers(shown('使い方'));
  const inChannel = () => slack.messages(channel, memberId).map(({ text }) => text);
  const inDm = () => slack.messages(slack.dm(memberId), memberId).filter(({ user }) => user === slack.bot.userId);
  const ask = (text = 'help') => slack.command({ memberId, channel, command: '/seminar', text });
  const left = () => vi.waitFor(() => expect(bot.inbox.states()).toEqual(['left']));
  const settled = () => vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
  const resume = () => world.surface.resume(bot.inbox.takeUp((bot.inbox.left()[0] as { arrival: Arrival }).arrival));
  return { ...world, inChannel, inDm, ask, left, settled, resume };
}

test('an answer refused with 429 waits as long as Slack says, and is then shown where it belongs, once', async () => {
  const { slack, bot, ask, left, resume, inChannel, inDm } = await opened();
  slack.failNext({ method: 'response_url', status: 429, headers: { 'retry-after': '40' } });
  expect((await ask()).status).toBe(200);
  await left();
  expect(bot.inbox.left()).toMatchObject([{ seconds: 40 }]);
  expect([inChannel(), inDm()]).toEqual([[], []]);
  await resume();
  expect(inChannel()).toEqual(['使い方']);
  expect(inDm()).toEqual([]);
  expect(bot.inbox.states()).toEqual(['settled']);
});

test.each([
  ['429 for a second', { status: 429, headers: { 'retry-after': '1' } }],
  ['500', { status: 500 }],
  ['a connection that dies', { status: 0 }],
])('an answer refused with %s is shown a moment later, once', async (_title, failure) => {
  const { slack, ask, settled, inChannel } = await opened();
  slack.failNext({ method: 'response_url', ...failure });
  await ask();
  await settled();
  expect(inChannel()).toEqual(['使い方']);
});

test('an answer that stays refused is left, and its address is in no log line', async () => {
  const { slack, bot, ask, left, logged } = await opened();
  slack.failNext({ method: 'response_url', status: 503, times: 2 });
  await ask();
  await left();
  const [stored] = bot.inbox.stored();
  expect(stored?.replyKey).toContain('/commands/');
  expect(logged.some(({ msg }) => msg === 'Slack takes the answer later')).toBe(true);
  expect(JSON.stringify(logged)).not.toContain('/commands/');
});

test('an address that cannot even be spoken to is in no log line', async () => {
  const { bot, surface, logged, inDm, slack } = await opened();
  slack.failNext({ method: 'chat.postMessage', status: 200, body: { ok: false, error: 'restricted_action' } });
  const act = {
    ...anAct,
    place: { kind: 'command' as const, responseUrl: 'https://user:pass@hooks.slack.example/T/s3cret' },
  };
  const arrival = toArrival(act, heardAt);
  await bot.inbox.take([arrival]);
  await surface.resume(arrival);
  expect(inDm()).toEqual([]);
  expect(logged.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain('s3cret');
});

test('an answer in a direct message waits as long as Slack says', async () => {
  const { slack, bot, left, resume, inDm } = await opened();
  slack.failNext({
    ...{ method: 'chat.postMessage', status: 429, headers: { 'retry-after': '30' } },
    body: { ok: false, error: 'ratelimited' },
  });
  await slack.directMessage({ memberId, text: 'help' });
  await left();
  expect(bot.inbox.left()).toMatchObject([{ seconds: 30 }]);
  await resume();
  expect(inDm().map(({ text }) => text)).toEqual(['使い方']);
});

test('when neither the place nor a direct message takes it for now, it is left', async () => {
  const { slack, bot, ask, left } = await opened();
  slack.failNext({ method: 'response_url', status: 404 });
  slack.failNext({ method: 'conversations.open', status: 429, headers: { 'retry-after': '20' }, body: { ok: false } });
  await ask();
  await left();
  expect(bot.inbox.left()).toMatchObject([{ seconds: 20 }]);
});

test('an answer whose blocks Slack refuses becomes an apology there, and nothing is doubled', async () => {
  const { slack, ask, settled, inChannel, inDm, logged } = await opened();
  slack.failNext({ method: 'response_url', status: 400, body: { ok: false, error: 'invalid_blocks' } });
  await ask();
  await settled();
  expect(inChannel()).toEqual([expect.stringContaining(ja.trouble.text)]);
  expect(inDm()).toEqual([]);
  expect(logged.map(({ msg }) => msg)).toContain('an answer could not be drawn');
});

test('what another version stored for somebody, without an address to answer, is asked for in a direct message', async () => {
  const { bot, surface, inDm, logged } = await opened();
  const payload = JSON.stringify({ person: memberId, place: { kind: 'on the moon' } });
  const odd: Arrival = { eventId: 'slack:odd', platform: 'slack', payload };
  await bot.inbox.take([odd]);
  await surface.resume(odd);
  expect(inDm().map(({ text }) => text)).toEqual([expect.stringContaining(ja.trouble.unreadable)]);
  expect(logged.filter(({ level }) => level === 40)).toHaveLength(1);
});

test('a modal that Slack is too busy to open becomes a direct message at once: its trigger will not live', async () => {
  const { slack, inDm, settled } = await opened();
  slack.failNext({ method: 'views.open', status: 429, headers: { 'retry-after': '30' }, body: { ok: false } });
  await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  await settled();
  expect(inDm().map(({ text }) => text)).toEqual(['使い方']);
});

const anAct: Act = {
  kind: 'act',
  from: { platform: 'slack', id: memberId },
  command: { do: 'help' },
  place: { kind: 'dm', channel: 'D1' },
  eventId: 'slack:event:Ev1',
};

async function takenUp(place: Place, { keyIsGone = false } = {}) {
  const world = await opened();
  const { replyKey, ...arrival } = toArrival({ ...anAct, place }, heardAt);
  const stored = keyIsGone || !replyKey ? arrival : { ...arrival, replyKey };
  await world.bot.inbox.take([stored]);
  return { ...world, stored };
}

test.each<[string, Place]>([
  ['on the Home tab', { kind: 'home', triggerId: '1.2.3' }],
  ['by a shortcut', { kind: 'shortcut', triggerId: '1.2.3' }],
])('what was asked %s before a kill is answered in a direct message', async (_title, place) => {
  const { surface, stored, inDm, bot } = await takenUp(place);
  expect(stored.payload).not.toContain('1.2.3');
  await surface.resume(stored);
  expect(inDm().map(({ text }) => text)).toEqual(['使い方']);
  expect(bot.inbox.states()).toEqual(['settled']);
});

test('what was asked in a channel half an hour before is answered in a direct message', async () => {
  const place: Place = { kind: 'command', responseUrl: 'http://127.0.0.1:9/old', triggerId: '1.2.3' };
  const { surface, stored, inDm } = await takenUp(place, { keyIsGone: true });
  await surface.resume(stored);
  expect(inDm().map(({ text }) => text)).toEqual(['使い方']);
});

test('a form asked for before a kill comes as a button that opens it, where it was asked for', async () => {
  const { slack, bot, ask, left, resume, inDm } = await opened();
  const form = { submit: { do: 'submit-seminar' as const }, title: '新しい', submitLabel: '保存', fields: [] };
  bot.answers({ kind: 'form', form: { ...form, language: 'ja' } });
  slack.failNext({ method: 'views.open', status: 200, body: { ok: false, error: 'expired_trigger_id' } });
  slack.failNext({ method: 'response_url', status: 429, headers: { 'retry-after': '60' } });
  await ask('new');
  await left();
  await resume();
  const [message] = slack.messages(channel, memberId);
  expect(textOf(message ?? { blocks: [] })).toContain(ja.slack.formTooLate.text);
  expect(buttonsOf(message?.blocks ?? []).map(({ label }) => label)).toEqual([ja.slack.formTooLate.button]);
  expect(inDm()).toEqual([]);
});

test('an act comes back from the inbox as it was, but for what has died', () => {
  const commands: Command[] = [
    { do: 'answer', seminar, answer: 'online' },
    { do: 'check-in', code: '1234' },
  ];
  const heard = fc.string({ unit: 'binary', maxLength: 200 }).map((text): Command => ({ do: 'unknown', heard: text }));
  const responseUrl = fc.webUrl();
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.record({ kind: fc.constant('command' as const), responseUrl, triggerId: fc.constant('9.9.trigger') }),
    fc.record({
      ...{ kind: fc.constant('message' as const), isEphemeral: fc.boolean(), isDm: fc.boolean(), responseUrl },
      triggerId: fc.constant('9.9.trigger'),
    }),
    fc.record({
      ...{ kind: fc.constant('modal' as const), viewId: fc.string() },
      origin: fc.constantFrom('home' as const, 'elsewhere' as const),
    }),
    fc.constant({ kind: 'home-opened' as const }),
    fc.record({ kind: fc.constant('dm' as const), channel: fc.string() }),
  );
  const tappedAt = fc
    .option(fc.bigInt({ min: 0n, max: 4_000_000_000_000_000n }), { nil: undefined })
    .map((micros) => (micros === undefined ? undefined : Temporal.Instant.fromEpochNanoseconds(micros * 1000n)));
  const command = fc.oneof(heard, fc.constantFrom(...commands));
  fc.assert(
    fc.property(fc.record({ command, place, tappedAt }), (given) => {
      const stored = toArrival({ ...anAct, ...given }, heardAt);
      expect(stored.payload).not.toContain('9.9.trigger');
      const back = fromArrival(JSON.parse(JSON.stringify(stored)));
      const { triggerId: _, ...kept } = given.place as Place & { triggerId?: string };
      expect(back).toMatchObject({ from: anAct.from, eventId: anAct.eventId, place: kept });
      expect(encodeCommand(back?.command ?? { do: 'help' })).toBe(encodeCommand(given.command));
      expect(back?.tappedAt?.epochNanoseconds).toBe((given.tappedAt ?? heardAt).epochNanoseconds);
    }),
  );
});
