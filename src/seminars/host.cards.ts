// Who coordinates a seminar and who speaks at it, as organizers see it. Plain data.
import type { Button, Card, Fact, Field, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { Person } from '../people/person.ts';
import { teamWords } from '../people/team.words.ts';
import type { Part } from './host.ts';
import { hostWords } from './host.words.ts';
import { backToSeminar, whenOf } from './seminar.cards.ts';
import type { Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

/** Of a speaker's name and organization, in characters. */
export const LONGEST_SPEAKER = 40;

interface Host {
  person: Person & { organization: string };
  part: Part;
  hasAccount: boolean;
}

const PEOPLE_A_PAGE = 8;

/** Its coordinators, its speakers, then the other organizers, who may take it over. `said`: what just happened. */
export function hostsCard(
  {
    seminar,
    hosts,
    team,
    page,
    said,
  }: { seminar: Seminar; hosts: Host[]; team: Person[]; page: number | undefined; said?: string },
  reader: Reader,
): Card {
  const host = hostWords[reader.language];
  const list = listWords[reader.language];
  const addSpeaker: Button = {
    kind: 'command',
    label: host.addSpeaker,
    command: { do: 'open-add-speaker', seminar: seminar.id },
  };
  const coordinators = new Set(hosts.filter(({ part }) => part === 'coordinator').map(({ person }) => person.id));
  const all = [
    ...hosts.map((each) => hostCard(seminar, each, coordinators.size > 1, reader)),
    ...team.filter(({ id }) => !coordinators.has(id)).map((person) => colleagueCard(seminar, person, reader)),
  ];
  const { offset, ...turned } = pageOf(page, all.length, PEOPLE_A_PAGE);
  return {
    summary: host.title,
    title: seminar.title,
    text: [
      ...(said ? [said] : []),
      host.explained,
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
    ],
    buttons: [
      [
        addSpeaker,
        {
          kind: 'command',
          label: hostWords[reader.language].questions,
          command: { do: 'questions', seminar: seminar.id },
        },
      ],
      ...pageButtons(turned, (to) => ({ do: 'hosts', seminar: seminar.id, page: to }), reader),
      [backToSeminar(seminar, reader)],
    ],
    items: all.slice(offset, offset + PEOPLE_A_PAGE),
  };
}

function hostCard({ id }: Seminar, { person, part, hasAccount }: Host, hasOthers: boolean, reader: Reader): Card {
  const host = hostWords[reader.language];
  const team = teamWords[reader.language];
  const plain = plainWords[reader.language];
  const command = { do: 'set-host', seminar: id, person: person.id, part, in: false } as const;
  const canLeave = part === 'speaker' || hasOthers;
  const name = nameOf(person, reader);
  const label = part === 'speaker' ? host.removeSpeaker : team.takeBack;
  return {
    summary: name,
    badge: { text: host.parts[part], tone: part === 'coordinator' ? 'open' : 'notice' },
    title: hasAccount || !person.organization ? name : plain.withMore(name, person.organization),
    text: hasAccount ? [] : [host.byName],
    buttons: canLeave ? [[{ kind: 'command', label, command }]] : [],
  };
}

function colleagueCard({ id }: Seminar, person: Person, reader: Reader): Card {
  const host = hostWords[reader.language];
  return {
    summary: nameOf(person, reader),
    title: nameOf(person, reader),
    buttons: [
      [
        {
          kind: 'command',
          label: host.handOver,
          command: { do: 'hand-over', seminar: id, to: person.id },
          style: 'primary',
        },
        {
          kind: 'command',
          label: host.addCoordinator,
          command: { do: 'set-host', seminar: id, person: person.id, part: 'coordinator', in: true },
        },
      ],
    ],
  };
}

/** Who is on Slack is chosen, anybody else named. */
export function addSpeakerForm(
  { id }: Seminar,
  formId: string,
  { hasSlack }: { hasSlack: boolean },
  reader: Reader,
): Form {
  const host = hostWords[reader.language];
  const pick: Field = { name: 'person', type: 'person', label: host.speaker, isOptional: true };
  return {
    submit: { do: 'submit-add-speaker', seminar: id, form: formId },
    title: host.addSpeaker,
    submitLabel: teamWords[reader.language].submit,
    fields: [
      ...(hasSlack ? [pick] : []),
      {
        name: 'name',
        type: 'text',
        label: host.speakerName,
        hint: host.speakerNameHint,
        maxLength: LONGEST_SPEAKER,
        isOptional: true,
      },
      {
        name: 'organization',
        type: 'text',
        label: host.speakerOrganization,
        hint: host.speakerOrganizationHint,
        maxLength: LONGEST_SPEAKER,
        isOptional: true,
      },
    ],
    language: reader.language,
  };
}

const nameOf = ({ name }: Person, { language }: Reader) => name || plainWords[language].nameless;

/** To who was made a speaker: by whom, and what they can see. */
export function speakerAddedCard(seminar: Seminar, { by = '' }: Record<string, string>, reader: Reader): Card {
  const host = hostWords[reader.language];
  const text = seminarWords[reader.language];
  const team = teamWords[reader.language];
  return {
    summary: host.speakerSummary(seminar.title),
    badge: { text: host.youSpeak, tone: 'notice' },
    title: seminar.title,
    text: [host.speakerBy(team.organizerNamed(by))],
    facts: [{ label: text.when, value: whenOf(seminar, reader) }],
    buttons: [
      [
        { kind: 'command', label: host.talks, command: { do: 'talks' }, style: 'primary' },
        { kind: 'command', label: host.questions, command: { do: 'questions', seminar: seminar.id } },
      ],
    ],
  };
}

/** To whom a seminar was handed over, or who was added to its coordinators. */
export function newCoordinatorCard(seminar: Seminar, details: Record<string, string>, reader: Reader): Card {
  const host = hostWords[reader.language];
  const list = listWords[reader.language];
  const text = seminarWords[reader.language];
  const team = teamWords[reader.language];
  const by = team.organizerNamed(details.by ?? '');
  const isDraft = seminar.status === 'draft' || seminar.status === 'scheduled';
  const open: Button = isDraft
    ? { kind: 'command', label: text.edit, command: { do: 'edit-draft', seminar: seminar.id }, style: 'primary' }
    : { kind: 'command', label: text.attendees, command: { do: 'attendees', seminar: seminar.id }, style: 'primary' };
  const facts: Fact[] = [{ label: text.when, value: whenOf(seminar, reader) }];
  if (details.from) facts.push({ label: host.before, value: details.from });
  return {
    summary: host.yoursSummary(seminar.title),
    badge: { text: host.yours, tone: 'notice' },
    title: seminar.title,
    text: [details.how === 'join' ? host.joinedBy(by) : host.handedOverBy(by)],
    facts,
    buttons: [[open, { kind: 'command', label: list.desk, command: { do: 'desk' } }]],
  };
}
