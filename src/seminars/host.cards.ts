// Who runs a seminar and who speaks at it, as organizers see it. Plain data.
import type { Button, Card, Form } from '../messages/card.ts';
import { pageButtons, pageOf } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import type { Person } from '../people/person.ts';
import type { Part } from './host.ts';
import type { Seminar } from './seminar.ts';

interface Host {
  person: Person;
  part: Part;
}

const PEOPLE_A_PAGE = 8;

/** Who runs it, who speaks, then the other organizers, who may take it over. */
export function hostsCard(
  { seminar, hosts, team, page }: { seminar: Seminar; hosts: Host[]; team: Person[]; page: number | undefined },
  reader: Reader,
): Card {
  const { host, list } = reader.words;
  const addSpeaker: Button = {
    kind: 'command',
    label: host.addSpeaker,
    command: { do: 'open-add-speaker', seminar: seminar.id },
  };
  const running = new Set(hosts.filter(({ part }) => part === 'organizer').map(({ person }) => person.id));
  const all = [
    ...hosts.map((each) => hostCard(seminar, each, running.size > 1, reader)),
    ...team.filter(({ id }) => !running.has(id)).map((person) => colleagueCard(seminar, person, reader)),
  ];
  const { offset, ...turned } = pageOf(page, all.length, PEOPLE_A_PAGE);
  return {
    summary: host.title,
    title: seminar.title,
    text: [host.explained, ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : [])],
    buttons: [
      [
        addSpeaker,
        { kind: 'command', label: reader.words.question.title, command: { do: 'questions', seminar: seminar.id } },
      ],
      ...pageButtons(turned, (to) => ({ do: 'hosts', seminar: seminar.id, page: to }), reader),
    ],
    items: all.slice(offset, offset + PEOPLE_A_PAGE),
  };
}

function hostCard({ id }: Seminar, { person, part }: Host, hasOthers: boolean, reader: Reader): Card {
  const { host, team } = reader.words;
  const command = { do: 'set-host', seminar: id, person: person.id, part, in: false } as const;
  const canLeave = part === 'speaker' || hasOthers;
  return {
    summary: nameOf(person, reader),
    badge: { text: host.parts[part], tone: part === 'organizer' ? 'open' : 'notice' },
    title: nameOf(person, reader),
    buttons: canLeave ? [[{ kind: 'command', label: team.takeBack, command }]] : [],
  };
}

function colleagueCard({ id }: Seminar, person: Person, reader: Reader): Card {
  const { host } = reader.words;
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
          label: host.addOrganizer,
          command: { do: 'set-host', seminar: id, person: person.id, part: 'organizer', in: true },
        },
      ],
    ],
  };
}

export function addSpeakerForm({ id }: Seminar, reader: Reader): Form {
  const { host } = reader.words;
  return {
    submit: { do: 'submit-add-speaker', seminar: id },
    title: host.addSpeaker,
    submitLabel: reader.words.team.submit,
    fields: [{ name: 'person', type: 'person', label: host.speaker }],
    language: reader.language,
  };
}

const nameOf = ({ name }: Person, { words }: Reader) => name || words.desk.nameless;
