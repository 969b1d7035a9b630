// Everything one can do on the page, as data: what the browser posts. run-act.ts carries them out.
import { z } from 'zod';

const id = z.string().min(1).max(255);
const text = z.string().max(5000);
const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), json));
const memberId = id;
const userId = id;

const on = z.union([
  z.strictObject({ message: z.strictObject({ channel: id, ts: id }) }),
  z.strictObject({ home: z.literal(true) }),
  z.strictObject({ modal: id }),
]);

export const actSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('advance'), to: z.enum(['hour', 'day', 'next']) }),
  z.strictObject({ do: z.literal('slack-say'), memberId, place: id, text: text.trim().min(1) }),
  z.strictObject({ do: z.literal('slack-shortcut'), memberId, callbackId: id }),
  z.strictObject({ do: z.literal('slack-open-home'), memberId }),
  z.strictObject({ do: z.literal('slack-invite-bot'), memberId, channel: id }),
  z.strictObject({
    do: z.literal('slack-tap'),
    memberId,
    on,
    actionId: id,
    blockId: id,
    overrides: json.optional(),
    values: values.optional(),
  }),
  z.strictObject({ do: z.literal('slack-submit'), memberId, viewId: id, values }),
  z.strictObject({ do: z.literal('slack-close'), memberId, viewId: id }),
  z.strictObject({ do: z.literal('line-say'), userId, text: text.trim().min(1) }),
  z.strictObject({
    do: z.literal('line-postback'),
    userId,
    data: z.string().min(1).max(600),
    displayText: z.string().max(600).optional(),
    params: json.optional(),
  }),
  z.strictObject({ do: z.literal('line-follow'), userId }),
  z.strictObject({ do: z.literal('line-unfollow'), userId }),
]);

export type Act = z.infer<typeof actSchema>;

/** Attributes that make an element do `act` when tapped; client/acts.js reads them. */
export const actAttribute = (act: Act): string => JSON.stringify(act);
