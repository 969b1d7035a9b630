// The organizers as a team, the log of what they did, and joining accounts. Plain data.
import type { Button, Card, Form } from '../messages/card.ts';
import { pageButtons, pageOf } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { formatInstant } from '../text/dates.ts';
import type { AuditLine } from './audit.ts';
import { CODE_MINUTES } from './join-accounts.ts';
import type { Person } from './person.ts';
import type { Role } from './role.ts';

export interface Member {
  person: Person;
  role: Role;
}

export const MEMBERS_A_PAGE = 8;

/** `canManage`: the reader is an admin. */
export function teamCard(
  { team, self, canManage, page }: { team: Member[]; self: string; canManage: boolean; page: number | undefined },
  reader: Reader,
): Card {
  const { team: text, log, list } = reader.words;
  const { offset, ...turned } = pageOf(page, team.length, MEMBERS_A_PAGE);
  const shown = team.slice(offset, offset + MEMBERS_A_PAGE);
  const add: Button = { kind: 'command', label: text.add, command: { do: 'open-add-organizer' }, style: 'primary' };
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
  { words }: Reader,
): Card {
  const { team, desk } = words;
  const name = `${person.name || desk.nameless}${isSelf ? team.you : ''}`;
  const to = (label: string, next: Role | 'none'): Button => ({
    kind: 'command',
    label,
    command: { do: 'set-role', person: person.id, role: next },
  });
  const other = role === 'admin' ? to(team.makeOrganizer, 'organizer') : to(team.makeAdmin, 'admin');
  const remove: Button = { ...to(team.takeBack, 'none'), style: 'danger', confirm: team.takeBackConfirm } as Button;
  return {
    summary: name,
    badge: { text: team.roles[role], tone: role === 'admin' ? 'open' : 'notice' },
    title: name,
    buttons: canManage ? [[other, remove]] : [],
  };
}

export function addOrganizerForm(reader: Reader): Form {
  const { team } = reader.words;
  return {
    submit: { do: 'submit-add-organizer' },
    title: team.formTitle,
    submitLabel: team.submit,
    fields: [{ name: 'person', type: 'person', label: team.who }],
    language: reader.language,
  };
}

export function logCard(
  input: {
    lines: AuditLine[];
    page: { shown: number; pages: number };
    timeZone: string;
    seminarId: string | undefined;
  },
  reader: Reader,
): Card {
  const { log, list } = reader.words;
  const { lines, page } = input;
  return {
    summary: log.title,
    title: log.title,
    text: [
      ...(lines.length === 0 ? [log.empty] : [lines.map((line) => logLine(line, input.timeZone, reader)).join('\n')]),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: pageButtons(page, (to) => ({ do: 'log', seminar: input.seminarId, page: to }), reader),
  };
}

/** In letters. */
const LONGEST_LINE = 160;
/** Of what was before or after, e.g. a whole summary. */
const LONGEST_VALUE = 40;

/** 11月23日（月）10:05 佐藤 恵：お知らせ 統計学のはじめの一歩（席 20 → 30） */
function logLine(line: AuditLine, timeZone: string, { words, language, now }: Reader): string {
  const { log } = words;
  const when = formatInstant(line.at, { timeZone, language, now });
  const who = line.actor ? line.actorName || words.desk.nameless : log.bot;
  const change = changeOf(line);
  const what = [log.actions[line.action] ?? line.action, line.subject].filter(Boolean).join(' ');
  return shortened(
    words.rsvp.summary(`・${when} ${who}`, change ? words.rsvp.withAnswer(what, change) : what),
    LONGEST_LINE,
  );
}

function changeOf({ before, after }: AuditLine): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const told = (value: unknown) => (value === null || value === undefined || value === '' ? '–' : String(value));
  const shown = (value: unknown) => shortened(told(value), LONGEST_VALUE);
  return names
    .filter((name) => told(before?.[name]) !== told(after?.[name]))
    .map((name) => `${name}: ${shown(before?.[name])} → ${shown(after?.[name])}`)
    .join(', ');
}

function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

export function joinCodeCard(code: string, reader: Reader): Card {
  const { join } = reader.words;
  return { summary: join.title, title: join.title, text: [join.text(code, CODE_MINUTES)] };
}
