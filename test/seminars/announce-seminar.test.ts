import { describe, expect, test } from 'vitest';
import { announceSeminar, deleteDraft, keepDraft, scheduleSeminar } from '../../src/seminars/announce-seminar.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T09:00');
const draft = { status: 'draft', announcedAt: null } as const;

describe('announcing a seminar', () => {
  test('owes the channel’s post and a message to each LINE follower once, though it is pressed five times at once', async () => {
    const db = await createTestDatabase();
    const followers = await Promise.all([1, 2, 3].map(() => addTestPerson(db, { platform: 'line' })));
    await addTestPerson(db, { platform: 'slack' });
    const { id: seminarId, deadlineAt, startsAt } = await addTestSeminar(db, draft);
    const press = () => announceSeminar({ db, outbox: createTestOutbox(), seminarId, now });
    const results = await Promise.all([press(), press(), press(), press(), press()]);
    expect(results.filter((result) => result.kind === 'announced')).toMatchObject([{ followers: 3 }]);
    expect(results.filter((result) => result.kind === 'not_a_draft')).toHaveLength(4);
    expect(await owedTo(db, seminarId, 'announcement')).toEqual(followers.map(({ id }) => id).sort());
    const [message] = await ledgerOf(db, seminarId, 'announcement');
    expect(message?.usefulUntil).toEqual(deadlineAt);
    expect(await ledgerOf(db, seminarId, 'announcement-post')).toMatchObject([
      { address: 'C0SEMINAR', usefulUntil: startsAt },
    ]);
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'announced', announcedAt: now });
  });

  test('owes no post where no channel was chosen', async () => {
    const db = await createTestDatabase();
    const { id: seminarId } = await addTestSeminar(db, { ...draft, channel: null });
    await announceSeminar({ db, outbox: createTestOutbox(), seminarId, now });
    expect(await ledgerOf(db, seminarId)).toEqual([]);
  });

  test('is too late from the instant of the deadline: it stays a draft and nothing is owed', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, deadlineAt } = await addTestSeminar(db, draft);
    const announce = (now: Temporal.Instant) => announceSeminar({ db, outbox: createTestOutbox(), seminarId, now });
    expect(await announce(deadlineAt)).toMatchObject({ kind: 'too_late' });
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft' });
    expect(await ledgerOf(db, seminarId)).toEqual([]);
    expect(await announce(deadlineAt.subtract({ nanoseconds: 1000 }))).toMatchObject({ kind: 'announced' });
  });

  test('is undone as a whole when what it owes cannot be queued', async () => {
    const db = await createTestDatabase();
    const { id: seminarId } = await addTestSeminar(db, draft);
    const outbox = { ...createTestOutbox(), owe: () => Promise.reject(new Error('queue gone')) };
    await expect(announceSeminar({ db, outbox, seminarId, now })).rejects.toThrow('queue gone');
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft', announcedAt: null });
  });

  test('is refused for one that was cancelled, and for one that is gone', async () => {
    const db = await createTestDatabase();
    const { id: seminarId } = await addTestSeminar(db, { status: 'cancelled' });
    const outbox = createTestOutbox();
    expect(await announceSeminar({ db, outbox, seminarId, now })).toMatchObject({ kind: 'not_a_draft' });
    expect(await announceSeminar({ db, outbox, seminarId: crypto.randomUUID(), now })).toEqual({ kind: 'no_seminar' });
    expect(outbox.owed).toEqual([]);
  });
});

describe('a draft', () => {
  const announceAt = at('2026-11-25T09:00');

  test('can be scheduled, scheduled anew, and kept as a draft after all', async () => {
    const db = await createTestDatabase();
    const { id: seminarId } = await addTestSeminar(db, draft);
    await scheduleSeminar({ db, seminarId, announceAt });
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'scheduled', announceAt });
    const later = announceAt.add({ hours: 1 });
    expect(await scheduleSeminar({ db, seminarId, announceAt: later })).toMatchObject({ announceAt: later });
    await keepDraft({ db, seminarId });
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft', announceAt: null });
  });

  test('that was announced meanwhile is neither scheduled, kept as a draft nor thrown away', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const seminarId = seminar.id;
    expect(await scheduleSeminar({ db, seminarId, announceAt })).toBeUndefined();
    expect(await keepDraft({ db, seminarId })).toBeUndefined();
    expect(await deleteDraft({ db, seminarId })).toBe(false);
    expect(await findSeminar(db, seminarId)).toEqual(seminar);
  });

  test('can be thrown away with what the ledger says of it, once', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, createdBy } = await addTestSeminar(db, draft);
    await addTestMessage(db, { kind: 'trouble', seminarId, to: { personId: createdBy } });
    const kept = await addTestSeminar(db, { ...draft, createdBy });
    expect(await deleteDraft({ db, seminarId })).toBe(true);
    expect(await deleteDraft({ db, seminarId })).toBe(false);
    expect(await findSeminar(db, seminarId)).toBeUndefined();
    expect(await findSeminar(db, kept.id)).toEqual(kept);
  });

  test('announced and thrown away at once is either announced or gone, never half of it', async () => {
    const db = await createTestDatabase();
    for (let round = 0; round < 4; round += 1) {
      const { id: seminarId } = await addTestSeminar(db, draft);
      const [result, isDeleted] = await Promise.all([
        announceSeminar({ db, outbox: createTestOutbox(), seminarId, now }),
        deleteDraft({ db, seminarId }),
      ]);
      expect(result.kind).toBe(isDeleted ? 'no_seminar' : 'announced');
      expect(await ledgerOf(db, seminarId)).toHaveLength(isDeleted ? 0 : 1);
      expect((await findSeminar(db, seminarId))?.status).toBe(isDeleted ? undefined : 'announced');
    }
  });
});
