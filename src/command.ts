// Everything a person can do, as data: the table of contents. run-command.ts carries them out.
// Knows nothing of platforms; a button's value and a postback's data are encodeCommand's text.
import { z } from 'zod';

const seminar = z.uuid();
/** From 1; a page that does not exist (any more) shows the last one. */
const page = z.int().min(1).max(10_000).optional();
/** What a person typed into a form: field name → text; unset and cleared fields are ''. */
const values = z.record(z.string(), z.string());

const commandSchema = z.discriminatedUnion('do', [
  // Anyone
  z.object({ do: z.literal('help') }),
  z.object({ do: z.literal('list'), page }),
  z.object({ do: z.literal('show'), seminar }),
  z.object({ do: z.literal('answer'), seminar, answer: z.enum(['on_site', 'online', 'declined', 'materials']) }),
  z.object({ do: z.literal('party'), seminar, join: z.boolean() }),
  z.object({ do: z.literal('mute') }),
  z.object({ do: z.literal('unmute') }),
  z.object({ do: z.literal('rate'), seminar, score: z.int().min(1).max(5) }),
  z.object({ do: z.literal('open-survey'), seminar }),
  z.object({ do: z.literal('submit-survey'), seminar, values }),
  // Organizers
  z.object({ do: z.literal('new-seminar') }),
  z.object({ do: z.literal('edit-draft'), seminar }),
  z.object({ do: z.literal('submit-seminar'), seminar: seminar.optional(), values }),
  z.object({ do: z.literal('announce'), seminar }),
  z.object({ do: z.literal('open-schedule'), seminar }),
  z.object({ do: z.literal('submit-schedule'), seminar, values }),
  z.object({ do: z.literal('keep-draft'), seminar }),
  z.object({ do: z.literal('delete-draft'), seminar }),
  z.object({ do: z.literal('cancel'), seminar }),
  z.object({ do: z.literal('desk'), page }),
  z.object({ do: z.literal('attendees'), seminar, page }),
  z.object({ do: z.literal('results'), seminar: seminar.optional(), page }),
  z.object({ do: z.literal('send-again'), seminar }),
  // A preview's buttons: they look real and do nothing.
  z.object({ do: z.literal('preview') }),
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
]);

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
