// An organizer writes a seminar down, as a draft, or rewrites a draft.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { hasAction, noteAction } from '../people/audit.store.ts';
import { addSeminar, lockSeminar, saveSeminar } from './seminar.store.ts';
import { isSameDetails, type Seminar, type SeminarDetails } from './seminar.ts';
import { findOneSeries } from './series.store.ts';

export type WriteResult =
  /** `replaced`: what a new seminar's form had saved when it was sent before, with other words. */
  | { kind: 'written'; draft: Seminar; replaced?: Seminar }
  /** It is a draft no more, as a new seminar's form that comes once more finds it; `isSame`: in just these words. */
  | { kind: 'no_draft'; seminar: Seminar; isSame: boolean }
  /** Thrown away, announced or cancelled meanwhile. */
  | { kind: 'gone' };

interface Writing {
  db: DatabaseRoot;
  /** Chosen when the form was opened. */
  id: string;
  /** The form was a new seminar's: sent again, it is the same one. */
  isNew?: boolean;
  details: SeminarDetails;
  /** Of a new one: the series it is planned for. */
  seriesId?: string;
  personId: string;
  now: Temporal.Instant;
}

export async function writeSeminar(writing: Writing): Promise<WriteResult> {
  const { db, id, isNew } = writing;
  return db.transaction(async (tx): Promise<WriteResult> => {
    const known = await lockSeminar(tx, id);
    if (known) return isNew ? repeat(tx, writing, known) : rewrite(tx, writing, known);
    // Thrown away since: the form coming once more does not bring it back.
    if (!isNew || (await hasAction(tx, { seminarId: id, action: 'delete-draft' }))) return { kind: 'gone' };
    const series = writing.seriesId && (await findOneSeries(tx, writing.seriesId));
    const draft = { ...newDraft(writing.details, writing.personId), id, seriesId: series ? series.id : null };
    if (await addSeminar(tx, draft, writing.now)) {
      await noteWriting(tx, writing);
      return { kind: 'written', draft };
    }
    // The same form at the same instant was quicker, and has just committed.
    const first = await lockSeminar(tx, id);
    return first ? repeat(tx, writing, first) : { kind: 'gone' };
  });
}

async function repeat(tx: Transaction, writing: Writing, known: Seminar): Promise<WriteResult> {
  const isSame = isSameDetails(known, writing.details);
  if (!isDraft(known)) return { kind: 'no_draft', seminar: known, isSame };
  if (isSame) return { kind: 'written', draft: known };
  return { kind: 'written', draft: await save(tx, writing, known), replaced: known };
}

async function rewrite(tx: Transaction, writing: Writing, known: Seminar): Promise<WriteResult> {
  return isDraft(known) ? { kind: 'written', draft: await save(tx, writing, known) } : { kind: 'gone' };
}

async function save(tx: Transaction, writing: Writing, known: Seminar): Promise<Seminar> {
  // What was about to be announced by itself is looked at once more after an edit.
  const revision = known.revision + 1;
  const draft: Seminar = { ...known, ...writing.details, status: 'draft', announceAt: null, revision };
  await saveSeminar(tx, draft);
  await noteWriting(tx, writing);
  return draft;
}

const noteWriting = (tx: Transaction, { id, details, personId, now }: Writing) =>
  noteAction(tx, { actor: personId, action: 'write', seminarId: id, subject: details.title }, now);

const isDraft = ({ status }: Seminar) => status === 'draft' || status === 'scheduled';

/** A draft as it begins. */
export function newDraft(details: SeminarDetails, personId: string): Seminar {
  return {
    ...details,
    id: crypto.randomUUID(),
    number: null,
    status: 'draft',
    audience: 'everyone',
    topicId: null,
    announceAt: null,
    announcedAt: null,
    surveyClosedAt: null,
    createdBy: personId,
    edition: 1,
    movedAt: null,
    seriesId: null,
    picture: null,
    deadlineMovedAt: null,
    revision: 1,
  };
}
