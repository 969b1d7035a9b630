// Several answers, to seminars that are locked: loaded in one statement, decided one after the other, saved in one. Where
// one of them concerns the line, that is seen to before its seminar's next.
import type { Transaction } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Seminar } from '../seminars/seminar.ts';
import type { AnswerInput, AnswerResult } from './answer-seminar.ts';
import { fillSeats } from './fill-seats.ts';
import { loadFirstTap, loadTapOnCard, oweMove } from './load-tap.ts';
import { seatCount } from './rsvp.store.ts';
import { concernsLine, decideAnswer, ownStandingsAfter, type Rsvp, standingsAfter } from './rsvp.ts';
import { loadTapStates, saveTaps, type TapState } from './tap.store.ts';

interface Round {
  tx: Transaction;
  outbox: Outbox;
  /** By id; all that `inputs` are for. */
  seminars: Map<string, Seminar>;
  inputs: AnswerInput[];
  /** Filled in. */
  results: Map<AnswerInput, AnswerResult>;
  /** Ids of seminars whose posts are to show what changed; filled in. */
  shown: Set<string>;
}

/** Returns those that are for another round, in their order. */
export async function answerRound({ tx, outbox, seminars, inputs, results, shown }: Round): Promise<AnswerInput[]> {
  const loaded = await loadTapStates(tx, inputs);
  const board = createBoard();
  const changed = new Set<string>();
  const afterwards: (() => Promise<void>)[] = [];
  const held = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const [seminar, state] = [seminars.get(input.seminarId), loaded[index]];
    if (!seminar || !state || held.has(seminar.id)) continue;
    const made = await decide(tx, { seminar, state: board.look(seminar, state, input.eventId), input });
    board.note(seminar, state, { rsvp: made.rsvp, eventId: input.eventId });
    results.set(input, made.result);
    if (made.isChange) changed.add(seminar.id);
    if (made.isForLine) held.add(seminar.id);
    const { onceSaved } = made;
    if (onceSaved)
      afterwards.push(async () => void results.set(input, await onceSaved({ tx, outbox, seminar, now: input.now })));
  }
  await saveTaps(tx, { ...board.changes(), shown: [...changed] });
  for (const each of afterwards) await each();
  for (const id of changed) {
    shown.add(id);
    const seminar = seminars.get(id);
    // As the database has it now: what is owed again in a later round is owed for another reason.
    if (seminar) seminars.set(id, { ...seminar, revision: seminar.revision + 1 });
  }
  return inputs.filter((input) => !results.has(input));
}

interface Made {
  result: AnswerResult;
  /** To be saved. */
  rsvp?: Rsvp;
  /** The posts show something else by it. */
  isChange?: boolean;
  /** Whoever waits may be concerned: nothing else is decided about this seminar before that is seen to. */
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
): Promise<Made> {
  const { personId, mine } = state;
  const { answer, tap = {}, tappedAt } = input;
  if (state.isSeenBefore) return { result: { kind: 'seen_before' } };
  const seats = await seatCount(tx, seminar, state);
  const lateUntil = state.isLetIn ? seminar.startsAt : undefined;
  const firstTappedAt = await loadFirstTap(tx, { seminar, tap, tappedAt });
  const decision = decideAnswer({ ...input, personId, seminar, mine, seats, lateUntil, firstTappedAt });
  if (decision.kind === 'refused') return { result: { kind: 'refused', why: decision.why, seminar, mine } };
  const mode = answer === 'on_site' || answer === 'online' ? answer : null;
  const card = await loadTapOnCard(tx, { seminar, tap, mode, mine, tappedAt });
  if (card.kind === 'moved' && decision.kind !== 'outdated') {
    return { result: { kind: 'moved', seminar, move: card.move, firstTappedAt: firstTappedAt ?? tappedAt } };
  }
  const after = afterwards(decision, mine, tappedAt);
  if (!after) throw new Error('an answer without an RSVP');
  const isChange = decision.kind === 'changed';
  const isForLine = isChange && concernsLine(decision, { seminar, mine, heads: state.heads });
  const result = {
    ...{ kind: 'answered' as const, seminar, mine: after },
    ...(decision.kind === 'stays_online' && { note: 'stays_online' as const }),
    ...(isChange && !isForLine && { own: ownStandingsAfter(state, after) }),
  };
  return {
    ...{ result, isChange, isForLine },
    ...(after !== mine && { rsvp: after }),
    async onceSaved(given: After) {
      if (isForLine) await fillSeats({ ...given, letGoAt: tappedAt });
      if (isChange) await oweMove(given, { card, tap, mine: after });
      const wantsMaterials = after.standing === 'materials' && decision.kind !== 'outdated';
      const isGiven = wantsMaterials && (await input.giveMaterials?.({ ...given, personId }));
      return isGiven ? { ...result, note: 'materials_sent' } : result;
    },
  };
}

function afterwards(
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
  const standings = new Map<string, Pick<TapState, 'heads' | 'lastWaitlistNumber' | 'waitlistedOnline'>>();
  const events = new Set<string>();
  const whose = (seminar: Seminar, { personId }: TapState) => `${seminar.id} ${personId}`;
  const look = (seminar: Seminar, loaded: TapState, eventId: string | undefined): TapState => ({
    ...loaded,
    ...standings.get(seminar.id),
    mine: rsvps.get(whose(seminar, loaded)) ?? loaded.mine,
    isSeenBefore: loaded.isSeenBefore || (eventId !== undefined && events.has(eventId)),
  });
  return {
    look,
    note(seminar: Seminar, loaded: TapState, { rsvp, eventId }: { rsvp?: Rsvp; eventId?: string }) {
      const state = look(seminar, loaded, undefined);
      if (rsvp) {
        standings.set(seminar.id, standingsAfter(state, state.mine, rsvp));
        rsvps.set(whose(seminar, loaded), rsvp);
      }
      // Had its effect before: it is noted already.
      if (eventId !== undefined && !loaded.isSeenBefore) events.add(eventId);
    },
    changes: () => ({ eventIds: [...events], rsvps: [...rsvps.values()] }),
  };
}
