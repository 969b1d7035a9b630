// Everything a person can do on Slack, and what the bot is asked for it.
import { expect, test, vi } from 'vitest';
import type { Button } from '../../../src/cards/card.ts';
import { type Command, encodeCommand } from '../../../src/commands.ts';
import { buttonsOf, channel, openSlack, seminar, shown } from './open-slack.ts';

const memberId = 'U0AKI';
const from = { platform: 'slack', id: memberId };
const ok = { status: 200, body: '' };

test.each<[string, Command]>([
  ['', { do: 'list' }],
  ['list', { do: 'list' }],
  [' 予定 ', { do: 'list' }],
  ['new', { do: 'new-seminar' }],
  ['新規', { do: 'new-seminar' }],
  ['作成', { do: 'new-seminar' }],
  ['HELP', { do: 'help' }],
  ['ｈｅｌｐ', { do: 'help' }],
  ['使い方', { do: 'help' }],
  ['結果', { do: 'results' }],
  ['drafts', { do: 'desk' }],
  ['管理', { do: 'desk' }],
  ['通知オフ', { do: 'mute' }],
  ['unmute', { do: 'unmute' }],
  ['what is <this> & that?', { do: 'unknown', heard: 'what is <this> & that?' }],
])('/seminar %s runs %o', async (text, command) => {
  const { slack, bot } = await openSlack();
  expect(await slack.command({ memberId, channel, command: '/seminar', text })).toEqual(ok);
  await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
  expect(bot.calls[0]).toEqual({
    from,
    command,
    tappedAt: undefined,
    eventId: expect.stringMatching(/^slack:trigger:./),
  });
});

test('the global shortcut asks for a new seminar', async () => {
  const { slack, bot } = await openSlack();
  expect(await slack.shortcut({ memberId, callbackId: 'new-seminar' })).toEqual(ok);
  await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
  expect(bot.calls[0]).toMatchObject({ from, command: { do: 'new-seminar' } });
  expect(bot.calls[0]?.eventId).toMatch(/^slack:trigger:./);
});

test('another shortcut is answered and does nothing', async () => {
  const { slack, bot } = await openSlack();
  expect(await slack.shortcut({ memberId, callbackId: 'something-else' })).toEqual(ok);
  expect(bot.calls).toEqual([]);
});

test('opening the Home tab publishes the list, once for an event that comes twice', async () => {
  const { slack, bot } = await openSlack();
  bot.answers(shown('これからのセミナー'));
  expect(await slack.openHome(memberId)).toEqual(ok);
  await vi.waitFor(() => expect(slack.home(memberId)).toMatchObject({ type: 'home' }));
  expect(bot.calls[0]).toMatchObject({
    from,
    command: { do: 'home' },
    eventId: expect.stringMatching(/^slack:event:Ev/),
  });
  expect(await slack.redeliverLast()).toEqual(ok);
  expect(bot.calls).toHaveLength(1);
});

test('the messages tab, edits, bots and channels are none of the bot’s business', async () => {
  const { slack, bot } = await openSlack();
  const message = { type: 'message', channel_type: 'im', channel: slack.dm(memberId), user: memberId, text: 'list' };
  const others = [
    { type: 'app_home_opened', user: memberId, channel: slack.dm(memberId), tab: 'messages' },
    { ...message, subtype: 'message_changed' },
    { ...message, bot_id: 'B0OTHER' },
    { ...message, user: slack.bot.userId, bot_id: slack.bot.botId },
    { ...message, user: slack.bot.userId },
    { ...message, user: 'USLACKBOT' },
    { ...message, channel_type: 'channel', channel },
    { type: 'app_mention', channel, user: memberId, text: 'list' },
    { type: 'reaction_added', user: memberId, reaction: 'eyes', item: { type: 'message', channel, ts: '1.0' } },
  ];
  for (const event of others) expect(await slack.event(event)).toEqual(ok);
  await slack.join({ channel, userId: memberId });
  await slack.command({ memberId, channel, command: '/seminar', text: 'help' });
  await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
  expect(bot.calls[0]?.command).toEqual({ do: 'help' });
});

test('a tap tells when it was, on Slack’s clock, and each tap has its own id', async () => {
  const { slack, bot, sender, clock } = await openSlack();
  const answer: Command = { do: 'answer', seminar, answer: 'online' };
  const buttons = [[{ kind: 'command' as const, label: '参加', command: answer }]];
  await sender.send({ id: crypto.randomUUID(), to: channel, card: { summary: 'x', buttons }, language: 'ja' });
  const message = slack.messages(channel, memberId).at(-1);
  const [button] = buttonsOf(message?.blocks ?? []);
  const on = { message: { channel, ts: message?.ts ?? '' } };
  await slack.tap({ memberId, on, actionId: button?.actionId ?? '' });
  await slack.tap({ memberId, on, actionId: button?.actionId ?? '' });
  expect(await slack.redeliverLast()).toEqual(ok);
  expect(bot.calls).toHaveLength(2);
  const [first, second] = bot.calls;
  expect(first).toMatchObject({ from, command: answer });
  expect(first?.eventId).toBe(
    `slack:action:${memberId}:${timestampOf(first?.tappedAt)}:${button?.blockId}:${button?.actionId}`,
  );
  expect(Math.abs(Number(first?.tappedAt?.until(clock.now()).total('seconds')))).toBeLessThan(60);
  expect(second?.eventId).not.toBe(first?.eventId);
});

const timestampOf = (instant: Temporal.Instant | undefined) => {
  const micros = (instant?.epochNanoseconds ?? 0n) / 1000n;
  return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
};

test.each([
  ['{"do":"answer","seminar":"not-a-uuid","answer":"online"}'],
  [encodeCommand({ do: 'follow' })],
  [encodeCommand({ do: 'submit-seminar', values: { title: 'forged' } })],
  ['old'],
  [''],
])('a forged or old value, %j, is unknown to the bot', async (value) => {
  const { slack, bot, sender } = await openSlack();
  const { ref } = await sender.send({ id: crypto.randomUUID(), to: channel, card: { summary: 'x' }, language: 'ja' });
  const on = { message: { channel, ts: ref.split(':')[1] ?? '' } };
  const forged = { type: 'button', value };
  expect(await slack.tap({ memberId, on, actionId: 'c:9:9', blockId: 'b', overrides: forged })).toEqual(ok);
  await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
  expect(bot.calls[0]?.command).toEqual({ do: 'unknown', heard: value });
});

test('a link button’s tap is answered and does nothing', async () => {
  const { slack, bot, sender } = await openSlack();
  const buttons = [[{ kind: 'link' as const, label: '地図', url: 'https://example.com/map' }]];
  const { ref } = await sender.send({
    id: crypto.randomUUID(),
    to: channel,
    card: { summary: 'x', buttons },
    language: 'ja',
  });
  const on = { message: { channel, ts: ref.split(':')[1] ?? '' } };
  const [link] = buttonsOf(slack.messages(channel, memberId).at(-1)?.blocks ?? []);
  expect(link?.url).toBe('https://example.com/map');
  expect(await slack.tap({ memberId, on, actionId: link?.actionId ?? '' })).toEqual(ok);
  expect(await slack.tap({ memberId, on, actionId: link?.actionId ?? '', overrides: { url: undefined } })).toEqual(ok);
  const menu = { summary: 'x', more: [...buttons.flat(), { ...buttons.flat()[0], label: '別の地図' }] as Button[] };
  const sent = await sender.send({ id: crypto.randomUUID(), to: channel, card: menu, language: 'ja' });
  const [option] = buttonsOf(slack.messages(channel, memberId).at(-1)?.blocks ?? []);
  expect(option?.url).toBe('https://example.com/map');
  const { actionId = '', overrides } = option ?? {};
  const onMenu = { message: { channel, ts: sent.ref.split(':')[1] ?? '' } };
  expect(await slack.tap({ memberId, on: onMenu, actionId, overrides })).toEqual(ok);
  expect(bot.calls).toEqual([]);
});
