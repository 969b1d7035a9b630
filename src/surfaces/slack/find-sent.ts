// Looks for a message that may have been sent: Slack has no idempotency key, but keeps a message's metadata.
import type { webApi } from '@slack/bolt';
import { SendError } from '../../messages/sender.ts';
import { historyLimits } from './limits.ts';

const eventType = 'seminar_message';

export const metadataOf = (id: string) => ({ event_type: eventType, event_payload: { id } });

interface Sought {
  channel: string;
  id: string;
  /** In real time, which Slack's timestamps run on. */
  since: Temporal.Instant;
}

/** The message's ts; undefined when it is not there. Throws SendError when there is too much to look through. */
export async function findSent(client: webApi.WebClient, { channel, id, since }: Sought): Promise<string | undefined> {
  const oldest = since.subtract({ seconds: historyLimits.secondsBefore });
  let cursor: string | undefined;
  for (let page = 0; page < historyLimits.pages; page++) {
    const history = await client.conversations.history({
      channel,
      oldest: `${Math.floor(oldest.epochMilliseconds / 1000)}.000000`,
      include_all_metadata: true,
      limit: historyLimits.page,
      ...(cursor && { cursor }),
    });
    const found = history.messages?.find(({ metadata }) => metadata?.event_type === eventType && idOf(metadata) === id);
    if (found?.ts) return found.ts;
    cursor = history.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  // Nobody can tell any more whether it was sent: rather not at all than twice.
  throw new SendError('permanent', { platformCode: 'lookup_too_long' });
}

const idOf = ({ event_payload }: { event_payload?: unknown }): unknown =>
  typeof event_payload === 'object' && event_payload !== null && 'id' in event_payload ? event_payload.id : undefined;
