// The organizers' forms about people: add or correct one, find one, let one answer late. Plain data.
import type { Field, Form } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { composeWords } from '../seminars/compose.words.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { labelOf } from './attendee.cards.ts';
import { type AboutProblem, type Attendee, type Group, isAskingAnew, LONGEST_ABOUT, stayOf } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeListWords } from './attendee-list.words.ts';

/** Empty to add somebody, else filled. Who has an account answers for themself: only described here. */
export function attendeeForm(
  { seminar, personId, attendee }: { seminar: Seminar; personId: string; attendee: Attendee | undefined },
  reader: Reader,
): Form {
  const text = attendeeWords[reader.language];
  const isByHand = !attendee?.hasAccount;
  const isAsked = attendee && isAskingAnew(seminar, reader.now) && stayOf(attendee.rsvp, seminar) === 'unanswered';
  const fields: (Field | false)[] = [
    isByHand && {
      name: 'name',
      type: 'text',
      label: text.name,
      maxLength: LONGEST_ABOUT.name,
      value: attendee?.name ?? '',
    },
    {
      name: 'organization',
      type: 'text',
      isOptional: true,
      label: text.organization,
      hint: text.organizationHint,
      maxLength: LONGEST_ABOUT.organization,
      value: attendee?.organization ?? '',
    },
    {
      name: 'note',
      type: 'text',
      isOptional: true,
      label: text.note,
      hint: text.noteHint,
      maxLength: LONGEST_ABOUT.note,
      value: attendee?.note ?? '',
    },
    isByHand &&
      seminar.format === 'both' && {
        name: 'mode',
        type: 'choice',
        label: text.mode,
        options: (['on_site', 'online'] as const).map((value) => ({
          value,
          label: attendeeListWords[reader.language].groups[value],
        })),
        value: attendee?.rsvp.mode ?? 'on_site',
      },
    isByHand &&
      seminar.party !== null && {
        name: 'party',
        type: 'check',
        isOptional: true,
        label: text.party,
        option: text.joinsParty,
        value: attendee?.rsvp.isAtParty ? 'yes' : '',
      },
    isByHand &&
      isAsked === true && {
        name: 'stays',
        type: 'check',
        isOptional: true,
        label: text.stay,
        option: text.staysOption,
        value: '',
      },
  ];
  return {
    submit: { do: 'submit-attendee', seminar: seminar.id, person: personId },
    title: attendee ? text.editTitle : text.addTitle,
    submitLabel: attendee ? text.save : text.addSubmit,
    fields: fields.filter((field) => field !== false),
    language: reader.language,
  };
}

export function problemTexts(problems: Record<string, AboutProblem>, { language }: Reader): Record<string, string> {
  const { required, too_long } = composeWords[language].problems;
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const longest = LONGEST_ABOUT[name as keyof typeof LONGEST_ABOUT];
      return [name, problem === 'required' ? required : too_long(longest)];
    }),
  );
}

/** One of the page's people, or anyone by part of a name. */
export function pickForm(
  { seminar, shown }: { seminar: Seminar; shown: Attendee[]; group?: Group },
  reader: Reader,
): Form {
  const text = attendeeWords[reader.language];
  const options = shown.map((attendee) => ({ value: attendee.rsvp.personId, label: labelOf(attendee, reader) }));
  const search: Field = {
    name: 'search',
    type: 'text',
    isOptional: true,
    label: text.search,
    hint: text.searchHint,
    maxLength: 80,
  };
  return {
    submit: { do: 'submit-pick-attendee', seminar: seminar.id },
    title: text.pick,
    submitLabel: text.open,
    fields:
      options.length > 0
        ? [{ name: 'person', type: 'choice', isOptional: true, label: text.who, options }, search]
        : [search],
    language: reader.language,
  };
}

/** Whom of the workspace the deadline shall not bind. */
export function letInForm(seminar: Seminar, reader: Reader): Form {
  const text = attendeeWords[reader.language];
  return {
    submit: { do: 'submit-let-in', seminar: seminar.id },
    title: text.letInTitle,
    submitLabel: text.letIn,
    intro: text.letInIntro,
    fields: [{ name: 'person', type: 'person', label: text.who, hint: text.whoHint }],
    language: reader.language,
  };
}
