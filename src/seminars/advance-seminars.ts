// Time passes: what was to be announced is, and posts learn that registration closed or the seminar began.

import type { Outbox } from '../messages/outbox.ts';
import { findStalePosts } from '../messages/post.store.ts';
import { announceLocked } from './announce-seminar.ts';
import { eachSeminar, type Passing } from './each-seminar.ts';
import { findAnnouncedUnfinished, findDueToAnnounce, saveShownPhase } from './seminar.store.ts';
import { seminarPhase } from './seminar.ts';

/** Announces what is due. What became too late while the bot was down is a draft again, and its coordinators are told. */
export async function announceScheduled({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  const due = (await findDueToAnnounce(job.db, now)).map(({ id }) => id);
  await eachSeminar(job, due, async (tx, seminar) => {
    await announceLocked({ tx, outbox, seminar, now, actor: null });
  });
}

/** Has every post that shows an older state brought up to date, those whose moment has come and those left behind. */
export async function refreshStalePosts({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  const unfinished = (await findAnnouncedUnfinished(job.db)).map(({ id }) => id);
  await eachSeminar(job, unfinished, async (tx, seminar) => {
    await saveShownPhase(tx, seminar.id, seminarPhase(seminar, now));
  });
  for (const id of await findStalePosts(job.db)) outbox.refreshPosts(id);
}
