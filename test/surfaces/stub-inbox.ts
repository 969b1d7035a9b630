// An inbox for surface tests: in memory, with what a database can do to it scripted by the test.
import type { Arrival, Inbox } from '../../src/messages/arrival.ts';

type State = 'in hand' | 'settled' | 'left';

export interface StubInbox extends Inbox {
  /** What became of each event, in the order of their arrival. */
  states(): State[];
  /** What was left unanswered, and the seconds that the surface asked for. */
  left(): { arrival: Arrival; seconds: number | undefined }[];
  /** What it held, answered or not, as it was stored. */
  stored(): Arrival[];
  /** From now on `take` throws this, or waits for it to reject or resolve; undefined: it stores again. */
  refuses(fault: Error | Promise<unknown> | undefined): void;
  /** As a sweep does: the arrival is in hand again. */
  takeUp(arrival: Arrival): Arrival;
}

export function createStubInbox(): StubInbox {
  const held = new Map<string, { arrival: Arrival; state: State; seconds?: number }>();
  let refusal: Error | Promise<unknown> | undefined;
  const mark = (id: string, state: State, seconds?: number) => {
    const known = held.get(id);
    if (!known) throw new Error(`${id} was never taken`);
    Object.assign(known, { state, seconds });
  };
  return {
    states: () => [...held.values()].map(({ state }) => state),
    left: () =>
      [...held.values()].flatMap(({ arrival, state, seconds }) => (state === 'left' ? [{ arrival, seconds }] : [])),
    stored: () => [...held.values()].map(({ arrival }) => arrival),
    refuses(fault) {
      refusal = fault;
    },
    takeUp(arrival) {
      mark(arrival.eventId, 'in hand');
      return arrival;
    },
    async take(arrivals) {
      if (refusal instanceof Error) throw refusal;
      await refusal;
      const mine = arrivals.filter(({ eventId }) => (held.get(eventId)?.state ?? 'left') === 'left');
      for (const arrival of mine) held.set(arrival.eventId, { arrival, state: 'in hand' });
      return new Set(mine.map(({ eventId }) => eventId));
    },
    settle: async (eventId) => mark(eventId, 'settled'),
    leave: async (eventId, seconds) => mark(eventId, 'left', seconds),
  };
}
