// A person's answers and their list: runs the use case and says what to show.

import type { Card } from '../cards/card.ts';
import { gone, type Outcome, refused, show } from '../cards/outcome.ts';
import { findPage, pageOf } from '../cards/pages.ts';
import { besides } from '../cards/place.ts';
import type { Command, CommandOf } from '../commands.ts';
import { canBeTold } from '../messages/delivery.store.ts';
import { withStayButton } from '../people/language.cards.ts';
import { findPerson } from '../people/person.store.ts';
import { hasAccountOn } from '../people/reach.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findCoordinators, findTalks } from '../seminars/host.store.ts';
import { findComing, findSeminar } from '../seminars/seminar.store.ts';
import { isPublic, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { GiveMaterials } from './answer.ts';
import { answerParty } from './answer-party.ts';
import { answerSeminar } from './answer-seminar.ts';
import { claimSeat } from './claim-seat.ts';
import { comingCard } from './coming.cards.ts';
import { giveUpCard } from './give-up.cards.ts';
import { loadAllMine, loadMine } from './load-mine.ts';
import type { Moved, Tap } from './load-tap.ts';
import { mineCard } from './mine.cards.ts';
import { type CardTap, movedCard } from './moved.cards.ts';
import { answeredCard, ownSeminarCard, type Refusal, refusedCard } from './rsvp.cards.ts';
import { findAllRsvpsOf } from './rsvp.store.ts';
import { wishCard } from './wish.cards.ts';
import { concernedBy } from './wish.ts';

const SEMINARS_A_PAGE = 5;
/** As many as a list shows at once; the whole list is one button away. */
const SEMINARS_A_WISH = 8;
const SEMINARS_LOOKED_THROUGH = 100;

type Tapped<Do> = Extract<CardTap, { do: Do }>;

export async function replyToAnswer(
  visit: Visit,
  tapped: Tapped<'answer'>,
  giveMaterials: GiveMaterials,
): Promise<Outcome> {
  const { seminar: seminarId, answer } = tapped;
  const result = await answerSeminar({
    ...visit,
    personId: visit.person.id,
    seminarId,
    answer,
    giveMaterials,
    tap: tapOf(visit, tapped),
  });
  if (result.kind === 'moved') return askBack(visit, tapped, result);
  if (result.kind === 'asked') return show(giveUpCard({ ...result, tapped }, visit.reader), visit.reader);
  if (result.kind === 'seen_before') return replyWithSeminar(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return refuse(visit, result.seminar, result.why);
  const mine = await loadMine({ ...forPerson(visit), seminar: result.seminar, own: result.own });
  const isHeld = result.note === 'materials_sent' && !(await canBeTold(visit.db, visit.person.id, visit.now));
  return show(answeredCard(mine, visit.reader, isHeld ? 'materials_held' : result.note), visit.reader);
}

export async function replyToParty(visit: Visit, tapped: Tapped<'party'>): Promise<Outcome> {
  const { seminar: seminarId, join } = tapped;
  const result = await answerParty({ ...visit, personId: visit.person.id, seminarId, join, tap: tapOf(visit, tapped) });
  if (result.kind === 'moved') return askBack(visit, tapped, result);
  if (result.kind === 'seen_before') return replyWithSeminar(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return refuse(visit, result.seminar, result.why);
  return show(answeredCard(await mineOf(visit, result.seminar), visit.reader, 'party'), visit.reader);
}

export async function replyToClaim(visit: Visit, tapped: Tapped<'claim-seat'>): Promise<Outcome> {
  const { seminar: seminarId } = tapped;
  const result = await claimSeat({ ...visit, personId: visit.person.id, seminarId, tap: tapOf(visit, tapped) });
  if (result.kind === 'moved') return askBack(visit, tapped, result);
  if (result.kind === 'seen_before') return replyWithSeminar(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return refuse(visit, result.seminar, result.why);
  return show(answeredCard(await mineOf(visit, result.seminar), visit.reader), visit.reader);
}

/** A button of before there were editions shows the first. What no platform signed tells nothing of an earlier tap. */
function tapOf({ eventId }: Visit, { edition = 1, tapped, ...rest }: CardTap): Tap {
  const isSigned = eventId !== undefined && tapped !== undefined;
  return {
    edition,
    ...('given' in rest && { isGiven: rest.given }),
    ...(isSigned && { firstTappedAt: Temporal.Instant.fromEpochMilliseconds(tapped) }),
  };
}

function askBack(visit: Visit, tapped: CardTap, result: Moved): Outcome {
  return show(movedCard({ ...result, tapped }, visit.reader), visit.reader);
}

export async function replyWithSeminar(visit: Visit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar || !isPublic(seminar)) return gone(seminarWords[visit.reader.language].gone, visit.reader);
  const card = ownSeminarCard(await mineOf(visit, seminar), visit.reader);
  const isOwn = visit.reader.language === visit.person.language;
  return show(isOwn ? card : withStayButton(card, seminarId, visit.reader), visit.reader);
}

interface Coming {
  page: number | undefined;
  /** What organizers have in hand, in a line; '' for others. */
  inHand: string;
}

export async function replyWithComing(visit: Visit, { page, inHand }: Coming): Promise<Outcome> {
  const turn = (to: number): Command => ({ do: 'list', page: to });
  return show(await loadComingCard(visit, { page, inHand, turn, hasDesk: visit.role !== null }), visit.reader);
}

export async function loadComingCard(
  visit: Visit,
  {
    page,
    perPage = SEMINARS_A_PAGE,
    ...shown
  }: Coming & {
    turn: (page: number) => Command;
    hasDesk: boolean;
    perPage?: number;
  },
): Promise<Card> {
  const { db, now } = visit;
  const { found, total, turned } = await findPage((part) => findComing(db, { now, ...part }), { page, perPage });
  const mine = await loadAllMine({ ...forPerson(visit), seminars: found });
  const isMuted = visit.person.remindersMutedAt !== null;
  const line = await otherAccountOf(visit);
  const hasTalks = (await findTalks(db, visit.person.id)).length > 0;
  const own = { isMuted, line, hasTalks };
  return comingCard({ mine, total, page: turned, ...own, ...shown }, visit.reader);
}

/** Nothing is answered: a word says too little for that. */
async function replyToWish(visit: Visit, { for: wish }: CommandOf<'wish'>): Promise<Outcome> {
  const { db, now, person, reader, role } = visit;
  const { found } = await findComing(db, { now, limit: SEMINARS_LOOKED_THROUGH, offset: 0 });
  const answers = new Map((await findAllRsvpsOf(db, person.id)).map((rsvp) => [rsvp.seminarId, rsvp]));
  const candidates = found.map((seminar) => ({ seminar, rsvp: answers.get(seminar.id) }));
  const { kind, seminars } = concernedBy(wish, candidates, now);
  const mine = await loadAllMine({ ...forPerson(visit), seminars: seminars.slice(0, SEMINARS_A_WISH) });
  return show(wishCard({ wish, kind, mine, isOrganizer: role !== null }, reader), reader);
}

/** Who said that they cannot come finds it in the list. */
async function replyWithOwn(visit: Visit, { page }: CommandOf<'mine'>): Promise<Outcome> {
  const { db, now, person, reader } = visit;
  const { found } = await findComing(db, { now, limit: SEMINARS_LOOKED_THROUGH, offset: 0 });
  const answers = await findAllRsvpsOf(db, person.id);
  const own = new Set(answers.flatMap((rsvp) => (rsvp.standing === 'declined' ? [] : [rsvp.seminarId])));
  const seminars = found.filter(({ id }) => own.has(id));
  const { offset, ...turned } = pageOf(page, seminars.length, SEMINARS_A_PAGE);
  const shown = seminars.slice(offset, offset + SEMINARS_A_PAGE);
  const mine = await loadAllMine({ ...forPerson(visit), seminars: shown });
  return show(mineCard({ mine, total: seminars.length, page: turned }, reader), reader);
}

/** Whether another account is joined; undefined where it cannot be from here. */
async function otherAccountOf({ db, person, settings, reader }: Visit): Promise<'joined' | 'not_yet' | undefined> {
  const { platform, givesJoinCodes } = reader.place;
  if (!settings.hasLine || !givesJoinCodes) return undefined;
  return (await hasAccountOn(db, person.id, besides(platform))) ? 'joined' : 'not_yet';
}

async function refuse(visit: Visit, seminar: Seminar, why: Refusal): Promise<Outcome> {
  const { reader } = visit;
  // A draft is nobody else's business.
  if (!isPublic(seminar)) return gone(seminarWords[reader.language].gone, reader);
  const [id = seminar.createdBy] = await findCoordinators(visit.db, seminar);
  const coordinator = await findPerson(visit.db, id);
  return refused(refusedCard(await mineOf(visit, seminar), why, coordinator?.name ?? '', reader), reader);
}

const mineOf = (visit: Visit, seminar: Seminar) => loadMine({ ...forPerson(visit), seminar });

function forPerson({ db, links, person, reader }: Visit) {
  return { db, links, personId: person.id, place: reader.place };
}

export const rsvpHandlers = {
  show: (visit, { seminar }) => replyWithSeminar(visit, seminar),
  party: replyToParty,
  'claim-seat': replyToClaim,
  wish: replyToWish,
  mine: replyWithOwn,
} satisfies Partial<Handlers>;
