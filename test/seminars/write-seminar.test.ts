import { describe, expect, test } from 'vitest';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import { type WriteResult, writeSeminar } from '../../src/seminars/write-seminar.ts';
import { addTestPerson, addTestSeminar, at, seminarOf } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';

const database = shareTestDatabase();
const now = at('2026-11-24T09:00');
const party = { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '3,000円', seats: 10 };

function draftOf(written: WriteResult) {
  if (written.kind !== 'written') throw new Error(`not written but ${written.kind}`);
  return written.draft;
}

function detailsOf(change: Parameters<typeof seminarOf>[0] = {}) {
  const { id: _id, status: _status, createdBy: _createdBy, revision: _revision, ...rest } = seminarOf(change);
  const { announceAt: _announceAt, announcedAt: _announcedAt, surveyClosedAt: _surveyClosedAt, ...details } = rest;
  return details;
}

describe('writing a seminar', () => {
  test('makes a draft of whoever wrote it, and keeps all of it to the instant', async () => {
    const db = database();
    const { id: personId } = await addTestPerson(db);
    const details = detailsOf({ format: 'both', seats: 30, party, link: 'https://meet.example/1' });
    const draft = draftOf(await writeSeminar({ db, id: crypto.randomUUID(), isNew: true, details, personId, now }));
    expect(draft).toMatchObject({ ...details, status: 'draft', announcedAt: null, createdBy: personId, revision: 1 });
    expect(await findSeminar(db, draft.id)).toEqual(draft);
  });

  test('keeps markup, quotes and right-to-left text as typed', async () => {
    const db = database();
    const { id: personId } = await addTestPerson(db);
    const title = `'"; drop table seminars; -- <!channel> שלום 👩‍🏫 \\ %s`;
    const id = crypto.randomUUID();
    const draft = draftOf(await writeSeminar({ db, id, isNew: true, details: detailsOf({ title }), personId, now }));
    expect((await findSeminar(db, draft.id))?.title).toBe(title);
  });

  test('again changes the draft, not whose it is, and takes an after-party away', async () => {
    const db = database();
    const known = await addTestSeminar(db, { status: 'draft', announcedAt: null, party });
    const { id: personId } = await addTestPerson(db);
    const details = detailsOf({ title: '題を直した', party: null });
    await writeSeminar({ db, id: known.id, details, personId, now });
    expect(await findSeminar(db, known.id)).toEqual({ ...known, ...details, revision: known.revision + 1 });
  });

  test('again makes a scheduled one a draft, to be looked at once more before it is announced', async () => {
    const db = database();
    const scheduled = { status: 'scheduled', announcedAt: null, announceAt: at('2026-11-25T09:00') } as const;
    const known = await addTestSeminar(db, scheduled);
    const rewritten = { db, id: known.id, details: detailsOf(), personId: known.createdBy, now };
    const draft = draftOf(await writeSeminar(rewritten));
    expect(draft).toMatchObject({ id: known.id, status: 'draft', announceAt: null });
  });

  test.each(['announced', 'cancelled'] as const)('again is refused once it is %s', async (status) => {
    const db = database();
    const known = await addTestSeminar(db, { status });
    const change = { db, details: detailsOf({ title: '別の題' }), personId: known.createdBy, now };
    expect(await writeSeminar({ ...change, id: known.id })).toEqual({ kind: 'gone' });
    expect(await findSeminar(db, known.id)).toEqual(known);
    expect(await writeSeminar({ ...change, id: crypto.randomUUID() })).toEqual({ kind: 'gone' });
  });
});
