// What the survey asks besides the score, one row a question: the form, its reading and the results go by the rows. Its
// words stand in survey.words.ts, its column in survey.table.ts; a row without them does not compile. Pure.
import { isTooLong } from '../text/length.ts';

/** Longest free answers, in characters. */
export const LONGEST_ANSWER = 1000;

/**
 * Each may be left empty: whoever gave a score has answered. How its answers are summed up:
 * - `comments`: each as it was written, without names.
 * - `names`: who ticked it, by name, to organizers alone.
 * - `mark`: a word behind what the same person wrote to the question `marks`.
 */
export type SurveyQuestion = {
  /** Its field's name. Forms already open send it back, so it stays as it is. */
  field: string;
} & (
  | { type: 'text'; sumUp: 'comments' }
  | { type: 'check'; sumUp: 'names' }
  | { type: 'check'; sumUp: 'mark'; marks: string }
);

/** In the form's order. */
export const surveyQuestions = {
  takeaway: { field: 'takeaway', type: 'text', sumUp: 'comments' },
  nextTopic: { field: 'next_topic', type: 'text', sumUp: 'comments' },
  wouldSpeak: { field: 'speak', type: 'check', sumUp: 'names' },
  mayQuote: { field: 'quote', type: 'check', sumUp: 'mark', marks: 'takeaway' },
} as const satisfies Record<string, SurveyQuestion>;

type Questions = typeof surveyQuestions;
export type QuestionKey = keyof Questions;

/** The questions of which these facts are so. */
export type QuestionsThat<F> = { [K in QuestionKey]: Questions[K] extends F ? K : never }[QuestionKey];

interface AnswerOf {
  text: string;
  check: boolean;
}

/** As they are kept: '' and false where nothing was said. */
export type SurveyAnswers = { [K in QuestionKey]: AnswerOf[Questions[K]['type']] };

/** What each question is called: in the form, and above or behind its answers. */
export type QuestionWords = {
  [K in QuestionKey]: { label: string } & (Questions[K] extends { type: 'check' } ? { option: string } : unknown) &
    (Questions[K] extends { sumUp: 'mark' } ? { mark: string } : { heading: string });
};

export const QUESTIONS = Object.keys(surveyQuestions) as QuestionKey[];

export const isOfType = <T extends SurveyQuestion['type']>(
  key: QuestionKey,
  type: T,
): key is QuestionsThat<{ type: T }> => surveyQuestions[key].type === type;

export const summedUpAs = <S extends SurveyQuestion['sumUp']>(sumUp: S) =>
  QUESTIONS.filter((key) => surveyQuestions[key].sumUp === sumUp) as QuestionsThat<{ sumUp: S }>[];

/** Which texts' answers a mark stands behind. */
export const isMarkOf = (mark: QuestionsThat<{ sumUp: 'mark' }>, key: QuestionKey): boolean =>
  (surveyQuestions[mark].marks satisfies QuestionsThat<{ sumUp: 'comments' }>) === key;

/** As typed into the form. */
export function readAnswers(values: Record<string, string>): SurveyAnswers {
  const read = QUESTIONS.map((key) => [key, readAnswer(key, (values[surveyQuestions[key].field] ?? '').trim())]);
  return Object.fromEntries(read) as SurveyAnswers;
}

function readAnswer(key: QuestionKey, typed: string): SurveyAnswers[QuestionKey] {
  if (isOfType(key, 'text')) return typed;
  if (isOfType(key, 'check')) return typed === 'yes';
  return key satisfies never;
}

/** Fields of what is longer than we take. `known`: what was answered before may stay. */
export const tooLongFields = (answers: SurveyAnswers, known: SurveyAnswers | undefined): string[] =>
  QUESTIONS.filter((key) => isOfType(key, 'text') && isTooLong(answers[key], LONGEST_ANSWER, known?.[key])).map(
    (key) => surveyQuestions[key].field,
  );

/** Of who only gave a score. */
export const noAnswers: SurveyAnswers = readAnswers({});
