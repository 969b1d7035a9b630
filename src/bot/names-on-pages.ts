// A workplace has pickers of its own for people and channels. On a page they are picked by name here: whoever the bot has
// met at the workplace, and the channels it has been told of.

import { accountText } from '../cards/account.ts';
import type { Choice, Field, Form } from '../cards/card.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import { MEMBER_ID, WORKPLACE } from '../cards/place.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Command } from '../commands.ts';
import { findMembers } from '../people/reach.store.ts';
import type { Visit } from '../people/visit.ts';
import { findChannels } from '../seminars/seminar.store.ts';
import { linkWords } from './link.words.ts';

type Asking = Pick<Visit, 'db' | 'reader' | 'role' | 'senders' | 'settings'>;

/** The form with what its people and channels can be picked from. */
export async function offerNames(asking: Asking, outcome: PageOutcome): Promise<PageOutcome> {
  if (outcome.kind !== 'form' && outcome.kind !== 'form-errors') return outcome;
  return outcome.form ? { ...outcome, form: await withNamesIn(asking, outcome.form) } : outcome;
}

async function withNamesIn(asking: Asking, form: Form): Promise<Form> {
  return { ...form, fields: await Promise.all(form.fields.map((field) => withNames(asking, field))) };
}

async function withNames(asking: Asking, field: Field): Promise<Field> {
  if (field.type === 'person')
    return { ...field, options: (await loadPeople(asking)).map(({ value, label }) => ({ value, label })) };
  if (field.type === 'channel') return { ...field, options: await loadChannels(asking) };
  return field;
}

/** A long list is typed into rather than chosen from, so that a name may come instead of an id. */
export async function readNames(asking: Asking, command: Command): Promise<Command> {
  const asksPerson =
    command.do === 'submit-add-organizer' || command.do === 'submit-add-speaker' || command.do === 'submit-let-in';
  if (!asksPerson || asking.role === null) return command;
  const typed = simplify(command.values.person ?? '');
  // People choose their own names: one that reads like an id, or like what somebody else is called here, is not them.
  if (!typed || isMemberId(typed)) return command;
  const known = await loadPeople(asking);
  const isId = known.some(({ value, id }) => value === typed || id === typed);
  const [named, another] = isId ? [] : known.filter(({ label }) => simplify(label) === typed);
  return named && !another ? { ...command, values: { ...command.values, person: named.value } } : command;
}

/** Of somebody the bot need not have met; most have a digit, as family names in capitals have not. */
const isMemberId = (typed: string) => MEMBER_ID.test(typed) && /\d/.test(typed);

const simplify = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

async function loadPeople({ db, reader }: Asking): Promise<(Choice & { id: string })[]> {
  const { withMore: withAnswer } = plainWords[reader.language];
  const known = (await findMembers(db)).map(({ externalId: id, name, organization }) => ({
    id,
    label: organization ? withAnswer(name, organization) : name,
  }));
  const sameName = Map.groupBy(known, ({ label }) => simplify(label));
  return known.map(({ id, label }) => {
    const isAlone = sameName.get(simplify(label))?.length === 1;
    const value = accountText({ platform: WORKPLACE, id });
    return { id, value, label: isAlone ? label : withAnswer(label, id) };
  });
}

async function loadChannels({ db, reader, senders, settings }: Asking): Promise<Choice[]> {
  const { sameChannel, usualChannel } = linkWords[reader.language];
  const used = (await findChannels(db)).map(({ channel, title }) => ({ value: channel, label: sameChannel(title) }));
  const usual = settings.announceChannel;
  const isNew = usual !== undefined && used.every(({ value }) => value !== usual);
  const all = isNew ? [{ value: usual, label: usualChannel }, ...used] : used;
  return Promise.all(
    all.map(async ({ value, label }) => {
      const name = await senders[WORKPLACE]?.channelName?.(value);
      return { value, label: name ? `#${name}` : label };
    }),
  );
}
