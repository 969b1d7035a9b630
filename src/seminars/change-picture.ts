// An organizer's own picture in place of the drawn cover, and back. What is kept is drawn anew from it: the file itself,
// and whatever else it held, is not.
import { createHash } from 'node:crypto';
import { noteAction } from '../people/audit.store.ts';
import { type Drawer, DrawingError } from '../pictures/drawer.ts';
import { type PhotoRefusal, readPhoto } from '../pictures/photo.ts';
import { addPhoto, removePhoto } from '../pictures/picture.store.ts';
import type { OrganizersAct } from './act.ts';
import { findSeminar, isPhotoInUse, lockSeminar, savePicture } from './seminar.store.ts';
import { isPublic, type Seminar } from './seminar.ts';

export type PictureResult =
  | { kind: 'changed'; seminar: Seminar }
  | { kind: 'refused'; why: PhotoRefusal | 'not_drawn' }
  | { kind: 'no_seminar' };

/** The same picture again changes nothing. */
export async function changePicture(
  input: OrganizersAct & { drawer: Pick<Drawer, 'draw'>; bytes: Uint8Array; alt: string },
): Promise<PictureResult> {
  const { db, seminarId, drawer, bytes, alt } = input;
  if (!(await findSeminar(db, seminarId))) return { kind: 'no_seminar' };
  const head = readPhoto(bytes);
  if (typeof head === 'string') return { kind: 'refused', why: head };
  const png = await drawer.draw({ kind: 'photo', ...head, bytes }).catch((error: unknown) => {
    if (error instanceof DrawingError) return undefined;
    throw error;
  });
  if (!png) return { kind: 'refused', why: 'not_drawn' };
  const hash = createHash('sha256').update(png).digest('base64url').slice(0, 22);
  return putPicture(input, { hash, alt, png });
}

export const removePicture = (input: OrganizersAct): Promise<PictureResult> => putPicture(input, null);

async function putPicture(
  { db, outbox, seminarId, actor, now }: OrganizersAct,
  to: { hash: string; alt: string; png: Uint8Array<ArrayBuffer> } | null,
): Promise<PictureResult> {
  const result = await db.transaction(async (tx): Promise<PictureResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const before = seminar.picture;
    const picture = to && { hash: to.hash, alt: to.alt };
    if (before?.hash === to?.hash && before?.alt === to?.alt) return { kind: 'changed', seminar };
    if (to) await addPhoto(tx, { ...to, now });
    await savePicture(tx, seminarId, picture);
    if (before && !(await isPhotoInUse(tx, before.hash))) await removePhoto(tx, before.hash);
    const action = to ? 'set-picture' : 'remove-picture';
    await noteAction(tx, { actor, action, seminarId, subject: seminar.title }, now);
    return { kind: 'changed', seminar: { ...seminar, picture } };
  });
  if (result.kind === 'changed' && isPublic(result.seminar)) outbox.refreshPosts(seminarId);
  return result;
}
