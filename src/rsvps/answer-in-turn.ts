// Answers to one seminar, which is locked, each in its turn: loaded in one statement, decided one after the other, saved
// in one. Where one of them concerns the line, that is seen to before the next.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Seminar } from '../seminars/seminar.ts';
import type { Answered, AnswerInput, AnswerResult } from './answer.ts';
import { fillSeats } from './fill-seats.ts';
import { waitingFor } from './give-up.ts';
import { loadFirstTap, loadTapOnCard, oweMove, type Tap } from './load-tap.ts';
import { seatCount } from './rsvp.store.ts';
import { decideAnswer, type Rsvp } from './rsvp.ts';
import { concernsLine, ownStandingsAfter, type Standings, standingsAfter } from './standings.ts';
import { loadTapStates, saveTaps, type TapState } from './tap.store.ts';

interface Turns {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  inputs: AnswerInput[];
}

/** What becomes of each, in their order. */
export async function answerInTurn({ inputs, ...given }: Turns): Promise<Answered[]> {
  let { seminar } = given;
  let answered: Answered[] = [];
  while (answered.length < inputs.length) {
    const { made, isForLine } = await answerSome({ ...given, seminar, inputs: inputs.slice(answered.length) });
    // As the database has it now: what is owed again later on is owed for another reason.
    if (made.some(({ isShown }) => isShown)) seminar = { ...seminar, revision: seminar.revision + 1 };
    answered = [...answered, ...made];
    // Who waited may have a seat since: what they are shown is read.
    if (isForLine)
      answered = answered.map(({ result, isShown }) => ({ result: { ...result, own: undefined }, isShown }));
  }
  return answered;
}

/** As many as can be decided before the line has to be looked at. */
async function answerSome({ tx, outbox, seminar, inputs }: Turns): Promise<{ made: Answered[]; isForLine: boolean }> {
  const loaded = await loadTapStates(tx, inputs);
  const board = createBoard();
  const decided: { input: AnswerInput; decided: Decided }[] = [];
  for (const [index, input] of inputs.entries()) {
    const state = loaded[index];
    if (!state || decided.at(-1)?.decided.isForLine) break;
    const one = await decide(tx, { seminar, state: board.look(state, input.eventId), input });
    board.note(state, { rsvp: one.rsvp, eventId: input.eventId });
    decided.push({ input, decided: one });
  }
  const isShown = decided.some(({ decided: { isChange } }) => isChange);
  await saveTaps(tx, { ...board.changes(), shown: isShown ? [seminar.id] : [] });
  const made: Answered[] = [];
  for (const { input, decided: one } of decided) {
    const result = (await one.onceSaved?.({ tx, outbox, seminar, now: input.now })) ?? one.result;
    made.push({ result, isShown: one.isChange ?? false });
  }
  return { made, isForLine: decided.at(-1)?.decided.isForLine ?? false };
}

interface Decided {
  result: AnswerResult;
  /** To be saved. */
  rsvp?: Rsvp;
  /** The posts show something else by it. */
  isChange?: boolean;
  /** Whoever waits may be concerned: nothing else is decided before that is seen to. */
  isForLine?: boolean;
  /** What is left to do then; returns what to answer. */
  onceSaved?: (given: After) => Promise<AnswerResult>;
}

interface After {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  now: Temporal.Instant;
}

async function decide(
  tx: Transaction,
  { seminar, state, input }: { seminar: Seminar; state: TapState; input: AnswerInput },
): Promise<Decided> {
  const { personId, mine } = state;
  const { answer, tap = {}, tappedAt } = input;
  const seats = await seatCount(tx, seminar, state);
  const lateUntil = state.isLetIn ? seminar.startsAt : undefined;
  const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
  const decision = decideAnswer({ ...input, personId, seminar, mine, seats, lateUntil, firstTappedAt });
  const mode = answer === 'on_site' || answer === 'online' ? answer : null;
  const card = await loadTapOnCard(tx, { seminar, tap, mode, mine, tappedAt });
  const asked = { seminar, firstTappedAt: firstTappedAt ?? tappedAt };
  const waiting = isCards(tap) ? waitingFor(decision, { ...input, seminar, standings: state }) : 0;
  // A question whose answer nobody knows is asked once more.
  if (waiting > 0 && card.kind !== 'moved') return { result: { kind: 'asked', waiting, ...asked } };
  if (state.isSeenBefore) return { result: { kind: 'seen_before' } };
  if (decision.kind === 'refused') return { result: { kind: 'refused', why: decision.why, seminar, mine } };
  if (card.kind === 'moved' && decision.kind !== 'outdated') {
    return { result: { kind: 'moved', move: card.move, ...asked } };
  }
  const after = rsvpAfter(decision, mine, tappedAt);
  if (!after) throw new Error('an answer without an RSVP');
  const isChange = decision.kind === 'changed';
  const isForLine = isChange && concernsLine(decision, { seminar, mine, heads: state.heads });
  const isGivenUp = isChange && mine?.standing === 'attending' && after.standing === 'declined';
  const result = {
    kind: 'answered' as const,
    seminar,
    mine: after,
    ...(decision.kind === 'stays_online' && { note: 'stays_online' as const }),
    ...(isGivenUp && { note: 'given_up' as const }),
    ...(isChange && !isForLine && { own: ownStandingsAfter(state, after) }),
  };
  return {
    result,
    isChange,
    isForLine,
    ...(after !== mine && { rsvp: after }),
    async onceSaved(given: After) {
      const seated = isForLine ? await fillSeats({ ...given, letGoAt: tappedAt }) : 0;
      if (isChange) await oweMove(given, { card, tap, mine: after });
      if (isGivenUp && decision.hasFreedSeat && seated > 0) return { ...result, note: 'passed_on' };
      const wantsMaterials = after.standing === 'materials' && decision.kind !== 'outdated';
      const isGiven = wantsMaterials && (await input.giveMaterials?.({ ...given, personId }));
      return isGiven ? { ...result, note: 'materials_sent' } : result;
    },
  };
}

/** A button's, and not the “yes” to having been asked. */
const isCards = ({ edition, isGiven }: Tap) => edition !== undefined && isGiven !== true;

function rsvpAfter(
  decision: ReturnType<typeof decideAnswer>,
  mine: Rsvp | null,
  tappedAt: Temporal.Instant,
): Rsvp | null {
  if (decision.kind === 'changed') return decision.rsvp;
  // "outdated" is the older tap; any other is the newest word, also where the answer stays as it was.
  return mine && decision.kind !== 'outdated' ? { ...mine, answeredAt: tappedAt } : mine;
}

/** What was loaded, with what has been decided since. */
function createBoard() {
  const rsvps = new Map<string, Rsvp>();
  const events = new Set<string>();
  let standings: Standings | undefined;
  const look = (loaded: TapState, eventId: string | undefined): TapState => ({
    ...loaded,
    ...standings,
    mine: rsvps.get(loaded.personId) ?? loaded.mine,
    isSeenBefore: loaded.isSeenBefore || (eventId !== undefined && events.has(eventId)),
  });
  return {
    look,
    note(loaded: TapState, { rsvp, eventId }: { rsvp?: Rsvp; eventId?: string }) {
      const state = look(loaded, undefined);
      if (rsvp) {
        standings = standingsAfter(state, state.mine, rsvp);
        rsvps.set(loaded.personId, rsvp);
      }
      // Had its effect before: it is noted already.
      if (eventId !== undefined && !loaded.isSeenBefore) events.add(eventId);
    },
    changes: () => ({ eventIds: [...events], rsvps: [...rsvps.values()] }),
  };
}
