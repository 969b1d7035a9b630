// What everybody may do about themselves and the bot as a whole: help, language, muting.
import type { Card, Outcome } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import { createReader } from '../cards/reader.ts';
import type { CommandOf } from '../commands.ts';
import { chooseLanguage } from './choose-language.ts';
import { helpCard, muteCard, notUnderstoodCard, welcomeCard } from './help.cards.ts';
import { languageChosenCard } from './language.cards.ts';
import { currentPersonId, findPerson, saveMuted } from './person.store.ts';
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
  const theirs = { ...visit, person, reader: createReader({ ...visit.reader, language: person.language }) };
  const shown = seminar ? await showSeminar(theirs, seminar) : undefined;
  return show(theirs, languageChosenCard(shown?.kind === 'card' ? shown.card : undefined, theirs.reader));
}

async function mute(visit: Visit, isMuted: boolean): Promise<Outcome> {
  const { db, person, now, reader, tappedAt } = visit;
  const mine = await db.transaction(async (tx) => {
    const id = await currentPersonId(tx, person.id);
    await saveMuted(tx, { id, remindersMutedAt: isMuted ? now : null }, tappedAt);
    return findPerson(tx, id);
  });
  // An older tap heard late changes nothing; then it is told how things stand.
  return show(visit, muteCard({ isMuted: mine ? mine.remindersMutedAt !== null : isMuted }, reader));
}

function notUnderstood(visit: Visit, { heard }: CommandOf<'unknown'>): Outcome {
  const { reader } = visit;
  // A button's value is never empty and looks like data; what people type does not.
  const isButton = heard.startsWith('{');
  return show(visit, isButton ? plainCard(reader.words.help.oldButton, reader) : notUnderstoodCard(reader));
}

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });

export const helpHandlers = {
  help: (visit) => show(visit, helpCard({ isOrganizer: visit.role !== null }, visit.reader)),
  mute: (visit) => mute(visit, true),
  unmute: (visit) => mute(visit, false),
  preview: (visit) => show(visit, plainCard(visit.reader.words.help.previewTap, visit.reader)),
  'keep-as-is': (visit) => show(visit, plainCard(visit.reader.words.help.keptAsIs, visit.reader)),
  follow: (visit) => show(visit, welcomeCard(visit.reader)),
  unknown: notUnderstood,
} satisfies Partial<Handlers>;
