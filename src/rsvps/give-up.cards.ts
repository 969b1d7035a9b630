// Asked before a seat goes to somebody who waits. Plain data.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { CommandOf } from '../commands.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Asked } from './answer.ts';
import { giveUpWords } from './give-up.words.ts';

/** `tapped`: what they tapped. Its “yes” is the same once more, with the time of the first tap. */
export function giveUpCard(
  { seminar, waiting, firstTappedAt, tapped }: Asked & { tapped: CommandOf<'answer'> },
  reader: Reader,
): Card {
  const giveUp = giveUpWords[reader.language];
  const { edition } = seminar;
  const yes = { ...tapped, edition, tapped: firstTappedAt.epochMilliseconds, given: true } as const;
  return {
    summary: giveUp.title,
    badge: { text: giveUp.title, tone: 'notice' },
    title: seminar.title,
    text: [giveUp.goesOn(giveUp.by[tapped.answer], waiting), giveUp.untilThen],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(seminar, reader) }],
    buttons: [
      [
        { kind: 'command', label: giveUp.yes, command: yes, style: 'danger' },
        { kind: 'command', label: giveUp.no, command: { do: 'show', seminar: seminar.id } },
      ],
    ],
  };
}
