// What LINE sends in one request, when the bot or LINE itself is in trouble: nothing lost, nobody told twice.
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { Outcome } from '../../../src/cards/outcome.ts';
import { encodeCommand } from '../../../src/commands.ts';
import type { Arrival } from '../../../src/messages/arrival.ts';
import type { Json } from '../../../src/playground/line/line.ts';
import { ja } from '../../support/words.ts';
import { PassingFault } from '../stub-bot.ts';
import { aiko, ben, openLineSurface, sign } from './open-line-surface.ts';
import { seenIn } from './seen-in-chat.ts';

const reply = '/v2/bot/message/reply';
const cardOf = (title: string): Outcome => ({ kind: 'card', card: { summary: title, title }, language: 'ja' });
const tapOf = (userId: string, page: number): Json => ({
  type: 'postback',
  source: { type: 'user', userId },
  postback: { data: encodeCommand({ do: 'list', page }) },
});
const leftOf = (arrivals: { arrival: Arrival }[]) => arrivals.map(({ arrival }) => arrival);

test('of two people’s events in one request the one that fails is left, the other answered, and no more of it', async () => {
  const { bot, line, surface, replies } = await openLineSurface();
  bot.answers(({ from }) => {
    if (from.id === aiko) throw new PassingFault('the database is away');
    return cardOf('はい');
  });
  expect(await line.deliver([tapOf(aiko, 1), tapOf(ben, 2)])).toMatchObject({ status: 200 });
  expect(bot.inbox.states()).toEqual(['left', 'settled']);
  bot.answers(cardOf('お待たせしました'));
  await line.redeliverLast();
  expect(replies(aiko).map((message) => seenIn(message).text)).toEqual(['お待たせしました']);
  expect(replies(ben).map((message) => seenIn(message).text)).toEqual(['はい']);
  expect(bot.inbox.states()).toEqual(['settled', 'settled']);
  expect(leftOf(bot.inbox.left())).toEqual([]);
  await surface.stop();
});

test('a request that cannot be stored is sent again by LINE, and then carried out for each person', async () => {
  const { bot, line, replies } = await openLineSurface({ line: { isRedeliveryOn: true, redeliveryAfterMs: 100 } });
  bot.answers(cardOf('はい'));
  bot.inbox.refuses(new PassingFault('the database is away'));
  expect(await line.deliver([tapOf(aiko, 1), tapOf(ben, 2)])).toMatchObject({ status: 503 });
  bot.inbox.refuses(undefined);
  await vi.waitFor(() => expect([replies(aiko).length, replies(ben).length]).toEqual([1, 1]));
  expect(bot.calls).toHaveLength(2);
});

test.each(['unfollow', 'follow'] as const)('an %s in a fault is not lost', async (deed) => {
  const { bot, line, surface } = await openLineSurface();
  bot.inbox.refuses(new PassingFault('the database is away'));
  expect(await line[deed](aiko)).toMatchObject({ status: 503 });
  bot.inbox.refuses(undefined);
  bot.answers(() => {
    throw new PassingFault('the database is away');
  });
  await line.redeliverLast();
  expect(bot.inbox.states()).toEqual(['left']);
  bot.answers({ kind: 'silent' });
  const [left] = leftOf(bot.inbox.left());
  await surface.resume(bot.inbox.takeUp(left as Arrival));
  expect(bot.calls.map(({ command }) => command.do)).toEqual([deed, deed]);
  expect(bot.inbox.states()).toEqual(['settled']);
});

test.each([
  ['500', { status: 500, times: 2 }],
  ['429', { status: 429 }],
  ['a connection that dies', { status: 0, times: 2 }],
])('a reply that LINE refuses with %s goes out later with the same token, once', async (_title, failure) => {
  const { bot, line, surface, replies, pushes, logged } = await openLineSurface();
  bot.answers(cardOf('一度だけ'));
  line.failNext({ path: reply, ...failure });
  expect(await line.text(aiko, '予定')).toMatchObject({ status: 200 });
  expect(bot.inbox.states()).toEqual(['left']);
  const [left] = leftOf(bot.inbox.left());
  await surface.resume(bot.inbox.takeUp(left as Arrival));
  expect(replies(aiko)).toHaveLength(1);
  expect(pushes(aiko)).toEqual([]);
  expect(bot.inbox.states()).toEqual(['settled']);
  expect(JSON.stringify(logged)).not.toContain(left?.replyKey);
});

test('a reply that LINE will not take any more is settled', async () => {
  const { bot, line } = await openLineSurface();
  bot.answers(cardOf('遅い'));
  line.failNext({ path: reply, status: 400, body: { message: 'Invalid reply token' } });
  await line.text(aiko, '予定');
  expect(bot.inbox.states()).toEqual(['settled']);
});

test('a card that LINE refuses ends in an apology with the same token', async () => {
  const { bot, line, replies, logged } = await openLineSurface();
  bot.answers(cardOf('奇妙なカード'));
  line.failNext({
    path: reply,
    status: 400,
    body: { message: 'A message (messages[0]) in the request body is invalid' },
  });
  await line.text(aiko, '予定');
  expect(replies(aiko).map((message) => seenIn(message).text)).toEqual([expect.stringContaining(ja.trouble.text)]);
  expect(bot.inbox.states()).toEqual(['settled']);
  expect(logged.filter(({ level }) => level === 50)).toHaveLength(1);
});

test('an event without an id has the same one each time it comes, and another has another', async () => {
  const { bot, line } = await openLineSurface();
  bot.answers(cardOf('はい'));
  const nameless = { ...tapOf(aiko, 1), webhookEventId: undefined, timestamp: 1_900_000_000_000, replyToken: 'r' };
  await line.deliver([nameless]);
  await line.redeliverLast();
  expect(bot.calls).toHaveLength(1);
  expect(bot.calls[0]?.eventId).toMatch(/^line:sha256:[0-9a-f]{64}$/);
  await line.deliver([{ ...nameless, timestamp: 1_900_000_000_001 }]);
  expect(bot.calls).toHaveLength(2);
  // Taken up after a kill, it is the same still.
  const [stored] = bot.inbox.stored();
  expect(stored?.eventId).toBe(bot.calls[0]?.eventId);
});

test('a question that a button asks first is kept and shown, too', async () => {
  const { bot, line, surface, replies } = await openLineSurface();
  const data = JSON.stringify({ ask: ['取り消しますか', '本当に', 'はい', 'いいえ'], command: { do: 'help' } });
  line.failNext({ path: reply, status: 500, times: 2 });
  await line.postback({ userId: aiko, data });
  const [left] = leftOf(bot.inbox.left());
  await surface.resume(bot.inbox.takeUp(left as Arrival));
  expect(replies(aiko).map((message) => seenIn(message).text)).toEqual([expect.stringContaining('取り消しますか')]);
  expect(bot.calls).toEqual([]);
});

test('a body that breaks off prints nothing and is one line in the log', async () => {
  const { webhookUrl, logged } = await openLineSurface();
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const { port, pathname } = new URL(webhookUrl);
    const body = JSON.stringify({ events: [] });
    const socket = connect(Number(port), '127.0.0.1');
    const head = [`POST ${pathname} HTTP/1.1`, 'host: x', `content-length: ${body.length + 100}`];
    socket.write(`${[...head, `x-line-signature: ${sign(body)}`].join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
    await vi.waitFor(() => expect(logged.map(({ msg }) => msg)).toContain('a webhook request could not be read'));
    expect(print).not.toHaveBeenCalled();
  } finally {
    print.mockRestore();
  }
});
