// A LINE that takes multicasts and pushes as the real one promises: one acceptance to a key, all or nobody, a month's
// allowance that is told late, or cannot be asked. Before it answers it does as a test says.
import { HTTPFetchError } from '@line/bot-sdk';
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

/** Of a reply; `content`: refused for what goes along, `dead`: for its token. */
export type ReplyFate = Exclude<Fate, 'month'> | 'content' | 'dead';

const answered = (status: number, message: string) =>
  new HTTPFetchError(message, {
    status,
    statusText: message,
    headers: new Headers(),
    body: JSON.stringify({ message }),
  });

/** The database keeps a payload's keys in an order of its own. */
const inOrder = (_key: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

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

  /** Each message by whom it came to, and its summary. */
  const seen: string[] = [];
  const tokens = new Map<string, { address: string; endsAt: Temporal.Instant }>();
  const replyFates: ReplyFate[] = [];
  const tried = new Set<string>();
  const summariesOf = (body: unknown) => (body as { cards?: { summary: string }[] }).cards ?? [];

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
    if (!accepted.has(id)) {
      accept(id, to);
      for (const each of to) seen.push(...summariesOf(body).map(({ summary }) => `${each} ${summary}`));
    }
    if (fate === 'lost') throw new SendError('unknown_outcome', { platformCode: 'ETIMEDOUT' });
    if (fate === 'killed after') throw new Killed();
  };
  const checkRequest = (id: string, to: string[], body: unknown) => {
    if (to.length > most || to.length === 0) violations.push(`${to.length} in one request`);
    const request = JSON.stringify([to, body], inOrder);
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
    render: ({ cards, language, isSilent }) => ({ cards, language, isSilent }),
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
    async send({ id, to, card, maybeSentSince }) {
      take({ id, to: [to], body: { cards: [card] }, isMulticast: false, maybeSentSince });
      return { ref: id };
    },
    update: async () => {},
    profile: async () => undefined,
  };
  /** As the SDK's: a token works once, for a minute. */
  const replyMessage = async ({ replyToken, messages }: { replyToken: string; messages: { altText: string }[] }) => {
    const drawn = replyFates.shift() ?? 'answered';
    // A token is no good from the beginning, or because it was used, or is old.
    const fate = drawn === 'dead' && tried.has(replyToken) ? 'answered' : drawn;
    tried.add(replyToken);
    if (fate === 'dead') tokens.delete(replyToken);
    if (fate === 'killed before') throw new Killed();
    if (fate === 'rate') throw answered(429, 'slow down');
    if (fate === 'error') throw answered(500, 'broken');
    if (fate === 'content' && messages.length > 1) throw answered(400, 'messages[0] is wrong');
    const token = tokens.get(replyToken);
    tokens.delete(replyToken);
    const isAlive = token && Temporal.Instant.compare(realClock.now(), token.endsAt) < 0;
    if (!isAlive) throw answered(400, 'Invalid reply token');
    seen.push(...messages.map(({ altText }) => `${token.address} ${altText}`));
    if (fate === 'lost') throw Object.assign(new Error('nothing heard'), { code: 'ETIMEDOUT' });
    if (fate === 'killed after') throw new Killed();
    return {};
  };
  const issueToken = (address: string) => {
    const token = crypto.randomUUID();
    tokens.set(token, { address, endsAt: realClock.now().add({ seconds: 60 }) });
    return token;
  };
  return {
    ...{ sender, state, fates, bad, requests, violations, seen, replyFates, replyMessage, issueToken },
    gotBy: (address: string) => got.get(address) ?? 0,
  };
}
