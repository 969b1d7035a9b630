// The survey as people see it, and its form. Plain data.

import type { Button, Card, Form } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { momentOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { LONGEST_ANSWER, type SurveyResponse, surveyClosesAt } from './survey.ts';
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
