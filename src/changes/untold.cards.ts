// Whom of a seminar's people urgent messages did not reach, and what to do about it. Plain data.

import { contactLine, MOST_NAMED } from '../attendees/attendee.cards.ts';
import type { Button, Card } from '../cards/card.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { backToSeminar, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { canGoOut, countPeople, digestOf, groupUntold, type Untold } from './untold.ts';

export const UNTOLD_A_PAGE = MOST_NAMED;

interface About {
  seminar: Seminar;
  untold: Untold[];
}

/** To the organizers, at once: these are to be telephoned. */
export function untoldNotice({ seminar, untold }: About, reader: Reader): Card {
  const { undelivered } = reader.words;
  const rest = untold.length - MOST_NAMED;
  return {
    summary: undelivered.untoldSummary(seminar.title),
    badge: { text: undelivered.untoldTitle, tone: 'notice' },
    title: seminar.title,
    text: [
      undelivered.untold(countPeople(untold)),
      ...groupedNames(untold.slice(0, MOST_NAMED), reader),
      ...(rest > 0 ? [undelivered.andOthers(rest)] : []),
      ...hintsOf(untold, reader),
    ],
    facts: [{ label: reader.words.seminar.when, value: whenOf(seminar, reader) }],
    buttons: [[untoldButton(seminar, reader, 'primary'), ...againButton({ seminar, untold }, reader)]],
  };
}

/** The same for whoever looks, page by page, until they were told. `said`: what just happened. */
export function untoldList(
  {
    seminar,
    untold,
    shown,
    page,
    said,
  }: About & { shown: Untold[]; page: { shown: number; pages: number }; said?: string },
  reader: Reader,
): Card {
  const { undelivered, list } = reader.words;
  const people = countPeople(untold);
  const settle: Button = {
    kind: 'command',
    label: undelivered.settle,
    command: { do: 'settle-untold', seminar: seminar.id, seen: digestOf(untold) },
    confirm: { ...undelivered.settleConfirm, text: undelivered.settleText(people) },
  };
  const text = people === 0 ? [undelivered.noneUntold] : [undelivered.untold(people), ...groupedNames(shown, reader)];
  return {
    summary: undelivered.untoldTitle,
    title: undelivered.untoldTitle,
    text: [
      ...(said ? [said] : []),
      ...text,
      ...hintsOf(untold, reader),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    facts: [{ label: reader.words.attendees.seminar, value: seminar.title }],
    buttons: [
      [...(people > 0 ? [settle] : []), ...againButton({ seminar, untold }, reader)],
      ...pageButtons(page, (to) => ({ do: 'untold', seminar: seminar.id, page: to }), reader),
      [backToSeminar(seminar, reader)],
    ].filter((row) => row.length > 0),
  };
}

export function untoldButton({ id }: Pick<Seminar, 'id'>, { words }: Reader, style?: 'primary'): Button {
  const command = { do: 'untold', seminar: id } as const;
  return { kind: 'command', label: words.undelivered.showUntold, command, ...(style && { style }) };
}

function againButton({ seminar, untold }: About, { words }: Reader): Button[] {
  const command = { do: 'send-again', seminar: seminar.id } as const;
  return untold.some(canGoOut) ? [{ kind: 'command', label: words.undelivered.again, command }] : [];
}

/** A text each, so that none is longer than a bubble shows. */
function groupedNames(untold: Untold[], reader: Reader): string[] {
  const { undelivered } = reader.words;
  return groupUntold(untold).map((group) => {
    const [first] = group;
    const head = first ? undelivered.group(undelivered.kinds[first.kind], undelivered.whys[first.why]) : '';
    return [head, ...group.map((each) => contactLine(each, reader))].join('\n');
  });
}

function hintsOf(untold: Untold[], { words }: Reader): string[] {
  return untold.some(({ why }) => why === 'held') ? [words.undelivered.heldHint] : [];
}
