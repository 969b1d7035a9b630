import { validateSignature } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { botUserId } from '../../../src/playground/line/start-line.ts';
import type { Traffic, TrafficEntry } from '../../../src/playground/traffic.ts';
import { aiko, ben, channelSecret, openLine, refusalOf, userId } from './open-line.ts';

const hello = { type: 'text' as const, text: 'hello' };

function nextEntry(traffic: Traffic): Promise<TrafficEntry> {
  return new Promise((resolve) => {
    const stop = traffic.subscribe((entry) => {
      stop();
      resolve(entry);
    });
  });
}

describe('what users do', () => {
  it('reaches the bot signed, with everything a webhook event carries', async () => {
    const { bot, clock, line } = await openLine();
    expect(await line.text(aiko, '参加 🎉')).toEqual({ status: 200, body: {} });
    const [request] = bot.received;
    expect(validateSignature(request?.text ?? '', channelSecret, String(request?.headers['x-line-signature']))).toBe(
      true,
    );
    expect(request?.body).toEqual({
      destination: botUserId,
      events: [
        {
          type: 'message',
          message: { id: line.chat(aiko)[0]?.id, type: 'text', text: '参加 🎉', quoteToken: expect.any(String) },
          timestamp: expect.any(Number),
          source: { type: 'user', userId: aiko },
          replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
          mode: 'active',
          webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
          deliveryContext: { isRedelivery: false },
        },
      ],
    });
    expect(Math.abs(bot.event(0).timestamp - clock.now().epochMilliseconds)).toBeLessThan(5000);
  });

  it('shows a tapped postback in the chat only when it has a displayText', async () => {
    const { bot, line } = await openLine();
    await line.postback({ userId: aiko, data: 'rsvp=yes', displayText: '参加する' });
    await line.postback({ userId: aiko, data: 'when', params: { date: '2026-12-01' } });
    expect(line.chat(aiko).map(({ from, message }) => [from, message.text])).toEqual([['user', '参加する']]);
    expect(bot.events().map(({ postback }) => postback)).toEqual([
      { data: 'rsvp=yes' },
      { data: 'when', params: { date: '2026-12-01' } },
    ]);
  });

  it('can be blocking the account, which cannot be replied to, and unblocking it', async () => {
    const { bot, client, line } = await openLine();
    await line.unfollow(aiko);
    expect(line.users()[0]?.isFollowing).toBe(false);
    expect((await refusalOf(client.getProfile(aiko))).status).toBe(404);
    await line.follow(aiko);
    line.addUser({ id: userId(3), name: 'Chika', isFollowing: false });
    await line.follow(userId(3));
    const [unfollow, unblock, follow] = [bot.event(0), bot.event(1), bot.event(2)];
    expect([unfollow.type, 'replyToken' in unfollow]).toEqual(['unfollow', false]);
    expect([unblock.type, unblock.follow]).toEqual(['follow', { isUnblocked: true }]);
    expect(follow.follow).toEqual({ isUnblocked: false });
    await client.replyMessage({ replyToken: follow.replyToken, messages: [hello] });
    expect(line.chat(userId(3))).toHaveLength(1);
  });

  it('can be linking their account, once per token and only with their own', async () => {
    const { bot, client, line } = await openLine();
    const { linkToken } = await client.issueLinkToken(aiko);
    await line.linkAccount({ userId: aiko, linkToken, nonce: 'n1' });
    await line.linkAccount({ userId: aiko, linkToken, nonce: 'n2' });
    await line.linkAccount({ userId: ben, linkToken: (await client.issueLinkToken(aiko)).linkToken, nonce: 'n3' });
    const events = bot.events();
    expect(events.map(({ link }) => link)).toEqual([
      { result: 'ok', nonce: 'n1' },
      { result: 'failed', nonce: 'n2' },
      { result: 'failed', nonce: 'n3' },
    ]);
    expect(events.map((event) => ['source' in event, 'replyToken' in event])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
  });

  it('throws for a user the playground does not have', async () => {
    const { line } = await openLine();
    await expect(line.text(userId(99), 'hi')).rejects.toThrow('No LINE user');
    expect(() => line.addUser({ id: 'U1', name: 'x', isFollowing: true })).toThrow('32 hex digits');
  });
});

describe('raw events', () => {
  it('go out in one request as given, completed only where something is missing', async () => {
    const { bot, line } = await openLine();
    await line.deliver([
      { type: 'message', message: { id: '1', type: 'sticker' }, source: { type: 'group', groupId: 'C1' } },
      { type: 'postback', postback: { data: 'x' }, mode: 'standby', webhookEventId: 'mine', timestamp: 5 },
    ]);
    const [first, second] = [bot.event(0), bot.event(1)];
    expect(bot.received).toHaveLength(1);
    expect(first).toMatchObject({
      source: { type: 'group', groupId: 'C1' },
      mode: 'active',
      replyToken: expect.any(String),
    });
    expect(second).toMatchObject({ webhookEventId: 'mine', timestamp: 5, mode: 'standby' });
    expect('replyToken' in second).toBe(false);
  });

  it('may be none at all, as when LINE verifies the webhook', async () => {
    const { bot, line } = await openLine();
    expect((await line.deliver([])).status).toBe(200);
    expect(bot.received[0]?.body).toEqual({ destination: botUserId, events: [] });
  });
});

describe('redelivery', () => {
  it('repeats the last webhook with the same ids and timestamps, whose token still works if unused', async () => {
    const { bot, client, line } = await openLine();
    await line.text(aiko, 'hi');
    await line.redeliverLast();
    const [first, again] = [bot.event(0), bot.event(1)];
    expect(again).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
    await client.replyMessage({ replyToken: again.replyToken, messages: [hello] });
    expect(line.chat(aiko)).toHaveLength(2);
  });

  it('follows a webhook the bot answered with an error', async () => {
    const { bot, line, traffic } = await openLine({ redeliveryAfterMs: 1 });
    bot.status = 500;
    const outcome = await line.text(aiko, 'hi');
    expect(outcome.status).toBe(500);
    expect(traffic.entries().at(-1)).toMatchObject({
      direction: 'event',
      name: 'message',
      problem: 'the bot answered 500',
    });
    bot.status = 200;
    expect(await nextEntry(traffic)).toMatchObject({ name: 'message', status: 200, problem: undefined });
    expect(bot.events().map(({ deliveryContext }) => deliveryContext.isRedelivery)).toEqual([false, true]);
  });

  it('follows a webhook the bot did not answer in time', async () => {
    const { bot, line, traffic } = await openLine({ answerWithinMs: 30, redeliveryAfterMs: 1 });
    bot.status = 0;
    expect(await line.text(aiko, 'hi')).toEqual({ status: 0, body: null });
    expect(traffic.entries().at(-1)?.problem).toBe('no answer within 30 ms');
    expect((await nextEntry(traffic)).request).toMatchObject({ events: [{ deliveryContext: { isRedelivery: true } }] });
  });

  it('happens once only, and not when LINE’s setting is off', async () => {
    const { bot, line, traffic } = await openLine({ redeliveryAfterMs: 1, isRedeliveryOn: false });
    bot.status = 500;
    await line.text(aiko, 'one');
    await line.text(aiko, 'two');
    expect(bot.events().map(({ message }) => message.text)).toEqual(['one', 'two']);
    expect(traffic.entries()).toHaveLength(2);
  });

  it('is named in the traffic when nobody listens at the webhook', async () => {
    const { line, traffic } = await openLine({ webhookUrl: 'http://127.0.0.1:1/', isRedeliveryOn: false });
    expect((await line.text(aiko, 'hi')).status).toBe(0);
    expect(traffic.entries().at(-1)?.problem).toMatch(/^could not reach the bot: /);
  });
});

it('carries a thousand taps at once by a crowd, a few at a time, and loses none', async () => {
  const users = Array.from({ length: 250 }, (_, n) => ({ id: userId(n), name: `user ${n}`, isFollowing: true }));
  const { bot, line, client } = await openLine({ users, monthlyLimit: null });
  const taps = Array.from({ length: 1000 }, (_, n) =>
    line.postback({ userId: userId(n % 250), data: `rsvp=${n}`, displayText: 'yes' }),
  );
  const outcomes = await Promise.all(taps);
  await client.broadcast({ messages: [hello] });
  expect(outcomes.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(bot.events().map(({ postback }) => (postback as { data: string }).data)).size).toBe(1000);
  expect(bot.mostAtOnce).toBeLessThanOrEqual(50);
  expect(line.chat(userId(7)).map(({ from }) => from)).toEqual(['user', 'user', 'user', 'user', 'bot']);
});
