// What everybody may do about themselves and the bot as a whole: help, language, muting.
import { plainCard } from '../cards/note.cards.ts';
import { aside, type Outcome, show } from '../cards/outcome.ts';
import { PLATFORM_NAMES } from '../cards/place.ts';
import type { CommandOf } from '../commands.ts';
import type { Database } from '../database/client.ts';
import { chooseLanguage } from './choose-language.ts';
import {
  helpCard,
  muteCard,
  notUnderstoodCard,
  type Preference,
  preferredCard,
  previewTapCard,
  smallTalkCard,
} from './help.cards.ts';
import { helpWords } from './help.words.ts';
import { languageChosenCard } from './language.cards.ts';
import { muteWords } from './mute.words.ts';
import { currentPersonId, findAccounts, findKept, findPerson, saveMuted, savePreferred } from './person.store.ts';
import { otherPlatform } from './person.ts';
import type { Handlers, Visit } from './visit.ts';

/**
 * What they see from now on is in that language, beginning with the answer to this. `showSeminar`: where the command
 * names one, it is shown in that language at once.
 */
export async function speak(
  visit: Visit,
  { to, seminar }: CommandOf<'language'>,
  showSeminar: (visit: Visit, seminarId: string) => Promise<Outcome>,
): Promise<Outcome> {
  const person = await chooseLanguage({ ...visit, language: to });
  const theirs = { ...visit, person, reader: { ...visit.reader, language: person.language } };
  const outcome = seminar ? await showSeminar(theirs, seminar) : undefined;
  const card = outcome && 'card' in outcome ? outcome.card : undefined;
  return show(languageChosenCard(card, theirs.reader), theirs.reader);
}

async function mute(visit: Visit, isMuted: boolean): Promise<Outcome> {
  const { db, person, now, reader, tappedAt } = visit;
  const mine = await db.transaction(async (tx) => {
    const id = await currentPersonId(tx, person.id);
    await saveMuted(tx, { id, remindersMutedAt: isMuted ? now : null }, tappedAt);
    return findPerson(tx, id);
  });
  // An older tap heard late changes nothing; then it is told how things stand.
  const is = mine ? mine.remindersMutedAt !== null : isMuted;
  return show(muteCard({ isMuted: is, preference: await findPreference(db, person.id) }, reader), reader);
}

/** Undefined: they are on one platform. */
export async function findPreference(db: Database, personId: string): Promise<Preference> {
  const kept = await findKept(db, personId);
  return otherPlatform(await findAccounts(db, personId), kept?.preferredPlatform ?? null);
}

async function prefer(visit: Visit, { on }: CommandOf<'prefer'>): Promise<Outcome> {
  const { db, person, reader, tappedAt } = visit;
  const before = await findPreference(db, person.id);
  if (before?.now !== on && before?.other !== on) {
    return show(plainCard(muteWords[reader.language].notJoined(PLATFORM_NAMES[on]), reader), reader);
  }
  await db.transaction(async (tx) => {
    await savePreferred(tx, { id: await currentPersonId(tx, person.id), platform: on }, tappedAt);
  });
  return show(preferredCard((await findPreference(db, person.id)) ?? before, reader), reader);
}

/** `guess`: what a typed sentence may be about; undefined: it says nothing to us. */
export async function replyToUnknown(
  visit: Visit,
  { heard }: CommandOf<'unknown'>,
  guess: (visit: Visit, typed: string) => Promise<Outcome | undefined>,
): Promise<Outcome> {
  const { reader } = visit;
  // A button's value is never empty and looks like data; what people type does not.
  const isButton = heard.startsWith('{') || heard === '';
  if (isButton) return show(plainCard(helpWords[reader.language].oldButton, reader), reader);
  return (await guess(visit, heard)) ?? show(notUnderstoodCard(reader), reader);
}

export const helpHandlers = {
  help: ({ role, reader }) =>
    show(helpCard({ isOrganizer: role !== null }, reader), reader, helpWords[reader.language].title),
  mute: (visit) => mute(visit, true),
  unmute: (visit) => mute(visit, false),
  prefer,
  preview: ({ reader }) => aside(previewTapCard(reader), reader, helpWords[reader.language].previewTitle),
  'keep-as-is': ({ reader }) => show(plainCard(helpWords[reader.language].keptAsIs, reader), reader),
  'small-talk': ({ reader }, { about }) => show(smallTalkCard(about, reader), reader),
} satisfies Partial<Handlers>;
