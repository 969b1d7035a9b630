// A payload from Slack, its signature verified → what to do for whom, and where the answer goes. Throws nothing.
import type { z } from 'zod';
import { typedCommand } from '../../cards/typed-command.ts';
import { type Command, decodeCommand, decodeFormCommand, type FormCommand } from '../../commands.ts';
import { eventIdOf } from '../../messages/arrival.ts';
import type { Identity } from '../bot.ts';
import { fieldValues } from './form-values.ts';
import { unescaped } from './literal-text.ts';
import { directMessage, homeOpened, redrawn, shortcut, slashCommand, submitted, tap } from './payloads.ts';
import { type Redrawn, redrawActionPrefix, redrawnOf } from './redrawn.ts';
import { linkActionPrefix } from './render-buttons.ts';
import { type Origin, originOf } from './render-view.ts';

/** Where the person acted, and what it takes to answer there. A `triggerId` lives for 3 s: later there is none. */
export type Place =
  | { kind: 'command'; responseUrl: string; triggerId?: string }
  | { kind: 'message'; isEphemeral: boolean; isDm: boolean; responseUrl: string; triggerId?: string }
  | { kind: 'home'; triggerId: string }
  | { kind: 'home-opened' }
  | { kind: 'modal'; viewId: string; origin: Origin; triggerId?: string }
  | { kind: 'shortcut'; triggerId: string }
  | { kind: 'dm'; channel: string }
  /** Where they acted nothing can be shown any more: in their direct messages, then. */
  | { kind: 'elsewhere' };

export interface Act {
  kind: 'act';
  from: Identity;
  command: Command;
  place: Place;
  tappedAt?: Temporal.Instant;
  eventId: string;
}

export interface Submission {
  kind: 'submission';
  from: Identity;
  /** Undefined: the form is not one of ours (any more). */
  submit: FormCommand | undefined;
  typed: Record<string, string>;
  viewId: string;
  origin: Origin;
  /** What the modal remembers besides. */
  drawn: Redrawn;
}

/** A form is to be drawn anew, with what was typed: nothing else happens. */
export interface Redrawing extends Omit<Submission, 'kind'> {
  kind: 'redrawing';
  /** What stands one step away was asked for. */
  isMoreWanted: boolean;
  /** Of the form as it stood: Slack's own sign of what it showed. */
  hash: string | undefined;
}

export type Received = Act | Submission | Redrawing | { kind: 'unsupported' };

const unsupported: Received = { kind: 'unsupported' };
const fromSlack = (id: string): Identity => ({ platform: 'slack', id });

/** What is of no concern to us, or of no shape that Slack sends, is `unsupported`. */
export function receive(body: unknown): Received {
  return (
    fromCommand(slashCommand.safeParse(body).data) ??
    fromShortcut(shortcut.safeParse(body).data) ??
    fromHome(homeOpened.safeParse(body).data) ??
    fromDirectMessage(directMessage.safeParse(body).data) ??
    fromRedrawn(redrawn.safeParse(body).data) ??
    fromTap(tap.safeParse(body).data) ??
    fromForm(submitted.safeParse(body).data) ??
    unsupported
  );
}

/** After /seminar, which alone shows the list, or in the chat. Slack sends &, < and > escaped. */
function said(text: string): Command {
  const typed = unescaped(text);
  return typed.trim() === '' ? { do: 'list' } : typedCommand(typed);
}

function fromCommand(given: z.infer<typeof slashCommand> | undefined): Received | undefined {
  if (!given) return undefined;
  const place: Place = { kind: 'command', responseUrl: given.response_url, triggerId: given.trigger_id };
  const eventId = eventIdOf('slack', 'trigger', given.trigger_id);
  return { kind: 'act', from: fromSlack(given.user_id), command: said(given.text), place, eventId };
}

function fromShortcut(given: z.infer<typeof shortcut> | undefined): Received | undefined {
  if (!given) return undefined;
  const place: Place = { kind: 'shortcut', triggerId: given.trigger_id };
  const eventId = eventIdOf('slack', 'trigger', given.trigger_id);
  return { kind: 'act', from: fromSlack(given.user.id), command: { do: 'new-seminar' }, place, eventId };
}

function fromHome(given: z.infer<typeof homeOpened> | undefined): Received | undefined {
  if (!given) return undefined;
  const { event: opened, event_id } = given;
  return {
    kind: 'act',
    from: fromSlack(opened.user),
    command: { do: 'home' },
    place: { kind: 'home-opened' },
    tappedAt: instantOf(opened.event_ts),
    eventId: eventIdOf('slack', 'event', event_id),
  };
}

function fromDirectMessage(given: z.infer<typeof directMessage> | undefined): Received | undefined {
  if (!given) return undefined;
  const { event, event_id } = given;
  return {
    kind: 'act',
    from: fromSlack(event.user),
    command: said(event.text),
    place: { kind: 'dm', channel: event.channel },
    tappedAt: instantOf(event.event_ts),
    eventId: eventIdOf('slack', 'event', event_id),
  };
}

function fromTap(given: z.infer<typeof tap> | undefined): Received | undefined {
  if (!given) return undefined;
  const [action] = given.actions;
  const place = tappedPlace(given);
  // A link only opens its page, but Slack tells us of the tap too.
  if (!place || [action.action_id, action.value].some((text) => text.startsWith(linkActionPrefix))) return undefined;
  const { action_ts, block_id, action_id } = action;
  return {
    kind: 'act',
    from: fromSlack(given.user.id),
    command: decodeCommand(action.value),
    place,
    tappedAt: instantOf(action_ts),
    eventId: eventIdOf('slack', 'action', given.user.id, action_ts, block_id, action_id),
  };
}

function tappedPlace(given: z.infer<typeof tap>): Place | undefined {
  const { trigger_id: triggerId, response_url: responseUrl, channel, container } = given;
  if (given.view?.type === 'home') return { kind: 'home', triggerId };
  if (given.view) {
    const { id: viewId, private_metadata } = given.view;
    return { kind: 'modal', viewId, origin: originOf(private_metadata), triggerId };
  }
  if (responseUrl === undefined) return undefined;
  const isEphemeral = container?.is_ephemeral === true;
  return { kind: 'message', isEphemeral, isDm: channel?.id.startsWith('D') === true, responseUrl, triggerId };
}

function fromForm(given: z.infer<typeof submitted> | undefined): Received | undefined {
  return given && { kind: 'submission', ...filledOf(given) };
}

function fromRedrawn(given: z.infer<typeof redrawn> | undefined): Received | undefined {
  if (!given) return undefined;
  const [{ type, action_id }] = given.actions;
  const isMoreWanted = action_id.startsWith(redrawActionPrefix);
  if (type === 'button' && !isMoreWanted) return undefined;
  return { kind: 'redrawing', isMoreWanted, hash: given.view.hash, ...filledOf(given) };
}

function filledOf({ user, view }: z.infer<typeof redrawn> | z.infer<typeof submitted>): Omit<Submission, 'kind'> {
  const { id, private_metadata, state } = view;
  return {
    from: fromSlack(user.id),
    submit: decodeFormCommand(private_metadata),
    typed: fieldValues(state.values),
    viewId: id,
    origin: originOf(private_metadata),
    drawn: redrawnOf(private_metadata),
  };
}

/** Slack's timestamps, "1712345678.000200": seconds since 1970 with microseconds. */
function instantOf(ts: string | undefined): Temporal.Instant | undefined {
  const [, seconds, micros = ''] = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(ts ?? '') ?? [];
  if (seconds === undefined) return undefined;
  return Temporal.Instant.fromEpochNanoseconds(BigInt(seconds + micros.padEnd(6, '0')) * 1000n);
}
