// To the organizers: about somebody of the line whom they have to ask or tell themselves. Plain data.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { offerWords } from '../rsvps/offer.words.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Attendee } from './attendee.ts';
import { attendeeWords } from './attendee.words.ts';
import { byHandWords } from './by-hand.words.ts';

/** It is the turn of somebody who cannot be asked here. */
export function askByHandCard({ place, ...about }: AboutSomebody & { place: number }, reader: Reader): Card {
  const byHand = byHandWords[reader.language];
  const { name } = about.attendee;
  const isGivenNext = isBefore(reader.now, about.seminar.deadlineAt);
  return aboutSomebody(
    about,
    {
      summary: byHand.askSummary(about.seminar.title),
      text: isGivenNext ? byHand.passedOver(name, place) : byHand.ask(name, place),
    },
    reader,
  );
}

/** Somebody of the line who was added by hand has a seat now, and cannot be told here. */
export function seatedByHandCard(about: AboutSomebody, reader: Reader): Card {
  const byHand = byHandWords[reader.language];
  const text = byHand.seated(about.attendee.name);
  return aboutSomebody(about, { summary: byHand.seatedSummary(about.seminar.title), text }, reader);
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
  const offer = offerWords[reader.language];
  const attendees = attendeeWords[reader.language];
  const labels = seminarWords[reader.language];
  const byHand = byHandWords[reader.language];
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
    buttons: [[{ kind: 'command', label: byHand.seeThem, command: { do: 'attendee', ...whom }, style: 'primary' }]],
  };
}
