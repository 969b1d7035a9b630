// An organizer adds a link to a seminar's materials, or takes one away.
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { addMaterial, findMaterials, saveRemoved } from './material.store.ts';
import { MOST_MATERIALS, shownOf } from './material.ts';

interface Change {
  db: DatabaseRoot;
  seminarId: string;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}

export type ChangeResult =
  | { kind: 'no_seminar' }
  | { kind: 'too_many'; seminar: Seminar }
  /** `unchanged`: it is there, or gone, already. */
  | { kind: 'changed' | 'unchanged'; seminar: Seminar };

/** The same link twice is one. */
export async function addMaterialLink(change: Change & { label: string; url: string }): Promise<ChangeResult> {
  const { db, seminarId, actor, now, label, url } = change;
  return db.transaction(async (tx): Promise<ChangeResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const known = shownOf(await findMaterials(tx, seminarId));
    if (known.some((material) => material.url === url)) return { kind: 'unchanged', seminar };
    if (known.length >= MOST_MATERIALS) return { kind: 'too_many', seminar };
    const position = Math.max(0, ...known.map((material) => material.position)) + 1;
    const id = crypto.randomUUID();
    const fresh = { round: null, createdBy: actor, createdAt: now, removedAt: null };
    await addMaterial(tx, { id, seminarId, label, url, position, ...fresh });
    const entry = { actor, action: 'add-material', seminarId, subject: seminar.title, after: { label, url } };
    await noteAction(tx, entry, now);
    return { kind: 'changed', seminar };
  });
}

/** What was sent already stays in people's chats; it is only no longer sent. */
export async function removeMaterialLink(change: Change & { materialId: string }): Promise<ChangeResult> {
  const { db, seminarId, actor, now, materialId } = change;
  return db.transaction(async (tx): Promise<ChangeResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const known = shownOf(await findMaterials(tx, seminarId)).find(({ id }) => id === materialId);
    if (!known) return { kind: 'unchanged', seminar };
    await saveRemoved(tx, { id: materialId, removedAt: now });
    const before = { label: known.label, url: known.url };
    await noteAction(tx, { actor, action: 'remove-material', seminarId, subject: seminar.title, before }, now);
    return { kind: 'changed', seminar };
  });
}
