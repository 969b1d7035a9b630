// One webhook event → what the person wants, or "unsupported". Knows no HTTP and sends nothing.
import { z } from 'zod';
import { digitsOf, folded, typedCommand } from '../../cards/typed-command.ts';
import { type Command, decodeCommand } from '../../commands.ts';
import { eventIdOf, hashOf } from '../../messages/arrival.ts';
import type { Identity } from '../bot.ts';
import { type Ask, decodeAsk } from './ask.ts';

export type Received =
  | {
      kind: 'command';
      from: Identity;
      command: Command;
      tappedAt: Temporal.Instant | undefined;
      eventId: string;
      /** Undefined where LINE gives none (unfollow): nothing can be shown. */
      replyToken: string | undefined;
    }
  /** A tap on a button that asks first. */
  | { kind: 'ask'; from: Identity; ask: Ask; eventId: string; replyToken: string | undefined }
  | { kind: 'unsupported'; why: string };

export const webhookSchema = z.object({ events: z.array(z.looseObject({ type: z.string() })) });
export type RawEvent = z.infer<typeof webhookSchema>['events'][number];

const eventSchema = z.object({
  type: z.string(),
  mode: z.string().optional(),
  // LINE's milliseconds, within what an Instant can hold.
  timestamp: z.int().min(0).max(8.64e15).optional().catch(undefined),
  webhookEventId: z.string().min(1).optional().catch(undefined),
  replyToken: z.string().min(1).optional().catch(undefined),
  source: z
    .object({ type: z.string(), userId: z.string().min(1).optional() })
    .optional()
    .catch(undefined),
  postback: z.object({ data: z.string() }).optional().catch(undefined),
  message: z
    .object({
      type: z.string(),
      text: z.string().optional(),
      /** LINE's own, which stand in the text as e.g. (moon grin): where, in UTF-16 units. */
      emojis: z
        .array(z.object({ index: z.int().min(0), length: z.int().min(0) }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
type Event = z.infer<typeof eventSchema>;

/** What of an event `receive` reads: enough to receive it once more. The reply token stands apart. */
export function withoutToken(raw: RawEvent): { kept: object; replyToken: string | undefined } {
  const { replyToken, ...kept } = eventSchema.parse(raw);
  return { kept, replyToken };
}

/** Without an id of LINE's, one of the event's own bytes; whether it is sent again is not of them. */
function idOf(raw: RawEvent, { webhookEventId }: Event): string {
  if (webhookEventId) return eventIdOf('line', webhookEventId);
  const { deliveryContext: _, ...event } = raw;
  return eventIdOf('line', hashOf(JSON.stringify(event)));
}

/** Never throws. This account is for one-to-one chats: groups and rooms are not answered. */
export function receive(raw: RawEvent): Received {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'unsupported', why: 'not an event' };
  const event = parsed.data;
  // In standby another tool holds the chat.
  if (event.mode === 'standby') return { kind: 'unsupported', why: 'standby' };
  if (event.source?.type !== 'user' || !event.source.userId) return { kind: 'unsupported', why: 'not one-to-one' };
  const shared = {
    from: { platform: 'line', id: event.source.userId } as const,
    eventId: idOf(raw, event),
    replyToken: event.replyToken,
  };
  const ask = event.type === 'postback' && event.postback ? decodeAsk(event.postback.data) : undefined;
  if (ask && ask.command.do !== 'unknown') return { kind: 'ask', ask, ...shared };
  const command = commandOf(event);
  if (!command) return { kind: 'unsupported', why: `event type ${event.type}` };
  const tappedAt = event.timestamp === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(event.timestamp);
  return { kind: 'command', command, tappedAt, ...shared };
}

function commandOf({ type, postback, message }: Event): Command | undefined {
  if (type === 'follow' || type === 'unfollow') return { do: type };
  if (type === 'postback' && postback) return decodeCommand(postback.data);
  if (type !== 'message' || !message) return undefined;
  if (message.type === 'text') return understand(message);
  return { do: 'small-talk', about: message.type === 'sticker' ? 'sticker' : 'picture' };
}

const without = (text: string, parts: { index: number; length: number }[]): string =>
  parts
    .toSorted((one, other) => other.index - one.index)
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), text);

/** A number shown elsewhere, by which two accounts are joined. */
const JOIN_CODE = /^\d{8}$/;
/** A number that gives a role. */
const ROLE_CODE = /^\d{12}$/;

function understand({ text: sent = '', emojis = [] }: NonNullable<Event['message']>): Command {
  const text = without(sent, emojis);
  if (text.trim() === '' && emojis.length > 0) return { do: 'small-talk', about: 'emoji' };
  const digits = digitsOf(folded(text));
  if (JOIN_CODE.test(digits)) return { do: 'join', code: digits };
  return ROLE_CODE.test(digits) ? { do: 'take-role', code: digits } : typedCommand(text);
}
