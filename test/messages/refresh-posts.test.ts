// Posts in a channel show the seminar as it is now, with few updates however many people tap.
import { expect, onTestFinished, test, vi } from 'vitest';
import { cancelSeminar } from '../../src/changes/cancel-seminar.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { createPacing } from '../../src/messages/pacing.ts';
import { refreshPosts } from '../../src/messages/refresh-posts.ts';
import { createRefresher } from '../../src/messages/refresher.ts';
import { SendError } from '../../src/messages/sender.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { refreshStalePosts } from '../../src/seminars/advance-seminars.ts';
import { saveShownPhase } from '../../src/seminars/seminar.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestPerson, addTestSeminar } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { only, openDelivery } from './delivery-fixture.ts';

/** A seminar whose post stands in the channel. */
async function openPost(change: Parameters<typeof openDelivery>[0] = {}) {
  const world = await openDelivery(change);
  const { db, delivery, slack, clock, outbox } = world;
  const seminar = await addTestSeminar(db);
  await saveShownPhase(db, seminar.id, 'open');
  const post = { kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0SEMINAR' } } as const;
  const id = only(await world.owe(post));
  await deliverMessage(delivery, id);
  return {
    ...world,
    seminar,
    refresh: () => refreshPosts(delivery, seminar.id),
    async tap(through = outbox) {
      const now = clock.now();
      const { id: personId } = await addTestPerson(db);
      const given = { personId, seminarId: seminar.id, answer: 'on_site', tappedAt: now, now } as const;
      await answerSeminar({ db, outbox: through, ...given });
    },
    /** What the cron job asks the queue to refresh. */
    async stale() {
      const refreshed: string[] = [];
      const asked = { ...outbox, refreshPosts: (which: string) => void refreshed.push(which) };
      await refreshStalePosts({ db, outbox: asked, now: clock.now() });
      return refreshed;
    },
    shown: () => JSON.stringify(slack.updates.at(-1)?.card ?? slack.sent.at(-1)?.card),
  };
}

test('a post that shows the seminar as it is is left alone', async () => {
  const { refresh, stale, slack } = await openPost();
  await refresh();
  expect(slack.updates).toEqual([]);
  expect(await stale()).toEqual([]);
});

test('an answer and a cancellation come to be seen in the post', async () => {
  const { db, seminar, delivery, outbox, tap, refresh, stale, slack, shown } = await openPost();
  await tap();
  await refresh();
  expect(slack.updates[0]?.ref).toBe('C0SEMINAR:1');
  expect(shown()).toContain(ja.seminar.headCount(1));
  await cancelSeminar({ db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now: delivery.clock.now() });
  expect(await stale()).toEqual([seminar.id]);
  await refresh();
  expect(shown()).toContain(ja.seminar.badges.cancelled);
  expect(slack.updates).toHaveLength(2);
});

test('a hundred taps become few updates, the last of which shows them all', async () => {
  const db = await createTestDatabase();
  const { delivery, outbox, tap, slack, shown } = await openPost({ db, pacing: createPacing({ db }) });
  const refresher = createRefresher({ log: delivery.log });
  onTestFinished(() => refresher.stop());
  const begunAt = performance.now();
  refresher.start((id, signal) => refreshPosts(delivery, id, signal));
  const through = { ...outbox, refreshPosts: refresher.ask };
  await Promise.all(Array.from({ length: 100 }, () => tap(through)));
  await vi.waitFor(() => expect(shown()).toContain(ja.seminar.headCount(100)));
  const seconds = (performance.now() - begunAt) / 1000;
  expect(slack.updates.length).toBeLessThanOrEqual(Math.ceil(seconds / 2) + 1);
});

test('when two bots update a post at once nobody knows which came last: it is done once more, with the newest', async () => {
  for (const isOlderLast of [true, false]) {
    const { seminar, delivery, tap, refresh, stale, slack, shown } = await openPost();
    const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const heldSlack = (release: Promise<void>) => ({
      ...slack,
      async update(asked: Parameters<typeof slack.update>[0]) {
        await slack.update(asked);
        await release;
      },
    });
    const through = (release: Promise<void>) =>
      refreshPosts({ ...delivery, senders: { ...delivery.senders, slack: heldSlack(release) } }, seminar.id);
    await tap();
    const older = through(held[0].promise);
    await vi.waitFor(() => expect(slack.updates).toHaveLength(1));
    await tap();
    const newer = through(held[1].promise);
    await vi.waitFor(() => expect(slack.updates).toHaveLength(2));
    const inOrder = [
      { update: older, release: held[0].resolve },
      { update: newer, release: held[1].resolve },
    ];
    for (const { update, release } of isOlderLast ? inOrder.toReversed() : inOrder) {
      release();
      await update;
    }
    expect(await stale()).toEqual([seminar.id]);
    await refresh();
    expect(slack.updates).toHaveLength(3);
    expect(shown()).toContain(ja.seminar.headCount(2));
    expect(await stale()).toEqual([]);
  }
});

test('an update that failed is thrown, to be tried again, and the post counts as stale until it is done', async () => {
  const { seminar, tap, refresh, stale, slack } = await openPost();
  await tap();
  slack.failNext(new SendError('retry', {}), new SendError('unknown_outcome', {}));
  await expect(refresh()).rejects.toMatchObject({ failure: 'retry' });
  await expect(refresh()).rejects.toMatchObject({ failure: 'unknown_outcome' });
  expect(await stale()).toEqual([seminar.id]);
  await refresh();
  expect(slack.updates).toHaveLength(3);
  expect(await stale()).toEqual([]);
});

test('a post that Slack does not take for now holds up no other post of its seminar, and is tried again', async () => {
  const { owe, delivery, seminar, tap, refresh, stale, slack } = await openPost();
  const second = { kind: 'announcement-post', seminarId: seminar.id, to: { channel: 'C0OTHER' } } as const;
  await deliverMessage(delivery, only(await owe(second)));
  await tap();
  slack.failNext(new SendError('retry', {}));
  await expect(refresh()).rejects.toMatchObject({ failure: 'retry' });
  expect(slack.updates.map(({ ref }) => ref).sort()).toEqual(['C0OTHER:2', 'C0SEMINAR:1']);
  expect(await stale()).toEqual([seminar.id]);
  await refresh();
  expect(slack.updates).toHaveLength(3);
  expect(await stale()).toEqual([]);
});

test('a post where the bot does not speak by now stays stale, takes no turn, and is updated once it does again', async () => {
  const { seminar, delivery, tap, refresh, stale, slack } = await openPost();
  await tap();
  const takeUpdate = vi.fn(async () => {});
  const { line } = delivery.senders;
  await refreshPosts({ ...delivery, senders: { line }, pacing: { ...delivery.pacing, takeUpdate } }, seminar.id);
  expect(takeUpdate).not.toHaveBeenCalled();
  expect(await stale()).toEqual([seminar.id]);
  await refresh();
  expect(slack.updates).toHaveLength(1);
  expect(await stale()).toEqual([]);
});

test('a post that somebody deleted is tried once for each change, and not for ever', async () => {
  const { tap, refresh, stale, slack } = await openPost();
  await tap();
  slack.failNext(new SendError('permanent', { platformCode: 'message_not_found' }));
  await refresh();
  await refresh();
  expect(slack.updates).toHaveLength(1);
  expect(await stale()).toEqual([]);
});

test('a post that changed while its turn was awaited is updated once, with the newest state', async () => {
  const waiting = { change: async () => {} };
  const pacing = {
    take: async () => {},
    takeUpdate: () => waiting.change(),
    pause: async () => {},
    pauseUpdates: async () => {},
  };
  const { tap, refresh, slack, shown } = await openPost({ pacing });
  waiting.change = () => tap();
  await tap();
  await refresh();
  expect(slack.updates).toHaveLength(1);
  expect(shown()).toContain(ja.seminar.headCount(2));
});

test('a pause that Slack asks for holds back the next update of every post, by whichever bot, until it is over', async () => {
  const db = await createTestDatabase();
  const pacing = createPacing({ db });
  const { tap, refresh, slack } = await openPost({ db, pacing });
  await tap();
  slack.failNext(new SendError('retry', { retryAfterSeconds: 60 }));
  await expect(refresh()).rejects.toMatchObject({ failure: 'retry' });
  expect(slack.updates).toHaveLength(1);
  await expect(refresh()).rejects.toMatchObject({ platformCode: 'pacing' });
  await expect(createPacing({ db }).takeUpdate()).rejects.toMatchObject({ platformCode: 'pacing' });
  expect(slack.updates).toHaveLength(1);
});

test('an update that Slack asked to wait six seconds with comes after them', async () => {
  const db = await createTestDatabase();
  const { tap, refresh, slack } = await openPost({ db, pacing: createPacing({ db }) });
  await tap();
  slack.failNext(new SendError('retry', { retryAfterSeconds: 6 }));
  await expect(refresh()).rejects.toMatchObject({ failure: 'retry' });
  const refusedAt = performance.now();
  await refresh();
  expect(slack.updates).toHaveLength(2);
  // Less what two clocks may differ by.
  expect(performance.now() - refusedAt).toBeGreaterThan(5950);
});
