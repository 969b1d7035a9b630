// The survey as people see it, its form, and its results for the organizer. Plain data.

import type { Button, Card, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { attendanceFacts } from '../checkins/attendance.cards.ts';
import type { KnownAttendance } from '../checkins/checkin.ts';
import { coverOf } from '../seminars/cover.cards.ts';
import { backToSeminar, momentOf, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { resultsWords } from './results.words.ts';
import { LONGEST_ANSWER, type SurveyResponse, type SurveyResults, surveyClosesAt } from './survey.ts';
import { surveyWords } from './survey.words.ts';

/** The question, with its five buttons. */
export function surveyCard(seminar: Seminar, reader: Reader, { isReminder = false } = {}): Card {
  const survey = surveyWords[reader.language];
  return {
    summary: survey.askSummary(seminar.title),
    badge: { text: survey.title, tone: 'notice' },
    title: seminar.title,
    text: [survey.ask, ...(isReminder ? [survey.reminder] : []), survey.scale],
    buttons: [scoreButtons(seminar)],
    note: survey.untilNote(momentOf(surveyClosesAt(seminar), seminar, reader)),
  };
}

/** After the tap; `formUrl`: the form is a web page, else it opens in place. */
export function ratedCard(
  seminar: Seminar,
  response: SurveyResponse,
  { formUrl }: { formUrl: string | undefined },
  reader: Reader,
): Card {
  const survey = surveyWords[reader.language];
  const form: Button = formUrl
    ? { kind: 'link', label: survey.openForm, url: formUrl, style: 'primary' }
    : {
        kind: 'command',
        label: survey.openForm,
        command: { do: 'open-survey', seminar: seminar.id },
        style: 'primary',
      };
  return {
    summary: survey.thanks(response.score),
    badge: { text: survey.thanks(response.score), tone: 'open' },
    title: seminar.title,
    text: [survey.more],
    buttons: [[form], scoreButtons(seminar)],
    note: survey.changeScore,
  };
}

/** Where the form is a web page. */
export function surveyLinkCard(seminar: Seminar, formUrl: string, reader: Reader): Card {
  const survey = surveyWords[reader.language];
  return {
    summary: survey.formTitle,
    title: seminar.title,
    text: [survey.more],
    buttons: [[{ kind: 'link', label: survey.openForm, url: formUrl, style: 'primary' }]],
  };
}

function scoreButtons(seminar: Seminar): Button[] {
  return [5, 4, 3, 2, 1].map((score) => ({
    kind: 'command',
    label: String(score),
    command: { do: 'rate', seminar: seminar.id, score },
  }));
}

export function surveyForm(seminar: Seminar, response: SurveyResponse | undefined, reader: Reader): Form {
  const survey = surveyWords[reader.language];
  const answer = { type: 'text', isMultiline: true, isOptional: true, maxLength: LONGEST_ANSWER } as const;
  const yes = (is: boolean | undefined) => (is ? 'yes' : '');
  return {
    submit: { do: 'submit-survey', seminar: seminar.id },
    picture: coverOf(seminar, reader),
    title: survey.formTitle,
    submitLabel: survey.submit,
    intro: `${survey.formIntro(seminar.title)}\n${survey.namesNote}`,
    language: reader.language,
    fields: [
      {
        name: 'score',
        type: 'choice',
        label: survey.score,
        value: response ? String(response.score) : '',
        options: (['5', '4', '3', '2', '1'] as const).map((value) => ({ value, label: survey.scores[value] })),
      },
      { ...answer, name: 'takeaway', label: survey.takeaway, value: response?.takeaway ?? '' },
      { ...answer, name: 'next_topic', label: survey.nextTopic, value: response?.nextTopic ?? '' },
      {
        name: 'speak',
        type: 'check',
        isOptional: true,
        label: survey.speak,
        option: survey.speakOption,
        value: yes(response?.wouldSpeak),
      },
      {
        name: 'quote',
        type: 'check',
        isOptional: true,
        label: survey.quote,
        option: survey.quoteOption,
        value: yes(response?.mayQuote),
      },
    ],
  };
}

/** A short card after a survey's form or a refusal. */
export function surveyNoteCard(seminar: Seminar, text: string, reader: Reader): Card {
  return {
    summary: text,
    title: seminar.title,
    text: [text],
    badge: { text: surveyWords[reader.language].title, tone: 'notice' },
  };
}

export function surveySavedCard(seminar: Seminar, reader: Reader): Card {
  const survey = surveyWords[reader.language];
  return {
    summary: survey.saved,
    badge: { text: survey.saved, tone: 'open' },
    title: seminar.title,
    text: [survey.savedText],
  };
}

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
    speakers,
    feedback,
    isOpen,
    isForSpeaker,
    page,
  }: {
    seminar: Seminar;
    results: SurveyResults;
    attendance: KnownAttendance;
    speakers: string[];
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
  const areShort = results.comments.every((each) => each.takeaway.length <= SHORT && each.nextTopic.length <= SHORT);
  const perPage = areShort ? SHORT_COMMENTS_A_PAGE : COMMENTS_A_PAGE;
  const turned = pageOf(page, results.comments.length, perPage);
  const comments = results.comments.slice(turned.offset, turned.offset + perPage);
  const lines = (of: (comment: SurveyResults['comments'][number]) => string) => comments.map(of).filter(Boolean);
  const takeaways = lines(({ takeaway, mayQuote }) => takeaway && `・${takeaway}${mayQuote ? text.quotable : ''}`);
  const topics = lines(({ nextTopic }) => nextTopic && `・${nextTopic}`);
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
      ...(speakers.length > 0 ? [`【${text.speakers}】${speakers.join('、')}`] : []),
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
      ...(takeaways.length > 0 ? [`【${text.comments}】\n${takeaways.join('\n')}`] : []),
      ...(topics.length > 0 ? [`【${text.topics}】\n${topics.join('\n')}`] : []),
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
