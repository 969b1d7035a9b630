// Writing to a seminar's people: runs the use case and says what to show.

import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused, show } from '../cards/outcome.ts';
import { findPage } from '../cards/pages.ts';
import { looksOf } from '../messages/reach.cards.ts';
import { rehearse } from '../messages/rehearse.ts';
import { deskUrl } from '../people/desk-url.ts';
import { findPerson } from '../people/person.store.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { mailingCard, mailingForm, mailingPreview, mailingsCard, problemTexts, progressCard } from './mailing.cards.ts';
import { countAudiences, countProgress, findMailing, findNotReached, findSentMailings } from './mailing.store.ts';
import { type Mailing, readMailing } from './mailing.ts';
import { mailingWords } from './mailing.words.ts';
import { sendMailing } from './send-mailing.ts';
import { writeMailing } from './write-mailing.ts';

const MAILINGS_A_PAGE = 5;

interface Which {
  seminar: string;
  mailing: string;
}

export async function replyWithMailings(
  visit: OrganizerVisit,
  seminarId: string,
  page: number | undefined,
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const { found, total, turned } = await findPage((part) => findSentMailings(db, seminarId, part), {
    page,
    perPage: MAILINGS_A_PAGE,
  });
  // Nothing to look through: the first one is written.
  if (total === 0 && isWritable(seminar)) return replyWithMailingForm(visit, { seminar: seminarId });
  const sent = await Promise.all(
    found.map(async (mailing) => ({ mailing, progress: await countProgress(db, mailing, visit.now) })),
  );
  return show(mailingsCard({ seminar, sent, page: turned }, reader), reader, mailingWords[reader.language].formTitle);
}

export async function replyWithMailingForm(
  visit: OrganizerVisit,
  { seminar: seminarId, mailing: mailingId }: { seminar: string; mailing?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const mailing = mailingId ? await findMailing(db, mailingId) : undefined;
  const isMatch = !mailingId || mailing?.seminarId === seminarId;
  if (!isMatch || !seminar || !isWritable(seminar))
    return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const said = mailingWords[reader.language].sentBefore;
  if (mailing?.sentAt) {
    const { sentOnes } = mailingWords[reader.language];
    return show(await loadProgressCard(visit, { seminar, mailing, said }), reader, sentOnes);
  }
  const heads = await countAudiences(db, seminarId);
  return openForm(mailingForm({ seminar, mailingId: mailing?.id ?? crypto.randomUUID(), mailing, heads }, reader));
}

/** Drafts have nobody to write to. */
const isWritable = ({ status }: Seminar) => status === 'announced' || status === 'cancelled';

export async function replyToMailingForm(
  visit: OrganizerVisit,
  { seminar: seminarId, mailing: mailingId, values }: Which & { values: Record<string, string> },
): Promise<FormOutcome> {
  const { db, reader, person } = visit;
  const read = readMailing(values, await findMailing(db, mailingId));
  if ('problems' in read) return formErrors(problemTexts(read.problems, reader));
  const result = await writeMailing({ ...visit, ...read, seminarId, mailingId, author: person.id });
  if (result.kind === 'gone') return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const { seminar, mailing } = result;
  const { formTitle, sentBefore: said } = mailingWords[reader.language];
  if (result.kind === 'written') {
    return page(formTitle, await loadPreviewCard(visit, { seminar, mailing, author: person.name }), reader);
  }
  const card = await loadProgressCard(visit, { seminar, mailing, said });
  return result.isSame ? page(formTitle, card, reader) : refused({ ...card, summary: said }, reader, formTitle);
}

export async function replyToSendMailing(
  visit: OrganizerVisit,
  { seminar: seminarId, mailing: mailingId }: Which,
): Promise<Outcome> {
  const { reader } = visit;
  const text = mailingWords[reader.language];
  const result = await sendMailing({ ...visit, seminarId, mailingId, actor: visit.person.id });
  if (result.kind === 'gone') return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  if (result.kind === 'nobody') return refused(organizerNote(text.nobody, reader), reader);
  const { seminar, mailing, isNew } = result;
  const card = await loadProgressCard(visit, { seminar, mailing, ...(!isNew && { said: text.sentBefore }) });
  return show(card, reader, text.sentOnes);
}

/** How far it has got; a draft is shown as what it would be. */
export async function replyWithMailing(
  visit: OrganizerVisit,
  { seminar: seminarId, mailing: mailingId }: Which,
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const mailing = await findMailing(db, mailingId);
  if (!seminar || mailing?.seminarId !== seminarId)
    return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const { formTitle, sentOnes } = mailingWords[reader.language];
  if (mailing.sentAt) return show(await loadProgressCard(visit, { seminar, mailing }), reader, sentOnes);
  const author = (await findPerson(db, mailing.author))?.name ?? '';
  return show(await loadPreviewCard(visit, { seminar, mailing, author }), reader, formTitle);
}

async function loadPreviewCard(
  visit: OrganizerVisit,
  about: { seminar: Seminar; mailing: Mailing; author: string },
): Promise<Card> {
  const { db, now, person, reader, places } = visit;
  const { seminar, mailing, author } = about;
  const which = { seminarId: seminar.id, mailingId: mailing.id };
  const { reach, people } = await rehearse(visit, (stage) =>
    sendMailing({ ...stage, ...which, actor: person.id, now }),
  );
  const cardFor = (as: typeof reader) => mailingCard({ seminar, text: mailing.text, author }, as);
  const looks = looksOf(reach, cardFor, reader, places);
  const unreached = await findUnreached(db, seminar.id, people);
  const pageUrl = await deskUrl(visit, { do: 'mailing', seminar: seminar.id, mailing: mailing.id });
  return mailingPreview({ seminar, mailing, reach, unreached, looks, pageUrl }, reader);
}

async function loadProgressCard(
  visit: OrganizerVisit,
  about: { seminar: Seminar; mailing: Mailing; said?: string },
): Promise<Card> {
  const { db, reader } = visit;
  const progress = await countProgress(db, about.mailing, visit.now);
  const unreached = await findUnreached(db, about.seminar.id, await findNotReached(db, about.mailing));
  return progressCard({ ...about, progress, unreached }, reader);
}

export const mailingHandlers = {
  mailings: (visit, { seminar, page }) => replyWithMailings(visit, seminar, page),
  mailing: replyWithMailing,
  'open-mailing': replyWithMailingForm,
  'submit-mailing': replyToMailingForm,
  'send-mailing': replyToSendMailing,
} satisfies Partial<Handlers>;
