// The organizers as a team. Plain data.
import type { Button, Card, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { organizerNote } from '../cards/note.cards.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { helpWords } from './help.words.ts';
import { logWords } from './log.words.ts';
import type { Person } from './person.ts';
import type { Role } from './role.ts';
import { ROLE_CODE_MINUTES, saidCode } from './role-code.ts';
import { teamWords } from './team.words.ts';

export interface Member {
  person: Person;
  role: Role;
}

export const MEMBERS_A_PAGE = 8;

/** `canManage`: the reader is an admin. */
export function teamCard(
  {
    team,
    self,
    canManage,
    canPick,
    page,
  }: {
    team: Member[];
    self: string;
    canManage: boolean;
    /** Somebody can be picked by name; else they send a number. */
    canPick: boolean;
    page: number | undefined;
  },
  reader: Reader,
): Card {
  const text = teamWords[reader.language];
  const log = logWords[reader.language];
  const list = listWords[reader.language];
  const { offset, ...turned } = pageOf(page, team.length, MEMBERS_A_PAGE);
  const shown = team.slice(offset, offset + MEMBERS_A_PAGE);
  const add: Button = {
    kind: 'command',
    label: text.add,
    command: { do: canPick ? 'open-add-organizer' : 'invite-organizer' },
    style: 'primary',
  };
  const history: Button = { kind: 'command', label: log.title, command: { do: 'log' } };
  return {
    summary: text.title,
    title: text.title,
    text: turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : [],
    buttons: [
      [...(canManage ? [add] : []), history],
      ...pageButtons(turned, (to) => ({ do: 'team', page: to }), reader),
    ],
    items: shown.map((member) => memberCard(member, { isSelf: member.person.id === self, canManage }, reader)),
  };
}

function memberCard(
  { person, role }: Member,
  { isSelf, canManage }: { isSelf: boolean; canManage: boolean },
  { language }: Reader,
): Card {
  const team = teamWords[language];
  const plain = plainWords[language];
  const name = `${person.name || plain.nameless}${isSelf ? team.you : ''}`;
  const to = (label: string, next: Role | 'none'): Button => ({
    kind: 'command',
    label,
    command: { do: 'set-role', person: person.id, role: next },
  });
  const other = role === 'admin' ? to(team.makeOrganizer, 'organizer') : to(team.makeAdmin, 'admin');
  const [label, confirm] = isSelf ? [team.leave, team.leaveConfirm] : [team.takeBack, team.takeBackConfirm];
  const remove: Button = { ...to(label, 'none'), style: 'danger', confirm } as Button;
  return {
    summary: name,
    badge: { text: team.roles[role], tone: role === 'admin' ? 'open' : 'notice' },
    title: name,
    buttons: canManage ? [[other, remove]] : [],
  };
}

/** To who is an organizer or an admin from now on: by whom, and what they can do. `by`: '' for the settings, null for a number that a start printed. */
export function roleGivenCard({ role, by }: { role: Role; by: string | null }, reader: Reader): Card {
  const team = teamWords[reader.language];
  const help = helpWords[reader.language];
  const list = listWords[reader.language];
  const heading = team.given(team.roles[role]);
  const lines = [...help.organizer[reader.place.platform], ...(role === 'admin' ? [team.adminsToo] : [])];
  const members: Button = { kind: 'command', label: team.title, command: { do: 'team' } };
  return {
    summary: heading,
    title: heading,
    text: [givenText({ role, by }, reader), lines.map((line) => `・${line}`).join('\n')],
    buttons: [
      [
        { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' }, style: 'primary' },
        { kind: 'command', label: list.desk, command: { do: 'desk' } },
        ...(role === 'admin' ? [members] : []),
      ],
    ],
  };
}

function givenText({ role, by }: { role: Role; by: string | null }, { language }: Reader): string {
  const team = teamWords[language];
  const name = team.roles[role];
  if (by === null) return team.givenByCode(name);
  return by ? team.givenBy(team.organizerNamed(by), name) : team.givenBySettings(name);
}

/** To be told to whoever is to be an organizer. */
export function inviteCard(code: string, reader: Reader): Card {
  const team = teamWords[reader.language];
  return organizerNote(team.inviteText(saidCode(code), ROLE_CODE_MINUTES), reader, {
    label: team.title,
    command: { do: 'team' },
  });
}

export function addOrganizerForm(reader: Reader): Form {
  const team = teamWords[reader.language];
  return {
    submit: { do: 'submit-add-organizer' },
    title: team.formTitle,
    submitLabel: team.submit,
    fields: [{ name: 'person', type: 'person', label: team.who }],
    language: reader.language,
  };
}
