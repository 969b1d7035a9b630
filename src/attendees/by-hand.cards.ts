// To the organizers: about somebody of the line whom they have to ask or tell themselves. Plain data.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import type { Attendee } from './attendee.ts';

/** It is the turn of somebody who cannot be asked here. */
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

/** Somebody of the line who was added by hand has a seat now, and cannot be told here. */
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
