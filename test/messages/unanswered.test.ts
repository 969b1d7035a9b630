// What silence of a platform means for what was to be sent.
import { expect, test } from 'vitest';
import { failureOfSilence, networkCodeOf } from '../../src/messages/unanswered.ts';

const withCode = (code: string, cause?: Error) => Object.assign(new Error('failed', { cause }), { code });

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
  'with %s nothing was sent, however deep the platform’s package hides it',
  (code) => {
    const socket = withCode(code);
    for (const fault of [socket, new TypeError('fetch failed', { cause: socket })]) {
      expect(networkCodeOf(fault)).toBe(code);
      expect(failureOfSilence(fault)).toBe('retry');
    }
  },
);

test('any other silence may have sent it: a connection that ended, a time-out, what has no code', () => {
  for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_SOCKET']) {
    expect(failureOfSilence(new TypeError('fetch failed', { cause: withCode(code) }))).toBe('unknown_outcome');
  }
  for (const fault of [new Error('no code'), undefined, 'ECONNREFUSED', { code: 'ECONNREFUSED' }]) {
    expect(failureOfSilence(fault)).toBe('unknown_outcome');
  }
});

test('a fault that is its own cause is looked at for a while only', () => {
  const loop: Error = new Error('round');
  loop.cause = loop;
  expect(networkCodeOf(loop)).toBeUndefined();
});
