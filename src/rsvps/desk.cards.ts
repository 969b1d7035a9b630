// What organizers see: what they have in hand, and who comes. Plain data.
import type { Button, Card, Fact } from '../messages/card.ts';
import { pageButtons, pageOf } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { badgeOf, momentOf, seminarFacts } from '../seminars/seminar.cards.ts';
import { type HeadCount, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import type { Rsvp } from './rsvp.ts';

export function deskCard(
  { seminars, page }: { seminars: { seminar: Seminar; heads: HeadCount }[]; page: { shown: number; pages: number } },
  reader: Reader,
): Card {
  const { desk, list } = reader.words;
  const plan: Button = { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' }, style: 'primary' };
  return {
    summary: desk.summary,
    title: desk.title,
    text: seminars.length === 0 ? [desk.empty] : page.pages > 1 ? [list.pages(page.shown, page.pages)] : [],
    buttons: [[plan], ...pageButtons(page, (to) => ({ do: 'desk', page: to }), reader)],
    items: seminars.map((each) => deskItem(each, reader)),
  };
}

function deskItem({ seminar, heads }: { seminar: Seminar; heads: HeadCount }, reader: Reader): Card {
  const { desk } = reader.words;
  const [when, deadline] = seminarFacts(seminar, reader);
  const facts = [when, deadline].filter((fact) => fact !== undefined);
  if (seminar.announceAt) facts.push({ label: desk.announceAt, value: momentOf(seminar.announceAt, seminar, reader) });
  const isDraft = seminar.status === 'draft' || seminar.status === 'scheduled';
  if (!isDraft) facts.push(headsFact(heads, reader));
  return {
    summary: seminar.title,
    badge: badgeOf(seminar, heads, reader),
    title: seminar.title,
    facts,
    buttons: deskButtons(seminar, reader),
  };
}

function headsFact(heads: HeadCount, { words }: Reader): Fact {
  const { desk } = words;
  const line = desk.headLine({ ...heads, attending: heads.onSite + heads.online });
  return {
    label: desk.heads,
    value: heads.lateWithdrawals > 0 ? `${line}\n${desk.late(heads.lateWithdrawals)}` : line,
  };
}

function deskButtons(seminar: Seminar, { words, now }: Reader): Button[][] {
  const { desk } = words;
  const { id } = seminar;
  const phase = seminarPhase(seminar, now);
  if (phase === 'draft' || phase === 'scheduled') {
    return [[{ kind: 'command', label: desk.edit, command: { do: 'edit-draft', seminar: id } }]];
  }
  const row: Button[] = [{ kind: 'command', label: desk.attendees, command: { do: 'attendees', seminar: id } }];
  if (phase === 'over') row.push({ kind: 'command', label: desk.results, command: { do: 'results', seminar: id } });
  if (phase === 'open' || phase === 'closed') {
    const command = { do: 'cancel', seminar: id } as const;
    row.push({ kind: 'command', label: desk.cancel, command, style: 'danger', confirm: desk.cancelConfirm });
  }
  return [row];
}

/** Names may be long: 25 of 100 characters fit a paragraph of Slack's. */
const NAMES_A_PAGE = 25;

/** Who answered what, by name. `names`: by person id. */
export function attendeesCard(
  input: { seminar: Seminar; heads: HeadCount; rsvps: Rsvp[]; names: Map<string, string>; page: number | undefined },
  reader: Reader,
): Card {
  const { desk, list } = reader.words;
  const { seminar, rsvps } = input;
  const page = pageOf(input.page, rsvps.length, NAMES_A_PAGE);
  const shown = inGroups(rsvps).slice(page.offset, page.offset + NAMES_A_PAGE);
  const lines = GROUPS.flatMap((group) => {
    const members = shown.filter((rsvp) => groupOf(rsvp) === group);
    if (members.length === 0) return [];
    const count = rsvps.filter((rsvp) => groupOf(rsvp) === group).length;
    const names = members.map((rsvp) => nameLine(rsvp, input.names, reader));
    return [`${desk.group(desk.groups[group], count)}\n${names.join('\n')}`];
  });
  return {
    summary: desk.attendeesTitle(seminar.title),
    badge: badgeOf(seminar, input.heads, reader),
    title: seminar.title,
    facts: [headsFact(input.heads, reader)],
    text:
      rsvps.length === 0 ? [desk.nobody] : [...lines, ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : [])],
    buttons: pageButtons(page, (to) => ({ do: 'attendees', seminar: seminar.id, page: to }), reader),
  };
}

const GROUPS = ['on_site', 'online', 'waitlisted', 'materials', 'declined'] as const;

function groupOf(rsvp: Rsvp): (typeof GROUPS)[number] {
  return rsvp.standing === 'attending' ? (rsvp.mode ?? 'on_site') : rsvp.standing;
}

const inGroups = (rsvps: Rsvp[]) => GROUPS.flatMap((group) => rsvps.filter((rsvp) => groupOf(rsvp) === group));

function nameLine(rsvp: Rsvp, names: Map<string, string>, { words }: Reader): string {
  const { desk } = words;
  const name = names.get(rsvp.personId) || desk.nameless;
  return `・${name}${rsvp.isAtParty ? desk.partyMark : ''}${rsvp.isLateWithdrawal ? desk.lateMark : ''}`;
}
