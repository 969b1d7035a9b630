// A seminar as one of a list, with what its reader answered. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { badgeOf, headFacts, seminarFacts } from '../seminars/seminar.cards.ts';
import { type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Mine } from './mine.ts';
import { listedSteps } from './next-steps.cards.ts';
import { partyFact, standingOf } from './rsvp.cards.ts';
import { rsvpWords } from './rsvp.words.ts';

/** As the person sees it, short. */
export function listedSeminarCard(mine: Mine, reader: Reader): Card {
  const { seminar, heads } = mine;
  const [when, deadline] = seminarFacts(seminar, reader);
  const isOpen = seminarPhase(seminar, reader.now) === 'open';
  const facts = [when, isOpen ? deadline : undefined, headFacts(seminar, heads, reader)[0]];
  return {
    summary: seminar.title,
    badge: { text: stateOf(mine, reader), tone: toneOf(mine, reader) },
    title: seminar.title,
    facts: facts.filter((fact) => fact !== undefined),
    ...listedSteps(mine, reader, detailsButton(seminar, reader)),
  };
}

/** The same for who asks when and where. */
export function detailedSeminarCard(mine: Mine, reader: Reader): Card {
  const { seminar, heads, rsvp, calendarUrl: url } = mine;
  const isAttending = rsvp?.standing === 'attending';
  const calendar: Button = { kind: 'link', label: seminarWords[reader.language].calendar, url };
  return {
    ...listedSeminarCard(mine, reader),
    facts: [
      ...seminarFacts(seminar, reader, { mode: rsvp?.mode, hasDeadline: seminarPhase(seminar, reader.now) === 'open' }),
      ...(isAttending ? partyFact(mine, reader) : headFacts(seminar, heads, reader)),
    ],
    buttons: [[...(isAttending ? [calendar] : []), detailsButton(seminar, reader)]],
    more: [],
  };
}

/** Beside what an organizer sees of it: their own answer, and the way to give it. */
export function ownPart(mine: Mine, reader: Reader): { facts: Fact[]; button: Button } {
  const { seminar, rsvp } = mine;
  const text = rsvpWords[reader.language];
  const isAsked = isStillAsked(mine, reader);
  const isMine = rsvp?.standing === 'attending' || rsvp?.standing === 'waitlisted';
  const label = rsvp ? text.changeAnswer : text.giveAnswer;
  return {
    facts: rsvp || isAsked ? [{ label: text.yourAnswer, value: standingOf(mine, reader) }] : [],
    button: { ...detailsButton(seminar, reader), ...((isAsked || isMine) && { label }) },
  };
}

/** In a list: what they said, and whether anything can be said any more. */
function stateOf(mine: Mine, reader: Reader): string {
  const { seminar, heads, rsvp, isLetIn } = mine;
  if (isStillAsked(mine, reader)) return !rsvp && isLetIn ? rsvpWords[reader.language].letIn : standingOf(mine, reader);
  const phase = badgeOf(seminar, heads, reader).text;
  return rsvp ? [standingOf(mine, reader), phase].join(seminarWords[reader.language].separator) : phase;
}

function isStillAsked({ seminar, isLetIn }: Mine, { now }: Reader): boolean {
  const phase = seminarPhase(seminar, now);
  return phase === 'open' || (phase === 'closed' && isLetIn === true);
}

function toneOf(mine: Mine, reader: Reader): NonNullable<Card['badge']>['tone'] {
  const { rsvp } = mine;
  if (!rsvp) return isStillAsked(mine, reader) ? 'notice' : 'closed';
  if (rsvp.standing === 'attending') return 'open';
  return rsvp.standing === 'waitlisted' ? 'full' : 'closed';
}

function detailsButton(seminar: Seminar, { language }: Reader): Button {
  return { kind: 'command', label: seminarWords[language].details, command: { do: 'show', seminar: seminar.id } };
}
