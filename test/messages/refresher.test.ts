// Whose posts are brought up to date, and when: the seeing to it is scripted here.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createRefresher, type Refresh } from '../../src/messages/refresher.ts';

const log = createLogger({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Each refresh waits for its turn to be ended. */
function open() {
  const begun: string[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const refresher = createRefresher({ log });
  const refresh: Refresh = (seminarId, signal) => {
    begun.push(seminarId);
    const end = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => end.reject(signal.reason));
    ends.push(end);
    return end.promise;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    begun,
    ...refresher,
    start: () => refresher.start(refresh),
    async end(how: 'done' | Error = 'done') {
      const last = ends.at(-1);
      if (how === 'done') last?.resolve();
      else last?.reject(how);
      await settle();
    },
  };
}

test('what is asked for before the start is done then, one seminar after the other, each once', async () => {
  const { ask, start, begun, end } = open();
  for (const seminar of ['a', 'b', 'a', 'b']) ask(seminar);
  expect(begun).toEqual([]);
  start();
  expect(begun).toEqual(['a']);
  await end();
  expect(begun).toEqual(['a', 'b']);
  await end();
  expect(begun).toEqual(['a', 'b']);
});

test('what is asked for while its refresh is under way is done afterwards, once, and after those who waited', async () => {
  const { ask, start, begun, end } = open();
  start();
  ask('a');
  ask('b');
  for (let times = 0; times < 100; times++) ask('a');
  await end();
  await end();
  await end();
  expect(begun).toEqual(['a', 'b', 'a']);
});

test('one that fails holds up no other, and is tried again after one, two, four seconds, at most a minute', async () => {
  const { ask, start, begun, end } = open();
  start();
  ask('bad');
  ask('good');
  await end(new Error('not this time'));
  expect(begun).toEqual(['bad', 'good']);
  await end();
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    begun.length = 0;
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['bad']);
    await end(new Error('nor this time'));
  }
  begun.length = 0;
  ask('bad');
  await end();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(begun).toEqual(['bad']);
  ask('bad');
  await end(new Error('again'));
  begun.length = 0;
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toEqual(['bad']);
});

test('stopping begins nothing else, and what waits for its turn gives up', async () => {
  const { ask, start, stop, begun } = open();
  start();
  ask('a');
  ask('b');
  await stop();
  ask('c');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(begun).toEqual(['a']);
});

test('stopping waits for an update under way, though not for one that is not answered', async () => {
  for (const isAnswered of [true, false]) {
    const { ask, start, stop } = createRefresher({ log });
    const answer = Promise.withResolvers<void>();
    start(() => answer.promise);
    ask('a');
    const stopped = vi.fn();
    void stop().then(stopped);
    await vi.advanceTimersByTimeAsync(1000);
    expect(stopped).not.toHaveBeenCalled();
    if (isAnswered) answer.resolve();
    await vi.advanceTimersByTimeAsync(isAnswered ? 0 : 1000);
    expect(stopped).toHaveBeenCalled();
  }
});
