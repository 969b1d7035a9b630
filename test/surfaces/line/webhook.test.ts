// LINE's own ways of delivering: several events a request, standby, groups, redelivery, and two seconds to answer.
import { describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../src/cards/outcome.ts';
import { encodeCommand } from '../../../src/commands.ts';
import { limits as lineLimits } from '../../../src/playground/line/limits.ts';
import type { Json } from '../../../src/playground/line/line.ts';
import { visibleQuickReplies } from '../../../src/playground/line/quick-replies.ts';
import { limits } from '../../../src/surfaces/line/limits.ts';
import { wordsOf } from '../../support/words.ts';
import { answerCard } from '../contract-cards.ts';
import { aiko, ben, openLineSurface, sign } from './open-line-surface.ts';
import { seenIn } from './seen-in-chat.ts';

const tapOf = (userId: string, page: number): Json => ({
  type: 'postback',
  source: { type: 'user', userId },
  postback: { data: encodeCommand({ do: 'list', page }) },
});
const cardOf = (title: string): Outcome => ({ kind: 'card', card: { summary: title, title }, language: 'ja' });
const wordsFrom = (n: number) => ({ type: 'text', id: `${n}`, quoteToken: 'q', text: 'help' });

describe('one request with several events', () => {
  it('answers each person, though one event fails', async () => {
    const { bot, line, replies, logged } = await openLineSurface();
    bot.answers(({ from }) => {
      if (from.id === aiko) throw new Error('gone');
      return cardOf('はい');
    });
    expect(await line.deliver([tapOf(aiko, 1), tapOf(ben, 2)])).toMatchObject({ status: 200 });
    expect(replies(aiko).map((message) => seenIn(message).text)).toEqual([
      expect.stringContaining(wordsOf('ja').trouble.text),
    ]);
    expect(replies(ben).map((message) => seenIn(message).text)).toEqual(['はい']);
    expect(logged.filter(({ level }) => Number(level) >= 50)).toMatchObject([{ err: { message: 'gone' }, do: 'list' }]);
  });

  it('keeps one person’s order and lets nobody wait for another', async () => {
    const { bot, line } = await openLineSurface();
    const held = Promise.withResolvers<void>();
    const finished: string[] = [];
    bot.answers(async ({ from, command }) => {
      const name = `${from.id === aiko ? 'aiko' : 'ben'} ${command.do === 'list' ? command.page : ''}`;
      if (name === 'aiko 1') await held.promise;
      finished.push(name);
      if (name === 'ben 2') held.resolve();
      return { kind: 'silent' };
    });
    await line.deliver([tapOf(aiko, 1), tapOf(aiko, 2), tapOf(ben, 1), tapOf(ben, 2)]);
    expect(finished).toEqual(['ben 1', 'ben 2', 'aiko 1', 'aiko 2']);
  });

  it('goes on past what it does not know', async () => {
    const { bot, line } = await openLineSurface();
    const odd = [{ type: 'beacon' }, { type: 'message' }, { type: 'postback', postback: 5 }, { type: 'unsend' }];
    expect(await line.deliver([...odd, tapOf(aiko, 3)])).toMatchObject({ status: 200 });
    expect(bot.calls.map(({ command }) => command)).toEqual([{ do: 'list', page: 3 }]);
  });
});

describe('the events LINE sends', () => {
  it('answers LINE’s verification, a request with no events', async () => {
    const { bot, line } = await openLineSurface();
    expect(await line.deliver([])).toMatchObject({ status: 200 });
    expect(bot.calls).toEqual([]);
  });

  it.each([
    ['in standby', { mode: 'standby' }],
    ['in a group', { source: { type: 'group', groupId: 'C1', userId: aiko } }],
    ['without a user', { source: { type: 'user' } }],
    ['without a source', { source: undefined }],
  ])('ignores an event %s', async (_title, change) => {
    const { bot, line, replies } = await openLineSurface();
    expect(await line.deliver([{ ...tapOf(aiko, 1), ...change }])).toMatchObject({ status: 200 });
    expect(bot.calls).toEqual([]);
    expect(replies(aiko)).toEqual([]);
  });

  it('tells the bot who follows and who left, and greets only the one', async () => {
    const { bot, line, replies } = await openLineSurface();
    bot.answers(cardOf('ようこそ'));
    await line.follow(aiko);
    await line.unfollow(aiko);
    expect(bot.calls.map(({ command }) => command)).toEqual([{ do: 'follow' }, { do: 'unfollow' }]);
    expect(replies(aiko)).toHaveLength(1);
  });

  it.each([
    ['通知オフ', { do: 'mute' }],
    ['MUTE', { do: 'mute' }],
    ['通知オン', { do: 'unmute' }],
    ['　一覧', { do: 'list' }],
    ['Ｓｃｈｅｄｕｌｅ', { do: 'list' }],
    ['ﾍﾙﾌﾟ', { do: 'help' }],
    ['？', { do: 'help' }],
    ['', { do: 'unknown', heard: '' }],
    ['あ'.repeat(5000), { do: 'unknown', heard: 'あ'.repeat(500) }],
  ])('hears %j', async (text, command) => {
    const { bot, line } = await openLineSurface();
    await line.text(aiko, text);
    expect(bot.calls.map((call) => call.command)).toEqual([command]);
  });

  it.each([
    ['sticker', 'sticker'],
    ['image', 'picture'],
    ['audio', 'picture'],
    ['one that is to come', 'picture'],
  ])('answers a message of the type %j', async (type, about) => {
    const { bot, line } = await openLineSurface();
    await line.deliver([{ type: 'message', source: { type: 'user', userId: aiko }, message: { type, id: '1' } }]);
    expect(bot.calls.map(({ command }) => command)).toEqual([{ do: 'small-talk', about }]);
  });

  it('gives taps that come twice and out of order their own ids and times', async () => {
    const { bot, line } = await openLineSurface();
    const older = { ...tapOf(aiko, 1), webhookEventId: '01OLDER', timestamp: 1_900_000_000_000 };
    const newer = { ...tapOf(aiko, 2), webhookEventId: '01NEWER', timestamp: 1_900_000_005_000 };
    await line.deliver([newer]);
    await line.deliver([older]);
    await line.redeliverLast();
    expect(bot.calls.map(({ eventId, tappedAt }) => [eventId, tappedAt?.epochMilliseconds])).toEqual([
      ['line:01NEWER', 1_900_000_005_000],
      ['line:01OLDER', 1_900_000_000_000],
    ]);
  });
});

describe('the answer', () => {
  it('is free, and never a push when the reply comes too late', async () => {
    const { bot, line, replies, pushes, logged } = await openLineSurface();
    bot.answers(cardOf('遅い'));
    line.failNext({ path: '/v2/bot/message/reply', status: 400, body: { message: 'Invalid reply token' } });
    await line.text(aiko, '予定');
    expect(bot.inbox.states()).toEqual(['settled']);
    expect(replies(aiko)).toEqual([]);
    expect(pushes(aiko)).toEqual([]);
    expect(line.allowance().used).toBe(0);
    expect(logged.filter(({ level }) => level === 40)).toMatchObject([{ msg: 'LINE did not take the reply' }]);
  });

  it.each([{ status: 500 }, { status: 0 }, { status: 0, accept: true }])(
    'is shown once when LINE fails the first try (%j)',
    async (failure) => {
      const { bot, line, replies } = await openLineSurface();
      bot.answers(cardOf('一度だけ'));
      line.failNext({ path: '/v2/bot/message/reply', ...failure });
      expect(await line.text(aiko, '予定')).toMatchObject({ status: 200 });
      expect(replies(aiko)).toHaveLength(1);
    },
  );

  it('reaches LINE in time while the bot is still at work, and the person after', async () => {
    const { bot, line, surface, replies } = await openLineSurface({ surface: { answerWithinMs: 30 } });
    const held = Promise.withResolvers<Outcome>();
    bot.answers(() => held.promise);
    expect(await line.text(aiko, '予定')).toMatchObject({ status: 200 });
    expect(limits.answerWithinMs).toBeLessThan(lineLimits.webhookAnswerMs);
    expect(replies(aiko)).toEqual([]);
    const stopping = surface.stop();
    held.resolve(cardOf('お待たせしました'));
    await stopping;
    expect(replies(aiko)).toHaveLength(1);
  });

  it.each(['ja', 'en'] as const)('leads on to the schedule and to help (%s)', async (language) => {
    const { bot, line } = await openLineSurface();
    bot.answers({ kind: 'card', card: answerCard, language });
    await line.text(aiko, '予定');
    const { listChip, helpChip } = wordsOf(language).line;
    expect(visibleQuickReplies(line.chat(aiko))).toMatchObject([
      { action: { label: listChip, displayText: listChip, data: encodeCommand({ do: 'list' }) } },
      { action: { label: helpChip, displayText: helpChip, data: encodeCommand({ do: 'help' }) } },
    ]);
  });

  it('sends a form’s users to Slack, in the form’s language', async () => {
    const { bot, line, replies } = await openLineSurface();
    const form = { submit: { do: 'submit-seminar' }, title: 't', submitLabel: 's', fields: [] } as const;
    bot.answers({ kind: 'form', form: { ...form, fields: [], language: 'en' } });
    await line.text(aiko, '予定');
    expect(replies(aiko).map((message) => seenIn(message).text)).toEqual([wordsOf('en').plain.formOnlyOnSlack]);
  });

  it('shows a page as a card under its title', async () => {
    const { bot, line, replies } = await openLineSurface();
    bot.answers({ kind: 'page', title: '受け付けました', card: { summary: 's', text: ['はい'] }, language: 'ja' });
    await line.text(aiko, '予定');
    expect(replies(aiko).map((message) => seenIn(message).text)).toEqual(['受け付けました\nはい']);
  });
});

describe('the door', () => {
  const body = JSON.stringify({ destination: 'U', events: [] });

  it.each([
    ['none', ''],
    ['another secret’s', sign(body, 'another secret')],
    ['another body’s', sign(`${body} `)],
    ['cut short', sign(body).slice(0, -4)],
    ['not base64', '!!!!'],
  ])('stays shut for a signature that is %s', async (_title, signature) => {
    const { deliverRaw } = await openLineSurface();
    expect(await deliverRaw(body, signature)).toBe(401);
  });

  it.each([
    ['not JSON', '{"events":['],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no events', '{"destination":"U"}'],
    ['events that are none', '{"events":{}}'],
    ['an event that is none', '{"events":[null]}'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0])],
  ])('refuses, though signed, %s', async (_title, content) => {
    const { bot, deliverRaw } = await openLineSurface();
    expect(await deliverRaw(content)).toBe(400);
    expect(bot.calls).toEqual([]);
  });

  it('refuses more than a megabyte', async () => {
    const { deliverRaw } = await openLineSurface();
    expect(await deliverRaw('x'.repeat(1024 * 1024 + 1))).toBe(413);
  });

  it('writes no token, secret or typed words to the log', async () => {
    const { bot, line, logged, deliverRaw } = await openLineSurface();
    bot.answers(cardOf('はい'));
    line.failNext({ path: '/v2/bot/message/reply', status: 401, times: 2 });
    await line.deliver([{ type: 'message', source: { type: 'user', userId: aiko }, message: wordsFrom(1) }]);
    await line.text(ben, '秘密の相談');
    await deliverRaw(body, 'wrong');
    await vi.waitFor(() => expect(logged.length).toBeGreaterThanOrEqual(3));
    expect(JSON.stringify(logged)).not.toMatch(/a channel|Bearer|秘密/);
  });
});
