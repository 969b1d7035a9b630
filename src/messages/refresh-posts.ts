// The posts of a seminar in a channel are made to show it as it is now.

import type { Delivery } from './deliver-message.ts';
import { findPosts, saveRendered } from './post.store.ts';
import { SendError } from './sender.ts';

/** Updates each post that shows an older revision. Waits its turn first, so that many taps become one update. */
export async function refreshPosts(delivery: Delivery, seminarId: string, signal?: AbortSignal): Promise<void> {
  const { db, pacing, senders, log } = delivery;
  for (const { id } of await findPosts(db, seminarId)) {
    await pacing.takeUpdate(signal);
    const post = (await findPosts(db, seminarId)).find((each) => each.id === id);
    const built = post?.platform ? await delivery.buildCard(post, post.platform) : undefined;
    if (!post?.ref || !post.platform || !built?.revision || built.revision === post.renderedRevision) continue;
    try {
      await senders[post.platform]?.update({ ref: post.ref, card: built.card, language: built.language });
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
}
