// Whom of a seminar's people urgent messages did not reach, and what to do about it. Plain data.

import { contactLine, MOST_NAMED } from '../attendees/attendee.cards.ts';
import { attendeeWords } from '../attendees/attendee.words.ts';
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import { backToSeminar, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { canGoOut, countPeople, digestOf, groupUntold, type Untold } from './untold.ts';
import { untoldWords } from './untold.words.ts';

export const UNTOLD_A_PAGE = MOST_NAMED;

interface About {
  seminar: Seminar;
  untold: Untold[];
}

/** To the organizers, at once: these are to be telephoned. */
export function untoldNotice({ seminar, untold }: About, reader: Reader): Card {
  const untoldText = untoldWords[reader.language];
  const rest = untold.length - MOST_NAMED;
  return {
    summary: untoldText.summary(seminar.title),
    badge: { text: untoldText.title, tone: 'notice' },
    title: seminar.title,
    text: [
      untoldText.untold(countPeople(untold)),
      ...groupedNames(untold.slice(0, MOST_NAMED), reader),
      ...(rest > 0 ? [untoldText.andOthers(rest)] : []),
      ...hintsOf(untold, reader),
    ],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(seminar, reader) }],
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
  const list = listWords[reader.language];
  const untoldText = untoldWords[reader.language];
  const people = countPeople(untold);
  const settle: Button = {
    kind: 'command',
    label: untoldText.settle,
    command: { do: 'settle-untold', seminar: seminar.id, seen: digestOf(untold) },
    confirm: { ...untoldText.settleConfirm, text: untoldText.settleText(people) },
  };
  const text = people === 0 ? [untoldText.none] : [untoldText.untold(people), ...groupedNames(shown, reader)];
  return {
    summary: untoldText.title,
    title: untoldText.title,
    text: [
      ...(said ? [said] : []),
      ...text,
      ...hintsOf(untold, reader),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    facts: [{ label: attendeeWords[reader.language].seminar, value: seminar.title }],
    buttons: [
      [...(people > 0 ? [settle] : []), ...againButton({ seminar, untold }, reader)],
      ...pageButtons(page, (to) => ({ do: 'untold', seminar: seminar.id, page: to }), reader),
      [backToSeminar(seminar, reader)],
    ].filter((row) => row.length > 0),
  };
}

export function untoldButton({ id }: Pick<Seminar, 'id'>, { language }: Reader, style?: 'primary'): Button {
  const command = { do: 'untold', seminar: id } as const;
  return { kind: 'command', label: untoldWords[language].show, command, ...(style && { style }) };
}

function againButton({ seminar, untold }: About, { language }: Reader): Button[] {
  const command = { do: 'send-again', seminar: seminar.id } as const;
  return untold.some(canGoOut) ? [{ kind: 'command', label: undeliveredWords[language].again, command }] : [];
}

/** A text each, so that none is longer than a bubble shows. */
function groupedNames(untold: Untold[], reader: Reader): string[] {
  const untoldText = untoldWords[reader.language];
  return groupUntold(untold).map((group) => {
    const [first] = group;
    const head = first ? untoldText.group(untoldText.kinds[first.kind], untoldText.whys[first.why]) : '';
    return [head, ...group.map((each) => contactLine(each, reader))].join('\n');
  });
}

function hintsOf(untold: Untold[], { language }: Reader): string[] {
  return untold.some(({ why }) => why === 'held') ? [untoldWords[language].heldHint] : [];
}
