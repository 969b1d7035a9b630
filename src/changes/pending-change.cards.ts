// What an edit or a cancellation would tell whom, before it is said to go. Plain data.
import { unreachedTexts } from '../attendees/attendee.cards.ts';
import type { Attendee } from '../attendees/attendee.ts';
import type { Button, Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { looksNote, otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import { type Reach, reachesAnybody } from '../messages/reach.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { changeFacts, othersLines } from './edit.cards.ts';
import type { EditResult } from './edit-seminar.ts';
import { pendingChangeWords } from './pending-change.words.ts';

/** What goes where. */
export interface WouldTell {
  /** The id of what is kept. */
  change: string;
  reach: Reach;
  unreached: Attendee[];
  looks: Card[];
  /** The same on a page. */
  pageUrl: string | undefined;
}

export function editPreview(edited: Extract<EditResult, { kind: 'saved' }>, tells: WouldTell, reader: Reader): Card {
  const text = pendingChangeWords[reader.language];
  const { before, seminar, seated, over } = edited;
  const which = { seminar: seminar.id, change: tells.change };
  const save: Button = { kind: 'command', label: text.save, command: { do: 'save-edit', ...which }, style: 'primary' };
  const again: Button = { kind: 'command', label: text.rewrite, command: { do: 'edit', ...which } };
  return {
    summary: text.editTitle,
    badge: { text: text.notSaved, tone: 'notice' },
    title: seminar.title,
    text: [
      ...toldTexts(tells, reader),
      ...(seated > 0 ? [text.seats(seated)] : []),
      ...othersLines(edited, reader),
      ...(over > 0 ? [text.over(over)] : []),
    ],
    facts: changeFacts(before, seminar, reader),
    buttons: [[save, again]],
    more: otherLooksButtons(tells.reach, tells.pageUrl, reader),
    note: looksNote(tells.looks, reader),
    items: tells.looks,
  };
}

export function cancelPreview(seminar: Seminar, tells: WouldTell, reader: Reader): Card {
  const text = pendingChangeWords[reader.language];
  const which = { seminar: seminar.id, change: tells.change };
  const cancel: Button = {
    kind: 'command',
    label: reachesAnybody(tells.reach) ? text.cancel : text.cancelOnly,
    command: { do: 'cancel', ...which },
    style: 'danger',
  };
  const again: Button = { kind: 'command', label: text.rewrite, command: { do: 'open-cancel', ...which } };
  return {
    summary: text.cancelTitle,
    badge: { text: text.notCancelled, tone: 'notice' },
    title: seminar.title,
    text: [...toldTexts(tells, reader), text.noUndo],
    // What is shown of it says when it would be.
    facts:
      tells.looks.length > 0 ? [] : [{ label: seminarWords[reader.language].when, value: whenOf(seminar, reader) }],
    buttons: [[cancel, again]],
    more: otherLooksButtons(tells.reach, tells.pageUrl, reader),
    note: looksNote(tells.looks, reader),
    items: tells.looks,
  };
}

function toldTexts({ reach, unreached }: WouldTell, reader: Reader): string[] {
  const said = reachTexts(reach, reader, unreachedTexts(unreached, reader));
  return said.length > 0 ? said : [pendingChangeWords[reader.language].nobody];
}
