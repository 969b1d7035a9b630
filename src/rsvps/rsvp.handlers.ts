// A person's answers and their list: runs the use case and says what to show.

import type { Card } from '../cards/card.ts';
import { gone, type Outcome, refused, show } from '../cards/outcome.ts';
import { findPage } from '../cards/pages.ts';
import { besides } from '../cards/place.ts';
import type { Command } from '../commands.ts';
import { canBeTold } from '../messages/delivery.store.ts';
import { withIntroduction } from '../people/introduction.handlers.ts';
import { withStayButton } from '../people/language.cards.ts';
import { findPerson } from '../people/person.store.ts';
import { hasAccountOn } from '../people/reach.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findCoordinators, findTalks } from '../seminars/host.store.ts';
import { findBetween, findComing, findSeminar } from '../seminars/seminar.store.ts';
import { isPublic, type Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { GiveMaterials } from './answer.ts';
import { answerParty } from './answer-party.ts';
import { answerSeminar } from './answer-seminar.ts';
import { claimSeat } from './claim-seat.ts';
import { comingCard, type Own, ownCard } from './coming.cards.ts';
import { giveUpCard } from './give-up.cards.ts';
import { loadAllMine, loadMine } from './load-mine.ts';
import type { Moved, Tap } from './load-tap.ts';
import type { Mine } from './mine.ts';
import { type CardTap, movedCard } from './moved.cards.ts';
import { answeredCard, ownSeminarCard, type Refusal, refusedCard } from './rsvp.cards.ts';
import { findAllRsvpsOf } from './rsvp.store.ts';
import { MATERIALS_ASKED_FOR } from './rsvp.ts';
import { rsvpWords } from './rsvp.words.ts';
import { wishCard } from './wish.cards.ts';
import { concernedBy, type Wish } from './wish.ts';

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
  const card = answeredCard(mine, visit.reader, isHeld ? 'materials_held' : result.note);
  const wantsSomething = result.mine.standing !== 'declined';
  return showAnswer(visit, wantsSomething ? await withIntroduction(visit, card) : card);
}

export async function replyToParty(visit: Visit, tapped: Tapped<'party'>): Promise<Outcome> {
  const { seminar: seminarId, join } = tapped;
  const result = await answerParty({ ...visit, personId: visit.person.id, seminarId, join, tap: tapOf(visit, tapped) });
  if (result.kind === 'moved') return askBack(visit, tapped, result);
  if (result.kind === 'seen_before') return replyWithSeminar(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return refuse(visit, result.seminar, result.why);
  return showAnswer(visit, answeredCard(await mineOf(visit, result.seminar), visit.reader, 'party'));
}

export async function replyToClaim(visit: Visit, tapped: Tapped<'claim-seat'>): Promise<Outcome> {
  const { seminar: seminarId } = tapped;
  const result = await claimSeat({ ...visit, personId: visit.person.id, seminarId, tap: tapOf(visit, tapped) });
  if (result.kind === 'moved') return askBack(visit, tapped, result);
  if (result.kind === 'seen_before') return replyWithSeminar(visit, seminarId);
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return refuse(visit, result.seminar, result.why);
  return showAnswer(visit, answeredCard(await mineOf(visit, result.seminar), visit.reader));
}

const showAnswer = ({ reader }: Visit, card: Card): Outcome =>
  show(card, reader, rsvpWords[reader.language].yourAnswer);

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
  const shown = isOwn ? card : withStayButton(card, seminarId, visit.reader);
  return show(shown, visit.reader, rsvpWords[visit.reader.language].seminar);
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
  { page, ...shown }: Coming & { turn: (page: number) => Command; hasDesk: boolean },
): Promise<Card> {
  const { db, now } = visit;
  const { found, total, turned } = await findPage((part) => findComing(db, { now, ...part }), {
    page,
    perPage: SEMINARS_A_PAGE,
  });
  const mine = await loadAllMine({ ...forPerson(visit), seminars: found });
  return comingCard({ mine, total, page: turned, ...(await loadOwn(visit)), ...shown }, visit.reader);
}

/** For an organizer's Home tab: what they answered to these, and what else is their own. */
export async function loadOwnPart(
  visit: Visit,
  { seminars, hasMore }: { seminars: Seminar[]; hasMore: boolean },
): Promise<{ own: Map<string, Mine>; card: Card }> {
  const mine = await loadAllMine({ ...forPerson(visit), seminars });
  const own = new Map(mine.map((each) => [each.seminar.id, each]));
  return { own, card: ownCard({ ...(await loadOwn(visit)), hasMore }, visit.reader) };
}

async function loadOwn(visit: Visit): Promise<Own> {
  const { db, person } = visit;
  const line = await otherAccountOf(visit);
  const hasTalks = (await findTalks(db, person.id)).length > 0;
  return { isMuted: person.remindersMutedAt !== null, line, hasTalks };
}

/** Nothing is answered: a word says too little for that. */
export async function replyToWish(visit: Visit, wish: Wish): Promise<Outcome> {
  const { db, now, person, reader, role } = visit;
  const { found } = await findComing(db, { now, limit: SEMINARS_LOOKED_THROUGH, offset: 0 });
  const ended = wish === 'materials' ? await findBetween(db, { from: now.subtract(MATERIALS_ASKED_FOR), to: now }) : [];
  const answers = new Map((await findAllRsvpsOf(db, person.id)).map((rsvp) => [rsvp.seminarId, rsvp]));
  const isOver = ({ endsAt }: Seminar) => Temporal.Instant.compare(endsAt, now) <= 0;
  const candidates = [...ended.filter(isOver).reverse(), ...found].map((seminar) => ({
    seminar,
    rsvp: answers.get(seminar.id),
  }));
  const { kind, seminars } = concernedBy(wish, candidates, now);
  const mine = await loadAllMine({ ...forPerson(visit), seminars: seminars.slice(0, SEMINARS_A_WISH) });
  return show(wishCard({ wish, kind, mine, isOrganizer: role !== null }, reader), reader);
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
} satisfies Partial<Handlers>;
