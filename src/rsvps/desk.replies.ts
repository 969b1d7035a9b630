// The organizers' commands about announced seminars: runs the use case and says what to show.
import type { Card, Outcome } from '../messages/card.ts';
import { pageOf } from '../messages/pages.ts';
import { sendAgain } from '../messages/send-again.ts';
import { plainCard } from '../people/help.cards.ts';
import { seminarNoteCard } from '../seminars/compose.cards.ts';
import { findKeepers, findOrphans } from '../seminars/host.store.ts';
import { findForDesk } from '../seminars/seminar.store.ts';
import { seminarPhase } from '../seminars/seminar.ts';
import type { Visit } from '../visit.ts';
import { cancelSeminar } from './cancel-seminar.ts';
import { type AttendanceFacts, deskCard } from './desk.cards.ts';
import { countHeads } from './rsvp.store.ts';

const SEMINARS_A_PAGE = 5;
/** Past seminars stay on the desk this long. */
const KEPT_FOR = Temporal.Duration.from({ hours: 90 * 24 });

export async function replyWithDesk(
  visit: Visit,
  page: number | undefined,
  attendanceFacts: AttendanceFacts,
): Promise<Outcome> {
  const { db, now, reader } = visit;
  const since = now.subtract(KEPT_FOR);
  const { total } = await findForDesk(db, { since, limit: 0, offset: 0 });
  const { offset, ...turned } = pageOf(page, total, SEMINARS_A_PAGE);
  const { found } = await findForDesk(db, { since, limit: SEMINARS_A_PAGE, offset });
  const heads = await countHeads(
    db,
    found.map((seminar) => seminar.id),
  );
  const attendance = await attendanceFacts(found.filter((seminar) => seminarPhase(seminar, now) === 'over'));
  const keepers = await findKeepers(
    db,
    found.map((seminar) => seminar.id),
  );
  const seminars = found.flatMap((seminar) => {
    const count = heads.get(seminar.id);
    const organizers = (keepers.get(seminar.id) ?? []).map((name) => name || reader.words.desk.nameless);
    return count ? [{ seminar, heads: count, organizers, attendance: attendance.get(seminar.id) }] : [];
  });
  const orphans = visit.role === 'admin' ? (await findOrphans(db, now)).length : 0;
  return show(visit, deskCard({ seminars, orphans, page: turned }, reader));
}

export async function replyToCancel(visit: Visit, seminarId: string, reason = ''): Promise<Outcome> {
  const { reader } = visit;
  const { desk, seminar: text } = reader.words;
  const result = await cancelSeminar({ ...visit, seminarId, reason, actor: visit.person.id });
  if (result.kind === 'no_seminar') return show(visit, plainCard(text.gone, reader));
  const said = result.kind === 'cancelled' ? desk.cancelled(result.told) : desk.cannotCancel;
  return show(visit, seminarNoteCard(result.seminar, said, '', reader));
}

/** What was held or refused and is still of use goes out once more, at the organizer's word. */
export async function replyToSendAgain(visit: Visit, seminarId: string): Promise<Outcome> {
  const { undelivered } = visit.reader.words;
  const { sent, unwanted } = await sendAgain({ ...visit, seminarId, actor: visit.person.id });
  const said = [
    ...(sent > 0 ? [undelivered.sentAgain(sent)] : []),
    ...(unwanted > 0 ? [undelivered.unwanted(unwanted)] : []),
  ];
  return show(visit, plainCard(said.join('\n') || undelivered.nothingHeld, visit.reader));
}

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });
