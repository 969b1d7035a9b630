// Asked back once: the card that was tapped showed another time or place than there is now. Plain data.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command } from '../commands.ts';
import { deadlineOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Move } from './moved.ts';
import { movedWords } from './moved.words.ts';
import { offerWords } from './offer.words.ts';
import { rsvpWords } from './rsvp.words.ts';

/** What can be tapped on a card of an earlier edition. */
export type CardTap = Extract<Command, { do: 'answer' | 'party' | 'claim-seat' }>;

/** `tapped`: what they tapped. Its "yes" is the same once more, of this edition, with the time of the first tap. */
export function movedCard({ seminar, move, tapped, firstTappedAt }: Asked, reader: Reader): Card {
  const moved = movedWords[reader.language];
  const text = seminarWords[reader.language];
  const was = { ...seminar, ...move.before };
  const lines = move.things.map((thing) =>
    thing === 'time' ? moved.time(whenOf(was, reader), whenOf(seminar, reader)) : moved.place(was.place, seminar.place),
  );
  const isOpen = seminarPhase(seminar, reader.now) === 'open';
  const yes: CardTap = { ...tapped, edition: seminar.edition, tapped: firstTappedAt.epochMilliseconds };
  return {
    summary: lines[0] ?? moved.title,
    badge: { text: moved.title, tone: 'notice' },
    title: seminar.title,
    text: [...lines, moved.ask(answerOf(tapped, seminar, reader))],
    facts: [
      ...seminarFacts(seminar, reader, { hasDeadline: false }),
      ...(isOpen ? [{ label: text.deadline, value: text.deadlineBy(deadlineOf(seminar, reader)) }] : []),
    ],
    buttons: [
      [
        { kind: 'command', label: moved.yes, command: yes, style: 'primary' },
        { kind: 'command', label: moved.no, command: { do: 'show', seminar: seminar.id } },
      ],
    ],
  };
}

interface Asked {
  seminar: Seminar;
  move: Move;
  tapped: CardTap;
  firstTappedAt: Temporal.Instant;
}

function answerOf(tapped: CardTap, { format }: Seminar, { language }: Reader): string {
  const { mine } = rsvpWords[language];
  if (tapped.do === 'claim-seat') return offerWords[language].claim;
  if (tapped.do === 'party') return tapped.join ? seminarWords[language].joinParty : seminarWords[language].leaveParty;
  const isMode = tapped.answer === 'on_site' || tapped.answer === 'online';
  return isMode && format !== 'both' ? mine.attending : mine[tapped.answer];
}
