import { describe, expect, test } from 'vitest';
import { cancelSeminar } from '../../src/changes/cancel-seminar.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import { actionsOn, addTestRsvp, ledgerOf, owedTo } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const now = at('2026-12-01T09:00');

describe('cancelling a seminar', () => {
  test('tells those who attend or wait, and nobody else, once, however often it is pressed', async () => {
    const db = database();
    const seminar = await addTestSeminar(db, { seats: 1 });
    const attending = await addTestRsvp(db, seminar.id);
    const waiting = await addTestRsvp(db, seminar.id, { standing: 'waitlisted', waitlistNumber: 1 });
    await addTestRsvp(db, seminar.id, { standing: 'declined' });
    await addTestRsvp(db, seminar.id, { standing: 'materials' });
    const outbox = createTestOutbox();
    const press = () => cancelSeminar({ db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now });
    const results = await Promise.all([press(), press(), press()]);
    expect(results.map((result) => result.kind).sort()).toEqual(['cancelled', 'cannot', 'cannot'].sort());
    expect(results.find((result) => result.kind === 'cancelled')).toMatchObject({ told: 2 });
    expect(await owedTo(db, seminar.id, 'cancelled')).toEqual([attending.id, waiting.id].sort());
    expect(await ledgerOf(db, seminar.id)).toHaveLength(2);
    expect(await findSeminar(db, seminar.id)).toMatchObject({ status: 'cancelled', revision: seminar.revision + 1 });
    expect(outbox.refreshed).toEqual([seminar.id]);
    expect(await actionsOn(db, seminar.id)).toEqual([{ actor: seminar.createdBy, action: 'cancel' }]);
  });

  test.each([
    ['a draft', { status: 'draft' }, now],
    ['one that begins at this instant', {}, at('2026-12-03T18:30')],
    ['one that is over', {}, at('2026-12-04T09:00')],
  ] as const)('cannot be done to %s', async (_what, change, at) => {
    const db = database();
    const seminar = await addTestSeminar(db, change);
    await addTestRsvp(db, seminar.id);
    const outbox = createTestOutbox();
    const input = { db, outbox, seminarId: seminar.id, actor: seminar.createdBy };
    expect(await cancelSeminar({ ...input, now: at })).toMatchObject({ kind: 'cannot' });
    expect(await findSeminar(db, seminar.id)).toEqual(seminar);
    expect(await ledgerOf(db, seminar.id)).toEqual([]);
    expect(outbox.refreshed).toEqual([]);
    expect(await actionsOn(db, seminar.id)).toEqual([]);
  });

  test('a seminar that is gone is said to be', async () => {
    const db = database();
    const outbox = createTestOutbox();
    const { id: actor } = await addTestPerson(db);
    const gone = { db, outbox, seminarId: crypto.randomUUID(), actor, now };
    expect(await cancelSeminar(gone)).toEqual({ kind: 'no_seminar' });
  });
});
