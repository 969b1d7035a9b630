// Time passes: what was to be announced is, and posts learn that registration closed or the seminar began.
import type { DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findStalePosts } from '../messages/post.store.ts';
import { announceSeminar } from './announce-seminar.ts';
import { findAnnouncedUnfinished, findDueToAnnounce, saveShownPhase } from './seminar.store.ts';
import { seminarPhase } from './seminar.ts';

interface Passing {
  db: DatabaseRoot;
  outbox: Outbox;
  now: Temporal.Instant;
}

/** Announces what is due. What became too late while the bot was down is a draft again, and its organizer is told. */
export async function announceScheduled({ db, outbox, now }: Passing): Promise<void> {
  for (const { id } of await findDueToAnnounce(db, now)) {
    await announceSeminar({ db, outbox, seminarId: id, now, actor: null });
  }
}

/** Has every post that shows an older state brought up to date, those whose moment has come and those left behind. */
export async function refreshStalePosts({ db, outbox, now }: Passing): Promise<void> {
  for (const seminar of await findAnnouncedUnfinished(db)) {
    await saveShownPhase(db, seminar.id, seminarPhase(seminar, now));
  }
  for (const id of await findStalePosts(db)) outbox.refreshPosts(id);
}
