// Writing to a seminar's people: runs the use case and says what to show.

import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card, Outcome } from '../cards/card.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { findPage } from '../cards/pages.ts';
import { findPerson } from '../people/person.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { mailingForm, mailingPreview, mailingsCard, problemTexts, progressCard } from './mailing.cards.ts';
import {
  countProgress,
  countReach,
  findAudience,
  findMailing,
  findNotReached,
  findSentMailings,
} from './mailing.store.ts';
import { type Mailing, readMailing } from './mailing.ts';
import { sendMailing } from './send-mailing.ts';
import { writeMailing } from './write-mailing.ts';

const MAILINGS_A_PAGE = 5;

interface Which {
  seminar: string;
  mailing: string;
}

export async function replyWithMailings(visit: Visit, seminarId: string, page: number | undefined): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(visit);
  const { found, turned } = await findPage((part) => findSentMailings(db, seminarId, part), {
    page,
    perPage: MAILINGS_A_PAGE,
  });
  const sent = await Promise.all(
    found.map(async (mailing) => ({ mailing, progress: await countProgress(db, mailing, visit.now) })),
  );
  return show(visit, mailingsCard({ seminar, sent, page: turned }, reader));
}

export async function replyWithMailingForm(
  visit: Visit,
  { seminar: seminarId, mailing: mailingId }: { seminar: string; mailing?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const mailing = mailingId ? await findMailing(db, mailingId) : undefined;
  const isMatch = !mailingId || mailing?.seminarId === seminarId;
  if (!isMatch || (seminar?.status !== 'announced' && seminar?.status !== 'cancelled')) return gone(visit);
  if (mailing?.sentAt) return showProgress(visit, { seminar, mailing, said: reader.words.mailing.sentBefore });
  const form = mailingForm({ seminar, mailingId: mailing?.id ?? crypto.randomUUID(), mailing }, reader);
  return { kind: 'form', form };
}

export async function replyToMailingForm(
  visit: Visit,
  { seminar: seminarId, mailing: mailingId, values }: Which & { values: Record<string, string> },
): Promise<Outcome> {
  const { db, reader, person } = visit;
  const read = readMailing(values, await findMailing(db, mailingId));
  if ('problems' in read) return { kind: 'form-errors', errors: problemTexts(read.problems, reader) };
  const result = await writeMailing({ ...visit, ...read, seminarId, mailingId, author: person.id });
  if (result.kind === 'gone') return gone(visit);
  const { seminar, mailing } = result;
  if (result.kind === 'sent') {
    return asPage(visit, await showProgress(visit, { seminar, mailing, said: reader.words.mailing.sentBefore }));
  }
  return asPage(visit, await showPreview(visit, { seminar, mailing, author: person.name }));
}

export async function replyToSendMailing(
  visit: Visit,
  { seminar: seminarId, mailing: mailingId }: Which,
): Promise<Outcome> {
  const { mailing: text } = visit.reader.words;
  const result = await sendMailing({ ...visit, seminarId, mailingId, actor: visit.person.id });
  if (result.kind === 'gone') return gone(visit);
  if (result.kind === 'nobody') return show(visit, organizerNote(text.nobody, visit.reader));
  const { seminar, mailing, isNew } = result;
  return showProgress(visit, { seminar, mailing, ...(!isNew && { said: text.sentBefore }) });
}

/** How far it has got; a draft is shown as what it would be. */
export async function replyWithMailing(
  visit: Visit,
  { seminar: seminarId, mailing: mailingId }: Which,
): Promise<Outcome> {
  const { db } = visit;
  const seminar = await findSeminar(db, seminarId);
  const mailing = await findMailing(db, mailingId);
  if (!seminar || mailing?.seminarId !== seminarId) return gone(visit);
  if (mailing.sentAt) return showProgress(visit, { seminar, mailing });
  return showPreview(visit, { seminar, mailing, author: (await findPerson(db, mailing.author))?.name ?? '' });
}

async function showPreview(
  visit: Visit,
  about: { seminar: Seminar; mailing: Mailing; author: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const { id: seminarId } = about.seminar;
  const { audience } = about.mailing;
  const reach = await countReach(db, seminarId, audience);
  const unreached = await findUnreached(db, seminarId, await findAudience(db, seminarId, audience));
  return show(visit, mailingPreview({ ...about, reach, unreached }, reader));
}

async function showProgress(
  visit: Visit,
  about: { seminar: Seminar; mailing: Mailing; said?: string },
): Promise<Outcome> {
  const { db, reader } = visit;
  const progress = await countProgress(db, about.mailing, visit.now);
  const unreached = await findUnreached(db, about.seminar.id, await findNotReached(db, about.mailing));
  return show(visit, progressCard({ ...about, progress, unreached }, reader));
}

const gone = (visit: Visit) => ({
  ...show(visit, organizerNote(visit.reader.words.seminar.gone, visit.reader)),
  isRefusal: true,
});

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });

/** A form's answer stands in the form's place. */
function asPage({ reader }: Visit, outcome: Outcome): Outcome {
  return outcome.kind === 'card' ? { ...outcome, kind: 'page', title: reader.words.mailing.formTitle } : outcome;
}

export const mailingHandlers = {
  mailings: (visit, { seminar, page }) => replyWithMailings(visit, seminar, page),
  mailing: replyWithMailing,
  'open-mailing': replyWithMailingForm,
  'submit-mailing': replyToMailingForm,
  'send-mailing': replyToSendMailing,
} satisfies Partial<Handlers>;
