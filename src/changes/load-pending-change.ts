// What an edit or a cancellation would tell whom: carried out as it will be, and taken back.
import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card } from '../cards/card.ts';
import type { Database } from '../database/client.ts';
import { findOwedPeople } from '../messages/message.store.ts';
import { looksOf, OWN_LINK } from '../messages/reach.cards.ts';
import { type Rehearsal, rehearse } from '../messages/rehearse.ts';
import { deskUrl } from '../people/desk-url.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { changesFor } from '../rsvps/change.ts';
import { cancelledCard } from '../rsvps/rsvp.cards.ts';
import { findRsvpsByStanding } from '../rsvps/rsvp.store.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { NOBODY, type Seminar } from '../seminars/seminar.ts';
import { cancelSeminar } from './cancel-seminar.ts';
import { changedCard } from './change.cards.ts';
import { type EditResult, editSeminar, type Typed } from './edit-seminar.ts';
import type { WouldTell } from './pending-change.cards.ts';

/** How one of those who would be told stands, before and after. */
type Sample = { was: Rsvp; is: Rsvp } | undefined;

export type RehearsedEdit = Rehearsal<{ edited: EditResult; sample: Sample }>;

export async function rehearseEdit(visit: OrganizerVisit, seminarId: string, typed: Typed): Promise<RehearsedEdit> {
  const stands = await findRsvpsByStanding(visit.db, seminarId, ['attending', 'waitlisted']);
  return rehearse(visit, async (stage) => {
    const edited = await editSeminar({ ...stage, seminarId, typed, actor: visit.person.id, now: visit.now });
    const sample = edited.kind === 'saved' ? await findSample(stage.db, edited.seminar, stands) : undefined;
    return { edited, sample };
  });
}

/** One who attends, where there is one: most do. */
async function findSample(db: Database, seminar: Seminar, stands: Rsvp[]): Promise<Sample> {
  const told = { seminarId: seminar.id, kind: 'changed', occasion: String(seminar.edition) } as const;
  const owed = await findOwedPeople(db, told);
  const now = await findRsvpsByStanding(db, seminar.id, ['attending', 'waitlisted']);
  const is = [...now]
    .sort((one, other) => (one.standing < other.standing ? -1 : 1))
    .find(({ personId }) => owed.has(personId));
  const was = is && stands.find(({ personId }) => personId === is.personId);
  return is && was && { was, is };
}

/** `change`: the id of what is kept. */
export async function loadEditPreview(
  visit: OrganizerVisit,
  { change, rehearsed }: { change: string; rehearsed: RehearsedEdit },
): Promise<WouldTell> {
  const { reach, people, result } = rehearsed;
  const { edited, sample } = result;
  if (edited.kind !== 'saved') throw new Error('an edit that cannot be saved tells nobody');
  const { before, seminar } = edited;
  const looks =
    sample &&
    looksOf(
      reach,
      (as): Card => {
        const mine = { seminar, heads: NOBODY, rsvp: sample.is, place: undefined, calendarUrl: OWN_LINK };
        const things = changesFor({ before, after: seminar, ...sample });
        return changedCard(mine, { before, was: sample.was, things }, as);
      },
      visit.reader,
      visit.places,
    );
  return loadTells(visit, { change, seminar, reach, people, looks: looks ?? [] });
}

/** Undefined: it cannot be cancelled (any more). */
export async function loadCancelPreview(
  visit: OrganizerVisit,
  { change, seminar, reason }: { change: string; seminar: Seminar; reason: string },
): Promise<WouldTell | undefined> {
  const { now, person, reader, places } = visit;
  const { result, reach, people } = await rehearse(visit, (stage) =>
    cancelSeminar({ ...stage, seminarId: seminar.id, reason, actor: person.id, now }),
  );
  if (result.kind !== 'cancelled') return undefined;
  const { seminar: cancelled } = result;
  const cardFor = (as: typeof reader) => cancelledCard(cancelled, { reason, calendarUrl: OWN_LINK }, as);
  const looks = people.length > 0 ? looksOf(reach, cardFor, reader, places) : [];
  return loadTells(visit, { change, seminar, reach, people, looks });
}

async function loadTells(
  visit: OrganizerVisit,
  {
    seminar,
    people,
    change,
    ...tells
  }: Pick<WouldTell, 'change' | 'reach' | 'looks'> & {
    seminar: Seminar;
    people: string[];
  },
): Promise<WouldTell> {
  return {
    ...tells,
    change,
    unreached: await findUnreached(visit.db, seminar.id, people),
    pageUrl: await deskUrl(visit, { do: 'preview-change', seminar: seminar.id, change }),
  };
}
