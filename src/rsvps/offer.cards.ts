// What is said of seats that fall free after the deadline. Plain data.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { momentOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Mine } from './mine.ts';
import { isOffered, nextSteps, offerButtons } from './next-steps.cards.ts';
import { offerWords } from './offer.words.ts';

/** A seat fell free after the deadline: nobody is seated silently, one tap takes it. Undefined: it stands no more. */
export function seatOfferCard(mine: Mine, reader: Reader): Card | undefined {
  const { seminar, offeredUntil } = mine;
  const offer = offerWords[reader.language];
  if (!isOffered(mine, reader) || !offeredUntil) return undefined;
  return {
    summary: offer.summary(seminar.title),
    badge: { text: offer.title, tone: 'open' },
    title: seminar.title,
    text: [offer.text(momentOf(offeredUntil, seminar, reader))],
    facts: seminarFacts(seminar, reader, { mode: mine.rsvp?.mode, hasDeadline: false }),
    buttons: [offerButtons(seminar, reader)],
    note: offer.note,
  };
}

/** There are fewer seats now, and what was offered is taken back. */
export function offerWithdrawnCard(mine: Mine, reader: Reader): Card {
  const { seminar, place } = mine;
  const offer = offerWords[reader.language];
  const text = seminarWords[reader.language];
  return {
    summary: offer.seatLostSummary(seminar.title),
    badge: { text: offer.withdrawn, tone: 'full' },
    title: seminar.title,
    text: [offer.withdrawnText(place ?? 1)],
    facts: [{ label: text.when, value: whenOf(seminar, reader) }],
    ...nextSteps(mine, reader),
  };
}
