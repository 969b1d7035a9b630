// What is kept of a person: shown, taken along, forgotten.
import { writeXlsx, XLSX } from '../attendees/write-xlsx.ts';
import { plainCard } from '../cards/note.cards.ts';
import { gone, type Outcome, refused, show } from '../cards/outcome.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import { plainWords } from '../cards/plain.words.ts';
import { helpWords } from '../people/help.words.ts';
import { introduceButtons } from '../people/introduction.cards.ts';
import { introductionUrl, isNameTold } from '../people/introduction.handlers.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { forgetPerson } from './forget-person.ts';
import { allOwnDataCard, factsOf, fileReadyCard, leftCard, ownDataCard } from './own-data.cards.ts';
import { findOwnData } from './own-data.store.ts';
import { ownDataWords } from './own-data.words.ts';
import { ownSheet, rowsOf } from './own-data-rows.ts';

const LINK_FOR = Temporal.Duration.from({ minutes: 15 });

/** In the characters of a column's width. */
const WIDTHS = [14, 40, 24, 24, 60];

const linkOf = ({ links, person, now }: Visit, use: 'mine' | 'take') =>
  links.make({ use, personId: person.id, expiresAt: now.add(LINK_FOR) });

/** By a platform's own word, not by a link that somebody else may hold. */
const isInChat = ({ eventId }: Visit): boolean => eventId !== undefined;

async function replyWithOwnData(visit: Visit): Promise<Outcome> {
  const { db, person, reader, settings } = visit;
  const text = ownDataWords[reader.language];
  const data = await findOwnData(db, person.id);
  if (!data) return gone(helpWords[reader.language].oldButton, reader);
  if (!isInChat(visit)) return show(allOwnDataCard(data, settings.timeZone, reader), reader, text.title);
  const correct = introduceButtons({ url: await introductionUrl(visit, LINK_FOR) }, reader, {
    label: text.correct(await isNameTold(visit)),
  });
  const card = ownDataCard(data, { all: await linkOf(visit, 'mine'), correct }, settings.timeZone, reader);
  return show(card, reader, text.title);
}

async function replyWithFileLink(visit: Visit): Promise<Outcome> {
  const { reader } = visit;
  const text = ownDataWords[reader.language];
  if (!isInChat(visit)) return refused(plainCard(text.onlyInChat, reader), reader);
  const url = await linkOf(visit, 'take');
  if (!url) return refused(plainCard(plainWords[reader.language].formOnlyOnSlack, reader), reader);
  return show(fileReadyCard(reader.place.outside(url), reader), reader);
}

async function replyWithFile({ db, person, reader, settings }: Visit): Promise<PageOutcome> {
  const text = ownDataWords[reader.language];
  const data = await findOwnData(db, person.id);
  if (!data) return gone(helpWords[reader.language].oldButton, reader);
  const rows = ownSheet(factsOf(data, settings.timeZone, reader), rowsOf(data, reader), reader);
  const bytes = await writeXlsx(rows, { title: text.sheet, widths: WIDTHS });
  return { kind: 'file', fileName: `${text.sheet}.xlsx`, contentType: XLSX, bytes };
}

async function replyToForget(visit: Visit): Promise<Outcome> {
  const { db, outbox, person, eventId, now, reader } = visit;
  const text = ownDataWords[reader.language];
  if (!isInChat(visit)) return refused(plainCard(text.onlyInChat, reader), reader);
  const result = await forgetPerson({ db, outbox, personId: person.id, why: 'asked', eventId, now });
  if (result.kind === 'last_admin') return refused(plainCard(text.lastAdmin, reader), reader);
  const changed = result.kind === 'forgotten' ? result.changed : [];
  for (const seminarId of changed) outbox.refreshPosts(seminarId);
  return show(leftCard(changed.length, reader), reader, text.title);
}

export const ownDataHandlers = {
  'my-data': replyWithOwnData,
  'ask-my-data': replyWithFileLink,
  'take-my-data': replyWithFile,
  'forget-me': replyToForget,
} satisfies Partial<Handlers>;
