// The organizers' commands about announced seminars: runs the use case and says what to show.
import type { Card, Outcome } from '../messages/card.ts';
import { releaseUndelivered } from '../messages/message.store.ts';
import { pageOf } from '../messages/pages.ts';
import { plainCard } from '../people/help.cards.ts';
import { findPeople } from '../people/person.store.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { findForDesk, findSeminar } from '../seminars/seminar.store.ts';
import type { Visit } from '../visit.ts';
import { cancelSeminar } from './cancel-seminar.ts';
import { attendeesCard, deskCard } from './desk.cards.ts';
import { countHeads, findRsvpsByStanding } from './rsvp.store.ts';

const SEMINARS_A_PAGE = 5;
/** Past seminars stay on the desk this long. */
const KEPT_FOR = Temporal.Duration.from({ hours: 90 * 24 });

export async function replyWithDesk(visit: Visit, page: number | undefined): Promise<Outcome> {
  const { db, now, reader } = visit;
  const since = now.subtract(KEPT_FOR);
  const { total } = await findForDesk(db, { since, limit: 0, offset: 0 });
  const { offset, ...turned } = pageOf(page, total, SEMINARS_A_PAGE);
  const { found } = await findForDesk(db, { since, limit: SEMINARS_A_PAGE, offset });
  const heads = await countHeads(
    db,
    found.map((seminar) => seminar.id),
  );
  const seminars = found.flatMap((seminar) => {
    const count = heads.get(seminar.id);
    return count ? [{ seminar, heads: count }] : [];
  });
  return show(visit, deskCard({ seminars, page: turned }, reader));
}

export async function replyWithAttendees(visit: Visit, seminarId: string, page: number | undefined): Promise<Outcome> {
  const { db, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  const heads = (await countHeads(db, [seminarId])).get(seminarId);
  if (!seminar || !heads) return show(visit, plainCard(reader.words.seminar.gone, reader));
  const rsvps = await findRsvpsByStanding(db, seminarId, ['attending', 'waitlisted', 'materials', 'declined']);
  const people = await findPeople(
    db,
    rsvps.map((rsvp) => rsvp.personId),
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return show(visit, attendeesCard({ seminar, heads, rsvps, names, page }, reader));
}

export async function replyToCancel(visit: Visit, seminarId: string): Promise<Outcome> {
  const { reader } = visit;
  const { desk, seminar: text } = reader.words;
  const result = await cancelSeminar({ ...visit, seminarId });
  if (result.kind === 'no_seminar') return show(visit, plainCard(text.gone, reader));
  const said = result.kind === 'cancelled' ? desk.cancelled(result.told) : desk.cannotCancel;
  return show(visit, seminarNoteCard(result.seminar, said, '', reader));
}

/** What was held or refused goes out once more, at the organizer's word. */
export async function replyToSendAgain(visit: Visit, seminarId: string): Promise<Outcome> {
  const { undelivered } = visit.reader.words;
  const ids = await releaseUndelivered(visit.db, seminarId);
  await visit.queue.sendAgain(ids);
  const text = ids.length > 0 ? undelivered.sentAgain(ids.length) : undelivered.nothingHeld;
  return show(visit, plainCard(text, visit.reader));
}

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });
