// What the survey's answers add up to, for organizers and speakers. Plain data.

import type { Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { attendanceFacts } from '../checkins/attendance.cards.ts';
import type { KnownAttendance } from '../checkins/checkin.ts';
import { backToSeminar, momentOf, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { resultsWords } from './results.words.ts';
import { type SurveyComment, type SurveyResults, surveyClosesAt } from './survey.ts';
import { surveyWords } from './survey.words.ts';
import {
  isMarkOf,
  type QuestionsThat,
  type QuestionWords,
  type SurveyQuestion,
  summedUpAs,
} from './survey-question.ts';

/** Two answers of up to 1,000 characters each; a paragraph of Slack's holds 3,000. */
const COMMENTS_A_PAGE = 2;
/** Short ones, as most are, come more to a page. */
const SHORT_COMMENTS_A_PAGE = 10;
const SHORT = 200;

export function resultsCard(
  {
    seminar,
    results,
    attendance,
    named,
    feedback,
    isOpen,
    isForSpeaker,
    page,
  }: {
    seminar: Seminar;
    results: SurveyResults;
    attendance: KnownAttendance;
    /** Who ticked what is told by name. */
    named: { question: QuestionsThat<{ sumUp: 'names' }>; names: string[] }[];
    /** What is said of the materials. */
    feedback: string[];
    isOpen: boolean;
    /** Then its pages are turned as the speaker's. */
    isForSpeaker: boolean;
    page: number | undefined;
  },
  reader: Reader,
): Card {
  const text = resultsWords[reader.language];
  const list = listWords[reader.language];
  const words: QuestionWords = surveyWords[reader.language].questions;
  const areShort = results.comments.every(({ texts }) => Object.values(texts).every((each) => each.length <= SHORT));
  const perPage = areShort ? SHORT_COMMENTS_A_PAGE : COMMENTS_A_PAGE;
  const turned = pageOf(page, results.comments.length, perPage);
  const comments = results.comments.slice(turned.offset, turned.offset + perPage);
  const said = {
    names: named
      .filter(({ names }) => names.length > 0)
      .map(({ question, names }) => `【${words[question].heading}】${names.join('、')}`),
    comments: summedUpAs('comments')
      .map((question) => ({ question, lines: linesOf(question, comments, words) }))
      .filter(({ lines }) => lines.length > 0)
      .map(({ question, lines }) => `【${words[question].heading}】\n${lines.join('\n')}`),
    // They stand behind the comments.
    mark: [],
  } satisfies Record<SurveyQuestion['sumUp'], string[]>;
  return {
    summary: text.summary(seminar.title),
    badge: { text: text.title, tone: 'notice' },
    title: seminar.title,
    facts: [
      { label: seminarWords[reader.language].when, value: whenOf(seminar, reader) },
      ...attendanceFacts(attendance, reader),
      ...numbers(results, reader),
    ],
    // Few paragraphs, the surest first: a surface may shorten the last ones.
    text: [
      results.answered > 0 ? bars(results) : text.none,
      ...said.names,
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
      ...said.comments,
      ...(turned.shown === turned.pages && feedback.length > 0 ? [feedback.join('\n')] : []),
    ],
    buttons: [
      ...pageButtons(
        turned,
        (to) => ({ do: isForSpeaker ? 'talk' : 'results', seminar: seminar.id, page: to }),
        reader,
      ),
      ...(isForSpeaker ? [] : [[backToSeminar(seminar, reader)]]),
    ],
    note: isOpen ? text.stillOpen(momentOf(surveyClosesAt(seminar), seminar, reader)) : text.closed,
  };
}

/** What people wrote to one question, each with its marks. */
function linesOf(
  question: QuestionsThat<{ sumUp: 'comments' }>,
  comments: SurveyComment[],
  words: QuestionWords,
): string[] {
  return comments
    .filter(({ texts }) => texts[question])
    .map(({ texts, marks }) => {
      const behind = marks.filter((mark) => isMarkOf(mark, question)).map((mark) => words[mark].mark);
      return `・${texts[question]}${behind.join('')}`;
    });
}

function numbers(results: SurveyResults, { language }: Reader) {
  const text = resultsWords[language];
  const percent = results.asked === 0 ? 0 : Math.round((results.answered / results.asked) * 100);
  const rate = { label: text.rate, value: text.rateValue(results.answered, results.asked, percent) };
  if (results.average === undefined) return [rate];
  return [rate, { label: text.average, value: text.averageValue(results.average.toFixed(1)) }];
}

/** 5 ■■■■■■■■ 12 — one line a score, the longest 10 blocks. */
function bars({ distribution }: SurveyResults): string {
  const most = Math.max(...distribution, 1);
  return [5, 4, 3, 2, 1]
    .map((score) => {
      const count = distribution[score - 1] ?? 0;
      const blocks = count === 0 ? 0 : Math.max(1, Math.round((count / most) * 10));
      return `${score} ${'■'.repeat(blocks)}${'□'.repeat(10 - blocks)} ${count}`;
    })
    .join('\n');
}
