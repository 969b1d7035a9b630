// The survey as people see it, and its form. Plain data.

import type { Button, Card, Field, Form } from '../cards/card.ts';
import { seeList } from '../cards/note.cards.ts';
import type { Reader } from '../cards/reader.ts';
import { helpButton } from '../people/help.cards.ts';
import { coverOf } from '../seminars/cover.cards.ts';
import { momentOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { withWords } from './comment.ts';
import { type SurveyResponse, surveyClosesAt } from './survey.ts';
import { surveyWords } from './survey.words.ts';
import {
  isOfType,
  LONGEST_ANSWER,
  noAnswers,
  QUESTIONS,
  type QuestionKey,
  type QuestionWords,
  type SurveyAnswers,
  surveyQuestions,
} from './survey-question.ts';

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
  return {
    summary: survey.thanks(response.score),
    badge: { text: survey.thanks(response.score), tone: 'open' },
    title: seminar.title,
    text: [survey.more],
    buttons: [[formButton(seminar, { formUrl }, reader)], scoreButtons(seminar)],
    note: survey.changeScore,
  };
}

/** To who typed what may be a comment. `words`: it stands in the form; unset: it is too long for that. */
export function commentCard(
  seminar: Seminar,
  { formUrl, words }: { formUrl: string | undefined; words: string | undefined },
  reader: Reader,
): Card {
  const survey = surveyWords[reader.language];
  return {
    summary: survey.isComment,
    badge: { text: survey.title, tone: 'notice' },
    title: seminar.title,
    text: [survey.isComment, words === undefined ? survey.pasteComment : survey.takeComment],
    buttons: [[formButton(seminar, { formUrl, words }, reader)], [seeList(reader, 'quiet'), helpButton(reader)]],
    note: survey.notYetSent,
  };
}

function formButton(
  { id: seminar }: Seminar,
  { formUrl, words }: { formUrl: string | undefined; words?: string },
  { language }: Reader,
): Button {
  const shown = { label: surveyWords[language].openForm, style: 'primary' } as const;
  if (formUrl) return { kind: 'link', url: formUrl, ...shown };
  return { kind: 'command', command: { do: 'open-survey', seminar, ...(words && { words }) }, ...shown };
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

/** `words`: typed in the chat, to be sent from here. */
export function surveyForm(
  seminar: Seminar,
  { response, words }: { response: SurveyResponse | undefined; words?: string },
  reader: Reader,
): Form {
  const survey = surveyWords[reader.language];
  const filled = { ...(response ?? noAnswers), takeaway: withWords(response?.takeaway, words) };
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
      ...QUESTIONS.map((key) => fieldOf(key, filled, survey.questions)),
    ],
  };
}

function fieldOf(key: QuestionKey, filled: SurveyAnswers, words: QuestionWords): Field {
  const field = { name: surveyQuestions[key].field, label: words[key].label, isOptional: true };
  if (isOfType(key, 'text')) {
    return { ...field, type: 'text', isMultiline: true, maxLength: LONGEST_ANSWER, value: filled[key] };
  }
  if (isOfType(key, 'check')) {
    return { ...field, type: 'check', option: words[key].option, value: filled[key] ? 'yes' : '' };
  }
  return key satisfies never;
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
