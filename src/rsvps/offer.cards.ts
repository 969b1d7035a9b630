// What is said of seats that fall free after the deadline. Plain data.
import type { Card } from '../messages/card.ts';
import type { Reader } from '../messages/reader.ts';
import { momentOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import type { Attendee } from './attendee.ts';
import { isOffered, type Mine, nextButtons, offerButtons } from './rsvp.cards.ts';

/** A seat fell free after the deadline: nobody is seated silently, one tap takes it. Undefined: it stands no more. */
export function seatOfferCard(mine: Mine, reader: Reader): Card | undefined {
  const { seminar, offeredUntil } = mine;
  const { offer } = reader.words;
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
  const { offer, edit, seminar: text } = reader.words;
  return {
    summary: edit.seatLostSummary(seminar.title),
    badge: { text: offer.withdrawn, tone: 'full' },
    title: seminar.title,
    text: [offer.withdrawnText(place ?? 1)],
    facts: [{ label: text.when, value: whenOf(seminar, reader) }],
    buttons: nextButtons(mine, reader),
  };
}

/** To the organizers: it is the turn of somebody who cannot be asked here. */
export function askByHandCard({ place, ...about }: AboutSomebody & { place: number }, reader: Reader): Card {
  const { offer } = reader.words;
  const { name } = about.attendee;
  const isGivenNext = isBefore(reader.now, about.seminar.deadlineAt);
  return aboutSomebody(
    about,
    {
      summary: offer.askByHandSummary(about.seminar.title),
      text: isGivenNext ? offer.passedOver(name, place) : offer.askByHand(name, place),
    },
    reader,
  );
}

/** To the organizers: somebody of the line who was added by hand has a seat now, and cannot be told here. */
export function seatedByHandCard(about: AboutSomebody, reader: Reader): Card {
  const { offer } = reader.words;
  const text = offer.seatedByHand(about.attendee.name);
  return aboutSomebody(about, { summary: offer.seatedByHandSummary(about.seminar.title), text }, reader);
}

interface AboutSomebody {
  seminar: Seminar;
  attendee: Attendee;
}

function aboutSomebody(
  { seminar, attendee }: AboutSomebody,
  { summary, text }: { summary: string; text: string },
  reader: Reader,
): Card {
  const { offer, attendees, seminar: labels } = reader.words;
  const whom = { seminar: seminar.id, person: attendee.rsvp.personId };
  return {
    summary,
    badge: { text: offer.title, tone: 'notice' },
    title: seminar.title,
    text: [text],
    facts: [
      { label: labels.when, value: whenOf(seminar, reader) },
      ...(attendee.organization ? [{ label: attendees.organization, value: attendee.organization }] : []),
      ...(attendee.note ? [{ label: attendees.note, value: attendee.note }] : []),
    ],
    buttons: [[{ kind: 'command', label: offer.seeThem, command: { do: 'attendee', ...whom }, style: 'primary' }]],
  };
}
