// What builds the messages of each kind: the rooms' builders in one record, typed over the whole table, so that a kind
// that no room builds does not compile, nor one that two rooms build.
import { byHandMessages } from '../attendees/by-hand.messages.ts';
import { changeMessages } from '../changes/change.messages.ts';
import { friendMessages } from '../changes/friend.messages.ts';
import { untoldMessages } from '../changes/untold.messages.ts';
import { doorMessages } from '../checkins/door.messages.ts';
import { mailingMessages } from '../mailings/mailing.messages.ts';
import { materialMessages } from '../materials/material.messages.ts';
import type { Builders } from '../messages/builder.ts';
import { teamMessages } from '../people/team.messages.ts';
import { questionMessages } from '../questions/question.messages.ts';
import { reminderMessages } from '../reminders/reminder.messages.ts';
import { rsvpMessages } from '../rsvps/rsvp.messages.ts';
import { hostMessages } from '../seminars/host.messages.ts';
import { seriesMessages } from '../seminars/series.messages.ts';
import { surveyMessages } from '../surveys/survey.messages.ts';

type Rooms = readonly Partial<Builders>[];

/** What two of them build. */
type Twice<R extends Rooms> = R extends readonly [infer First, ...infer Rest extends Rooms]
  ? (keyof First & keyof Together<Rest>) | Twice<Rest>
  : never;

type Together<R extends Rooms> = R extends readonly [infer First, ...infer Rest extends Rooms]
  ? First & Together<Rest>
  : unknown;

export function together<const R extends Rooms>(
  ...rooms: [Twice<R>] extends [never] ? R : ['built in two rooms', Twice<R>]
): Together<R> {
  return Object.assign({}, ...rooms);
}

export const builders: Builders = together(
  teamMessages,
  hostMessages,
  seriesMessages,
  rsvpMessages,
  byHandMessages,
  changeMessages,
  friendMessages,
  untoldMessages,
  doorMessages,
  mailingMessages,
  materialMessages,
  questionMessages,
  surveyMessages,
  reminderMessages,
);
