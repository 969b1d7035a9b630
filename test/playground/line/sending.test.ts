import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aiko, ben, openLine, refusalOf, userId } from './open-line.ts';

const hello = { type: 'text' as const, text: 'こんばんは' };

describe('push', () => {
  it('arrives in the chat, counts one message for five message objects, and answers their ids', async () => {
    const { client, line } = await openLine();
    const answer = await client.pushMessage({ to: aiko, messages: [hello, hello, hello, hello, hello] });
    expect(line.chat(aiko).map(({ id, from, via, message }) => ({ id, from, via, message }))).toEqual(
      answer.sentMessages.map(({ id }) => ({ id, from: 'bot', via: 'push', message: hello })),
    );
    expect(line.allowance()).toEqual({ used: 1, limit: 200 });
    expect(line.chat(ben)).toEqual([]);
  });

  it('to someone who blocked the account is accepted, never arrives, and is not counted', async () => {
    const { client, line } = await openLine();
    await line.unfollow(aiko);
    await client.pushMessage({ to: aiko, messages: [hello] });
    expect(line.chat(aiko)).toEqual([]);
    expect(line.allowance().used).toBe(0);
  });

  it('to an id that is no user id, or nobody’s, is refused', async () => {
    const { client } = await openLine();
    expect(await refusalOf(client.pushMessage({ to: 'ben', messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
    });
    expect(await refusalOf(client.pushMessage({ to: userId(99), messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: 'Failed to send messages' },
    });
  });

  it('with a wrong token is refused with 401 and sends nothing', async () => {
    const { clientOf, line, traffic } = await openLine();
    const refusal = await refusalOf(clientOf('stolen').pushMessage({ to: aiko, messages: [hello] }));
    expect(refusal).toMatchObject({ status: 401, body: { message: expect.stringContaining('Authentication failed') } });
    expect(line.chat(aiko)).toEqual([]);
    expect(traffic.entries().at(-1)).toMatchObject({ name: 'POST /v2/bot/message/push', status: 401 });
  });
});

describe('multicast and broadcast', () => {
  it('count each person reached', async () => {
    const { client, line } = await openLine();
    await client.multicast({ to: [aiko, ben, userId(99)], messages: [hello] });
    expect(line.allowance().used).toBe(2);
    await line.unfollow(ben);
    await client.broadcast({ messages: [hello] });
    expect(line.allowance().used).toBe(3);
    expect(line.chat(aiko).map(({ via }) => via)).toEqual(['multicast', 'broadcast']);
    expect(line.chat(ben).map(({ via }) => via)).toEqual(['multicast']);
  });

  it('refuse more than 500 recipients', async () => {
    const { client } = await openLine();
    const everyone = Array.from({ length: 501 }, (_, n) => userId(n));
    expect(await refusalOf(client.multicast({ to: everyone, messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: 'The request body has 1 error(s)', details: [{ property: 'to' }] },
    });
  });

  it('tell listeners once for all the messages of a call', async () => {
    const { client, line } = await openLine();
    let changes = 0;
    line.subscribe(() => changes++);
    await client.multicast({ to: [aiko, ben], messages: [hello, hello] });
    expect(changes).toBe(1);
  });
});

describe('the monthly allowance', () => {
  it('refuses what would exceed it, all or nothing, and says so unlike the rate limit', async () => {
    const { client, line } = await openLine({ monthlyLimit: 1 });
    const refusal = await refusalOf(client.multicast({ to: [aiko, ben], messages: [hello] }));
    expect(refusal).toMatchObject({ status: 429, body: { message: 'You have reached your monthly limit.' } });
    expect(line.chat(aiko)).toEqual([]);
    await client.pushMessage({ to: aiko, messages: [hello] });
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
    expect(await client.getMessageQuota()).toEqual({ type: 'limited', value: 1 });
  });

  it('starts again at midnight in Japan on the first of the month', async () => {
    const { client, clock, line } = await openLine();
    await client.pushMessage({ to: aiko, messages: [hello] });
    clock.moveTo(Temporal.Instant.from('2026-11-30T23:30:00+09:00'));
    expect(line.allowance().used).toBe(1);
    clock.moveTo(Temporal.Instant.from('2026-12-01T00:00:01+09:00'));
    expect(line.allowance().used).toBe(0);
  });

  it('can be lifted', async () => {
    const { client, line } = await openLine({ monthlyLimit: 0 });
    line.setAllowance(null);
    await client.pushMessage({ to: aiko, messages: [hello] });
    expect(await client.getMessageQuota()).toEqual({ type: 'none' });
  });
});

describe('the retry key', () => {
  const push = { to: aiko, messages: [hello] };

  it('lets a push through once and answers the repeat 409 with the first answer', async () => {
    const { client, line } = await openLine();
    const key = randomUUID();
    const first = await client.pushMessageWithHttpInfo(push, key);
    const repeat = await refusalOf(client.pushMessage(push, key));
    expect(repeat).toMatchObject({
      status: 409,
      body: { message: 'The retry key is already accepted', sentMessages: first.body.sentMessages },
    });
    expect(repeat.headers.get('x-line-accepted-request-id')).toBe(first.httpResponse.headers.get('x-line-request-id'));
    expect(line.chat(aiko)).toHaveLength(1);
    expect(line.allowance().used).toBe(1);
  });

  it('is free again after 24 hours', async () => {
    const { client, clock, line } = await openLine();
    const key = randomUUID();
    await client.pushMessage(push, key);
    clock.moveTo(clock.now().add({ hours: 24 }));
    await client.pushMessage(push, key);
    expect(line.chat(aiko)).toHaveLength(2);
  });

  it('of a refused push may be used again', async () => {
    const { client, line } = await openLine({ monthlyLimit: 0 });
    const key = randomUUID();
    await refusalOf(client.pushMessage(push, key));
    line.setAllowance(200);
    await client.pushMessage(push, key);
    expect(line.chat(aiko)).toHaveLength(1);
  });

  it('must be a UUID', async () => {
    const { client } = await openLine();
    expect((await refusalOf(client.pushMessage(push, 'reminder-1'))).status).toBe(400);
  });

  it('is refused on a reply', async () => {
    const { line } = await openLine();
    const response = await fetch(`${line.apiUrl}/v2/bot/message/reply`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer a channel access token',
        'content-type': 'application/json',
        'x-line-retry-key': randomUUID(),
      },
      body: JSON.stringify({ replyToken: 'x', messages: [hello] }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('reply', () => {
  it('is free, arrives in the chat the event came from, and its token works once', async () => {
    const { bot, client, line } = await openLine();
    await line.text(aiko, '参加します');
    const { replyToken } = bot.event(0);
    await client.replyMessage({ replyToken, messages: [hello] });
    expect(line.chat(aiko).map(({ from, via }) => [from, via])).toEqual([
      ['user', undefined],
      ['bot', 'reply'],
    ]);
    expect(line.allowance().used).toBe(0);
    expect(await refusalOf(client.replyMessage({ replyToken, messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: 'Invalid reply token' },
    });
  });

  it('that is refused for its messages leaves the token unused', async () => {
    const { bot, client, line } = await openLine();
    await line.text(aiko, 'hi');
    const { replyToken } = bot.event(0);
    await refusalOf(client.replyMessage({ replyToken, messages: [{ type: 'text', text: '' }] }));
    await client.replyMessage({ replyToken, messages: [hello] });
    expect(line.chat(aiko)).toHaveLength(2);
  });
});

describe('failures on request', () => {
  it('are met by as many calls as asked for, on that path only', async () => {
    const { client, line } = await openLine();
    line.failNext({ path: '/message/push', times: 2, status: 500 });
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
    expect((await refusalOf(client.pushMessage({ to: aiko, messages: [hello] }))).status).toBe(500);
    expect((await refusalOf(client.pushMessage({ to: aiko, messages: [hello] }))).status).toBe(500);
    expect(line.chat(aiko)).toEqual([]);
    await client.pushMessage({ to: aiko, messages: [hello] });
    expect(line.chat(aiko)).toHaveLength(1);
  });

  it('can come after the work was done: the retry meets 409', async () => {
    const { client, line } = await openLine();
    const key = randomUUID();
    line.failNext({ path: '/message/push', status: 503, accept: true, headers: { 'retry-after': '1' } });
    const failure = await refusalOf(client.pushMessage({ to: aiko, messages: [hello] }, key));
    expect([failure.status, failure.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await refusalOf(client.pushMessage({ to: aiko, messages: [hello] }, key))).status).toBe(409);
    expect(line.chat(aiko)).toHaveLength(1);
  });

  it('with status 0 cut the connection', async () => {
    const { client, line, traffic } = await openLine();
    line.failNext({ path: '/message/push', status: 0, accept: true });
    await expect(client.pushMessage({ to: aiko, messages: [hello] })).rejects.toThrow('fetch failed');
    expect(line.chat(aiko)).toHaveLength(1);
    expect(traffic.entries().at(-1)).toMatchObject({ status: 0, problem: 'the connection was cut' });
  });

  it('with 429 read as the rate limit', async () => {
    const { client, line } = await openLine();
    line.failNext({ path: '/message/push', status: 429 });
    expect((await refusalOf(client.pushMessage({ to: aiko, messages: [hello] }))).body).toEqual({
      message: 'The API rate limit has been exceeded. Try again later.',
    });
  });
});
