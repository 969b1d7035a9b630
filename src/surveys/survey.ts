// The survey's window, and what its answers add up to. Pure.
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { type QuestionsThat, type SurveyAnswers, summedUpAs } from './survey-question.ts';

export interface SurveyResponse extends SurveyAnswers {
  seminarId: string;
  personId: string;
  /** Satisfaction, 1 to 5. */
  score: number;
  answeredAt: Temporal.Instant;
}

export const ASKED_AFTER_END = Temporal.Duration.from({ minutes: 15 });
const OPEN_FOR = Temporal.Duration.from({ hours: 7 * 24 });

/** When those who attended are asked. */
export const surveyOpensAt = (seminar: Seminar) => seminar.endsAt.add(ASKED_AFTER_END);
/** Answers count before this instant. */
export const surveyClosesAt = (seminar: Seminar) => surveyOpensAt(seminar).add(OPEN_FOR);

/** The surveys still open are those of seminars that ended after this. */
export const openSurveysEndedAfter = (now: Temporal.Instant) => now.subtract(OPEN_FOR).subtract(ASKED_AFTER_END);

/** Answers count from the seminar's end (some are quick) until it closes. */
export function isSurveyOpen(seminar: Seminar, at: Temporal.Instant): boolean {
  return seminar.status === 'announced' && !isBefore(at, seminar.endsAt) && isBefore(at, surveyClosesAt(seminar));
}

export interface SurveyResults {
  asked: number;
  answered: number;
  /** Index 0: how many gave 1 … index 4: how many gave 5. */
  distribution: [number, number, number, number, number];
  /** Mean score; undefined when nobody answered. */
  average: number | undefined;
  /** What was written, without names. */
  comments: SurveyComment[];
  /** Person ids of who ticked a question whose answers are told by name. */
  names: Record<QuestionsThat<{ sumUp: 'names' }>, string[]>;
}

/** Of one person: what they wrote, and the marks behind it. */
export interface SurveyComment {
  texts: Pick<SurveyAnswers, QuestionsThat<{ sumUp: 'comments' }>>;
  marks: QuestionsThat<{ sumUp: 'mark' }>[];
}

/** Of fewer answers only their number is told: who gave which could be guessed. */
export const ENOUGH_ANSWERS = 5;

export const isEnough = ({ answered }: { answered: number }) => answered >= ENOUGH_ANSWERS;

/** Of one seminar, to be held beside another. */
export interface SessionNumbers {
  asked: number;
  answered: number;
  /** The sum of its scores. */
  total: number;
  attended: number;
}

/** What the seminars before add up to. */
export interface SoFar {
  sessions: number;
  /** Of all answers; undefined where no session had enough of them. */
  average: number | undefined;
  /** From 0 to 1; undefined where nobody was asked. */
  rate: number | undefined;
  /** Heads a session. */
  attended: number;
}

/** Undefined: there was none before. */
export function soFarOf(sessions: SessionNumbers[]): SoFar | undefined {
  if (sessions.length === 0) return undefined;
  const sum = (of: (session: SessionNumbers) => number, some = sessions) =>
    some.reduce((total, session) => total + of(session), 0);
  const rated = sessions.filter(isEnough);
  const asked = sum((session) => session.asked);
  return {
    sessions: sessions.length,
    average: rated.length > 0 ? sum(({ total }) => total, rated) / sum(({ answered }) => answered, rated) : undefined,
    rate: asked > 0 ? sum(({ answered }) => answered) / asked : undefined,
    attended: sum(({ attended }) => attended) / sessions.length,
  };
}

export function surveyResults({ asked, responses }: { asked: number; responses: SurveyResponse[] }): SurveyResults {
  const distribution: SurveyResults['distribution'] = [0, 0, 0, 0, 0];
  for (const { score } of responses) distribution[score - 1] = (distribution[score - 1] ?? 0) + 1;
  const total = responses.reduce((sum, { score }) => sum + score, 0);
  return {
    // Who left afterwards and still answered counts on both sides, so that a rate never exceeds 100 %.
    asked: Math.max(asked, responses.length),
    answered: responses.length,
    distribution,
    average: responses.length > 0 ? total / responses.length : undefined,
    comments: responses.map(commentOf).filter(({ texts }) => Object.values(texts).some(Boolean)),
    names: byKey(summedUpAs('names'), (key) => responses.filter((each) => each[key]).map(({ personId }) => personId)),
  };
}

const commentOf = (response: SurveyResponse): SurveyComment => ({
  texts: byKey(summedUpAs('comments'), (key) => response[key]),
  marks: summedUpAs('mark').filter((key) => response[key]),
});

const byKey = <K extends string, V>(keys: K[], of: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>;
