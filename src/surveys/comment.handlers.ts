// Somebody typed a word or a sentence, and may be thinking of a seminar that they attended.
import { plainCard } from '../cards/note.cards.ts';
import { type Outcome, show } from '../cards/outcome.ts';
import type { Visit } from '../people/visit.ts';
import { canGoAlong, isScore } from './comment.ts';
import { loadOpenSurvey, type OpenSurvey } from './load-open-survey.ts';
import { commentCard, ratedCard, surveyCard } from './survey.cards.ts';
import { formUrlOf } from './survey.handlers.ts';
import { surveyWords } from './survey.words.ts';

/** It may be a comment: then the form is offered with it. Nothing is taken for one. Undefined: no survey is open. */
export async function offerToComment(visit: Visit, heard: string): Promise<Outcome | undefined> {
  const open = await openSurveyOf(visit);
  if (!open) return undefined;
  if (isScore(heard)) return showSurvey(visit, open);
  const words = canGoAlong(heard) ? heard : undefined;
  const formUrl = await formUrlOf(visit, open.seminar, words);
  return show(commentCard(open.seminar, { formUrl, words }, visit.reader), visit.reader);
}

/** The survey itself, as it stands for them. */
export async function replyWithOpenSurvey(visit: Visit): Promise<Outcome> {
  const open = await openSurveyOf(visit);
  if (open) return showSurvey(visit, open);
  return show(plainCard(surveyWords[visit.reader.language].noneOpen, visit.reader), visit.reader);
}

const openSurveyOf = ({ db, person, now }: Visit) => loadOpenSurvey(db, { personId: person.id, now });

async function showSurvey(visit: Visit, { seminar, response }: OpenSurvey): Promise<Outcome> {
  const { reader } = visit;
  if (!response) return show(surveyCard(seminar, reader), reader);
  return show(ratedCard(seminar, response, { formUrl: await formUrlOf(visit, seminar) }, reader), reader);
}
