// A post is brought up to date soon after the bot that had it in hand is done, or gone: pg-boss leaves out what its
// own notes say is in hand, and those must not be old.
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { startQueue } from '../../src/messages/queue.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { withClient } from '../support/sql.ts';

const log = createLogger({ level: 'silent' });
const nothing = async () => {};

async function openQueue(url: string, refresh: (id: string) => Promise<void>) {
  const queue = await startQueue({ url, log });
  onTestFinished(() => queue.stop());
  return {
    ...queue,
    start: () =>
      queue.work({ send: nothing, formBatches: nothing, sendBatch: nothing, giveUp: nothing, refresh, chore: nothing }),
  };
}

/** pg-boss's notes on posts: whose are in hand, and when it looked, every few seconds. */
const notesOn = (url: string) =>
  withClient(url, async (sql) => {
    const [row] = await sql<{ inHand: string[] | null; lookedAt: Date }[]>`
      select singletons_active as "inHand", monitor_on as "lookedAt" from pgboss.queue where name = 'refresh-posts'`;
    return { inHand: row?.inHand ?? [], lookedAt: Number(row?.lookedAt) };
  });

test('a bot that started while another had a post in hand takes the post up within a few looks, not a minute after', async () => {
  const url = await createTestDatabaseUrl();
  const held = Promise.withResolvers<void>();
  const first = await openQueue(url, () => held.promise);
  onTestFinished(() => held.resolve());
  await first.refresh('seminar');
  await first.start();
  await vi.waitFor(async () => expect((await notesOn(url)).inHand).toEqual(['seminar']));

  const refreshed: string[] = [];
  const second = await openQueue(url, async (id) => void refreshed.push(id));
  await second.start();
  held.resolve();
  await first.stop();
  await second.refresh('seminar');
  const looks = new Set<number>();
  await vi.waitFor(async () => {
    looks.add((await notesOn(url)).lookedAt);
    expect(refreshed).toEqual(['seminar']);
  });
  expect(looks.size).toBeLessThan(8);
});
