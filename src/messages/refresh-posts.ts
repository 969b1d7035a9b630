// The posts of a seminar in a channel are made to show it as it is now.

import type { Delivery } from './delivery.ts';
import { findPosts, saveRendered } from './post.store.ts';
import { SendError, type Sender } from './sender.ts';

/**
 * Updates each post that shows an older revision. Waits its turn first, so that many taps become one update. One that
 * fails holds up no other of the seminar; it is thrown at the end.
 */
export async function refreshPosts(delivery: Delivery, seminarId: string, signal?: AbortSignal): Promise<void> {
  const { db, pacing, senders } = delivery;
  const failures: unknown[] = [];
  for (const { id, platform } of await findPosts(db, seminarId)) {
    // Where the bot does not speak by now it stays stale, for when it does again, or for a bot that does.
    const sender = platform && senders[platform];
    if (!sender) continue;
    await pacing.takeUpdate(signal);
    try {
      await refreshPost(delivery, { seminarId, id, sender });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function refreshPost(
  { db, pacing, log, buildCard }: Delivery,
  { seminarId, id, sender }: { seminarId: string; id: string; sender: Sender },
): Promise<void> {
  const post = (await findPosts(db, seminarId)).find((each) => each.id === id);
  const built = post?.platform ? await buildCard(post, post.platform) : undefined;
  if (!post?.ref || !built?.revision || built.revision === post.renderedRevision) return;
  try {
    await sender.update({ ref: post.ref, card: built.card, language: built.language });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    // Whichever bot tries next, and of whichever seminar, waits that long.
    if (error.retryAfterSeconds) await pacing.pauseUpdates(error.retryAfterSeconds);
    if (error.failure !== 'permanent') throw error;
    // Somebody deleted it, or the bot is out of the channel: nothing to keep current.
    log.warn({ err: error, message: id }, 'post cannot be updated');
  }
  await saveRendered(db, { id, before: post.renderedRevision, revision: built.revision });
}
