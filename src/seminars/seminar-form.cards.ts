// The form of a seminar: what is needed first, the rest one step away. And the one that asks when to announce it.
import type { Field, Form } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { composeWords } from './compose.words.ts';
import { nextWorkingDay } from './holidays.ts';
import { isBefore, type Seminar } from './seminar.ts';
import { type FieldProblem, LINK_LATER, LONGEST, seminarValues, valuesLike } from './seminar-form.ts';

export interface SeminarFormOptions {
  /** What it is filled with. */
  draft?: Seminar;
  /** Else a new one, with everything of this one but when it is; a series' next one, but who speaks, too. */
  like?: Seminar;
  /** The series' id. */
  series?: string;
  /** The new one's. */
  newId?: string;
  /** The usual one. */
  channel?: string;
  isChannelAsked: boolean;
}

export function seminarForm(
  { draft, like, series, newId, channel, isChannelAsked }: SeminarFormOptions,
  reader: Reader,
): Form {
  const compose = composeWords[reader.language];
  const isNew: Record<string, string> = { format: 'on_site', start: '18:30', end: '20:00' };
  const typed = draft ? seminarValues(draft) : like ? valuesLike(like) : isNew;
  if (!draft && series) typed.speaker = '';
  typed.channel ||= channel ?? '';
  const rest: Field[] = restFields(reader).map((field) => ({ ...field, isMore: true }));
  // Where it goes is well as it stands only if it is known.
  const asked: Field = { name: 'channel', type: 'channel', label: compose.channel, isMore: typed.channel !== '' };
  const fields = [...firstFields(reader), ...(asked.isMore ? [] : isChannelAsked ? [asked] : []), ...rest];
  if (isChannelAsked && asked.isMore) fields.push(asked);
  return {
    submit: draft
      ? { do: 'submit-seminar', seminar: draft.id }
      : {
          do: 'submit-seminar',
          seminar: newId,
          isNew: true,
          ...(like && { like: like.id }),
          ...(series && { series }),
        },
    title: draft ? compose.editTitle : compose.formTitle,
    submitLabel: compose.submit,
    intro: !draft && like ? compose.likeBefore : undefined,
    fields: fields.map((field) => ({ ...field, value: typed[field.name] ?? '' })),
    moreLabel: compose.more,
    language: reader.language,
  };
}

/** Without these there is nothing to announce. */
function firstFields({ language }: Reader): Field[] {
  const compose = composeWords[language];
  const on = (...is: Seminar['format'][]) => ({ field: 'format', is });
  return [
    { name: 'title', type: 'text', label: compose.title, maxLength: LONGEST.title },
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
      when: { ...on('on_site', 'both'), said: compose.whenOnSite },
      label: compose.place,
      hint: compose.placeHint,
      maxLength: LONGEST.place,
    },
    {
      name: 'link',
      type: 'url',
      isOptional: true,
      when: { ...on('online', 'both'), said: compose.whenOnline },
      label: compose.link,
      hint: compose.linkHint,
    },
    { name: 'speaker', type: 'text', label: compose.speaker, hint: compose.speakerHint, maxLength: LONGEST.speaker },
    { name: 'seats', type: 'number', min: 1, isOptional: true, label: compose.seats, hint: compose.seatsHint },
  ];
}

/** These are well as they stand: blank, or as the last time. */
function restFields({ language }: Reader): Field[] {
  const compose = composeWords[language];
  const text = { type: 'text', isOptional: true } as const;
  const time = { type: 'time', isOptional: true } as const;
  return [
    {
      ...text,
      name: 'summary',
      isMultiline: true,
      label: compose.summary,
      hint: compose.summaryHint,
      maxLength: LONGEST.summary,
    },
    {
      name: 'deadline_date',
      type: 'date',
      isOptional: true,
      label: compose.deadlineDate,
      hint: compose.deadlineDateHint,
    },
    { ...time, name: 'deadline_time', label: compose.deadlineTime, hint: compose.deadlineTimeHint },
    { ...time, name: 'party_time', label: compose.partyTime, hint: compose.partyTimeHint },
    { ...text, name: 'party_place', label: compose.partyPlace, maxLength: LONGEST.place },
    { ...text, name: 'party_fee', label: compose.partyFee, hint: compose.partyFeeHint, maxLength: LONGEST.fee },
    {
      name: 'party_seats',
      type: 'number',
      min: 1,
      isOptional: true,
      label: compose.partySeats,
      hint: compose.partySeatsHint,
    },
  ];
}

export type FormProblems = Record<string, FieldProblem | 'channel_missing'>;

/** A sentence for each field that cannot be. */
export function problemTexts(problems: FormProblems, { language }: Reader): Record<string, string> {
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

/** The form as it is asked again: a link that is missing may be given later, if one says so. */
export function askingForLink(form: Form, problems: FormProblems): Form {
  if (problems.link !== 'link_missing') return form;
  const compose = composeWords[form.language];
  const { when } = form.fields.find(({ name }) => name === 'link') ?? {};
  const later: Field = {
    name: LINK_LATER,
    type: 'check',
    isOptional: true,
    ...(when && { when }),
    label: compose.linkLater,
    option: compose.linkLaterOption,
  };
  return { ...form, fields: form.fields.flatMap((field) => (field.name === 'link' ? [field, later] : [field])) };
}

/** When to announce: offered the next working day's morning, if one can still answer then. */
export function scheduleForm(draft: Seminar, reader: Reader): Form {
  const compose = composeWords[reader.language];
  const offered = draft.announceAt?.toZonedDateTimeISO(draft.timeZone) ?? offeredMorning(draft, reader.now);
  const date = offered?.toPlainDate().toString() ?? '';
  const time = offered?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '';
  return {
    submit: { do: 'submit-schedule', seminar: draft.id },
    title: compose.scheduleTitle,
    submitLabel: compose.scheduleSubmit,
    fields: [
      { name: 'date', type: 'date', label: compose.scheduleDate, value: date },
      { name: 'time', type: 'time', label: compose.scheduleTime, value: time },
    ],
    back: { label: compose.backToPreview, command: { do: 'preview-draft', seminar: draft.id } },
    language: reader.language,
  };
}

const MORNING = Temporal.PlainTime.from('09:00');

function offeredMorning({ timeZone, deadlineAt }: Seminar, now: Temporal.Instant): Temporal.ZonedDateTime | undefined {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return [nextWorkingDay(today), today.add({ days: 1 })]
    .map((day) => day.toZonedDateTime({ timeZone, plainTime: MORNING }))
    .find((morning) => isBefore(morning.toInstant(), deadlineAt));
}
