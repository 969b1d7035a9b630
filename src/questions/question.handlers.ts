// Asking the speaker, and reading what was asked: runs the use case and says what to show.
import { plainCard } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused, show } from '../cards/outcome.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { rsvpWords } from '../rsvps/rsvp.words.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { hostWords } from '../seminars/host.words.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isPublic } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { isTooLong } from '../text/length.ts';
import { askQuestion } from './ask-question.ts';
import { findQuestionReader } from './find-reader.ts';
import { questionForm, questionLinkCard, questionNoteCard, questionsCard } from './question.cards.ts';
import { countQuestionsOf, findQuestions } from './question.store.ts';
import { LONGEST_QUESTION, type QuestionReader, questionRefusal } from './question.ts';
import { questionWords } from './question.words.ts';

/** The form itself, or the link to it. */
export async function replyWithQuestionForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, person, now, reader, links } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar || !isPublic(seminar)) return gone(seminarWords[reader.language].gone, reader);
  const key = { seminarId, personId: person.id };
  const asked = await countQuestionsOf(db, key);
  const why = questionRefusal({ seminar, mine: await findRsvp(db, key), asked, now });
  if (why) return refused(questionNoteCard(seminar, questionWords[reader.language].refused[why]), reader);
  const readBy = await findQuestionReader(db, seminarId);
  const formUrl = reader.place.showsForms
    ? undefined
    : await links.make({ use: 'question', ...key, expiresAt: seminar.endsAt });
  if (formUrl) return show(questionLinkCard({ seminar, readBy, formUrl }, reader), reader);
  return openForm(questionForm({ seminar, readBy, newId: crypto.randomUUID() }, reader));
}

export async function saveQuestionForm(
  visit: Visit,
  { seminar: seminarId, question: id, values }: { seminar: string; question?: string; values: Record<string, string> },
): Promise<FormOutcome> {
  const { db, outbox, person, now, reader } = visit;
  const question = questionWords[reader.language];
  const compose = composeWords[reader.language];
  const rsvp = rsvpWords[reader.language];
  const text = (values.text ?? '').trim();
  if (!text) return formErrors({ text: compose.problems.required });
  if (isTooLong(text, LONGEST_QUESTION)) return formErrors({ text: compose.problems.too_long(LONGEST_QUESTION) });
  const result = await askQuestion({ db, outbox, id, personId: person.id, seminarId, text, now });
  if (result.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  return result.kind === 'asked'
    ? page(rsvp.askSpeaker, questionNoteCard(result.seminar, saidOf(result, reader)), reader)
    : refused(questionNoteCard(result.seminar, question.refused[result.why]), reader, rsvp.askSpeaker);
}

const saidOf = ({ readBy, replaced }: { readBy: QuestionReader; replaced?: string }, { language }: Visit['reader']) =>
  replaced === undefined ? questionWords[language].asked[readBy] : questionWords[language].rewritten(replaced);

/** For the speaker and the organizers, without names. */
export async function replyWithQuestions(visit: Visit, seminarId: string, page: number | undefined): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return refused(plainCard(questionWords[reader.language].notYours, reader), reader);
  const texts = (await findQuestions(db, seminarId)).map(({ text }) => text);
  return show(questionsCard({ seminar, texts, page }, reader), reader, hostWords[reader.language].questions);
}

export const questionHandlers = {
  'open-question': (visit, { seminar }) => replyWithQuestionForm(visit, seminar),
  'submit-question': saveQuestionForm,
  questions: (visit, { seminar, page }) => replyWithQuestions(visit, seminar, page),
} satisfies Partial<Handlers>;
