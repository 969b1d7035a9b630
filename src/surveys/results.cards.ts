// A survey's results as organizers and speakers read them: drawn on a page, written elsewhere. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import { type Drawn, type Figure, textBar } from '../cards/drawn.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { attendanceFacts, attendanceTexts } from '../checkins/attendance.cards.ts';
import type { KnownAttendance } from '../checkins/checkin.ts';
import { backToSeminar, momentOf, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { resultsWords } from './results.words.ts';
import {
  ENOUGH_ANSWERS,
  isEnough,
  type SoFar,
  type SurveyComment,
  type SurveyResults,
  surveyClosesAt,
} from './survey.ts';
import { surveyWords } from './survey.words.ts';
import { isMarkOf, type QuestionsThat, type QuestionWords, summedUpAs } from './survey-question.ts';

export interface Results {
  seminar: Seminar;
  results: SurveyResults;
  attendance: KnownAttendance;
  /** Who ticked what is told by name. */
  named: { question: QuestionsThat<{ sumUp: 'names' }>; names: string[] }[];
  /** What is said of the materials. */
  feedback: string[];
  /** Of the seminars before; for organizers. */
  soFar: SoFar | undefined;
  isOpen: boolean;
  /** Then its pages are turned as the speaker's. */
  isForSpeaker: boolean;
  page: number | undefined;
  /** The page with all of it; undefined where this is it, or there is none. */
  pageUrl: string | undefined;
}

export function resultsCard(shown: Results, reader: Reader): Card {
  const { seminar, attendance, isOpen, isForSpeaker, pageUrl } = shown;
  const text = resultsWords[reader.language];
  const { draws } = reader.place;
  const label = isEnough(shown.results) ? text.openPage : text.openShortPage;
  const page: Button[] = pageUrl ? [{ kind: 'link', label, url: pageUrl, style: 'primary' }] : [];
  const comments = draws ? { text: [], turn: [] } : writtenComments(shown, reader);
  return {
    summary: text.summary(seminar.title),
    badge: { text: text.title, tone: 'notice' },
    title: seminar.title,
    facts: [
      { label: seminarWords[reader.language].when, value: whenOf(seminar, reader) },
      ...(draws ? [] : [...attendanceFacts(attendance, reader), ...soFarFacts(shown, reader)]),
    ],
    // Few paragraphs, the surest first: a surface may shorten the last ones.
    text: [
      ...(draws && isEnough(shown.results) ? [] : [draws ? whyNoMore(shown, reader) : headline(shown, reader)]),
      ...(draws ? [] : bars(shown, reader)),
      ...namedText(shown, reader),
      ...comments.text,
    ],
    ...(draws && { drawn: drawnResults(shown, reader) }),
    buttons: [
      ...(page.length > 0 ? [page] : []),
      ...comments.turn,
      ...(isForSpeaker ? [] : [[backToSeminar(seminar, reader)]]),
    ],
    note: isOpen ? text.stillOpen(momentOf(surveyClosesAt(seminar), seminar, reader)) : text.closed,
  };
}

/** They offered it, so it is told however few answered. */
function namedText({ named }: Results, { language }: Reader): string[] {
  const words: QuestionWords = surveyWords[language].questions;
  return named
    .filter(({ names }) => names.length > 0)
    .map(({ question, names }) => `【${words[question].heading}】${names.join('、')}`);
}

/** What people wrote, by question, each with its marks. */
function saidOf(comments: SurveyComment[], { language }: Reader) {
  const words: QuestionWords = surveyWords[language].questions;
  return summedUpAs('comments')
    .map((question) => ({
      title: words[question].heading,
      said: comments
        .filter(({ texts }) => texts[question])
        .map(({ texts, marks }) => {
          const behind = marks.filter((mark) => isMarkOf(mark, question)).map((mark) => words[mark].mark);
          return { text: texts[question], mark: behind.join('') };
        }),
    }))
    .filter(({ said }) => said.length > 0);
}

type Counted = Pick<Results, 'results' | 'isOpen'>;
type InLanguage = Pick<Reader, 'language'>;

/** Of too few answers; of none what comes next. */
function whyNoMore({ results, isOpen }: Counted, { language }: InLanguage): string {
  const text = resultsWords[language];
  if (results.answered === 0) return isOpen ? text.noneYet(ENOUGH_ANSWERS) : text.none;
  return isOpen ? text.tooFewYet(ENOUGH_ANSWERS) : text.tooFew(ENOUGH_ANSWERS);
}

/** ★4.0（5点満点）・12名中9名が回答; of too few answers why there is no more. */
function headline({ results, isOpen }: Counted, { language }: InLanguage): string {
  const text = resultsWords[language];
  const { asked, answered, average } = results;
  if (!isEnough(results) || average === undefined) {
    const counted = asked > 0 && (answered > 0 || isOpen) ? [text.answered(asked, answered)] : [];
    return [...counted, whyNoMore({ results, isOpen }, { language })].join('\n');
  }
  return `${text.starsOfFive(average.toFixed(1))}${seminarWords[language].separator}${text.answered(asked, answered)}`;
}

/** One line a score; each bar is its share of the answers. */
function bars({ results }: Results, { language }: Reader): string[] {
  if (!isEnough(results)) return [];
  const lines = sharesOf(results).map(
    ({ score, count, share }) => `${score} ${textBar(share)} ${resultsWords[language].people(count)}`,
  );
  return [lines.join('\n')];
}

const sharesOf = ({ distribution, answered }: SurveyResults) =>
  [5, 4, 3, 2, 1].map((score) => {
    const count = distribution[score - 1] ?? 0;
    return { score, count, share: count / answered };
  });

/** The seminars before, in a line. */
function soFarFacts({ soFar }: Results, { language }: Reader): Fact[] {
  if (!soFar) return [];
  const text = resultsWords[language];
  const { average, rate, attended } = soFar;
  const parts = [
    ...(average === undefined ? [] : [text.stars(average.toFixed(1))]),
    ...(rate === undefined ? [] : [text.rateOf(percentOf(rate))]),
    text.attendedOf(attended.toFixed(1)),
  ];
  return [{ label: text.soFar(soFar.sessions), value: parts.join(seminarWords[language].separator) }];
}

const percentOf = (share: number) => Math.round(share * 100);

function drawnResults(shown: Results, reader: Reader): Drawn {
  const { results, feedback } = shown;
  const text = resultsWords[reader.language];
  const told = isEnough(results);
  const quotes = saidOf(told ? results.comments : [], reader).map(({ title, said }) => ({
    title,
    quotes: said.map((each) => ({ text: each.text, ...(each.mark && { note: each.mark.trim() }) })),
  }));
  const bars = sharesOf(results).map(({ score, count, share }) => ({
    label: text.score(score),
    value: text.people(count),
    share,
  }));
  return {
    figures: figuresOf(shown, reader),
    ...(told && { chart: { title: text.chart, bars } }),
    quotes: [
      ...quotes,
      ...(feedback.length > 0 ? [{ title: text.ofMaterials, quotes: feedback.map((each) => ({ text: each })) }] : []),
    ],
    // Nothing to hand around yet.
    ...(results.answered > 0 && { print: text.print }),
  };
}

/** Average, responses, attendance: each beside the seminars before. */
function figuresOf({ results, attendance, soFar }: Results, reader: Reader): Figure[] {
  const text = resultsWords[reader.language];
  const { asked, answered, average } = results;
  const before = (value: string | undefined) => (soFar && value ? [text.before(soFar.sessions, value)] : []);
  const stars: Figure[] =
    isEnough(results) && average !== undefined
      ? [{ label: text.average, value: text.stars(average.toFixed(1)), beside: before(soFar?.average?.toFixed(1)) }]
      : [];
  const rate = asked === 0 ? undefined : `${percentOf(answered / asked)}%`;
  const rateBefore = soFar?.rate === undefined ? undefined : `${percentOf(soFar.rate)}%`;
  return [
    ...stars,
    ...(rate
      ? [{ label: text.rate, value: rate, beside: [text.answered(asked, answered), ...before(rateBefore)] }]
      : []),
    {
      label: text.attended,
      value: text.people(attendance.attended.length),
      beside: [...attendanceTexts(attendance, reader), ...before(soFar && text.mean(soFar.attended.toFixed(1)))],
    },
  ];
}

/** Two answers of up to 1,000 characters each; a paragraph of Slack's holds 3,000. */
const COMMENTS_A_PAGE = 2;
/** Short ones, as most are, come more to a page. */
const SHORT_COMMENTS_A_PAGE = 10;
const SHORT = 200;

/** In a chat they are read in pages. */
function writtenComments(
  { seminar, results, feedback, isForSpeaker, page }: Results,
  reader: Reader,
): { text: string[]; turn: Button[][] } {
  const list = listWords[reader.language];
  const all = isEnough(results) ? results.comments : [];
  const areShort = all.every(({ texts }) => Object.values(texts).every((each) => each.length <= SHORT));
  const perPage = areShort ? SHORT_COMMENTS_A_PAGE : COMMENTS_A_PAGE;
  const turned = pageOf(page, all.length, perPage);
  const comments = all.slice(turned.offset, turned.offset + perPage);
  const said = saidOf(comments, reader).map(
    ({ title, said: each }) => `【${title}】\n${each.map((one) => `・${one.text}${one.mark}`).join('\n')}`,
  );
  const what = isForSpeaker ? 'talk' : 'results';
  return {
    text: [
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
      ...said,
      ...(turned.shown === turned.pages && feedback.length > 0 ? [feedback.join('\n')] : []),
    ],
    turn: pageButtons(turned, (to) => ({ do: what, seminar: seminar.id, page: to }), reader),
  };
}
