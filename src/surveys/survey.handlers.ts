// The survey's commands: runs the use case and says what to show.

import type { Card } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import {
  type FormOutcome,
  formErrors,
  gone,
  type Outcome,
  openForm,
  page,
  refused,
  show,
  silent,
} from '../cards/outcome.ts';
import { plainWords } from '../cards/plain.words.ts';
import { hasAttended, loadAttendance } from '../checkins/load-attendance.ts';
import { loadFeedbackLines } from '../materials/material.handlers.ts';
import { findPeople } from '../people/person.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findLastEnded, findSeminar } from '../seminars/seminar.store.ts';
import { isBefore, isPublic, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { answerSurvey, type SurveyChange, surveyRefusal } from './answer-survey.ts';
import { loadResults } from './close-surveys.ts';
import { loadSoFar } from './load-so-far.ts';
import { resultsCard } from './results.cards.ts';
import { resultsWords } from './results.words.ts';
import { ratedCard, surveyForm, surveyLinkCard, surveyNoteCard, surveySavedCard } from './survey.cards.ts';
import { findResponse } from './survey.store.ts';
import { type SurveyResponse, surveyClosesAt } from './survey.ts';
import { surveyWords } from './survey.words.ts';
import { LONGEST_ANSWER, readAnswers, summedUpAs, tooLongFields } from './survey-question.ts';

export async function replyToRating(visit: Visit, seminarId: string, score: number): Promise<Outcome> {
  const { reader } = visit;
  const result = await answerSurvey({ ...visit, personId: visit.person.id, seminarId, change: { score } });
  if (result.kind === 'seen_before') return replyWithRating(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  if (result.kind === 'refused') {
    return refused(surveyNoteCard(result.seminar, surveyWords[reader.language].refused[result.why], reader), reader);
  }
  const formUrl = await formUrlOf(visit, result.seminar);
  return show(
    ratedCard(result.seminar, result.response, { formUrl }, reader),
    reader,
    surveyWords[reader.language].title,
  );
}

/** As it stands; who has not rated is told why, or how. */
async function replyWithRating(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const response = seminar && (await findResponse(db, { seminarId, personId: visit.person.id }));
  if (!response) return replyWithSurveyForm(visit, seminarId);
  return show(
    ratedCard(seminar, response, { formUrl: await formUrlOf(visit, seminar) }, reader),
    reader,
    surveyWords[reader.language].title,
  );
}

/** The form itself, or the link to it. */
export async function replyWithSurveyForm(visit: Visit, seminarId: string, words?: string): Promise<Outcome> {
  const { db, reader, person, tappedAt } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar || !isPublic(seminar)) return gone(seminarWords[reader.language].gone, reader);
  const why = surveyRefusal({ tappedAt, seminar, wasThere: await hasAttended(db, { seminarId, personId: person.id }) });
  if (why) return refused(surveyNoteCard(seminar, surveyWords[reader.language].refused[why], reader), reader);
  const formUrl = await formUrlOf(visit, seminar, words);
  if (formUrl) return show(surveyLinkCard(seminar, formUrl, reader), reader);
  const response = await findResponse(db, { seminarId, personId: person.id });
  return openForm(surveyForm(seminar, { response, words }, reader));
}

export async function saveSurveyForm(
  visit: Visit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const { reader } = visit;
  const survey = surveyWords[reader.language];
  const plain = plainWords[reader.language];
  const known = await findResponse(visit.db, { seminarId, personId: visit.person.id });
  const read = readSurveyForm(values, known);
  if ('problems' in read) {
    const texts = { choose_score: survey.chooseScore, too_long: plain.tooLong(LONGEST_ANSWER) };
    const errors = Object.entries(read.problems).map(([name, problem]) => [name, texts[problem]]);
    return formErrors(Object.fromEntries(errors));
  }
  const result = await answerSurvey({ ...visit, personId: visit.person.id, seminarId, change: read.change });
  if (result.kind === 'seen_before') return silent;
  if (result.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  return result.kind === 'answered'
    ? page(survey.title, surveySavedCard(result.seminar, reader), reader)
    : refused(surveyNoteCard(result.seminar, survey.refused[result.why], reader), reader, survey.title);
}

function readSurveyForm(
  values: Record<string, string>,
  known: SurveyResponse | undefined,
): { problems: Record<string, 'choose_score' | 'too_long'> } | { change: SurveyChange } {
  const problems: Record<string, 'choose_score' | 'too_long'> = {};
  const score = (values.score ?? '').trim();
  const answers = readAnswers(values);
  if (!/^[1-5]$/.test(score)) problems.score = 'choose_score';
  for (const field of tooLongFields(answers, known)) problems[field] = 'too_long';
  return Object.keys(problems).length > 0 ? { problems } : { change: { ...answers, score: Number(score) } };
}

/** For an organizer; without a seminar, the one that ended last. */
export async function replyWithResults(
  visit: Visit,
  seminarId: string | undefined,
  page: number | undefined,
): Promise<Outcome> {
  const { db, now, reader, person } = visit;
  const seminar = seminarId ? await findSeminar(db, seminarId) : await findLastEnded(db, now);
  if (!seminar) return show(plainCard(resultsWords[reader.language].noSeminar, reader), reader);
  const card = await loadResultsCard({ ...visit, personId: person.id, seminar, page });
  return show(card, reader, resultsWords[reader.language].title);
}

/** For so long its link opens the page of the results. Who may see them is asked each time. */
const RESULTS_LINK_FOR = Temporal.Duration.from({ hours: 30 * 24 });

export async function loadResultsCard({
  seminar,
  page,
  isForSpeaker = false,
  ...visit
}: Pick<Visit, 'db' | 'links' | 'reader'> & {
  /** Whose link to the page it is. */
  personId: string;
  seminar: Seminar;
  page: number | undefined;
  /** A speaker reads the comments, and no names. */
  isForSpeaker?: boolean;
}): Promise<Card> {
  const { db, reader } = visit;
  const results = await loadResults(db, seminar);
  const named = await Promise.all(
    (isForSpeaker ? [] : summedUpAs('names')).map(async (question) => {
      const people = await findPeople(db, results.names[question]);
      return { question, names: people.map(({ name }) => name || plainWords[reader.language].nameless) };
    }),
  );
  const isOpen = isBefore(reader.now, surveyClosesAt(seminar));
  const attendance = await loadAttendance(db, seminar.id);
  const feedback = await loadFeedbackLines(db, seminar.id, reader);
  const soFar = isForSpeaker ? undefined : await loadSoFar(db, seminar);
  const pageUrl = await resultsUrlOf(visit, { use: isForSpeaker ? 'talk' : 'results', seminarId: seminar.id });
  return resultsCard(
    { seminar, results, attendance, named, feedback, soFar, isOpen, isForSpeaker, page, pageUrl },
    reader,
  );
}

/** The page of the results; undefined where this is it. */
async function resultsUrlOf(
  { links, reader, personId }: Pick<Visit, 'links' | 'reader'> & { personId: string },
  which: { use: 'results' | 'talk'; seminarId: string },
): Promise<string | undefined> {
  if (reader.place.draws) return undefined;
  const url = await links.make({ ...which, personId, expiresAt: reader.now.add(RESULTS_LINK_FOR) });
  // An app's own browser prints nothing.
  return url && reader.place.outside(url);
}

/** The form's page; undefined where the form can be shown at once. */
export async function formUrlOf(
  { links, person, reader }: Visit,
  seminar: Seminar,
  words?: string,
): Promise<string | undefined> {
  if (reader.place.showsForms) return undefined;
  const expiresAt = surveyClosesAt(seminar);
  return links.make({ use: 'survey', seminarId: seminar.id, personId: person.id, ...(words && { words }), expiresAt });
}

export const surveyHandlers = {
  results: (visit, { seminar, page }) => replyWithResults(visit, seminar, page),
  rate: (visit, { seminar, score }) => replyToRating(visit, seminar, score),
  'open-survey': (visit, { seminar, words }) => replyWithSurveyForm(visit, seminar, words),
  'submit-survey': (visit, { seminar, values }) => saveSurveyForm(visit, seminar, values),
} satisfies Partial<Handlers>;
