// The form of an announced seminar and what came of it. Plain data.

import { unreachedTexts } from '../attendees/attendee.cards.ts';
import type { Attendee } from '../attendees/attendee.ts';
import type { Button, Card, Fact, Field, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from '../messages/message.ts';
import { deliveryTexts, withProgress } from '../messages/undelivered.cards.ts';
import { teamWords } from '../people/team.words.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { changedFields, type EditedField, whoChanged } from '../seminars/edition.ts';
import { deadlineOf, momentOf, whenBeside, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { askingForLink, problemTexts, seminarForm } from '../seminars/seminar-form.cards.ts';
import { seminarValues } from '../seminars/seminar-form.ts';
import { formatTyped } from '../text/dates.ts';
import { shortened } from '../text/length.ts';
import { cancelWords } from './cancel.words.ts';
import { editWords } from './edit.words.ts';
import type { EditResult, Typed } from './edit-seminar.ts';
import { untoldButton } from './untold.cards.ts';
import { untoldWords } from './untold.words.ts';

export const LONGEST_REASON = 300;

/** Filled with the seminar as it is, or with what was `typed`; it remembers which edition it showed. */
export function editForm(seminar: Seminar, reader: Reader, typed?: Typed): Form {
  const edit = editWords[reader.language];
  const form = seminarForm({ draft: seminar, isChannelAsked: false }, reader);
  return {
    ...form,
    submit: { do: 'submit-edit', seminar: seminar.id, opened: typed?.opened ?? seminar.edition },
    title: edit.formTitle,
    submitLabel: edit.submit,
    intro: `${seminar.title}\n${edit.intro}`,
    // What was not asked for then stays as it is.
    fields: form.fields.map((field) => ({ ...field, value: typed?.values[field.name] ?? field.value })),
  };
}

/** The same once it could not be saved: what has to be decided is asked now. */
export function editFormAgain({ seminar, problems, clashes }: NotSaved, reader: Reader): Form {
  const edit = editWords[reader.language];
  const form = askingForLink(editForm(seminar, reader), problems);
  const overwrite: Field = {
    name: 'overwrite',
    type: 'check',
    label: edit.overwrite,
    isOptional: true,
    option: edit.overwriteOption,
    hint: edit.overwriteHint,
  };
  return clashes.length > 0 ? { ...form, fields: [...form.fields, overwrite] } : form;
}

type NotSaved = Extract<EditResult, { kind: 'not_saved' }>;

/** Asks once more, and for a word to those who are told. `told`: how many they are; `unreached`: to be phoned. */
export function cancelForm(
  seminar: Seminar,
  { told, unreached, reason = '' }: { told: number; unreached: number; reason?: string },
  reader: Reader,
): Form {
  const cancel = cancelWords[reader.language];
  return {
    submit: { do: 'submit-cancel', seminar: seminar.id },
    title: cancel.formTitle,
    submitLabel: editWords[reader.language].submit,
    intro: [
      cancel.intro(seminar.title, momentOf(seminar.startsAt, seminar, reader), told),
      unreached > 0 ? cancel.unreached(unreached) : '',
    ].join(''),
    fields: [
      {
        name: 'reason',
        type: 'text',
        isMultiline: true,
        isOptional: true,
        label: cancel.reason,
        hint: cancel.reasonHint,
        maxLength: LONGEST_REASON,
        value: reason,
      },
    ],
    language: reader.language,
  };
}

/** Under each field: what cannot be, or who changed it meanwhile to what. */
export function editErrors({ seminar, problems, clashes, others }: NotSaved, reader: Reader): Record<string, string> {
  const edit = editWords[reader.language];
  const team = teamWords[reader.language];
  const current = seminarValues(seminar);
  const errors = problemTexts(problems, reader);
  for (const name of clashes) {
    const by = whoChanged(name, others, seminar);
    const who = team.organizerNamed(by?.editorName ?? '');
    const when = by ? momentOf(by.editedAt, seminar, reader) : '';
    const now = shownValue(name, current[name] ?? '', seminar, reader);
    errors[name] = [edit.clash({ who, when, now }), errors[name]].filter(Boolean).join('\n');
  }
  return errors;
}

/** What became of the messages that were just owed, and whom none of them can reach. */
export interface Told {
  delivery: DeliveryCount;
  unreached: Attendee[];
}

/** The same in words. */
export function toldTexts({ delivery, unreached }: Told, reader: Reader): string[] {
  return [
    ...deliveryTexts(delivery, reader),
    ...(isKept(delivery) ? [untoldWords[reader.language].namesFollow] : []),
    ...unreachedTexts(unreached, reader),
  ];
}

/** What was done, who is told, and whom to telephone. */
export function withTold(seminar: Seminar, said: string, told: Told, reader: Reader): Card {
  const card = seminarNoteCard(seminar, said, '', reader);
  return {
    ...card,
    text: [...(card.text ?? []), ...toldTexts(told, reader)],
    buttons: [[...(card.buttons ?? []).flat(), ...toldButtons(told, seminar, reader)]],
  };
}

/** The way to the names of those who were not told. */
export function toldButtons({ delivery, unreached }: Told, seminar: Seminar, reader: Reader): Button[] {
  return isKept(delivery) || unreached.length > 0 ? [untoldButton(seminar, reader)] : [];
}

const isKept = ({ stuck, held, failed }: DeliveryCount) => stuck + held + failed > 0;

/** What was changed, who is told and who cannot be, and what the organizer may have to decide. */
export function savedCard(result: Extract<EditResult, { kind: 'saved' }>, told: Told, reader: Reader): Card {
  const edit = editWords[reader.language];
  const { before, seminar, seated, over, offered } = result;
  const changed = changedFields(before, seminar);
  const heading = changed.length > 0 ? edit.saved : edit.unchanged;
  const said = toldTexts(told, reader);
  const deskButton: Button = { kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } };
  const card: Card = {
    summary: heading,
    badge: { text: heading, tone: 'notice' },
    title: seminar.title,
    text: [
      ...(said.length === 0 && changed.length > 0 ? [edit.toldNobody] : said),
      ...(seated > 0 ? [edit.seated(seated)] : []),
      ...othersLines(result, reader),
      ...(over > 0 ? [edit.over(over, seminar.seats ?? 0, offered)] : []),
    ],
    facts: changeFacts(before, seminar, reader),
    buttons: [
      [
        ...(over > 0 ? overButtons(seminar, { over, offered }, reader) : [deskButton]),
        ...toldButtons(told, seminar, reader),
      ],
    ],
  };
  const occasion = String(seminar.edition);
  return withProgress(card, told.delivery, { seminar: seminar.id, kind: 'changed', occasion }, reader);
}

/** What was and what is: when it is and until when one answers as the cards say it, all else field by field. */
export function changeFacts(before: Seminar, after: Seminar, reader: Reader): Fact[] {
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  const fact = (label: string, was: string, is: string): Fact[] =>
    was === is ? [] : [{ label, value: edit.fromTo(was, is), change: { was, is } }];
  const others = changedFields(before, after).filter(({ name }) => !TIMES.has(name));
  const shown = (seminar: Seminar, name: EditedField, value: string) => shownValue(name, value, seminar, reader);
  const isMoved = whenOf(before, reader) !== whenOf(after, reader);
  return [
    ...fact(text.when, whenOf(before, reader), isMoved ? whenBeside(after, before, reader) : whenOf(after, reader)),
    // The usual deadline moves along with the day, though its field stays blank.
    ...fact(text.deadline, deadlineOf(before, reader), deadlineOf(after, reader)),
    ...others.flatMap((each) =>
      fact(labelOf(each.name, reader), shown(before, each.name, each.before), shown(after, each.name, each.after)),
    ),
  ];
}

const TIMES = new Set<EditedField>(['date', 'start', 'end', 'deadline_date', 'deadline_time']);

export function othersLines(
  { before, others, kept, overwritten }: Extract<EditResult, { kind: 'saved' }>,
  reader: Reader,
): string[] {
  const edit = editWords[reader.language];
  const text = seminarWords[reader.language];
  const team = teamWords[reader.language];
  const said = (fields: EditedField[], line: (names: string, fields: string) => string) => {
    const names = fields.map((name) => team.organizerNamed(whoChanged(name, others, before)?.editorName ?? ''));
    const labels = fields.map((name) => labelOf(name, reader));
    return fields.length > 0 ? [line([...new Set(names)].join(text.separator), labels.join(text.separator))] : [];
  };
  return [...said(kept, edit.kept), ...said(overwritten, edit.overwritten)];
}

/** Nobody is thrown out silently: it stays as it is, or the organizer says so. */
function overButtons(
  seminar: Seminar,
  { over, offered }: { over: number; offered: number },
  { language }: Reader,
): Button[] {
  const edit = editWords[language];
  return [
    { kind: 'command', label: edit.keepAll, command: { do: 'keep-everyone', seminar: seminar.id }, style: 'primary' },
    {
      kind: 'command',
      label: edit.takeSeats(over),
      command: { do: 'take-seats', seminar: seminar.id, count: over },
      style: 'danger',
      confirm: { ...edit.takeSeatsConfirm, text: edit.takeSeatsText(over, offered) },
    },
  ];
}

const LONGEST_SHOWN = 80;

const DAYS_AND_TIMES = new Set<EditedField>([...TIMES, 'party_time']);

function shownValue(name: EditedField, value: string, { timeZone }: Seminar, reader: Reader): string {
  const compose = composeWords[reader.language];
  const edit = editWords[reader.language];
  if (value === '') return edit.blank;
  if (name === 'format') return compose.formats[value as Seminar['format']] ?? value;
  return DAYS_AND_TIMES.has(name) ? formatTyped(value, { ...reader, timeZone }) : shortened(value, LONGEST_SHOWN);
}

function labelOf(name: EditedField, { language }: Reader): string {
  const compose = composeWords[language];
  const labels: Record<EditedField, string> = {
    title: compose.title,
    summary: compose.summary,
    speaker: compose.speaker,
    date: compose.date,
    start: compose.start,
    end: compose.end,
    format: compose.format,
    place: compose.place,
    link: compose.link,
    seats: compose.seats,
    deadline_date: compose.deadlineDate,
    deadline_time: compose.deadlineTime,
    party_time: compose.partyTime,
    party_place: compose.partyPlace,
    party_fee: compose.partyFee,
    party_seats: compose.partySeats,
  };
  return labels[name];
}
