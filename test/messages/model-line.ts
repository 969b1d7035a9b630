// A LINE that takes multicasts and pushes as the real one promises: one acceptance to a key, all or nobody, a month's
// allowance that is told late, or cannot be asked. Before it answers it does as a test says.
import type { Clock } from '../../src/clock.ts';
import { type Multicast, SendError, type Sender } from '../../src/messages/sender.ts';

/** What befalls a request: answered as it should be; refused for the rate; an error, or nothing heard, though accepted. */
export type Fate = 'answered' | 'rate' | 'error' | 'lost' | 'month' | 'killed before' | 'killed after';

interface Request {
  id: string;
  to: string[];
  body: unknown;
  isMulticast: boolean;
  maybeSentSince?: Temporal.Instant;
}

/** `mute`: how often it does not tell what the month has left. */
interface State {
  limit: number | null;
  used: number;
  told: number;
  others: number;
  mute: number;
}

/** The process ended there. */
export class Killed extends Error {}

/** `realClock`: by which keys are forgotten. */
export function createModelLine({
  most = 4,
  limit = null,
  realClock,
}: {
  most?: number;
  limit?: number | null;
  realClock: Clock;
}) {
  const got = new Map<string, number>();
  const accepted = new Set<string>();
  const shown = new Map<string, string>();
  const state: State = { limit, used: 0, told: 0, others: 0, mute: 0 };
  const fates: Fate[] = [];
  const bad = new Set<string>();
  const requests: { id: string; to: string[]; isMulticast: boolean }[] = [];
  const violations: string[] = [];

  const take = ({ id, to, body, isMulticast, maybeSentSince: since }: Request) => {
    if (since && realClock.now().since(since).total('hours') >= 24) {
      throw new SendError('permanent', { platformCode: 'retry_key_expired' });
    }
    const fate = fates.shift() ?? 'answered';
    if (fate === 'killed before') throw new Killed();
    requests.push({ id, to, isMulticast });
    const isFirst = !shown.has(id);
    if (isMulticast) checkRequest(id, to, body);
    // What was certainly refused binds nobody.
    if (fate === 'rate' && isFirst) shown.delete(id);
    if (fate === 'rate') throw new SendError('retry', { platformCode: '429' });
    if (fate === 'error') throw new SendError('unknown_outcome', { platformCode: '500' });
    if (fate === 'month' && !accepted.has(id)) throw new SendError('over_quota', { platformCode: '429 month' });
    if (!accepted.has(id)) accept(id, to);
    if (fate === 'lost') throw new SendError('unknown_outcome', { platformCode: 'ETIMEDOUT' });
    if (fate === 'killed after') throw new Killed();
  };
  const checkRequest = (id: string, to: string[], body: unknown) => {
    if (to.length > most || to.length === 0) violations.push(`${to.length} in one request`);
    const request = JSON.stringify([to, body]);
    if ((shown.get(id) ?? request) !== request) violations.push(`another request under the key ${id}`);
    shown.set(id, request);
  };
  const accept = (id: string, to: string[]) => {
    if (to.some((each) => bad.has(each))) throw new SendError('unreachable', { platformCode: '400' });
    if (state.limit !== null && state.used + to.length > state.limit) {
      throw new SendError('over_quota', { platformCode: '429 month' });
    }
    accepted.add(id);
    state.used += to.length;
    for (const each of to) got.set(each, (got.get(each) ?? 0) + 1);
  };
  const multicast: Multicast = {
    most,
    render: ({ card, language, isSilent }) => ({ card, language, isSilent }),
    async send({ payload, ...request }) {
      take({ ...request, body: payload, isMulticast: true });
    },
    async allowance() {
      if (state.mute > 0) {
        state.mute--;
        throw new SendError('unknown_outcome', { platformCode: '500' });
      }
      return { limit: state.limit, used: state.told };
    },
  };
  const sender: Sender = {
    multicast,
    async send({ id, to, maybeSentSince }) {
      take({ id, to: [to], body: undefined, isMulticast: false, maybeSentSince });
      return { ref: id };
    },
    update: async () => {},
    profile: async () => undefined,
  };
  return { ...{ sender, state, fates, bad, requests, violations }, gotBy: (address: string) => got.get(address) ?? 0 };
}
