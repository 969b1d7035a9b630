// An organizer writes a seminar down, as a draft, or rewrites a draft.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { addSeminar, lockSeminar, saveSeminar } from './seminar.store.ts';
import type { Seminar, SeminarDetails } from './seminar.ts';

/** The draft as saved; undefined when `id` names one that is gone or announced already. */
export async function writeSeminar({
  db,
  id,
  details,
  personId,
  now,
}: {
  db: DatabaseRoot;
  id: string | undefined;
  details: SeminarDetails;
  personId: string;
  now: Temporal.Instant;
}): Promise<Seminar | undefined> {
  const noted = (draft: Seminar) => ({ actor: personId, action: 'write', seminarId: draft.id, subject: draft.title });
  return db.transaction(async (tx) => {
    if (!id) {
      const draft = newDraft(details, personId);
      await addSeminar(tx, draft, now);
      await noteAction(tx, noted(draft), now);
      return draft;
    }
    const known = await lockSeminar(tx, id);
    if (known?.status !== 'draft' && known?.status !== 'scheduled') return undefined;
    // What was about to be announced by itself is looked at once more after an edit.
    const draft: Seminar = { ...known, ...details, status: 'draft', announceAt: null, revision: known.revision + 1 };
    await saveSeminar(tx, draft);
    await noteAction(tx, noted(draft), now);
    return draft;
  });
}

/** A draft as it begins. */
export function newDraft(details: SeminarDetails, personId: string): Seminar {
  return {
    ...details,
    id: crypto.randomUUID(),
    number: null,
    status: 'draft',
    announceAt: null,
    announcedAt: null,
    surveyClosedAt: null,
    createdBy: personId,
    edition: 1,
    movedAt: null,
    deadlineMovedAt: null,
    revision: 1,
  };
}
