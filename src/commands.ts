// Everything a person can do, one row each: what it carries, what running it does, who may. The rooms' handlers carry
// them out (bot/handlers.ts).
// Knows nothing of platforms; a button's value and a postback's data are encodeCommand's text.
import { z } from 'zod';
import { PLATFORMS } from './cards/place.ts';
import { AFFILIATIONS } from './people/affiliation.ts';
import { AUDIENCES } from './people/audience.ts';

const seminar = z.uuid();
/** From 1; a page that does not exist (any more) shows the last one. */
const page = z.int().min(1).max(10_000).optional();
/** What the list of people is narrowed to. */
const group = z.enum(['on_site', 'online', 'waitlisted', 'materials', 'declined', 'party', 'unanswered']).optional();
/** What the desk is narrowed to. */
const filter = z.enum(['drafts', 'coming', 'running', 'surveys', 'past', 'orphans']).optional();
/** What a form makes has the id chosen when it was opened, so that sending it twice makes one; unset: one of its own. */
const made = z.uuid().optional();
/** An edit or a cancellation that somebody wrote and has not said to go. */
const change = z.uuid().optional();
/** Of what an organizer sends to many: the ledger's kind. */
const sendingKind = z.enum(['announcement', 'changed', 'cancelled', 'news', 'materials']);
/** Of a card's button: the edition of the seminar that the card showed; unset on cards of before: the first. */
const edition = z.int().min(1).max(1_000_000).optional();
/** On the "yes" to having been asked back: when they first tapped, in milliseconds since 1970. */
const tapped = z.int().min(0).max(8.64e15).optional();
/** Of a button on a card that is shown in another language than its reader's own: what it leads to is, too. */
const shownIn = z.enum(['ja', 'en']).optional();
/** On the "yes" to having been asked back, too: they know that their seat goes to somebody who waits. */
const given = z.literal(true).optional();
/** What a person typed into a form: field name → text; unset and cleared fields are ''. */
const values = z.record(z.string(), z.string());
/** A part in a seminar. Buttons of before call a coordinator an organizer. */
const part = z.preprocess((said) => (said === 'organizer' ? 'coordinator' : said), z.enum(['coordinator', 'speaker']));

/** Who may run it. A speaker: of the command's seminar. Asked anew each time (bot/admit.ts). */
export type Who = 'anyone' | 'speaker' | 'speaker_or_organizer' | 'organizer' | 'admin';

/**
 * What running it does, and so who may say it.
 * - `shows`: it changes nothing, so a link may open it; a button may carry it.
 * - `acts`: a button may carry it.
 * - `own`: the same, where it changes only what a message says about the person themselves, who may be shown it anew.
 * - `submits`: only a form says it; a button that claims it is forged.
 * - `heard`: only the platform or what somebody typed says it; forged in a button, too.
 */
export type Kind = 'shows' | 'acts' | 'own' | 'submits' | 'heard';

interface Row {
  kind: Kind;
  who: Who;
  carries: z.ZodRawShape;
}

const rowOf =
  <K extends Kind>(kind: K) =>
  <W extends Who, Shape extends z.ZodRawShape>(who: W, carries: Shape) => ({ kind, who, carries });

const shows = rowOf('shows');
const acts = rowOf('acts');
const own = rowOf('own');
const heard = rowOf('heard');
const submits = <W extends Who, Shape extends z.ZodRawShape>(who: W, carries: Shape) =>
  rowOf('submits')(who, { ...carries, values });

export const commands = {
  // Anyone
  help: shows('anyone', {}),
  list: shows('anyone', { page }),
  /** Those of them that one answered and may still come to. */
  mine: shows('anyone', {}),
  /** Slack's Home tab: the list; for organizers the desk's groups, with their own answers. */
  home: shows('anyone', { page }),
  show: shows('anyone', { seminar, shownIn }),
  answer: own('anyone', {
    seminar,
    edition,
    tapped,
    given,
    answer: z.enum(['on_site', 'online', 'declined', 'materials']),
    shownIn,
  }),
  party: own('anyone', { seminar, edition, tapped, join: z.boolean(), shownIn }),
  'claim-seat': own('anyone', { seminar, edition, tapped, shownIn }),
  // Speakers
  'open-question': shows('anyone', { seminar, shownIn }),
  'submit-question': submits('anyone', { seminar, question: made }),
  questions: shows('speaker_or_organizer', { seminar, page }),
  talks: shows('anyone', { page }),
  talk: shows('speaker', { seminar, page }),
  /** What is kept of who asks: in a chat in a few lines, on a page whole. */
  'my-data': shows('anyone', {}),
  /** A link to it as a file. */
  'ask-my-data': shows('anyone', {}),
  'take-my-data': shows('anyone', {}),
  'forget-me': acts('anyone', {}),
  /** Who one is, once: where from, what one is called, where one works. */
  'tell-affiliation': own('anyone', { affiliation: z.enum(AFFILIATIONS) }),
  'open-introduction': shows('anyone', {}),
  'submit-introduction': submits('anyone', {}),
  /** What one is interested in, of the organizers' list. */
  topics: shows('anyone', {}),
  'follow-topic': own('anyone', { topic: z.uuid(), in: z.boolean() }),
  mute: own('anyone', {}),
  unmute: own('anyone', {}),
  /** Of who is on several platforms: what is for them alone comes there. */
  prefer: own('anyone', { on: z.enum(PLATFORMS) }),
  /** With a seminar: shown in that language at once. */
  language: own('anyone', { to: z.enum(['ja', 'en']), seminar: seminar.optional() }),
  rate: own('anyone', { seminar, score: z.int().min(1).max(5) }),
  'check-in': heard('anyone', { code: z.string().max(20) }),
  'materials-useful': acts('anyone', { seminar }),
  'open-absence': shows('anyone', { seminar }),
  'submit-absence': submits('anyone', { seminar }),
  /** `words`: typed to the bot, to stand in the form. */
  'open-survey': shows('anyone', { seminar, words: z.string().max(500).optional() }),
  'submit-survey': submits('anyone', { seminar }),
  // Organizers
  /** With a series: its next one, as its last. */
  'new-seminar': shows('organizer', { series: z.uuid().optional() }),
  /** A draft as people will see it, whom it would reach, and what can be done with it. */
  'preview-draft': shows('organizer', { seminar }),
  'edit-draft': shows('organizer', { seminar }),
  /** `isNew`: the id is of a seminar yet to be made; `like`: the one that its form was filled with; `series`: its own. */
  'submit-seminar': submits('organizer', {
    seminar: made,
    isNew: z.literal(true).optional(),
    like: seminar.optional(),
    series: z.uuid().optional(),
  }),
  /** A picture of one's own in place of the drawn cover; `values.picture`: its file as base64. */
  'open-picture': shows('organizer', { seminar }),
  'submit-picture': submits('organizer', { seminar }),
  'remove-picture': acts('organizer', { seminar }),
  announce: acts('organizer', { seminar }),
  /** Whom a draft's announcement is for, where each is written to. */
  'set-audience': acts('organizer', { seminar, audience: z.enum(AUDIENCES), topic: z.uuid().optional() }),
  'open-topic': shows('organizer', {}),
  'submit-topic': submits('organizer', { topic: made }),
  'remove-topic': acts('organizer', { topic: z.uuid() }),
  'open-schedule': shows('organizer', { seminar }),
  'submit-schedule': submits('organizer', { seminar }),
  'keep-draft': acts('organizer', { seminar }),
  'ask-delete-draft': shows('organizer', { seminar }),
  'delete-draft': acts('organizer', { seminar }),
  /** What LINE's month has left and what it is needed for. */
  'line-month': shows('organizer', {}),
  /** A seminar goes on LINE without these, or with them again. */
  'do-without': acts('organizer', { seminar, what: z.enum(['soon', 'nudges']), is: z.boolean() }),
  /** LINE's friends who have not answered, of a move or a cancellation: what they would get, and their being told. */
  'preview-news': shows('organizer', { seminar }),
  'tell-friends': acts('organizer', { seminar }),
  /** `change`: with the reason that was written for it. */
  cancel: acts('organizer', { seminar, change }),
  'open-cancel': shows('organizer', { seminar, change }),
  'submit-cancel': submits('organizer', { seminar }),
  /** `change`: as it was written last, and not saved. */
  edit: shows('organizer', { seminar, change }),
  /** `opened`: the edition that the form showed. */
  'submit-edit': submits('organizer', { seminar, opened: z.int().min(1) }),
  /** Fewer seats, and nobody is moved. */
  'keep-everyone': shows('organizer', { seminar }),
  /** An edit or a cancellation that was written and not said to go: what it would tell whom. */
  'preview-change': shows('organizer', { seminar, change: z.uuid() }),
  'save-edit': acts('organizer', { seminar, change: z.uuid() }),
  /** How far what was sent has got. */
  sending: shows('organizer', { seminar, kind: sendingKind, occasion: z.string().max(60).optional() }),
  /** `count`: as many as the organizer was told. */
  'take-seats': acts('organizer', { seminar, count: z.int().min(1) }),
  /** With a seminar: just that one, and all that can be done about it. */
  desk: shows('organizer', { filter, seminar: seminar.optional(), page }),
  attendees: shows('organizer', { seminar, group, page }),
  /** The list of people as a file. */
  export: shows('organizer', { seminar, format: z.enum(['xlsx', 'csv']) }),
  attendee: shows('organizer', { seminar, person: z.uuid() }),
  'open-pick-attendee': shows('organizer', { seminar, group, page }),
  'submit-pick-attendee': submits('organizer', { seminar }),
  /** With a person: to correct what is known of them. */
  'open-attendee-form': shows('organizer', { seminar, person: z.uuid().optional() }),
  'submit-attendee': submits('organizer', { seminar, person: z.uuid() }),
  'ask-remove-attendee': shows('organizer', { seminar, person: z.uuid() }),
  'remove-attendee': acts('organizer', { seminar, person: z.uuid() }),
  /** `exceed`: also when no seat is free. */
  'seat-person': acts('organizer', { seminar, person: z.uuid(), exceed: z.boolean().optional() }),
  'let-in': acts('organizer', { seminar, person: z.uuid() }),
  'open-let-in': shows('organizer', { seminar }),
  'submit-let-in': submits('organizer', { seminar }),
  mailings: shows('organizer', { seminar, page }),
  mailing: shows('organizer', { seminar, mailing: z.uuid() }),
  'open-mailing': shows('organizer', { seminar, mailing: z.uuid().optional() }),
  'submit-mailing': submits('organizer', { seminar, mailing: z.uuid() }),
  'send-mailing': acts('organizer', { seminar, mailing: z.uuid() }),
  results: shows('organizer', { seminar: seminar.optional(), page }),
  'send-again': acts('organizer', { seminar }),
  /** Whom urgent messages did not reach. */
  untold: shows('organizer', { seminar, page }),
  /** They were told by hand. `seen`: a digest of what the organizer saw. */
  'settle-untold': acts('organizer', { seminar, seen: z.string().max(20).optional() }),
  copy: shows('organizer', { seminar }),
  series: shows('organizer', { page }),
  'open-series': shows('organizer', { seminar }),
  'submit-series': submits('organizer', { seminar, series: made }),
  'end-series': acts('organizer', { series: z.uuid() }),
  hosts: shows('organizer', { seminar, page }),
  'hand-over': acts('organizer', { seminar, to: z.uuid() }),
  'set-host': acts('organizer', { seminar, person: z.uuid(), part, in: z.boolean() }),
  'open-add-speaker': shows('organizer', { seminar }),
  'submit-add-speaker': submits('organizer', { seminar, form: made }),
  log: shows('organizer', { seminar: seminar.optional(), page }),
  team: shows('organizer', { page }),
  door: shows('organizer', { seminar }),
  /** To be projected or printed. */
  'door-page': shows('organizer', { seminar }),
  'door-list': shows('organizer', { seminar, page }),
  tick: acts('organizer', { seminar, person: z.uuid(), in: z.boolean(), page }),
  'open-walk-in': shows('organizer', { seminar }),
  'submit-walk-in': submits('organizer', { seminar, form: made }),
  materials: shows('organizer', { seminar, page }),
  'open-add-material': shows('organizer', { seminar }),
  'submit-material': submits('organizer', { seminar, material: made }),
  'remove-material': acts('organizer', { seminar, material: z.uuid() }),
  'preview-materials': shows('organizer', { seminar }),
  'send-materials': acts('organizer', { seminar }),
  /** Ours, below the chats, in place of that one. */
  'replace-menu': acts('organizer', { menu: z.string().max(100) }),
  // Admins
  'open-add-organizer': shows('admin', {}),
  'submit-add-organizer': submits('admin', {}),
  /** A number by which somebody becomes an organizer; for where nobody can be picked by name. */
  'invite-organizer': acts('admin', {}),
  'set-role': acts('admin', { person: z.uuid(), role: z.enum(['admin', 'organizer', 'none']) }),
  // A preview's buttons: they look real and do nothing.
  preview: shows('anyone', {}),
  // "No" to what was asked first.
  'keep-as-is': shows('anyone', {}),
  // One human on both platforms
  'join-code': acts('anyone', {}),
  join: heard('anyone', { code: z.string().max(20) }),
  /** A number that gives a role, printed at the start or told by an admin. */
  'take-role': heard('anyone', { code: z.string().max(20) }),
  /** Typed by who wants something of a seminar and names none: it shows those that it may be about. */
  wish: heard('anyone', { for: z.enum(['join', 'leave', 'mine', 'details', 'materials', 'survey']) }),
  /** What wants nothing of us, and still gets a kind word. */
  'small-talk': heard('anyone', { about: z.enum(['hello', 'thanks', 'yes_no', 'emoji', 'sticker', 'picture']) }),
  // The platform's own word about a person
  follow: heard('anyone', {}),
  unfollow: heard('anyone', {}),
  // A tap or text that means nothing to us (any more)
  unknown: heard('anyone', { heard: z.string() }),
} satisfies Record<string, Row>;

export type CommandName = keyof typeof commands;

type Said<Do extends string, Carries extends z.ZodRawShape> = z.infer<z.ZodObject<{ do: z.ZodLiteral<Do> } & Carries>>;

export type CommandOf<Do extends CommandName> = {
  [Name in Do]: Said<Name, (typeof commands)[Name]['carries']>;
}[Do];

export type Command = CommandOf<CommandName>;

/** Of the commands whose rows have these columns. */
export type NamesOf<Columns> = {
  [Do in CommandName]: (typeof commands)[Do] extends Columns ? Do : never;
}[CommandName];

const names = Object.keys(commands) as CommandName[];
const [first, ...others] = names.map((name) => z.object({ do: z.literal(name), ...commands[name].carries }));
if (!first) throw new Error('a table without a row');
// Made from the rows in a loop, which types cannot follow: Command says of each row what this parses by it.
const commandSchema = z.discriminatedUnion('do', [first, ...others]) as unknown as z.ZodType<Command>;

/** Its row. */
export const rowOfCommand = ({ do: name }: Pick<Command, 'do'>): Row => commands[name];

/** The language it asks to be answered in; undefined: the reader's own. */
export const shownInOf = (command: Command): 'ja' | 'en' | undefined =>
  'shownIn' in command ? command.shownIn : undefined;

/** The same, answered in this language, where it can be. */
export const toBeShownIn = (command: Command, language: 'ja' | 'en'): Command =>
  'shownIn' in commands[command.do].carries ? ({ ...command, shownIn: language } as Command) : command;

/** It changes nothing: a link or a reload may do it by itself. */
export const isShown = (command: Command): boolean => rowOfCommand(command).kind === 'shows';

const isForButtons = (command: Command): boolean => !['submits', 'heard'].includes(rowOfCommand(command).kind);

/** As short text for a button's value: JSON, at most 300 characters (LINE's postback data; Slack's value takes 2,000). */
export function encodeCommand(command: Command): string {
  return JSON.stringify(command);
}

/** The command in a button's value; anything old, foreign or forged becomes `unknown`. Never throws. */
export function decodeCommand(text: string): Command {
  try {
    const parsed = commandSchema.safeParse(JSON.parse(text));
    if (parsed.success && isForButtons(parsed.data)) return parsed.data;
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

type WithoutValues<C> = C extends unknown ? Omit<C, 'values'> : never;
export type FormCommand = WithoutValues<CommandOf<NamesOf<{ kind: 'submits' }>>>;
