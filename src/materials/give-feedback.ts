// Someone says what the materials were to them: one tap, or why they could not come.
import type { Database, DatabaseRoot } from '../database/client.ts';
import { currentPersonId } from '../people/person.store.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { hasReader, saveAbsence, saveUseful } from './material.store.ts';
import type { AbsenceReason } from './material.ts';

interface Giving {
  db: DatabaseRoot;
  seminarId: string;
  personId: string;
  at: Temporal.Instant;
}

export type FeedbackResult = { kind: 'not_yours' } | { kind: 'given'; seminar: Seminar };

export async function markUseful(input: Giving): Promise<FeedbackResult> {
  const { db, seminarId, at } = input;
  return db.transaction(async (tx): Promise<FeedbackResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const key = { seminarId, personId: await currentPersonId(tx, input.personId) };
    if (!seminar || !(await hasReader(tx, key))) return { kind: 'not_yours' };
    await saveUseful(tx, { ...key, at });
    return { kind: 'given', seminar };
  });
}

export async function tellAbsence(input: Giving & { reason: AbsenceReason; comment: string }): Promise<FeedbackResult> {
  const { db, seminarId, at, reason, comment } = input;
  return db.transaction(async (tx): Promise<FeedbackResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    const key = { seminarId, personId: await currentPersonId(tx, input.personId) };
    if (!seminar || !(await mayTellReason(tx, key))) return { kind: 'not_yours' };
    await saveAbsence(tx, { ...key, reason, comment, at });
    return { kind: 'given', seminar };
  });
}

/** Those who asked for just the materials, once they have them. */
export async function mayTellReason(db: Database, key: { seminarId: string; personId: string }): Promise<boolean> {
  return (await findRsvp(db, key))?.standing === 'materials' && (await hasReader(db, key));
}
