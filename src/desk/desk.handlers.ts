// The organizers' desk, and their part of Slack's Home tab: loads what is in hand and says what to show.

import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import { findPage } from '../cards/pages.ts';
import type { Command } from '../commands.ts';
import { sendAgain } from '../messages/send-again.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { loadComingCard, loadOwnPart } from '../rsvps/rsvp.handlers.ts';
import { findOrphans } from '../seminars/host.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { deskCard, deskSeminarCard, homeSections } from './desk.cards.ts';
import { deskWords } from './desk.words.ts';
import { loadInHand } from './load-in-hand.ts';
import { loadLineMonth } from './load-line-month.ts';
import { countStages, findByStage, findFirstOfStages } from './stage.store.ts';
import { stageOf } from './stage.ts';

/** With all their buttons, as many as one Slack message holds. */
const SEMINARS_A_PAGE = 4;
/** As rows. */
const ROWS_A_PAGE = 12;
/** An organizer's Home tab shows so many at once of each stage; the desk has the rest. */
const SHOWN_AT_HOME = 3;

type Asked = Omit<Extract<Command, { do: 'desk' }>, 'do'>;

export async function replyWithDesk(visit: Visit, { filter, seminar, page }: Asked): Promise<Outcome> {
  if (seminar) return replyWithDeskSeminar(visit, seminar);
  const { db, now, role } = visit;
  const orphanIds = role === 'admin' || filter === 'orphans' ? await findOrphans(db, now) : [];
  const which = filter === 'orphans' ? { now, ids: orphanIds } : { now, stage: filter };
  const { found, turned } = await findPage((part) => findByStage(db, { ...which, ...part }), {
    page,
    perPage: visit.reader.place.draws ? ROWS_A_PAGE : SEMINARS_A_PAGE,
  });
  const seminars = await loadInHand(visit, found);
  const orphans = role === 'admin' ? orphanIds.length : 0;
  const counts = await countStages(db, now);
  const lineMonth = await loadLineMonth(visit, { isAside: true });
  return show(
    deskCard({ seminars, counts, filter, orphans, lineMonth, page: turned }, visit.reader),
    visit.reader,
    deskWords[visit.reader.language].title,
  );
}

async function replyWithDeskSeminar(visit: Visit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  const [inHand] = seminar ? await loadInHand(visit, [seminar]) : [];
  if (!inHand) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  return show(deskSeminarCard(inHand, visit.reader), visit.reader, deskWords[visit.reader.language].one);
}

/** Slack's Home tab: what is coming; for organizers what they have in hand, with their own answers to it. */
export async function replyWithHome(visit: Visit, page: number | undefined): Promise<Outcome> {
  const { db, now, role, reader } = visit;
  if (role === null) {
    const turn = (to: number): Command => ({ do: 'home', page: to });
    return show(await loadComingCard(visit, { page, inHand: '', hasDesk: false, turn }), reader);
  }
  const first = await loadInHand(visit, await findFirstOfStages(db, { now, most: SHOWN_AT_HOME }));
  const counts = await countStages(db, now);
  const orphans = role === 'admin' ? (await findOrphans(db, now)).length : 0;
  const announced = first.map(({ seminar }) => seminar).filter((seminar) => isAhead(seminar, now));
  const hasMore = counts.coming + counts.running > announced.length;
  const { own, card } = await loadOwnPart(visit, { seminars: announced, hasMore });
  return show({ ...card, sections: homeSections({ first, own, counts, orphans }, reader) }, reader);
}

/** Its people are still to come, or there. */
const isAhead = (seminar: Seminar, now: Temporal.Instant) => ['coming', 'running'].includes(stageOf(seminar, now));

/** For the member's list of an organizer: what is in hand, in a line. */
export async function loadInHandLine({ db, now, role, reader }: Visit): Promise<string> {
  return role === null ? '' : deskWords[reader.language].inHand(await countStages(db, now));
}

/** What was held or refused and is still of use goes out once more, at the organizer's word. */
export async function replyToSendAgain(visit: Visit, seminarId: string): Promise<Outcome> {
  const undelivered = undeliveredWords[visit.reader.language];
  const { sent, unwanted } = await sendAgain({ ...visit, seminarId, actor: visit.person.id });
  const said = [
    ...(sent > 0 ? [undelivered.sentAgain(sent)] : []),
    ...(unwanted > 0 ? [undelivered.unwanted(unwanted)] : []),
  ];
  return show(organizerNote(said.join('\n') || undelivered.nothingHeld, visit.reader), visit.reader);
}

export const deskHandlers = {
  desk: replyWithDesk,
  'send-again': (visit, { seminar }) => replyToSendAgain(visit, seminar),
  home: (visit, { page }) => replyWithHome(visit, page),
} satisfies Partial<Handlers>;
