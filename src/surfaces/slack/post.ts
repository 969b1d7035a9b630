// Posts one message: to a person's DM or a channel. Throws what the SDK throws.
import type { webApi } from '@slack/bolt';
import type { Message } from './render-view.ts';

/** Keeps Slack from reading anything into a text, and from previewing its links. */
export const asTyped = { parse: 'none', link_names: false } as const;

export const isPerson = (id: string): boolean => /^[UW]/.test(id);

export async function openDm(client: webApi.WebClient, person: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: person });
  if (!channel?.id) throw new Error('conversations.open named no channel');
  return channel.id;
}

interface Post {
  channel: string;
  message: Message;
  metadata?: webApi.ChatPostMessageArguments['metadata'];
}

/** Where it stands: the channel's own id (a DM's, not the person's), and the message's ts. */
export async function post(client: webApi.WebClient, given: Post): Promise<{ channel: string; ts: string }> {
  const { channel, message, metadata } = given;
  const unfurled = { unfurl_links: false, unfurl_media: false, mrkdwn: false };
  const { ts, channel: at } = await client.chat.postMessage({
    channel,
    ...message,
    ...asTyped,
    ...unfurled,
    ...(metadata && { metadata }),
  });
  if (!ts) throw new Error('chat.postMessage named no ts');
  return { channel: at ?? channel, ts };
}
