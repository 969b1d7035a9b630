// Pictures that are kept: all the SQL of them.
import { and, eq, sql } from 'drizzle-orm';
import type { Platform } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { photos, pictureFiles } from './picture.table.ts';

export async function addPhoto(
  db: Database,
  photo: { hash: string; png: Uint8Array<ArrayBuffer>; now: Temporal.Instant },
): Promise<void> {
  const { hash, png, now } = photo;
  await db.insert(photos).values({ hash, png, keptAt: now }).onConflictDoNothing();
}

export async function findPhoto(db: Database, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [row] = await db.select({ png: photos.png }).from(photos).where(eq(photos.hash, hash));
  return row?.png;
}

export async function removePhoto(db: Database, hash: string): Promise<void> {
  await db.delete(photos).where(eq(photos.hash, hash));
}

interface FileOf {
  platform: Platform;
  /** Of what the picture shows. */
  hash: string;
}

export async function findFile(db: Database, { platform, hash }: FileOf): Promise<string | undefined> {
  const [row] = await db.select({ id: pictureFiles.fileId }).from(pictureFiles).where(isFile({ platform, hash }));
  return row?.id;
}

/** Where two bots uploaded the same at once, the first one's stays. */
export async function keepFile(
  db: Database,
  { now, fileId, ...of }: FileOf & { fileId: string; now: Temporal.Instant },
): Promise<void> {
  await db
    .insert(pictureFiles)
    .values({ ...of, fileId, keptAt: now })
    .onConflictDoNothing();
}

/** Only that one: another may have been uploaded since. */
export async function forgetFile(db: Database, { fileId, ...of }: FileOf & { fileId: string }): Promise<void> {
  await db.delete(pictureFiles).where(and(isFile(of), eq(pictureFiles.fileId, fileId)));
}

const isFile = ({ platform, hash }: FileOf) =>
  and(eq(pictureFiles.platform, platform), eq(pictureFiles.hash, sql`${hash}::text`));
