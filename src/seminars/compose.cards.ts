// A draft's preview, and what follows. Plain data.
import type { Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from '../messages/message.ts';
import { deliveryTexts } from '../messages/undelivered.cards.ts';
import { composeWords } from './compose.words.ts';
import type { Overlap } from './overlap.ts';
import type { Reach } from './reach.ts';
import { momentOf, previewCard, whenOf } from './seminar.cards.ts';
import type { HeadCount, Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

/** Exactly what people will see, under what can be done with it. */
export function previewPage(
  {
    draft,
    replaced,
    nobody,
    overlaps,
    reach,
  }: { draft: Seminar; replaced?: Seminar; nobody: HeadCount; overlaps: Overlap[]; reach: Reach },
  reader: Reader,
): Card {
  const compose = composeWords[reader.language];
  return {
    summary: compose.previewTitle,
    text: [
      ...(replaced ? [compose.rewritten(replaced.title)] : []),
      compose.previewText,
      ...reachTexts(reach, reader),
      ...overlapTexts(overlaps, reader),
    ],
    ...draftButtons(draft, reach, reader),
    items: [previewCard(draft, nobody, reader)],
  };
}

/** Whom it goes to, what that costs, and how far that is known. `isGoing`: it was announced just now. */
export function reachTexts(reach: Reach, { language }: Reader, { isGoing = false } = {}): string[] {
  const { reach: text, reachNobody, announcedNobody } = composeWords[language];
  const isHeard = reach.hasChannel || reach.people > 0;
  const nobody = isGoing ? announcedNobody : reachNobody;
  return [
    isHeard ? text[isGoing ? 'sending' : 'to'](reach) : nobody,
    ...(reach.known === 'running' ? [text.reading(reach.people)] : []),
    ...(reach.known === 'refused' ? [text.refused] : []),
  ];
}

const MOST_OVERLAPS = 3;

/** A hint, not a refusal: two at a time may be meant. */
export function overlapTexts(overlaps: Overlap[], reader: Reader): string[] {
  const compose = composeWords[reader.language];
  const text = seminarWords[reader.language];
  return overlaps.slice(0, MOST_OVERLAPS).map(({ other, kind }) => {
    const isDraft = other.status === 'draft' || other.status === 'scheduled';
    const when = [whenOf(other, reader), ...(isDraft ? [text.badges.draft] : [])].join(text.separator);
    return compose.overlaps[kind](other.title, when);
  });
}

function draftButtons(draft: Seminar, reach: Reach, reader: Reader): Pick<Card, 'buttons' | 'more'> {
  const compose = composeWords[reader.language];
  const seminar = draft.id;
  return {
    buttons: [
      [
        {
          kind: 'command',
          label: compose.announceNow,
          command: { do: 'announce', seminar },
          style: 'primary',
          confirm: { ...compose.announceConfirm, text: reachTexts(reach, reader).join('\n') },
        },
        { kind: 'command', label: compose.announceAt, command: { do: 'open-schedule', seminar } },
        { kind: 'command', label: compose.editAgain, command: { do: 'edit-draft', seminar } },
      ],
    ],
    more: [
      { kind: 'command', label: compose.keepDraft, command: { do: 'keep-draft', seminar } },
      { kind: 'command', label: compose.deleteDraft, command: { do: 'ask-delete-draft', seminar } },
    ],
  };
}

/** A menu can ask nothing first: so this does. */
export function askDeleteCard(draft: Seminar, reader: Reader): Card {
  const { title, text, yes, no } = composeWords[reader.language].deleteConfirm;
  const seminar = draft.id;
  return {
    summary: title,
    title: draft.title,
    text: [title, text],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(draft, reader) }],
    buttons: [
      [
        { kind: 'command', label: yes, command: { do: 'delete-draft', seminar }, style: 'danger' },
        { kind: 'command', label: no, command: { do: 'open-draft', seminar } },
      ],
    ],
  };
}

/** That it is announced just now, and to whom. */
export function announcedCard({ seminar, reach }: { seminar: Seminar; reach: Reach }, reader: Reader): Card {
  const text = reachTexts(reach, reader, { isGoing: true });
  return seminarNoteCard(seminar, composeWords[reader.language].announced, text, reader);
}

/** That it was so before this press, and what became of it: who follows by now is not whom it went to. */
export function announcedBeforeCard(seminar: Seminar, delivery: DeliveryCount, reader: Reader): Card {
  const compose = composeWords[reader.language];
  const { announcedAt } = seminar;
  const before = announcedAt ? compose.announcedBefore(momentOf(announcedAt, seminar, reader)) : '';
  return seminarNoteCard(seminar, compose.announced, [before, ...deliveryTexts(delivery, reader)], reader);
}

/** A short word on what became of a seminar. */
export function seminarNoteCard(
  seminar: Seminar | undefined,
  heading: string,
  text: string | string[],
  reader: Reader,
): Card {
  return {
    summary: heading,
    badge: { text: heading, tone: 'notice' },
    title: seminar?.title,
    text: [text].flat().filter(Boolean),
    facts: seminar && [
      { label: seminarWords[reader.language].when, value: momentOf(seminar.startsAt, seminar, reader) },
    ],
    buttons: [[{ kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } }]],
  };
}
