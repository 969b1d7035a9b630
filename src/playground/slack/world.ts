// All that the playground's Slack remembers, behind one object that its parts share. Knows no HTTP.
import type { Clock } from '../../clock.ts';
import { type ConversationStore, createConversationStore, type NewMessage } from './conversation-store.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { fillIds } from './fill-ids.ts';
import { playgroundBot } from './identity.ts';
import type { Json, SlackChannel, SlackMember, SlackMessage } from './slack.ts';
import { createTimestamps, type Timestamps } from './timestamps.ts';
import { createTriggerIds, type TriggerIds } from './trigger-ids.ts';
import { createViewStore, type ViewStore } from './view-store.ts';

export interface World {
  clock: Clock;
  ts: Timestamps;
  conversations: ConversationStore;
  views: ViewStore;
  triggers: TriggerIds;
  files: FileStore;
  /** Where this Slack listens; known once it does. */
  baseUrl(): string;
  /** Stores a new message with ts and block ids. */
  post(message: NewMessage): SlackMessage;
  /** Stores the message changed; visible edits of a text mark it as edited. */
  edit(message: SlackMessage, change: Partial<Pick<SlackMessage, 'text' | 'blocks' | 'metadata'>>): SlackMessage;
  /** The name for logs and payloads: the member's, or the bot's. */
  nameOf(userId: string): string;
  subscribe(listener: () => void): () => void;
}

export function createWorld(given: {
  clock: Clock;
  members: SlackMember[];
  channels: SlackChannel[];
  answerWithinMs?: number;
  /** How often a file that is there is said to be in work still; 1 when left out. */
  fileLooks?: number;
  baseUrl(): string;
}): World {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const ts = createTimestamps(given.clock);
  // Starts anywhere, as the bot may remember the ids of an earlier playground.
  let count = Math.floor(Math.random() * 36 ** 5);
  const nextId = () => (++count).toString(36).toUpperCase().padStart(5, '0');
  const fill = (blocks: readonly Json[]) => fillIds(blocks, nextId);
  const conversations = createConversationStore(given, changed);
  const views = createViewStore(
    { viewId: () => `V${nextId().padStart(10, '0')}`, hash: () => `${ts.seconds()}.${nextId()}`, fill },
    changed,
  );

  return {
    clock: given.clock,
    ts,
    conversations,
    views,
    files: createFileStore(nextId, given.fileLooks ?? 1),
    baseUrl: given.baseUrl,
    triggers: createTriggerIds(undefined, given.answerWithinMs),
    post({ blocks = [], ...message }) {
      const full = { ...message, ts: ts.next(), blocks: fill(blocks), isEdited: false, edits: 0 };
      conversations.put(full);
      return full;
    },
    edit(message, change) {
      const blocks = change.blocks ? fill(change.blocks) : message.blocks;
      const edited = { ...message, ...change, blocks, isEdited: true, edits: message.edits + 1 };
      conversations.put(edited);
      return edited;
    },
    nameOf: (userId) =>
      userId === playgroundBot.userId ? playgroundBot.name : (conversations.members.get(userId)?.name ?? userId),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
