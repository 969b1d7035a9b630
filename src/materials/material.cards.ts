// Materials as organizers keep them and as people get them. Plain data.
import { unreachedTexts } from '../attendees/attendee.cards.ts';
import type { Attendee } from '../attendees/attendee.ts';
import type { Button, Card, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { looksNote, otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import type { Reach } from '../messages/reach.ts';
import { coverOf } from '../seminars/cover.cards.ts';
import { backToSeminar, momentOf, whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import {
  ABSENCE_REASONS,
  type FeedbackSummary,
  LONGEST_COMMENT,
  LONGEST_LABEL,
  lastRound,
  type Material,
  type MaterialsFeedback,
  MOST_MATERIALS,
  materialsGoOutAt,
  sendRefusal,
  sentOf,
  shownOf,
  unsentOf,
} from './material.ts';
import { materialWords } from './material.words.ts';

/** Each may hold a link of LONGEST_URL: more would not fit a Slack message. */
const MATERIALS_A_PAGE = 5;

/** For organizers: what there is, what has gone out, and what will by itself. */
export function materialsDeskCard(
  { seminar, materials, said, page }: { seminar: Seminar; materials: Material[]; said?: string; page?: number },
  reader: Reader,
): Card {
  const text = materialWords[reader.language];
  const list = listWords[reader.language];
  const all = shownOf(materials);
  const { offset, ...turned } = pageOf(page, all.length, MATERIALS_A_PAGE);
  const shown = all.slice(offset, offset + MATERIALS_A_PAGE);
  const plan = planOf(seminar, materials, reader);
  return {
    summary: text.summary(seminar.title),
    badge: { text: text.title, tone: 'notice' },
    title: seminar.title,
    text: [
      ...(said ? [said] : []),
      ...(all.length === 0 ? [text.empty] : []),
      ...(plan ? [plan] : []),
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
    ],
    facts: shown.map(({ label, url, round }) => ({
      label: round === null ? text.notSent : text.sent,
      value: label,
      url,
    })),
    buttons: [
      ...deskButtons(seminar, materials, reader),
      ...shown.map((material) => [removeButton(material, reader)]),
      ...pageButtons(turned, (to) => ({ do: 'materials', seminar: seminar.id, page: to }), reader),
      [backToSeminar(seminar, reader)],
    ],
  };
}

function planOf(seminar: Seminar, materials: Material[], reader: Reader): string | undefined {
  const text = materialWords[reader.language];
  const words = seminarWords[reader.language];
  if (seminar.status === 'cancelled') return words.cancelledText;
  const goOutAt = materialsGoOutAt(seminar);
  if (lastRound(materials) === 0 && isBefore(reader.now, goOutAt)) {
    return text.planned(momentOf(goOutAt, seminar, reader));
  }
  if (shownOf(materials).length === 0) return text.sendLater;
  return unsentOf(materials).length > 0 ? text.pressToSend : text.allSent;
}

function deskButtons(seminar: Seminar, materials: Material[], reader: Reader): Button[][] {
  const text = materialWords[reader.language];
  const { id } = seminar;
  const canSend = sendRefusal(seminar, materials, reader.now) === undefined;
  const send: Button = {
    kind: 'command',
    label: text.send,
    command: { do: 'preview-materials', seminar: id },
    style: 'primary',
  };
  const add: Button = { kind: 'command', label: text.add, command: { do: 'open-add-material', seminar: id } };
  const canAdd = shownOf(materials).length < MOST_MATERIALS && seminar.status !== 'cancelled';
  const row = [...(canSend ? [send] : []), ...(canAdd ? [add] : [])];
  return row.length > 0 ? [row] : [];
}

export interface MaterialsPreview {
  seminar: Seminar;
  reach: Reach;
  unreached: Attendee[];
  looks: Card[];
  /** The same on a page. */
  pageUrl: string | undefined;
}

/** What goes where, before it does. */
export function materialsPreview(preview: MaterialsPreview, reader: Reader): Card {
  const { seminar, reach, unreached, looks, pageUrl } = preview;
  const text = materialWords[reader.language];
  const command = { do: 'send-materials', seminar: seminar.id } as const;
  const send: Button = { kind: 'command', label: text.sendNow, command, style: 'primary' };
  const back: Button = { kind: 'command', label: text.notNow, command: { do: 'materials', seminar: seminar.id } };
  const said = reachTexts(reach, reader, unreachedTexts(unreached, reader));
  return {
    summary: text.previewTitle,
    badge: { text: text.notSentYet, tone: 'notice' },
    title: seminar.title,
    text: said.length > 0 ? said : [text.sending(0)],
    buttons: [[send, back]],
    more: otherLooksButtons(reach, pageUrl, reader),
    note: looksNote(looks, reader),
    items: looks,
  };
}

function removeButton({ id, seminarId, label }: Material, { language }: Reader): Button {
  const { remove, removeConfirm } = materialWords[language];
  return {
    kind: 'command',
    label: remove(label),
    command: { do: 'remove-material', seminar: seminarId, material: id },
    style: 'danger',
    confirm: removeConfirm,
  };
}

export function materialForm(seminar: Seminar, newId: string, reader: Reader): Form {
  const text = materialWords[reader.language];
  return {
    submit: { do: 'submit-material', seminar: seminar.id, material: newId },
    title: text.formTitle,
    submitLabel: text.submit,
    intro: seminar.title,
    language: reader.language,
    fields: [
      { name: 'label', type: 'text', label: text.label, hint: text.labelHint, maxLength: LONGEST_LABEL },
      { name: 'url', type: 'url', label: text.url, hint: text.urlHint },
    ],
  };
}

/** To who was there, or asked for just these. `absence`: the latter are asked why they could not come. */
export function materialsCard(
  input: {
    seminar: Seminar;
    materials: Material[];
    /** Which sending this is, from 1. */
    round: number;
    /** On LINE the form is a page. */
    absence: { formUrl: string | undefined } | undefined;
  },
  reader: Reader,
): Card | undefined {
  const text = materialWords[reader.language];
  const { seminar, materials, round, absence } = input;
  const sent = sentOf(materials);
  if (sent.length === 0) return undefined;
  const command = { do: 'materials-useful', seminar: seminar.id } as const;
  const useful: Button = { kind: 'command', label: text.useful, command };
  return {
    summary: text.outSummary(seminar.title),
    badge: { text: round > 1 ? text.outMoreTitle : text.outTitle, tone: 'open' },
    title: seminar.title,
    text: [absence ? text.outAskedText : text.outText],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(seminar, reader) }],
    buttons: [
      ...sent.map(({ label, url }): Button[] => [{ kind: 'link', label, url, style: 'primary' }]),
      [useful, ...(absence ? [absenceButton(seminar, absence.formUrl, reader)] : [])],
    ],
  };
}

function absenceButton(seminar: Seminar, formUrl: string | undefined, { language }: Reader): Button {
  const label = materialWords[language].tellReason;
  if (formUrl) return { kind: 'link', label, url: formUrl };
  return { kind: 'command', label, command: { do: 'open-absence', seminar: seminar.id } };
}

/** Where the form is a page. */
export function absenceLinkCard(seminar: Seminar, formUrl: string, reader: Reader): Card {
  const text = materialWords[reader.language];
  return { ...noteCard(seminar, text.reasonIntro, reader), buttons: [[absenceButton(seminar, formUrl, reader)]] };
}

export function absenceForm(seminar: Seminar, said: MaterialsFeedback | undefined, reader: Reader): Form {
  const text = materialWords[reader.language];
  return {
    submit: { do: 'submit-absence', seminar: seminar.id },
    picture: coverOf(seminar, reader),
    title: text.reasonTitle,
    submitLabel: text.reasonSubmit,
    intro: `${seminar.title}\n${text.reasonIntro}`,
    language: reader.language,
    fields: [
      {
        name: 'reason',
        type: 'choice',
        label: text.reason,
        value: said?.reason ?? '',
        options: ABSENCE_REASONS.map((value) => ({ value, label: text.reasons[value] })),
      },
      {
        name: 'comment',
        type: 'text',
        label: text.comment,
        value: said?.comment ?? '',
        isMultiline: true,
        isOptional: true,
        maxLength: LONGEST_COMMENT,
      },
    ],
  };
}

export function noteCard(seminar: Seminar, text: string, { language }: Reader): Card {
  return {
    summary: text,
    badge: { text: materialWords[language].title, tone: 'notice' },
    title: seminar.title,
    text: [text],
  };
}

/** In the results: how many it reached and helped, and why people could not come. Undefined: nothing to say. */
export function feedbackLines(
  { reached, feedback }: { reached: number; feedback: FeedbackSummary },
  { language }: Reader,
): string[] {
  const text = materialWords[language];
  const { useful, reasons, comments } = feedback;
  if (reached === 0 && useful === 0 && reasons.length === 0) return [];
  const counts = reasons.map(({ reason, count }) => text.reasonCount(text.reasons[reason], count));
  return [
    `【${text.title}】`,
    text.usefulCount(useful, reached),
    ...(counts.length > 0 ? [text.reasonCounts(counts.join(seminarWords[language].separator))] : []),
    ...comments.map((comment) => `・${comment}`),
  ];
}
