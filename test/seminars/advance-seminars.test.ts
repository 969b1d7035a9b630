import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { announceScheduled, refreshStalePosts } from '../../src/seminars/advance-seminars.ts';
import { findSeminar, lockSeminar, saveSeminar } from '../../src/seminars/seminar.store.ts';
import { seminars } from '../../src/seminars/seminar.table.ts';
import { waitUntilBlocked } from '../support/blocked.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';

const nine = at('2026-11-24T09:00');
const scheduled = { status: 'scheduled', announceAt: nine, announcedAt: null } as const;

async function open() {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  const announce = (now: Temporal.Instant) => announceScheduled({ db, outbox, now });
  const refresh = (now: Temporal.Instant) => refreshStalePosts({ db, outbox, now });
  return { db, outbox, announce, refresh };
}

describe('a scheduled announcement', () => {
  test('goes out with the first tick at its time or later, and not before', async () => {
    const { db, announce } = await open();
    const { id } = await addTestSeminar(db, scheduled);
    await announce(nine.subtract({ nanoseconds: 1000 }));
    expect(await ledgerOf(db, id)).toEqual([]);
    await announce(nine);
    expect(await ledgerOf(db, id)).toMatchObject([{ kind: 'announcement-post', address: 'C0SEMINAR' }]);
    expect(await findSeminar(db, id)).toMatchObject({ status: 'announced', announcedAt: nine, announceAt: null });
  });

  test('goes out once though two bots tick at once', async () => {
    const { db, announce } = await open();
    const follower = await addTestPerson(db, { platform: 'line' });
    const { id } = await addTestSeminar(db, scheduled);
    await Promise.all([announce(nine), announce(nine.add({ seconds: 1 }))]);
    expect(await ledgerOf(db, id, 'announcement-post')).toHaveLength(1);
    expect(await owedTo(db, id, 'announcement')).toEqual([follower.id]);
  });

  test('that became too late while the bot was down is a draft again, and its organizer is told once', async () => {
    const { db, announce } = await open();
    const { id, createdBy, deadlineAt } = await addTestSeminar(db, scheduled);
    await Promise.all([0, 1, 2].map((seconds) => announce(deadlineAt.add({ seconds }))));
    await announce(deadlineAt.add({ seconds: 60 }));
    expect(await findSeminar(db, id)).toMatchObject({ status: 'draft', announceAt: null });
    expect(await ledgerOf(db, id)).toMatchObject([
      { kind: 'trouble', personId: createdBy, details: { why: 'too_late_to_announce' } },
    ]);
  });

  test('that became too late stays scheduled when its organizer could not be told, for the next tick', async () => {
    const { db, announce } = await open();
    const { id, deadlineAt } = await addTestSeminar(db, scheduled);
    const outbox = { ...createTestOutbox(), owe: () => Promise.reject(new Error('queue gone')) };
    await expect(announceScheduled({ db, outbox, now: deadlineAt })).rejects.toThrow('queue gone');
    await announce(deadlineAt);
    expect(await ledgerOf(db, id, 'trouble')).toHaveLength(1);
  });

  test('does not go out when the organizer keeps it as a draft at that very moment', async () => {
    const { db, announce } = await open();
    const seminar = await addTestSeminar(db, scheduled);
    let ticking: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await lockSeminar(tx, seminar.id);
      ticking = announce(nine);
      await waitUntilBlocked(db);
      await saveSeminar(tx, { ...seminar, status: 'draft', announceAt: null });
    });
    await ticking;
    expect(await findSeminar(db, seminar.id)).toMatchObject({ status: 'draft', announcedAt: null });
    expect(await ledgerOf(db, seminar.id)).toEqual([]);
  });

  test('of another seminar does not wait for one that cannot go out', async () => {
    const { db, announce } = await open();
    await addTestSeminar(db, { ...scheduled, deadlineAt: nine });
    const { id } = await addTestSeminar(db, scheduled);
    await announce(nine);
    expect(await findSeminar(db, id)).toMatchObject({ status: 'announced' });
  });
});

describe('as time passes', () => {
  const shown = async (db: Awaited<ReturnType<typeof open>>['db'], id: string) => {
    const [row] = await db.select().from(seminars).where(eq(seminars.id, id));
    return [row?.shownPhase, row?.revision];
  };

  test('each change of phase is noted once, however often the clock ticks', async () => {
    const { db, refresh } = await open();
    const { id } = await addTestSeminar(db);
    const phases = [
      ['2026-11-23T10:00', 'open', 2],
      ['2026-12-02T23:59', 'open', 2],
      ['2026-12-03T00:00', 'closed', 3],
      ['2026-12-03T18:29', 'closed', 3],
      ['2026-12-03T18:30', 'running', 4],
      ['2026-12-03T20:00', 'over', 5],
      ['2026-12-04T20:00', 'over', 5],
    ] as const;
    for (const [time, phase, revision] of phases) {
      await Promise.all([refresh(at(time)), refresh(at(time))]);
      expect(await shown(db, id)).toEqual([phase, revision]);
    }
  });

  test('posts that show an older state are brought up to date, and others are left alone', async () => {
    const { db, outbox, refresh } = await open();
    const current = await addTestSeminar(db);
    const stale = await addTestSeminar(db);
    await refresh(announcedAt);
    for (const [{ id: seminarId }, revision] of [
      [current, 2],
      [stale, 1],
    ] as const) {
      const post = { kind: 'announcement-post', seminarId, to: { channel: 'C0SEMINAR' } } as const;
      await addTestMessage(db, post, { status: 'sent', ref: 'C0SEMINAR 1.2', renderedRevision: revision });
    }
    await refresh(announcedAt.add({ minutes: 1 }));
    expect(outbox.refreshed).toEqual([stale.id]);
  });

  test('a post that is not sent yet needs no update', async () => {
    const { db, outbox, refresh } = await open();
    const { id: seminarId } = await addTestSeminar(db);
    await addTestMessage(db, { kind: 'announcement-post', seminarId, to: { channel: 'C0SEMINAR' } });
    await refresh(announcedAt);
    expect(outbox.refreshed).toEqual([]);
  });
});
