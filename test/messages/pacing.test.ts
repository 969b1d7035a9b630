// Two bots keep one pace, below the platforms' rates: counted on one database.
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPacing } from '../../src/messages/pacing.ts';
import { createTestDatabase } from '../support/database.ts';

async function openBots() {
  const db = await createTestDatabase();
  return [createPacing({ db }), createPacing({ db })] as const;
}

/** How long each took, in ms, soonest first. */
async function waitsOf(takes: Promise<void>[]): Promise<number[]> {
  const begunAt = performance.now();
  const waits = await Promise.all(takes.map((take) => take.then(() => performance.now() - begunAt)));
  return waits.sort((one, other) => one - other);
}

/** How many of these had to wait, taking their turn one after the other. */
async function waitersAmong(takes: (() => Promise<void>)[]): Promise<number> {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => timers.mockRestore());
  let waiters = 0;
  for (const take of takes) {
    timers.mockClear();
    await take();
    // The driver's timers are longer.
    if (timers.mock.calls.some(([, ms = 0]) => ms > 0 && ms <= 8000)) waiters += 1;
  }
  return waiters;
}

const to = (id: string) => ({ platform: 'slack', to: id }) as const;
/** In ms, less what two clocks may differ by. */
const seconds = (count: number) => count * 1000 - 50;

test('a channel gets one post a second from all bots together', async () => {
  const [one, other] = await openBots();
  const [, second, third] = await waitsOf([
    one.take(to('C0SEMINAR')),
    other.take(to('C0SEMINAR')),
    one.take(to('C0SEMINAR')),
  ]);
  expect(second).toBeGreaterThan(seconds(1));
  expect(third).toBeGreaterThan(seconds(2));
});

test('people get at most three messages in four seconds from all bots together, since each opens a conversation', async () => {
  const [one, other] = await openBots();
  const people = ['U0TANAKA', 'U0SUZUKI', 'W0EMMA', 'U0SATO'].map(to);
  const begunAt = performance.now();
  const waiters = await waitersAmong(people.map((person, index) => () => (index % 2 === 0 ? one : other).take(person)));
  expect(waiters).toBeLessThanOrEqual(1);
  expect(performance.now() - begunAt).toBeGreaterThan(seconds(4));
});

test('people who were written to before get four a second from all bots together', async () => {
  const [one, other] = await openBots();
  const people = Array.from({ length: 9 }, (_, n) => ({ ...to(`U0PERSON${n}`), isKnown: true }));
  const waits = await waitsOf(people.map((person, index) => (index % 2 === 0 ? one : other).take(person)));
  expect(waits[4]).toBeGreaterThan(seconds(1));
  expect(waits[8]).toBeGreaterThan(seconds(2));
});

test('posts are updated once in two seconds by all bots together', async () => {
  const [one, other] = await openBots();
  const [, second] = await waitsOf([one.takeUpdate(), other.takeUpdate()]);
  expect(second).toBeGreaterThan(seconds(2));
});

test('a pause that Slack asked for sends the message back to be tried later, by whichever bot, and only there', async () => {
  const [one, other] = await openBots();
  await one.pause({ ...to('C0SEMINAR'), seconds: 60 });
  await expect(other.take(to('C0SEMINAR'))).rejects.toMatchObject({ failure: 'retry', platformCode: 'pacing' });
  await other.take(to('C0OTHER'));
  await one.pause({ ...to('U0TANAKA'), seconds: 60 });
  await expect(other.take(to('U0SUZUKI'))).rejects.toMatchObject({ failure: 'retry' });
});

test('a pause that Slack asked for over one person’s message holds up everyone’s who was written to before, since no single conversation is that busy', async () => {
  const [one, other] = await openBots();
  await one.pause({ ...to('U0TANAKA'), isKnown: true, seconds: 60 });
  await expect(other.take({ ...to('U0SUZUKI'), isKnown: true })).rejects.toMatchObject({ platformCode: 'pacing' });
});

test('LINE takes a hundred messages in a moment', async () => {
  const [one, other] = await openBots();
  const takes = Array.from({ length: 100 }, (_, n) =>
    (n % 2 === 0 ? one : other).take({ platform: 'line', to: `L${n}` }),
  );
  await expect(Promise.all(takes)).resolves.toHaveLength(100);
});
