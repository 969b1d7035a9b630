// Whom an announcement of this seminar reaches, counted now.
import type { Database } from '../database/client.ts';
import { findImport } from '../people/follower.store.ts';
import { countFollowers } from '../people/reach.store.ts';
import type { Reach } from './reach.ts';

export async function loadReach(db: Database, { channel }: { channel: string | null }): Promise<Reach> {
  const reading = await findImport(db);
  return {
    hasChannel: channel !== null,
    ...(await countFollowers(db, { channel })),
    known: reading?.status ?? 'nobody',
  };
}
