// An organizer writes a seminar down, as a draft, or rewrites a draft.
import type { DatabaseRoot } from '../database/client.ts';
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
  return db.transaction(async (tx) => {
    if (!id) {
      const draft: Seminar = {
        ...details,
        id: crypto.randomUUID(),
        status: 'draft',
        announceAt: null,
        announcedAt: null,
        surveyClosedAt: null,
        createdBy: personId,
        revision: 1,
      };
      await addSeminar(tx, draft, now);
      return draft;
    }
    const known = await lockSeminar(tx, id);
    if (known?.status !== 'draft' && known?.status !== 'scheduled') return undefined;
    // What was about to be announced by itself is looked at once more after an edit.
    const draft: Seminar = { ...known, ...details, status: 'draft', announceAt: null, revision: known.revision + 1 };
    await saveSeminar(tx, draft);
    return draft;
  });
}
