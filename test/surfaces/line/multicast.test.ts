// The same to many in one request: what LINE's answers mean to the batch, over the real SDK.
import { describe, expect, it } from 'vitest';
import { type Multicast, SendError, type SendFailure } from '../../../src/messages/sender.ts';
import { answerCard, picturedCard, pictureUrl } from '../contract-cards.ts';
import { aiko, ben, openLineSurface, userId } from './open-line-surface.ts';

const id = '0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a02';
const path = '/v2/bot/message/multicast';

type Opening = Parameters<typeof openLineSurface>[0];

async function open(opening: Opening = {}) {
  const opened = await openLineSurface(opening);
  const multicast = opened.sender.multicast as Multicast;
  const payload = multicast.render({ cards: [answerCard], language: 'ja', isSilent: false });
  return {
    ...{ ...opened, multicast, payload },
    send: (change: Partial<Parameters<Multicast['send']>[0]> = {}) =>
      multicast.send({ id, to: [aiko, ben], payload, ...change }),
    got: (who: string) => opened.line.chat(who).filter(({ via }) => via === 'multicast').length,
    requests: () => opened.traffic.entries().filter(({ name }) => name === `POST ${path}`),
  };
}

async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw new Error(`expected a SendError, got ${String(error ?? 'success')}`);
  return error;
}

describe('a multicast', () => {
  it('shows everyone the card, once, and counts each', async () => {
    const { send, got, line } = await open();
    await send();
    expect([got(aiko), got(ben), line.allowance().used]).toEqual([1, 1, 2]);
  });

  it('carries its key from the first time on: what was accepted unheard is not sent again', async () => {
    const { send, got, line, requests } = await open();
    line.failNext({ path, status: 0, accept: true });
    expect(await failureOf(send())).toMatchObject({ failure: 'unknown_outcome' });
    await send({ maybeSentSince: Temporal.Now.instant() });
    expect(requests().map(({ status }) => status)).toEqual([0, 409]);
    expect([got(aiko), line.allowance().used]).toEqual([1, 2]);
  });

  it('goes to everyone once without the picture that LINE refuses, whatever of its answers is lost', async () => {
    const { send, multicast, got, line, requests } = await open();
    const payload = multicast.render({ cards: [picturedCard], language: 'ja', isSilent: false });
    const refusePicture = () => line.failNext({ path, status: 400, body: { message: "The 'messages' are invalid" } });
    refusePicture();
    line.failNext({ path, status: 0, accept: true });
    expect(await failureOf(send({ payload }))).toMatchObject({ failure: 'unknown_outcome' });
    await send({ payload, maybeSentSince: Temporal.Now.instant() });
    expect([got(aiko), got(ben), line.allowance().used]).toEqual([1, 1, 2]);
    expect(requests().map(({ status }) => status)).toEqual([400, 0, 409]);
    const bodies = requests().map(({ request }) => JSON.stringify(request).includes(pictureUrl));
    expect(bodies).toEqual([true, false, true]);
  });

  it('is not sent again without its picture where somebody in it is refused', async () => {
    const { send, multicast, requests, line } = await open();
    const payload = multicast.render({ cards: [picturedCard], language: 'ja', isSilent: false });
    const details = [{ message: 'invalid', property: 'to' }];
    line.failNext({
      path,
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid", details },
    });
    expect(await failureOf(send({ payload }))).toMatchObject({ failure: 'unreachable' });
    expect(requests()).toHaveLength(1);
  });

  it('stays unsent once LINE has forgotten the key', async () => {
    const { send, requests } = await open();
    const longAgo = Temporal.Now.instant().subtract({ hours: 24 });
    expect(await failureOf(send({ maybeSentSince: longAgo }))).toMatchObject({
      ...{ failure: 'permanent', platformCode: 'retry_key_expired' },
    });
    expect(requests()).toEqual([]);
  });

  it('is taken unchanged from where it is stored, and makes no sound at night', async () => {
    const { send, multicast, requests } = await open();
    const silent = multicast.render({ cards: [answerCard], language: 'ja', isSilent: true });
    await send({ payload: JSON.parse(JSON.stringify(silent)) });
    expect(requests()[0]?.request).toMatchObject({ notificationDisabled: true, to: [aiko, ben] });
    await send({ id: crypto.randomUUID() });
    expect(requests()[1]?.request).not.toHaveProperty('notificationDisabled');
  });

  it('reaches nobody when one id is bad, and says so', async () => {
    const { send, got } = await open();
    expect(await failureOf(send({ to: [aiko, 'nobody'] }))).toMatchObject({ failure: 'unreachable' });
    expect(await failureOf(send({ to: ['nobody'] }))).toMatchObject({ failure: 'unreachable' });
    expect(got(aiko)).toBe(0);
  });

  it('of 500 is taken', async () => {
    const users = Array.from({ length: 500 }, (_, n) => ({ id: userId(n), name: `${n}`, isFollowing: true }));
    const { send, line, multicast } = await open({ line: { users, monthlyLimit: null } });
    expect(multicast.most).toBe(500);
    await send({ to: users.map((user) => user.id) });
    expect(line.allowance().used).toBe(500);
  });

  it('over the month’s allowance reaches nobody', async () => {
    const { send, got, multicast } = await open({ line: { monthlyLimit: 1 } });
    expect(await failureOf(send())).toMatchObject({ failure: 'over_quota' });
    expect(got(aiko)).toBe(0);
    expect(await multicast.allowance()).toEqual({ limit: 1, used: 0 });
  });

  it('counts against what LINE tells of the month; a plan without a limit has none', async () => {
    const { send, multicast, line } = await open();
    await send();
    expect(await multicast.allowance()).toEqual({ limit: 200, used: 2 });
    line.setAllowance(null);
    expect(await multicast.allowance()).toEqual({ limit: null, used: 2 });
    line.failNext({ path: '/quota', status: 500 });
    expect(await failureOf(multicast.allowance())).toMatchObject({ failure: 'unknown_outcome' });
  });

  it('logs that the token is refused, also where only the month is asked', async () => {
    const { multicast, line, logged } = await open();
    line.failNext({ path: '/quota', status: 401, body: { message: 'Authentication failed' } });
    expect(await failureOf(multicast.allowance())).toMatchObject({ failure: 'retry' });
    expect(logged.map(({ msg }) => msg)).toContain('LINE refuses the token: check LINE_CHANNEL_ACCESS_TOKEN');
  });

  const invalid = 'The request body has 1 error(s)';
  it.each<[number, Record<string, unknown>, SendFailure]>([
    [400, { message: invalid, details: [{ property: 'to', message: 'May not be empty' }] }, 'unreachable'],
    [400, { message: 'Failed to send messages' }, 'unreachable'],
    // True for everyone: halving would find nobody.
    [400, { message: invalid, details: [{ property: 'messages[0].altText', message: 'Too long' }] }, 'permanent'],
    [400, { message: 'A message (messages[0]) in the request body is invalid' }, 'permanent'],
    [401, { message: 'Authentication failed' }, 'retry'],
    [413, { message: 'Payload too large' }, 'permanent'],
    [429, { message: 'The API rate limit has been exceeded. Try again later.' }, 'retry'],
    [429, { message: 'You have reached your monthly limit.' }, 'over_quota'],
    [500, { message: 'Internal server error' }, 'unknown_outcome'],
  ])('that is answered %i %o is %s', async (status, body, failure) => {
    const { send, line, got } = await open();
    line.failNext({ path, status, body });
    expect(await failureOf(send())).toMatchObject({ failure });
    expect(got(aiko)).toBe(0);
  });
});
