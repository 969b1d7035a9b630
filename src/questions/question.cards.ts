// Questions to the speaker: the form, and the list without names. Plain data.
import type { Card, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { rsvpWords } from '../rsvps/rsvp.words.ts';
import { coverOf } from '../seminars/cover.cards.ts';
import { hostWords } from '../seminars/host.words.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { LONGEST_QUESTION, type QuestionReader } from './question.ts';
import { questionWords } from './question.words.ts';

/** Of 300 characters each, so that a page fits one paragraph of Slack's. */
const QUESTIONS_A_PAGE = 8;

export function questionForm(
  { seminar, readBy, newId }: { seminar: Seminar; readBy: QuestionReader; newId: string },
  reader: Reader,
): Form {
  const question = questionWords[reader.language];
  const rsvp = rsvpWords[reader.language];
  return {
    submit: { do: 'submit-question', seminar: seminar.id, question: newId },
    picture: coverOf(seminar, reader),
    title: rsvp.askSpeaker,
    submitLabel: question.submit,
    intro: question.intro[readBy](seminar.title),
    fields: [{ name: 'text', type: 'text', isMultiline: true, label: question.label, maxLength: LONGEST_QUESTION }],
    language: reader.language,
  };
}

export function questionNoteCard(seminar: Seminar, text: string): Card {
  return { summary: text, title: seminar.title, text: [text] };
}

/** Where the form is a web page. */
export function questionLinkCard(
  { seminar, readBy, formUrl }: { seminar: Seminar; readBy: QuestionReader; formUrl: string },
  reader: Reader,
): Card {
  const question = questionWords[reader.language];
  const rsvp = rsvpWords[reader.language];
  return {
    summary: rsvp.askSpeaker,
    title: seminar.title,
    text: [question.intro[readBy](seminar.title)],
    buttons: [[{ kind: 'link', label: rsvp.askSpeaker, url: formUrl, style: 'primary' }]],
  };
}

/** To an organizer, who is to pass it on. `before`: how it read when it was told before. */
export function questionToPassOnCard(
  seminar: Seminar,
  { text, before }: { text: string; before?: string },
  reader: Reader,
): Card {
  const question = questionWords[reader.language];
  const shared = seminarWords[reader.language];
  const host = hostWords[reader.language];
  return {
    summary: (before === undefined ? question.passOnSummary : question.passOnAgainSummary)(seminar.title),
    badge: { text: host.questions, tone: 'notice' },
    title: seminar.title,
    text: [text, ...(before === undefined ? [] : [question.passOnAgain(before)]), question.passOn],
    facts: [
      { label: shared.speaker, value: seminar.speaker },
      { label: shared.when, value: whenOf(seminar, reader) },
    ],
    buttons: [[{ kind: 'command', label: question.all, command: { do: 'questions', seminar: seminar.id } }]],
  };
}

export function questionsCard(
  { seminar, texts, page }: { seminar: Seminar; texts: string[]; page: number | undefined },
  reader: Reader,
): Card {
  const question = questionWords[reader.language];
  const list = listWords[reader.language];
  const shared = seminarWords[reader.language];
  const host = hostWords[reader.language];
  const turned = pageOf(page, texts.length, QUESTIONS_A_PAGE);
  const shown = texts.slice(turned.offset, turned.offset + QUESTIONS_A_PAGE).map((text) => `・${text}`);
  return {
    summary: host.questions,
    badge: { text: question.count(texts.length), tone: 'notice' },
    title: seminar.title,
    facts: [{ label: shared.when, value: whenOf(seminar, reader) }],
    text: [
      shown.length > 0 ? shown.join('\n') : question.none,
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
    ],
    buttons: pageButtons(turned, (to) => ({ do: 'questions', seminar: seminar.id, page: to }), reader),
  };
}
