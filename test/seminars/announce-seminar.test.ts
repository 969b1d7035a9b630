import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { countAudiences } from '../../src/people/audience.store.ts';
import { AUDIENCES } from '../../src/people/audience.ts';
import { accounts, people } from '../../src/people/person.table.ts';
import {
  announceSeminar,
  chooseAudience,
  deleteDraft,
  keepDraft,
  scheduleSeminar,
} from '../../src/seminars/announce-seminar.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { actionsOn, addTestMessage, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T09:00');
const draft = { status: 'draft', announcedAt: null } as const;

describe('announcing a seminar', () => {
  test('owes the channel’s post and a message to each LINE follower once, though it is pressed five times at once', async () => {
    const db = await createTestDatabase();
    const followers = await Promise.all([1, 2, 3].map(() => addTestPerson(db, { platform: 'line' })));
    await addTestPerson(db, { platform: 'slack' });
    const { id: seminarId, deadlineAt, startsAt, createdBy: actor } = await addTestSeminar(db, draft);
    const press = () => announceSeminar({ db, outbox: createTestOutbox(), seminarId, actor, now });
    const results = await Promise.all([press(), press(), press(), press(), press()]);
    expect(results.filter((result) => result.kind === 'announced')).toHaveLength(1);
    expect(results.filter((result) => result.kind === 'not_a_draft')).toHaveLength(4);
    expect(await owedTo(db, seminarId, 'announcement')).toEqual(followers.map(({ id }) => id).sort());
    const [message] = await ledgerOf(db, seminarId, 'announcement');
    expect(message?.usefulUntil).toEqual(deadlineAt);
    expect(await ledgerOf(db, seminarId, 'announcement-post')).toMatchObject([
      { address: 'C0SEMINAR', usefulUntil: startsAt },
    ]);
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'announced', announcedAt: now });
    expect(await actionsOn(db, seminarId)).toEqual([{ actor, action: 'announce' }]);
  });

  test('goes to the audience that was chosen, as many as were counted before; who reads the channel is not in it', async () => {
    const db = await createTestDatabase();
    const add = async (change: Partial<typeof people.$inferInsert>) => {
      const { id } = await addTestPerson(db, { platform: 'line' });
      if (Object.keys(change).length > 0) await db.update(people).set(change).where(eq(people.id, id));
      return id;
    };
    const yearAgo = at('2025-11-24T09:00');
    const staff = await add({ affiliation: 'staff', lastCameAt: yearAgo });
    const gone = await add({ affiliation: 'citizen', lastCameAt: yearAgo.subtract({ seconds: 1 }) });
    const never = await add({});
    const onSlack = await add({ affiliation: 'staff' });
    const slack = { platform: 'slack', externalId: 'U0BOTH', personId: onSlack } as const;
    await db.insert(accounts).values(slack);
    const expected = {
      ...{ everyone: [staff, gone, never], away: [gone, never], staff: [staff] },
      ...{ municipality: [], citizen: [gone], company: [] },
    };
    for (const audience of AUDIENCES) {
      const seminar = await addTestSeminar(db, { ...draft, audience: 'everyone' });
      const act = { db, seminarId: seminar.id, actor: seminar.createdBy, now };
      expect(await chooseAudience({ ...act, audience })).toMatchObject({ audience, status: 'draft' });
      const counts = await countAudiences(db, { ...seminar, now });
      await announceSeminar({ ...act, outbox: createTestOutbox() });
      const owed = await owedTo(db, seminar.id, 'announcement');
      expect(owed).toEqual(expected[audience].toSorted());
      expect(owed).toHaveLength(counts[audience]);
      expect(await ledgerOf(db, seminar.id, 'announcement-post')).toHaveLength(1);
      expect(await chooseAudience({ ...act, audience: 'staff' })).toBeUndefined();
    }
  });

  test('owes no post where no channel was chosen', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, createdBy: actor } = await addTestSeminar(db, { ...draft, channel: null });
    await announceSeminar({ db, outbox: createTestOutbox(), seminarId, actor, now });
    expect(await ledgerOf(db, seminarId)).toEqual([]);
  });

  test('is too late from the instant of the deadline: it stays a draft and nothing is owed', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, deadlineAt, createdBy: actor } = await addTestSeminar(db, draft);
    const announce = (now: Temporal.Instant) =>
      announceSeminar({ db, outbox: createTestOutbox(), seminarId, actor, now });
    expect(await announce(deadlineAt)).toMatchObject({ kind: 'too_late' });
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft' });
    expect(await ledgerOf(db, seminarId)).toEqual([]);
    expect(await announce(deadlineAt.subtract({ nanoseconds: 1000 }))).toMatchObject({ kind: 'announced' });
  });

  test('is undone as a whole when what it owes cannot be queued', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, createdBy: actor } = await addTestSeminar(db, draft);
    const outbox = { ...createTestOutbox(), owe: () => Promise.reject(new Error('queue gone')) };
    await expect(announceSeminar({ db, outbox, seminarId, actor, now })).rejects.toThrow('queue gone');
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft', announcedAt: null });
    expect(await actionsOn(db, seminarId)).toEqual([]);
  });

  test('is refused for one that was cancelled, and for one that is gone', async () => {
    const db = await createTestDatabase();
    const { id, createdBy: actor } = await addTestSeminar(db, { status: 'cancelled' });
    const outbox = createTestOutbox();
    const announce = (seminarId: string) => announceSeminar({ db, outbox, seminarId, actor, now });
    expect(await announce(id)).toMatchObject({ kind: 'not_a_draft' });
    expect(await announce(crypto.randomUUID())).toEqual({ kind: 'no_seminar' });
    expect(outbox.owed).toEqual([]);
  });
});

describe('a draft', () => {
  const announceAt = at('2026-11-25T09:00');

  test('can be scheduled, scheduled anew, and kept as a draft after all', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, createdBy: actor } = await addTestSeminar(db, draft);
    const input = { db, seminarId, actor, now };
    await scheduleSeminar({ ...input, announceAt });
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'scheduled', announceAt });
    const later = announceAt.add({ hours: 1 });
    expect(await scheduleSeminar({ ...input, announceAt: later })).toMatchObject({ announceAt: later });
    await keepDraft(input);
    expect(await findSeminar(db, seminarId)).toMatchObject({ status: 'draft', announceAt: null });
    const actions = ['keep-draft', 'schedule', 'schedule'].map((action) => ({ actor, action }));
    expect(await actionsOn(db, seminarId)).toEqual(actions);
  });

  test('that was announced meanwhile is neither scheduled, kept as a draft nor thrown away', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const input = { db, seminarId: seminar.id, actor: seminar.createdBy, now };
    expect(await scheduleSeminar({ ...input, announceAt })).toBeUndefined();
    expect(await keepDraft(input)).toBeUndefined();
    expect(await deleteDraft(input)).toBe(false);
    expect(await findSeminar(db, seminar.id)).toEqual(seminar);
    expect(await actionsOn(db, seminar.id)).toEqual([]);
  });

  test('can be thrown away with what the ledger says of it, once', async () => {
    const db = await createTestDatabase();
    const { id: seminarId, createdBy } = await addTestSeminar(db, draft);
    await addTestMessage(db, { kind: 'trouble', seminarId, to: { personId: createdBy } });
    const kept = await addTestSeminar(db, { ...draft, createdBy });
    const input = { db, seminarId, actor: createdBy, now };
    expect(await deleteDraft(input)).toBe(true);
    expect(await deleteDraft(input)).toBe(false);
    expect(await findSeminar(db, seminarId)).toBeUndefined();
    expect(await actionsOn(db, seminarId)).toEqual([{ actor: createdBy, action: 'delete-draft' }]);
    expect(await findSeminar(db, kept.id)).toEqual(kept);
  });

  test('announced and thrown away at once is either announced or gone, never half of it', async () => {
    const db = await createTestDatabase();
    for (let round = 0; round < 4; round += 1) {
      const { id: seminarId, createdBy: actor } = await addTestSeminar(db, draft);
      const [result, isDeleted] = await Promise.all([
        announceSeminar({ db, outbox: createTestOutbox(), seminarId, actor, now }),
        deleteDraft({ db, seminarId, actor, now }),
      ]);
      expect(result.kind).toBe(isDeleted ? 'no_seminar' : 'announced');
      expect(await ledgerOf(db, seminarId)).toHaveLength(isDeleted ? 0 : 1);
      expect((await findSeminar(db, seminarId))?.status).toBe(isDeleted ? undefined : 'announced');
      const action = isDeleted ? 'delete-draft' : 'announce';
      expect(await actionsOn(db, seminarId)).toEqual([{ actor, action }]);
    }
  });
});
