// An announced seminar was edited: what of it concerns one person, and what becomes of their answer. Pure.
import {
  type AfterParty,
  type AttendanceMode,
  limitedMode,
  offersMode,
  type Seminar,
  type SeminarDetails,
  seatsLeft,
  type UsedSeats,
} from '../seminars/seminar.ts';
import type { Rsvp } from './rsvp.ts';

/** What matters to who comes or waits. Title, speaker, seats and the like show on the post alone. */
export type ChangedThing = 'time' | 'place' | 'link' | 'party';

/** How a person stood: their way of attending or waiting, and whether they go to the after-party. */
export type Stand = Pick<Rsvp, 'standing' | 'mode' | 'isAtParty'>;

/** Empty: it does not concern them. `was`: how they stood before the edit. */
export function changesFor({
  before,
  after,
  was,
  is,
}: {
  before: SeminarDetails;
  after: SeminarDetails;
  was: Stand;
  is: Stand;
}): ChangedThing[] {
  if (is.standing !== 'attending' && is.standing !== 'waitlisted') return [];
  const things: ChangedThing[] = [];
  if (!before.startsAt.equals(after.startsAt) || !before.endsAt.equals(after.endsAt)) things.push('time');
  const isMoved = was.mode !== is.mode || (is.mode === 'on_site' && before.place !== after.place);
  if (isMoved) things.push('place');
  // The link is theirs who attend.
  const hasLink = is.standing === 'attending' && is.mode === 'online';
  if (hasLink && before.link !== after.link && after.link !== '') things.push('link');
  if (was.isAtParty && isOtherParty(before, after)) things.push('party');
  return things;
}

/** Where it is, its fee, its time of day; that it moves along with the evening goes without saying. */
function isOtherParty(before: SeminarDetails, after: SeminarDetails): boolean {
  const told = ({ party, timeZone }: SeminarDetails) => {
    const time = party?.startsAt.toZonedDateTimeISO(timeZone).toPlainTime().toString();
    return party && [time, party.place, party.fee].join('\n');
  };
  return told(before) !== told(after);
}

/** A way of attending that is no longer offered becomes the one that is; an after-party that is gone has no guests. */
export function standAfter(stand: Rsvp, format: Seminar['format'], party: AfterParty | null): Rsvp {
  const mode: AttendanceMode | null = stand.mode && !offersMode(format, stand.mode) ? limitedMode(format) : stand.mode;
  return { ...stand, mode, isAtParty: stand.isAtParty && party !== null };
}

/** How many more attend, or were offered a seat, than there are seats now. */
export function overSeats(seminar: Seminar, used: UsedSeats): number {
  return Math.max(0, -seatsLeft(seminar, used));
}

/** Whose seats are taken back when there are too few: the last seated, in the order in which they got them. */
export function lastSeated(seminar: Seminar, attending: Rsvp[], count: number): Rsvp[] {
  const key = ({ seatedAt, answeredAt }: Rsvp) => (seatedAt ?? answeredAt).epochNanoseconds;
  const order = (one: Rsvp, other: Rsvp) => {
    const [first, second] = [key(one), key(other)];
    if (first !== second) return first < second ? -1 : 1;
    return one.personId < other.personId ? -1 : 1;
  };
  const seated = attending.filter((rsvp) => rsvp.mode === limitedMode(seminar.format)).sort(order);
  return count > 0 ? seated.slice(-count) : [];
}
