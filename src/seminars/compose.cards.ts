// The organizer's form, its preview, and what follows. Plain data.
import type { Button, Card, Field, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from '../messages/message.ts';
import { otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import { type Reach, reachesAnybody } from '../messages/reach.ts';
import { deliveryTexts, withProgress } from '../messages/undelivered.cards.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import { composeWords } from './compose.words.ts';
import type { Overlap } from './overlap.ts';
import { momentOf, whenOf } from './seminar.cards.ts';
import type { Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';
import { type FieldProblem, LONGEST, seminarValues } from './seminar-form.ts';

/** Empty for a new seminar, else filled with the draft. `newId`: the new one's; `channel`: the usual one. */
export function seminarForm(
  {
    draft,
    newId,
    channel,
    isChannelAsked,
  }: { draft: Seminar | undefined; newId?: string; channel: string | undefined; isChannelAsked: boolean },
  reader: Reader,
): Form {
  const compose = composeWords[reader.language];
  const typed = draft
    ? seminarValues(draft)
    : { format: 'on_site', start: '18:30', end: '20:00', channel: channel ?? '' };
  const fields: Field[] = [
    { name: 'title', type: 'text', label: compose.title, maxLength: LONGEST.title },
    {
      name: 'summary',
      type: 'text',
      isMultiline: true,
      isOptional: true,
      label: compose.summary,
      hint: compose.summaryHint,
      maxLength: LONGEST.summary,
    },
    { name: 'speaker', type: 'text', label: compose.speaker, hint: compose.speakerHint, maxLength: LONGEST.speaker },
    { name: 'date', type: 'date', label: compose.date },
    { name: 'start', type: 'time', label: compose.start },
    { name: 'end', type: 'time', label: compose.end },
    {
      name: 'format',
      type: 'choice',
      label: compose.format,
      options: (['on_site', 'online', 'both'] as const).map((value) => ({ value, label: compose.formats[value] })),
    },
    {
      name: 'place',
      type: 'text',
      isOptional: true,
      label: compose.place,
      hint: compose.placeHint,
      maxLength: LONGEST.place,
    },
    { name: 'link', type: 'url', isOptional: true, label: compose.link, hint: compose.linkHint },
    { name: 'seats', type: 'number', min: 1, isOptional: true, label: compose.seats, hint: compose.seatsHint },
    {
      name: 'deadline_date',
      type: 'date',
      isOptional: true,
      label: compose.deadlineDate,
      hint: compose.deadlineDateHint,
    },
    {
      name: 'deadline_time',
      type: 'time',
      isOptional: true,
      label: compose.deadlineTime,
      hint: compose.deadlineTimeHint,
    },
    { name: 'party_time', type: 'time', isOptional: true, label: compose.partyTime, hint: compose.partyTimeHint },
    { name: 'party_place', type: 'text', isOptional: true, label: compose.partyPlace, maxLength: LONGEST.place },
    {
      name: 'party_fee',
      type: 'text',
      isOptional: true,
      label: compose.partyFee,
      hint: compose.partyFeeHint,
      maxLength: LONGEST.fee,
    },
    {
      name: 'party_seats',
      type: 'number',
      min: 1,
      isOptional: true,
      label: compose.partySeats,
      hint: compose.partySeatsHint,
    },
    ...(isChannelAsked ? [{ name: 'channel', type: 'channel', label: compose.channel } as const] : []),
  ];
  return {
    submit: draft ? { do: 'submit-seminar', seminar: draft.id } : { do: 'submit-seminar', seminar: newId, isNew: true },
    title: draft ? compose.editTitle : compose.formTitle,
    submitLabel: compose.submit,
    fields: fields.map((field) => ({ ...field, value: typed[field.name as keyof typeof typed] ?? '' })),
    language: reader.language,
  };
}

/** A sentence for each field that cannot be. */
export function problemTexts(
  problems: Record<string, FieldProblem | 'channel_missing'>,
  { language }: Reader,
): Record<string, string> {
  const texts = composeWords[language].problems;
  const longest = (name: string) =>
    name === 'party_place' ? LONGEST.place : name === 'party_fee' ? LONGEST.fee : LONGEST[name as keyof typeof LONGEST];
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const text = texts[problem];
      return [name, typeof text === 'string' ? text : text(longest(name))];
    }),
  );
}

export interface DraftPreview {
  draft: Seminar;
  replaced?: Seminar;
  overlaps: Overlap[];
  /** Whom it would reach now. */
  reach: Reach;
  known: FriendsKnown;
  /** As its readers will see it (looksOf). */
  looks: Card[];
  /** The same on a page. */
  pageUrl?: string;
}

/** Exactly what people will see, and what goes where, with what can be done. */
export function previewPage(
  { draft, replaced, overlaps, reach, known, looks, pageUrl }: DraftPreview,
  reader: Reader,
): Card {
  const compose = composeWords[reader.language];
  return {
    summary: compose.previewTitle,
    text: [
      ...(replaced ? [compose.rewritten(replaced.title)] : []),
      compose.previewText,
      ...(reachesAnybody(reach) ? reachTexts(reach, reader) : [compose.reachNobody]),
      ...knownTexts(known, reader),
      ...overlapTexts(overlaps, reader),
    ],
    buttons: [
      ...draftButtons(draft, reader),
      ...[otherLooksButtons(reach, pageUrl, reader)].filter((row) => row.length > 0),
    ],
    items: looks,
  };
}

/** All by the last reading, not all yet, only those it met (the account may not list them), or nobody: LINE is off. */
export interface FriendsKnown {
  status: 'running' | 'complete' | 'refused' | 'nobody';
  /** So far. */
  found: number;
}

/** How well the bot knows who follows it. */
export function knownTexts({ status, found }: FriendsKnown, { language }: Reader): string[] {
  const { reading, refused } = composeWords[language].reach;
  return [...(status === 'running' ? [reading(found)] : []), ...(status === 'refused' ? [refused] : [])];
}

const MOST_OVERLAPS = 3;

/** A hint, not a refusal: two at a time may be meant. */
export function overlapTexts(overlaps: Overlap[], reader: Reader): string[] {
  const compose = composeWords[reader.language];
  const text = seminarWords[reader.language];
  return overlaps.slice(0, MOST_OVERLAPS).map(({ other, kind }) => {
    const isDraft = other.status === 'draft' || other.status === 'scheduled';
    const when = [whenOf(other, reader), ...(isDraft ? [text.badges.draft] : [])].join(text.separator);
    return compose.overlaps[kind](other.title, when);
  });
}

function draftButtons(draft: Seminar, reader: Reader): Button[][] {
  const compose = composeWords[reader.language];
  const seminar = draft.id;
  return [
    [
      {
        kind: 'command',
        label: compose.announceNow,
        command: { do: 'announce', seminar },
        style: 'primary',
      },
      { kind: 'command', label: compose.announceAt, command: { do: 'open-schedule', seminar } },
      { kind: 'command', label: compose.keepDraft, command: { do: 'keep-draft', seminar } },
    ],
    [
      { kind: 'command', label: compose.editAgain, command: { do: 'edit-draft', seminar } },
      {
        kind: 'command',
        label: compose.deleteDraft,
        command: { do: 'delete-draft', seminar },
        style: 'danger',
        confirm: compose.deleteConfirm,
      },
    ],
  ];
}

/** When to announce: offered tomorrow at nine. */
export function scheduleForm(draft: Seminar, reader: Reader): Form {
  const compose = composeWords[reader.language];
  const planned = draft.announceAt?.toZonedDateTimeISO(draft.timeZone);
  const tomorrow = reader.now.toZonedDateTimeISO(draft.timeZone).add({ days: 1 });
  const date = (planned ?? tomorrow).toPlainDate().toString();
  const time = planned?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '09:00';
  return {
    submit: { do: 'submit-schedule', seminar: draft.id },
    title: compose.scheduleTitle,
    submitLabel: compose.scheduleSubmit,
    fields: [
      { name: 'date', type: 'date', label: compose.scheduleDate, value: date },
      { name: 'time', type: 'time', label: compose.scheduleTime, value: time },
    ],
    language: reader.language,
  };
}

/** That it is announced, and how far that has got. `isBefore`: it was so before this press. */
export function announcedCard({ seminar, delivery, post, known, isBefore }: Announced, reader: Reader): Card {
  const compose = composeWords[reader.language];
  const { announcedAt } = seminar;
  const said = [
    isBefore && announcedAt ? compose.announcedBefore(momentOf(announcedAt, seminar, reader)) : '',
    post ? undeliveredWords[reader.language].posted[post] : '',
    ...deliveryTexts(delivery, reader),
    ...knownTexts(known, reader),
  ].filter(Boolean);
  const card = seminarNoteCard(seminar, compose.announced, said.length > 0 ? said : compose.announcedNobody, reader);
  return withProgress(card, delivery, { seminar: seminar.id, kind: 'announcement' }, reader);
}

interface Announced {
  seminar: Seminar;
  delivery: DeliveryCount;
  /** What became of the post in the channel; undefined: there is none. */
  post: 'sent' | 'owed' | 'failed' | undefined;
  known: FriendsKnown;
  isBefore?: boolean;
}

/** A short word on what became of a seminar. */
export function seminarNoteCard(
  seminar: Seminar | undefined,
  heading: string,
  text: string | string[],
  reader: Reader,
): Card {
  return {
    summary: heading,
    badge: { text: heading, tone: 'notice' },
    title: seminar?.title,
    text: [text].flat().filter(Boolean),
    facts: seminar && [
      { label: seminarWords[reader.language].when, value: momentOf(seminar.startsAt, seminar, reader) },
    ],
    buttons: [[{ kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } }]],
  };
}

/** "Same as last time": everything but the date. */
export function copyForm(
  template: Seminar,
  { newId, isChannelAsked }: { newId: string; isChannelAsked: boolean },
  reader: Reader,
): Form {
  const form = seminarForm({ draft: template, channel: undefined, isChannelAsked }, reader);
  const blank = new Set(['date', 'deadline_date', 'deadline_time']);
  return {
    ...form,
    submit: { do: 'submit-seminar', seminar: newId, isNew: true },
    title: composeWords[reader.language].formTitle,
    fields: form.fields.map((field) => (blank.has(field.name) ? { ...field, value: '' } : field)),
  };
}
