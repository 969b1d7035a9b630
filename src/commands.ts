// Everything a person can do, as data: the table of contents. bot/run-command.ts carries them out.
// Knows nothing of platforms; a button's value and a postback's data are encodeCommand's text.
import { z } from 'zod';

const seminar = z.uuid();
/** From 1; a page that does not exist (any more) shows the last one. */
const page = z.int().min(1).max(10_000).optional();
/** What the list of people is narrowed to. */
const group = z.enum(['on_site', 'online', 'waitlisted', 'materials', 'declined', 'party', 'unanswered']).optional();
/** What the desk is narrowed to. */
const filter = z.enum(['drafts', 'coming', 'running', 'surveys', 'past', 'orphans']).optional();
/** What a form makes has the id chosen when it was opened, so that sending it twice makes one; unset: one of its own. */
const made = z.uuid().optional();
/** Of a card's button: the edition of the seminar that the card showed; unset on cards of before: the first. */
const edition = z.int().min(1).max(1_000_000).optional();
/** On the "yes" to having been asked back: when they first tapped, in milliseconds since 1970. */
const tapped = z.int().min(0).max(8.64e15).optional();
/** What a person typed into a form: field name → text; unset and cleared fields are ''. */
const values = z.record(z.string(), z.string());

const commandSchema = z.discriminatedUnion('do', [
  // Anyone
  z.object({ do: z.literal('help') }),
  z.object({ do: z.literal('list'), page }),
  /** Slack's Home tab: the list, and for organizers the desk's groups below it. */
  z.object({ do: z.literal('home'), page }),
  z.object({ do: z.literal('show'), seminar }),
  z.object({
    ...{ do: z.literal('answer'), seminar, edition, tapped },
    answer: z.enum(['on_site', 'online', 'declined', 'materials']),
  }),
  z.object({ do: z.literal('party'), seminar, edition, tapped, join: z.boolean() }),
  z.object({ do: z.literal('claim-seat'), seminar, edition, tapped }),
  // Speakers
  z.object({ do: z.literal('open-question'), seminar }),
  z.object({ do: z.literal('submit-question'), seminar, question: made, values }),
  z.object({ do: z.literal('questions'), seminar, page }),
  z.object({ do: z.literal('talks'), page }),
  z.object({ do: z.literal('talk'), seminar, page }),
  z.object({ do: z.literal('mute') }),
  z.object({ do: z.literal('unmute') }),
  /** With a seminar: shown in that language at once. */
  z.object({ do: z.literal('language'), to: z.enum(['ja', 'en']), seminar: seminar.optional() }),
  z.object({ do: z.literal('rate'), seminar, score: z.int().min(1).max(5) }),
  z.object({ do: z.literal('check-in'), code: z.string().max(20) }),
  z.object({ do: z.literal('materials-useful'), seminar }),
  z.object({ do: z.literal('open-absence'), seminar }),
  z.object({ do: z.literal('submit-absence'), seminar, values }),
  z.object({ do: z.literal('open-survey'), seminar }),
  z.object({ do: z.literal('submit-survey'), seminar, values }),
  // Organizers
  z.object({ do: z.literal('new-seminar') }),
  z.object({ do: z.literal('edit-draft'), seminar }),
  /** `isNew`: the id is of a seminar yet to be made. */
  z.object({ do: z.literal('submit-seminar'), seminar: made, isNew: z.literal(true).optional(), values }),
  z.object({ do: z.literal('announce'), seminar }),
  z.object({ do: z.literal('open-schedule'), seminar }),
  z.object({ do: z.literal('submit-schedule'), seminar, values }),
  z.object({ do: z.literal('keep-draft'), seminar }),
  z.object({ do: z.literal('delete-draft'), seminar }),
  /** LINE's friends who have not answered, of a move or a cancellation. */
  z.object({ do: z.literal('tell-friends'), seminar }),
  z.object({ do: z.literal('cancel'), seminar }),
  z.object({ do: z.literal('open-cancel'), seminar }),
  z.object({ do: z.literal('submit-cancel'), seminar, values }),
  z.object({ do: z.literal('edit'), seminar }),
  /** `opened`: the edition that the form showed. */
  z.object({ do: z.literal('submit-edit'), seminar, opened: z.int().min(1), values }),
  /** `count`: as many as the organizer was told. */
  z.object({ do: z.literal('take-seats'), seminar, count: z.int().min(1) }),
  /** With a seminar: just that one, and all that can be done about it. */
  z.object({ do: z.literal('desk'), filter, seminar: seminar.optional(), page }),
  z.object({ do: z.literal('attendees'), seminar, group, page }),
  /** The list of people as a file. */
  z.object({ do: z.literal('export'), seminar, format: z.enum(['xlsx', 'csv']) }),
  z.object({ do: z.literal('attendee'), seminar, person: z.uuid() }),
  z.object({ do: z.literal('open-pick-attendee'), seminar, group, page }),
  z.object({ do: z.literal('submit-pick-attendee'), seminar, values }),
  /** With a person: to correct what is known of them. */
  z.object({ do: z.literal('open-attendee-form'), seminar, person: z.uuid().optional() }),
  z.object({ do: z.literal('submit-attendee'), seminar, person: z.uuid(), values }),
  z.object({ do: z.literal('ask-remove-attendee'), seminar, person: z.uuid() }),
  z.object({ do: z.literal('remove-attendee'), seminar, person: z.uuid() }),
  /** `exceed`: also when no seat is free. */
  z.object({ do: z.literal('seat-person'), seminar, person: z.uuid(), exceed: z.boolean().optional() }),
  z.object({ do: z.literal('let-in'), seminar, person: z.uuid() }),
  z.object({ do: z.literal('open-let-in'), seminar }),
  z.object({ do: z.literal('submit-let-in'), seminar, values }),
  z.object({ do: z.literal('mailings'), seminar, page }),
  z.object({ do: z.literal('mailing'), seminar, mailing: z.uuid() }),
  z.object({ do: z.literal('open-mailing'), seminar, mailing: z.uuid().optional() }),
  z.object({ do: z.literal('submit-mailing'), seminar, mailing: z.uuid(), values }),
  z.object({ do: z.literal('send-mailing'), seminar, mailing: z.uuid() }),
  z.object({ do: z.literal('results'), seminar: seminar.optional(), page }),
  z.object({ do: z.literal('send-again'), seminar }),
  /** Whom urgent messages did not reach. */
  z.object({ do: z.literal('untold'), seminar, page }),
  /** They were told by hand. `seen`: a digest of what the organizer saw. */
  z.object({ do: z.literal('settle-untold'), seminar, seen: z.string().max(20).optional() }),
  z.object({ do: z.literal('copy'), seminar }),
  z.object({ do: z.literal('series'), page }),
  z.object({ do: z.literal('open-series'), seminar }),
  z.object({ do: z.literal('submit-series'), seminar, series: made, values }),
  z.object({ do: z.literal('end-series'), series: z.uuid() }),
  z.object({ do: z.literal('hosts'), seminar, page }),
  z.object({ do: z.literal('hand-over'), seminar, to: z.uuid() }),
  z.object({
    ...{
      do: z.literal('set-host'),
      seminar,
      person: z.uuid(),
      part: z.enum(['organizer', 'speaker']),
      in: z.boolean(),
    },
  }),
  z.object({ do: z.literal('open-add-speaker'), seminar }),
  z.object({ do: z.literal('submit-add-speaker'), seminar, form: made, values }),
  z.object({ do: z.literal('log'), seminar: seminar.optional(), page }),
  z.object({ do: z.literal('team'), page }),
  z.object({ do: z.literal('door'), seminar }),
  /** To be projected or printed. */
  z.object({ do: z.literal('door-page'), seminar }),
  z.object({ do: z.literal('door-list'), seminar, page }),
  z.object({ do: z.literal('tick'), seminar, person: z.uuid(), in: z.boolean(), page }),
  z.object({ do: z.literal('open-walk-in'), seminar }),
  z.object({ do: z.literal('submit-walk-in'), seminar, form: made, values }),
  z.object({ do: z.literal('materials'), seminar, page }),
  z.object({ do: z.literal('open-add-material'), seminar }),
  z.object({ do: z.literal('submit-material'), seminar, material: made, values }),
  z.object({ do: z.literal('remove-material'), seminar, material: z.uuid() }),
  z.object({ do: z.literal('send-materials'), seminar }),
  // Admins
  z.object({ do: z.literal('open-add-organizer') }),
  z.object({ do: z.literal('submit-add-organizer'), values }),
  z.object({ do: z.literal('set-role'), person: z.uuid(), role: z.enum(['admin', 'organizer', 'none']) }),
  // A preview's buttons: they look real and do nothing.
  z.object({ do: z.literal('preview') }),
  // "No" to what was asked first.
  z.object({ do: z.literal('keep-as-is') }),
  // One human on both platforms
  z.object({ do: z.literal('join-code') }),
  z.object({ do: z.literal('join'), code: z.string().max(20) }),
  // The platform's own word about a person
  z.object({ do: z.literal('follow') }),
  z.object({ do: z.literal('unfollow') }),
  // A tap or text that means nothing to us (any more)
  z.object({ do: z.literal('unknown'), heard: z.string() }),
]);

export type Command = z.infer<typeof commandSchema>;

/** The few that only the platform or a form may say; a button that claims one is forged. */
const NEVER_BUTTONS = new Set<Command['do']>([
  'follow',
  'unfollow',
  'unknown',
  'submit-seminar',
  'submit-schedule',
  'submit-survey',
  'submit-edit',
  'submit-cancel',
  'submit-add-organizer',
  'submit-pick-attendee',
  'submit-attendee',
  'submit-let-in',
  'submit-mailing',
  'submit-add-speaker',
  'submit-question',
  'submit-series',
  'join',
  'check-in',
  'submit-walk-in',
  'submit-material',
  'submit-absence',
]);

/** What a link or a reload may do by itself: only what shows something. */
const SHOWS_ONLY = new Set<Command['do']>([
  ...(['copy', 'series', 'open-series', 'hosts', 'open-add-speaker', 'talks', 'talk', 'questions'] as const),
  ...(['desk', 'list', 'help', 'new-seminar', 'edit-draft', 'open-schedule', 'attendees', 'results', 'team'] as const),
  ...(['edit', 'open-cancel', 'log', 'open-add-organizer'] as const),
  ...(['attendee', 'open-pick-attendee', 'open-attendee-form', 'open-let-in'] as const),
  ...(['mailings', 'mailing', 'open-mailing'] as const),
  ...(['door', 'door-list', 'open-walk-in', 'materials', 'open-add-material'] as const),
  ...(['open-survey', 'open-absence', 'open-question', 'door-page', 'export'] as const),
]);

export const isShown = (command: Command): boolean => SHOWS_ONLY.has(command.do);

/** As short text for a button's value: JSON, at most 300 characters (LINE's postback data; Slack's value takes 2,000). */
export function encodeCommand(command: Command): string {
  return JSON.stringify(command);
}

/** The command in a button's value; anything old, foreign or forged becomes `unknown`. Never throws. */
export function decodeCommand(text: string): Command {
  try {
    const parsed = commandSchema.safeParse(JSON.parse(text));
    if (parsed.success && !NEVER_BUTTONS.has(parsed.data.do)) return parsed.data;
  } catch {
    // not JSON: falls through to unknown
  }
  return { do: 'unknown', heard: text.slice(0, 200) };
}

/** A command that this bot wrote down itself, so that any may be; an earlier version's may be `unknown` by now. */
export function readKeptCommand(kept: unknown): Command {
  return commandSchema.safeParse(kept).data ?? { do: 'unknown', heard: '' };
}

/** Without what a database or a chat cannot hold: control characters (but line breaks and tabs), half emoji. */
export function storable(typed: Record<string, string>): Record<string, string> {
  const clean = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
  return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, clean(text)]));
}

/** The command a form's submission runs: the form's own `submit` plus what was typed. */
export function submission(submit: FormCommand, typed: Record<string, string>): Command {
  return { ...submit, values: storable(typed) } as Command;
}

/** A form's submit, read back from where the platform kept it; undefined when it is not one of ours. */
export function decodeFormCommand(text: string): FormCommand | undefined {
  try {
    const parsed = commandSchema.safeParse({ ...JSON.parse(text), values: {} });
    if (!parsed.success || !('values' in parsed.data)) return undefined;
    const { values: _values, ...submit } = parsed.data;
    return submit;
  } catch {
    return undefined;
  }
}

type WithValues = Extract<Command, { values: Record<string, string> }>;
type WithoutValues<C> = C extends unknown ? Omit<C, 'values'> : never;
export type FormCommand = WithoutValues<WithValues>;
