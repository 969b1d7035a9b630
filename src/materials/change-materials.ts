// An organizer adds a link to a seminar's materials, or takes one away.
import { noteAction } from '../people/audit.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { lockSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { addMaterial, findMaterials, saveLink, saveRemoved } from './material.store.ts';
import { MOST_MATERIALS, shownOf } from './material.ts';

type Change = Omit<OrganizersAct, 'outbox'>;

export type ChangeResult =
  | { kind: 'no_seminar' }
  | { kind: 'too_many'; seminar: Seminar }
  /** `unchanged`: it is there, or gone, already. */
  | { kind: 'unchanged'; seminar: Seminar }
  /** Added by this form, and taken away since. */
  | { kind: 'removed'; seminar: Seminar }
  /** `replaced`: the name of what this form had added before, with other words. */
  | { kind: 'changed'; seminar: Seminar; replaced?: string };

/**
 * The same link twice is one. `id`: chosen when the form was opened; sent again with other words it is the same one,
 * corrected, unless it went out or was taken away: then it is one more.
 */
export async function addMaterialLink(
  change: Change & { id?: string; label: string; url: string },
): Promise<ChangeResult> {
  const { db, seminarId, actor, now, label, url, id = crypto.randomUUID() } = change;
  return db.transaction(async (tx): Promise<ChangeResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const all = await findMaterials(tx, seminarId);
    const known = shownOf(all);
    const mine = all.find((material) => material.id === id);
    if (mine && mine.url === url && mine.label === label) {
      return { kind: mine.removedAt ? 'removed' : 'changed', seminar };
    }
    if (known.some((material) => material.url === url && material !== mine)) return { kind: 'unchanged', seminar };
    if (mine && mine.round === null && !mine.removedAt) {
      await saveLink(tx, { id, label, url });
      const before = { label: mine.label, url: mine.url };
      const entry = { actor, action: 'add-material', seminarId, subject: seminar.title, before };
      await noteAction(tx, { ...entry, after: { label, url } }, now);
      return { kind: 'changed', seminar, replaced: mine.label };
    }
    if (known.length >= MOST_MATERIALS) return { kind: 'too_many', seminar };
    const position = Math.max(0, ...known.map((material) => material.position)) + 1;
    const fresh = { round: null, createdBy: actor, createdAt: now, removedAt: null };
    const material = { seminarId, label, url, position, ...fresh };
    if (!(await addMaterial(tx, { ...material, id }))) await addMaterial(tx, { ...material, id: crypto.randomUUID() });
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
