// The survey's commands: runs the use case and says what to show.

import type { Card, Outcome } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import { hasAttended, loadAttendance } from '../checkins/load-attendance.ts';
import { loadFeedbackLines } from '../materials/material.replies.ts';
import { findPeople } from '../people/person.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findLastEnded, findSeminar } from '../seminars/seminar.store.ts';
import { isBefore, isPublic, type Seminar } from '../seminars/seminar.ts';
import { isTooLong } from '../text/length.ts';
import { answerSurvey, type SurveyChange, surveyRefusal } from './answer-survey.ts';
import { loadResults } from './close-surveys.ts';
import { ratedCard, resultsCard, surveyForm, surveyLinkCard, surveyNoteCard, surveySavedCard } from './survey.cards.ts';
import { findResponse } from './survey.store.ts';
import { LONGEST_ANSWER, type SurveyResponse, surveyClosesAt } from './survey.ts';

export async function replyToRating(visit: Visit, seminarId: string, score: number): Promise<Outcome> {
  const { reader } = visit;
  const result = await answerSurvey({ ...visit, personId: visit.person.id, seminarId, change: { score } });
  if (result.kind === 'seen_before') return replyWithRating(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(visit);
  if (result.kind === 'refused') {
    return show(visit, surveyNoteCard(result.seminar, reader.words.survey.refused[result.why], reader));
  }
  const formUrl = await formUrlOf(visit, result.seminar);
  return show(visit, ratedCard(result.seminar, result.response, { formUrl }, reader));
}

/** As it stands; who has not rated is told why, or how. */
async function replyWithRating(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const response = seminar && (await findResponse(db, { seminarId, personId: visit.person.id }));
  if (!response) return replyWithSurveyForm(visit, seminarId);
  return show(visit, ratedCard(seminar, response, { formUrl: await formUrlOf(visit, seminar) }, reader));
}

/** On Slack the form itself; on LINE the link to it. */
export async function replyWithSurveyForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, reader, person, tappedAt } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar || !isPublic(seminar)) return gone(visit);
  const why = surveyRefusal({ tappedAt, seminar, wasThere: await hasAttended(db, { seminarId, personId: person.id }) });
  if (why) return show(visit, surveyNoteCard(seminar, reader.words.survey.refused[why], reader));
  const formUrl = await formUrlOf(visit, seminar);
  if (formUrl) return show(visit, surveyLinkCard(seminar, formUrl, reader));
  const response = await findResponse(db, { seminarId, personId: person.id });
  return { kind: 'form', form: surveyForm(seminar, response, reader) };
}

/** From a modal or from the page of a signed link. */
export async function saveSurveyForm(
  visit: Pick<Visit, 'db' | 'person' | 'reader' | 'now' | 'tappedAt' | 'eventId'>,
  seminarId: string,
  values: Record<string, string>,
): Promise<Outcome> {
  const { reader } = visit;
  const { survey } = reader.words;
  const known = await findResponse(visit.db, { seminarId, personId: visit.person.id });
  const read = readSurveyForm(values, known);
  if ('problems' in read) {
    const texts = { choose_score: survey.chooseScore, too_long: survey.tooLong(LONGEST_ANSWER) };
    const errors = Object.entries(read.problems).map(([name, problem]) => [name, texts[problem]]);
    return { kind: 'form-errors', errors: Object.fromEntries(errors) };
  }
  const result = await answerSurvey({ ...visit, personId: visit.person.id, seminarId, change: read.change });
  if (result.kind === 'seen_before') return { kind: 'silent' };
  if (result.kind === 'no_seminar') return gone(visit);
  const isSaved = result.kind === 'answered';
  const card = isSaved
    ? surveySavedCard(result.seminar, reader)
    : surveyNoteCard(result.seminar, survey.refused[result.why], reader);
  return { kind: 'page', title: survey.title, card, language: reader.language, isRefusal: !isSaved };
}

function readSurveyForm(
  values: Record<string, string>,
  known: SurveyResponse | undefined,
): { problems: Record<string, 'choose_score' | 'too_long'> } | { change: SurveyChange } {
  const problems: Record<string, 'choose_score' | 'too_long'> = {};
  const text = (name: string) => (values[name] ?? '').trim();
  if (!/^[1-5]$/.test(text('score'))) problems.score = 'choose_score';
  if (isTooLong(text('takeaway'), LONGEST_ANSWER, known?.takeaway)) problems.takeaway = 'too_long';
  if (isTooLong(text('next_topic'), LONGEST_ANSWER, known?.nextTopic)) problems.next_topic = 'too_long';
  if (Object.keys(problems).length > 0) return { problems };
  const change = {
    score: Number(text('score')),
    takeaway: text('takeaway'),
    nextTopic: text('next_topic'),
    wouldSpeak: text('speak') === 'yes',
    mayQuote: text('quote') === 'yes',
  };
  return { change };
}

/** For an organizer; without a seminar, the one that ended last. */
export async function replyWithResults(
  visit: Visit,
  seminarId: string | undefined,
  page: number | undefined,
): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = seminarId ? await findSeminar(db, seminarId) : await findLastEnded(db, now);
  if (!seminar) return show(visit, plainCard(reader.words.results.noSeminar, reader));
  return show(visit, await loadResultsCard({ db, now, reader, seminar, page }));
}

export async function loadResultsCard({
  db,
  now,
  reader,
  seminar,
  page,
  isForSpeaker = false,
}: Pick<Visit, 'db' | 'now' | 'reader'> & {
  seminar: Seminar;
  page: number | undefined;
  /** A speaker reads the comments, not who would like to speak. */
  isForSpeaker?: boolean;
}): Promise<Card> {
  const results = await loadResults(db, seminar);
  const speakers = (isForSpeaker ? [] : await findPeople(db, results.wouldSpeak)).map(
    ({ name }) => name || reader.words.desk.nameless,
  );
  const isOpen = isBefore(now, surveyClosesAt(seminar));
  const attendance = await loadAttendance(db, seminar.id);
  const feedback = await loadFeedbackLines(db, seminar.id, reader);
  return resultsCard({ seminar, results, attendance, speakers, feedback, isOpen, isForSpeaker, page }, reader);
}

/** The form's page, on LINE only: Slack has modals. */
async function formUrlOf({ links, person, reader }: Visit, seminar: Seminar): Promise<string | undefined> {
  if (reader.platform !== 'line') return undefined;
  const expiresAt = surveyClosesAt(seminar);
  return links.make({ use: 'survey', seminarId: seminar.id, personId: person.id, expiresAt });
}

const gone = (visit: Pick<Visit, 'reader'>) => ({
  ...show(visit, plainCard(visit.reader.words.seminar.gone, visit.reader)),
  isRefusal: true,
});

const show = ({ reader }: Pick<Visit, 'reader'>, card: Card): Outcome => ({
  kind: 'card',
  card,
  language: reader.language,
});

export const surveyHandlers = {
  results: (visit, { seminar, page }) => replyWithResults(visit, seminar, page),
  rate: (visit, { seminar, score }) => replyToRating(visit, seminar, score),
  'open-survey': (visit, { seminar }) => replyWithSurveyForm(visit, seminar),
  'submit-survey': (visit, { seminar, values }) => saveSurveyForm(visit, seminar, values),
} satisfies Partial<Handlers>;
