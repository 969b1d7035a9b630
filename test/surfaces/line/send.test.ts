// What LINE's refusals mean to the ledger, and what is asked of LINE besides.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { SendError, type SendFailure } from '../../../src/messages/sender.ts';
import { answerCard } from '../contract-cards.ts';
import { aiko, openLineSurface, userId } from './open-line-surface.ts';

type Opened = Awaited<ReturnType<typeof openLineSurface>>;
const id = '0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a02';
const push = '/v2/bot/message/push';

const sendTo = ({ sender }: Pick<Opened, 'sender'>, to = aiko, maybeSentSince?: Temporal.Instant) =>
  sender.send({ id, to, card: answerCard, language: 'ja', maybeSentSince });
async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw new Error(`expected a SendError, got ${String(error ?? 'success')}`);
  return error;
}

/** Listens and never answers; counts who came. */
async function openBlackHole() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server };
}

describe('a failed push', () => {
  it.each<[number, string, SendFailure]>([
    [400, "The property, 'to', in the request body is invalid (line: -, column: -)", 'unreachable'],
    [400, 'Failed to send messages', 'unreachable'],
    [400, 'The request body has 1 error(s)', 'permanent'],
    [401, 'Authentication failed', 'retry'],
    [403, 'Access denied', 'retry'],
    [404, 'Not found', 'permanent'],
    [413, 'Payload too large', 'permanent'],
    [429, 'The API rate limit has been exceeded. Try again later.', 'retry'],
    [429, 'You have reached your monthly limit.', 'over_quota'],
    [500, 'Internal server error', 'unknown_outcome'],
    [503, 'Service unavailable', 'unknown_outcome'],
  ])('that says %i %s is %s', async (status, message, failure) => {
    const opened = await openLineSurface();
    opened.line.failNext({ path: push, status, body: { message } });
    const error = await failureOf(sendTo(opened));
    expect(error).toMatchObject({ failure, platformCode: `${status} ${message}` });
    expect(opened.pushes(aiko)).toEqual([]);
  });

  it('names the wait that LINE asks for', async () => {
    const opened = await openLineSurface();
    opened.line.failNext({ path: push, status: 429, headers: { 'retry-after': '30' } });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'retry', retryAfterSeconds: 30 });
  });

  it('over the real month’s allowance is over quota', async () => {
    const opened = await openLineSurface({ line: { monthlyLimit: 0 } });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'over_quota' });
  });

  it('for a wrong token is an error for the operator, without the token', async () => {
    const opened = await openLineSurface({ surface: { channelAccessToken: 'an old token' } });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'retry' });
    expect(opened.logged).toMatchObject([{ level: 50, msg: expect.stringContaining('LINE_CHANNEL_ACCESS_TOKEN') }]);
    expect(JSON.stringify(opened.logged)).not.toContain('an old token');
  });

  it.each([
    ['a port where nobody listens', 'http://127.0.0.1:2'],
    ['a name that does not exist', 'http://line.invalid'],
  ])('at %s was not sent', async (_title, apiUrl) => {
    const opened = await openLineSurface({ surface: { apiUrl } });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'retry' });
  });

  it('that hangs ends, its outcome unknown', async () => {
    const { url } = await openBlackHole();
    const opened = await openLineSurface({ surface: { apiUrl: url, callTimeoutMs: 50 } });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'unknown_outcome', platformCode: 'ETIMEDOUT' });
  });
});

describe('a push sent again', () => {
  it('carries the same key, arrives once and keeps its ref', async () => {
    const opened = await openLineSurface();
    opened.line.failNext({ path: push, status: 500, accept: true });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'unknown_outcome' });
    const second = await sendTo(opened, aiko, Temporal.Now.instant());
    const third = await sendTo(opened, aiko, Temporal.Now.instant());
    expect(opened.pushes(aiko).map((message) => message.id)).toEqual([second.ref]);
    expect(third.ref).toBe(second.ref);
    expect(opened.line.allowance().used).toBe(1);
  });

  it('takes the request’s id for a ref when LINE tells no more', async () => {
    const opened = await openLineSurface();
    const headers = { 'x-line-accepted-request-id': 'request-1' };
    opened.line.failNext({ path: push, status: 409, headers, body: { message: 'already accepted' } });
    expect(await sendTo(opened)).toEqual({ ref: 'request-1' });
  });

  // Our clock may be set back or forward between two attempts, as when the power was cut: LINE's tells the key's age.
  it.each([
    ['an hour ago', { hours: -1 }, { hours: 0 }, true],
    ['an hour ago, while our clock was set forward by days since', { hours: -1 }, { hours: 72 }, true],
    ['a day ago', { hours: -24 }, { hours: 0 }, false],
    ['a day ago, while our clock was set back to then', { hours: -24 }, { hours: -24 }, false],
    ['by a clock that was hours ahead of LINE’s', { hours: 3 }, { hours: 4 }, false],
    ['by a clock that was a bit ahead of LINE’s', { minutes: 5 }, { hours: 0 }, true],
  ])('begun %s, is sent again only where LINE still knows the key', async (_title, begun, ourClock, isSent) => {
    const opened = await openLineSurface();
    opened.line.failNext({ path: push, status: 0, accept: true });
    expect(await failureOf(sendTo(opened))).toMatchObject({ failure: 'unknown_outcome' });
    const real = Temporal.Now.instant();
    const clock = vi.spyOn(systemClock, 'now').mockReturnValue(real.add(ourClock));
    onTestFinished(() => clock.mockRestore());
    const again = sendTo(opened, aiko, real.add(begun));
    if (isSent) await again;
    else expect(await failureOf(again)).toMatchObject({ failure: 'permanent', platformCode: 'retry_key_expired' });
    expect(opened.pushes(aiko)).toHaveLength(1);
  });

  it('waits for LINE to tell how old its key is; an error tells it, too', async () => {
    const opened = await openLineSurface();
    const begun = Temporal.Now.instant().subtract({ hours: 1 });
    opened.line.failNext({ path: '/v2/bot/info', status: 0 });
    expect(await failureOf(sendTo(opened, aiko, begun))).toMatchObject({ failure: 'retry' });
    expect(opened.pushes(aiko)).toEqual([]);
    const later = new Date(begun.add({ hours: 30 }).epochMilliseconds).toUTCString();
    opened.line.failNext({ path: '/v2/bot/info', status: 500, headers: { date: later } });
    expect(await failureOf(sendTo(opened, aiko, begun))).toMatchObject({ failure: 'permanent' });
  });
});

describe('the account', () => {
  it('starts with a good token', async () => {
    const { surface } = await openLineSurface();
    await expect(surface.start()).resolves.toBeUndefined();
  });

  it('says which setting is wrong, and not what it holds', async () => {
    const { surface } = await openLineSurface({ surface: { channelAccessToken: 'an old token' } });
    const error = await surface.start().catch((reason) => reason);
    expect(error.message).toContain('LINE_CHANNEL_ACCESS_TOKEN');
    expect(JSON.stringify(error) + error.stack).not.toContain('an old token');
  });

  it('says when LINE cannot be reached', async () => {
    const { surface } = await openLineSurface({ surface: { apiUrl: 'http://127.0.0.1:2' } });
    await expect(surface.start()).rejects.toThrow('LINE could not be reached');
  });

  it('lists all followers, page by page', async () => {
    const users = Array.from({ length: 1100 }, (_, n) => ({ id: userId(n), name: `${n}`, isFollowing: n !== 5 }));
    const { sender } = await openLineSurface({ line: { users } });
    const list = (from?: string) => sender.followers?.(from);
    const following = users.filter(({ isFollowing }) => isFollowing).map((user) => user.id);
    const first = await list();
    if (first?.kind !== 'page') throw new Error(`no page but ${first?.kind}`);
    expect(first.ids).toEqual(following.slice(0, 1000));
    expect(await list(first.next)).toEqual({ kind: 'page', ids: following.slice(1000), next: undefined });
    expect(await list('of last year')).toEqual({ kind: 'start_over' });
  });

  it('says so when it may not list its followers, and when LINE cannot be asked now', async () => {
    const { sender } = await openLineSurface({ line: { isVerified: false } });
    expect(await sender.followers?.(undefined)).toEqual({ kind: 'refused' });
    const troubled = await openLineSurface({});
    troubled.line.failNext({ path: '/v2/bot/followers/ids', status: 500 });
    await expect(troubled.sender.followers?.(undefined)).rejects.toThrow(SendError);
  });

  it('knows no language where LINE tells none, and no profile without an answer', async () => {
    const { sender, line, logged } = await openLineSurface({
      line: { users: [{ id: aiko, name: '愛子', isFollowing: true }] },
    });
    expect(await sender.profile(aiko)).toEqual({ name: '愛子', language: undefined });
    line.failNext({ path: `/v2/bot/profile/${aiko}`, status: 500 });
    expect(await sender.profile(aiko)).toBe('unasked');
    expect(logged).toMatchObject([{ level: 40 }]);
    expect(await sender.ownFace?.()).toMatchObject({ name: expect.stringMatching(/./) });
    line.failNext({ path: '/v2/bot/info', status: 500 });
    expect(await sender.ownFace?.()).toBeUndefined();
  });
});
