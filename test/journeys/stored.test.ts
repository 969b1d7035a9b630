// A tap that was answered 200 is never lost and never left without its answer: real processes, killed between storing
// and doing, and between doing and answering; and a database that stands still.
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase } from '../../src/database/client.ts';
import { countHeads } from '../../src/rsvps/rsvp.store.ts';
import { findComing } from '../../src/seminars/seminar.store.ts';
import { ja } from '../support/words.ts';
import { announceSeminar, channel, openStreet, type Street, title } from './open-street.ts';

async function announced() {
  const street = await openStreet({ followers: 2 });
  const bot = await street.startBot();
  await Promise.all(street.friends.map((friend) => friend.follow()));
  await announceSeminar(street);
  await street.settled();
  await street.unanswered(0);
  const { found } = await findComing(street.db, { now: Temporal.Now.instant(), limit: 1, offset: 0 });
  const seminarId = found[0]?.id ?? '';
  const tanaka = street.asMember('U0TANAKA');
  return {
    ...street,
    ...{ bot, seminarId, tanaka },
    heads: async () => (await countHeads(street.db, [seminarId])).get(seminarId)?.onSite,
    /** What Tanaka alone saw in the channel. */
    shownToTanaka: () => tanaka.messages(channel).filter(({ ephemeralTo }) => ephemeralTo === tanaka.id),
    /** The free answers that each friend got since they were asked. */
    replies: () => street.friends.map(({ id }) => answersIn(street.line.chat(id))),
  };
}

/** An answer may be several messages in one: the seat, and once the question who one is. */
const answersIn = (chat: ReturnType<Street['line']['chat']>) =>
  chat.filter(({ via, message }) => via === 'reply' && !JSON.stringify(message).includes(ja.introduction.title)).length;

/** A transaction that holds what `statement` locks, until it is let go. */
async function hold({ databaseUrl }: Street, statement: ReturnType<typeof sql>) {
  const { db, close } = createDatabase(databaseUrl);
  onTestFinished(close);
  const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = db.transaction(async (tx) => {
    await tx.execute(statement);
    held.resolve();
    await over.promise;
  });
  await held.promise;
  return async () => {
    over.resolve();
    await holding;
  };
}

test('killed between 200 and the effect, each tap has its effect and its answer after a restart', async () => {
  const street = await announced();
  const { bot, tanaka, friends, seminarId, heads, replies, shownToTanaka } = street;
  const before = replies();
  const letGo = await hold(street, sql`select 1 from seminars where id = ${seminarId} for update`);
  const taps = [tanaka.tap(channel, ja.seminar.attend), ...friends.map((friend) => friend.tap(ja.seminar.attend))];
  for (const { status } of await Promise.all(taps)) expect(status).toBe(200);
  bot.signal('SIGKILL');
  await bot.ended();
  await letGo();
  expect(await heads()).toBe(0);

  await street.startBot();
  await vi.waitFor(async () => expect(await heads()).toBe(3));
  await vi.waitFor(() => expect(shownToTanaka()).toHaveLength(1));
  await vi.waitFor(() => expect(replies()).toEqual(before.map((count) => count + 1)));
  expect((await tanaka.ephemeral(channel)).text).toContain(title);
  await street.unanswered(0);
});

test('killed between the effect and the answer, each tap is answered after a restart and has no second effect', async () => {
  const street = await announced();
  const { bot, slack, line, tanaka, friends, heads, replies, shownToTanaka } = street;
  const before = replies();
  slack.failNext({ method: 'response_url', status: 429, headers: { 'retry-after': '10' } });
  line.failNext({ path: '/v2/bot/message/reply', status: 500, times: 4 });
  const taps = [tanaka.tap(channel, ja.seminar.attend), ...friends.map((friend) => friend.tap(ja.seminar.attend))];
  for (const { status } of await Promise.all(taps)) expect(status).toBe(200);
  // On a slow machine 200 comes once they are stored, before they are carried out.
  await vi.waitFor(async () => expect(await heads()).toBe(3));
  await street.unanswered(3);
  bot.signal('SIGKILL');
  await bot.ended();

  // Two at once: each tap is answered by one of them.
  await Promise.all([street.startBot(), street.startBot()]);
  await vi.waitFor(() => expect(shownToTanaka()).toHaveLength(1));
  await vi.waitFor(() => expect(replies()).toEqual(before.map((count) => count + 1)));
  await street.unanswered(0);
  expect(await heads()).toBe(3);
  expect(shownToTanaka()).toHaveLength(1);
  expect((await tanaka.ephemeral(channel)).text).toContain(ja.rsvp.yourAnswer);
});

test('while the database stands still nothing is answered 200, and what LINE sends again is done once', async () => {
  const street = await announced();
  const { tanaka, friends, heads, replies, shownToTanaka } = street;
  const before = replies();
  const letGo = await hold(street, sql`lock table inbox in access exclusive mode`);
  const taps = [tanaka.tap(channel, ja.seminar.attend), ...friends.map((friend) => friend.tap(ja.seminar.attend))];
  for (const { status } of await Promise.all(taps)) expect(status).toBe(503);
  expect(await heads()).toBe(0);
  await letGo();
  // What reached the database all the same is carried out, as the same taps.
  await vi.waitFor(async () => expect(await heads()).toBe(3));
  await vi.waitFor(() => expect(replies()).toEqual(before.map((count) => count + 1)));
  await vi.waitFor(() => expect(shownToTanaka()).toHaveLength(1));
  await street.unanswered(0);
  expect(await heads()).toBe(3);
});
