// An act as the inbox keeps it, and back. What gives the right to answer stands apart, so that it can be forgotten; a
// trigger id is not kept at all, for it lives 3 s.
import { z } from 'zod';
import { readKeptCommand } from '../../commands.ts';
import { type Arrival, readJson } from '../../messages/arrival.ts';
import type { Act, Place } from './receive.ts';

const keptPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command') }),
  z.object({ kind: z.literal('message'), isEphemeral: z.boolean(), isDm: z.boolean() }),
  z.object({ kind: z.literal('modal'), viewId: z.string(), origin: z.enum(['home', 'elsewhere']) }),
  z.object({ kind: z.literal('home-opened') }),
  z.object({ kind: z.literal('dm'), channel: z.string() }),
  z.object({ kind: z.literal('elsewhere') }),
]);

const keptAct = z.object({
  person: z.string(),
  command: z.unknown(),
  place: keptPlace,
  tappedAt: z.string().refine(isInstant),
});

/** `heardAt`: the tap's time, where Slack tells none. */
export function toArrival(act: Act, heardAt: Temporal.Instant): Arrival {
  const { eventId, from, command, place, tappedAt = heardAt } = act;
  const kept: z.infer<typeof keptAct> = {
    person: from.id,
    command,
    tappedAt: tappedAt.toString(),
    place: placeToKeep(place),
  };
  const replyKey = 'responseUrl' in place ? place.responseUrl : undefined;
  return { eventId, platform: 'slack', payload: JSON.stringify(kept), ...(replyKey && { replyKey }) };
}

/** Undefined when it is no act that this version knows. */
export function fromArrival({ eventId, payload, replyKey }: Arrival): Act | undefined {
  const kept = keptAct.safeParse(readJson(payload)).data;
  if (!kept) return undefined;
  return {
    kind: 'act',
    eventId,
    from: { platform: 'slack', id: kept.person },
    command: readKeptCommand(kept.command),
    place: placeFrom(kept.place, replyKey),
    tappedAt: Temporal.Instant.from(kept.tappedAt),
  };
}

/** Of whatever was kept: who it was, as far as it tells, and where they can be answered; undefined: nowhere. */
export function addresseeOf({ payload, replyKey }: Arrival): Pick<Act, 'from' | 'place'> | undefined {
  const id = keptPerson.safeParse(readJson(payload)).data?.person;
  if (!id && !replyKey) return undefined;
  const place: Place = replyKey ? { kind: 'command', responseUrl: replyKey } : { kind: 'elsewhere' };
  return { from: { platform: 'slack', id: id ?? '' }, place };
}

const keptPerson = z.object({ person: z.string().min(1) });

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}

function placeToKeep(place: Place): z.infer<typeof keptPlace> {
  switch (place.kind) {
    // Answered in a modal, which only a fresh trigger id opens.
    case 'home':
    case 'shortcut':
      return { kind: 'elsewhere' };
    default:
      return keptPlace.parse(place);
  }
}

function placeFrom(kept: z.infer<typeof keptPlace>, responseUrl: string | undefined): Place {
  if (kept.kind !== 'command' && kept.kind !== 'message') return kept;
  return responseUrl ? { ...kept, responseUrl } : { kind: 'elsewhere' };
}
