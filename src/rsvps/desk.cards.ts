// What organizers see: what they have in hand, and who comes. Plain data.
import type { Button, Card, Fact } from '../messages/card.ts';
import { pageButtons } from '../messages/pages.ts';
import type { Reader } from '../messages/reader.ts';
import { badgeOf, momentOf, seminarFacts } from '../seminars/seminar.cards.ts';
import { type HeadCount, type Seminar, seminarPhase } from '../seminars/seminar.ts';

/** Who was there in the end, as a line, and what else there is to say of it; from a room that knows. */
export type AttendanceFacts = (seminars: Seminar[]) => Promise<Map<string, Fact[]>>;

interface InHand {
  seminar: Seminar;
  heads: HeadCount;
  /** Of one that is over. */
  attendance?: Fact[];
  /** Names of who runs it; none: all of them lost the role. */
  organizers: string[];
}

export function deskCard(
  { seminars, orphans, page }: { seminars: InHand[]; orphans: number; page: { shown: number; pages: number } },
  reader: Reader,
): Card {
  const { desk, list, series, host } = reader.words;
  const repeated: Button = { kind: 'command', label: series.title, command: { do: 'series' } };
  const plan: Button = { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' }, style: 'primary' };
  return {
    summary: desk.summary,
    title: desk.title,
    text: [
      ...(orphans > 0 ? [host.orphans(orphans)] : []),
      ...(seminars.length === 0 ? [desk.empty] : page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: [[plan, repeated], ...pageButtons(page, (to) => ({ do: 'desk', page: to }), reader)],
    items: seminars.map((each) => deskItem(each, reader)),
  };
}

function deskItem({ seminar, heads, organizers, attendance = [] }: InHand, reader: Reader): Card {
  const { desk, host } = reader.words;
  const [when, deadline] = seminarFacts(seminar, reader);
  const facts = [when, deadline].filter((fact) => fact !== undefined);
  if (seminar.announceAt) facts.push({ label: desk.announceAt, value: momentOf(seminar.announceAt, seminar, reader) });
  const isDraft = seminar.status === 'draft' || seminar.status === 'scheduled';
  if (!isDraft) facts.push(headsFact(heads, reader), ...attendance);
  facts.push({ label: host.parts.organizer, value: organizers.join('、') || host.orphan });
  return {
    summary: seminar.title,
    badge: badgeOf(seminar, heads, reader),
    title: seminar.title,
    facts,
    buttons: deskButtons(seminar, reader),
  };
}

export function headsFact(heads: HeadCount, { words }: Reader): Fact {
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
  const materials: Button = {
    kind: 'command',
    label: words.materials.button,
    command: { do: 'materials', seminar: id },
  };
  const more: Button[] = [
    { kind: 'command', label: words.host.title, command: { do: 'hosts', seminar: id } },
    { kind: 'command', label: words.series.copy, command: { do: 'copy', seminar: id } },
    { kind: 'command', label: words.series.open, command: { do: 'open-series', seminar: id } },
    { kind: 'command', label: words.log.title, command: { do: 'log', seminar: id } },
  ];
  const door: Button = { kind: 'command', label: words.door.button, command: { do: 'door', seminar: id } };
  if (phase === 'draft' || phase === 'scheduled') {
    return [[{ kind: 'command', label: desk.edit, command: { do: 'edit-draft', seminar: id } }, materials], more];
  }
  const row: Button[] = [{ kind: 'command', label: desk.attendees, command: { do: 'attendees', seminar: id } }];
  if (phase !== 'cancelled') row.push(door, materials);
  if (phase === 'over') row.push({ kind: 'command', label: desk.results, command: { do: 'results', seminar: id } });
  if (phase === 'open' || phase === 'closed' || phase === 'running') {
    row.push({ kind: 'command', label: words.edit.button, command: { do: 'edit', seminar: id } });
  }
  if (phase === 'open' || phase === 'closed') {
    row.push({ kind: 'command', label: desk.cancel, command: { do: 'open-cancel', seminar: id }, style: 'danger' });
  }
  return [row, more];
}
