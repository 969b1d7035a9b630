// An event as the inbox keeps it, and back: what is read of it, and apart from that its reply token.
import { z } from 'zod';
import { type Arrival, readJson } from '../../messages/arrival.ts';
import type { Identity } from '../bot.ts';
import { type RawEvent, type Received, receive, webhookSchema, withoutToken } from './receive.ts';

/** One that is to be carried out. */
export type Wanted = Exclude<Received, { kind: 'unsupported' }>;

export function toArrival(raw: RawEvent, { eventId }: Wanted): Arrival {
  const { kept, replyToken } = withoutToken(raw);
  return { eventId, platform: 'line', payload: JSON.stringify(kept), ...(replyToken && { replyKey: replyToken }) };
}

/** Undefined when it is none that this version knows. */
export function fromArrival({ eventId, payload, replyKey }: Arrival): Wanted | undefined {
  const [raw] = webhookSchema.safeParse({ events: [readJson(payload)] }).data?.events ?? [];
  const received = raw && receive({ ...raw, ...(replyKey && { replyToken: replyKey }) });
  // One without an id of LINE's has it from its bytes, which are not the same any more.
  return received && received.kind !== 'unsupported' ? { ...received, eventId } : undefined;
}

/** Of whatever was kept: who it was, as far as it tells, and whether they can be answered. */
export function addresseeOf({ payload, replyKey }: Arrival): { from?: Identity; replyToken: string | undefined } {
  const { type, userId: id } = keptSource.safeParse(readJson(payload)).data?.source ?? {};
  // In a group nobody in particular is answered.
  if (type === 'group' || type === 'room') return { replyToken: undefined };
  return { ...(id && { from: { platform: 'line', id } }), replyToken: replyKey };
}

const keptSource = z.object({ source: z.object({ type: z.string(), userId: z.string().min(1).optional() }) });
