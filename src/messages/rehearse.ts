// What an act would send, without doing it: it is carried out as it will be, in a transaction that is then taken back.
// So what is shown beforehand and what goes out later come from the same rule, whatever that is.
import { type Platform, WORKPLACE } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { within } from '../database/within.ts';
import type { Senders } from '../people/meet-person.ts';
import { countReach } from './delivery.store.ts';
import { ASKED_WITHIN_MS, type FindAhead, findMonth } from './find-month.ts';
import type { Ahead } from './month-plan.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { NOWHERE_REACHED, type Reach } from './reach.ts';

interface Parts {
  db: DatabaseRoot;
  senders: Senders;
  outbox: Pick<Outbox, 'quietHours'>;
  ahead: FindAhead;
  now: Temporal.Instant;
}

/** On these an act does what it does; nothing of it stays. */
type Stage = Pick<Parts, 'db'> & { outbox: Outbox };

export interface Rehearsal<R> {
  result: R;
  reach: Reach;
  /** Ids of the people who would be owed something, also whom nothing reaches. */
  people: string[];
}

class TakenBack extends Error {}

/** `act`: must reach nothing but the database, and the outbox that it is handed. */
export async function rehearse<R>(parts: Parts, act: (stage: Stage) => Promise<R>): Promise<Rehearsal<R>> {
  const speaks = Object.keys(parts.senders) as Platform[];
  let rehearsed: { result: R; counted: Awaited<ReturnType<typeof countReach>>; ahead: Ahead[] } | undefined;
  try {
    await parts.db.transaction(async (tx) => {
      const owed: string[] = [];
      const outbox = createOutbox({
        queue: { sendOwed: async () => {}, formBatches: async () => {} },
        refresher: { ask() {} },
        quietHours: parts.outbox.quietHours,
        noted: (rows) => owed.push(...rows.map(({ id }) => id)),
      });
      // What an act asks of a root is a transaction, and a transaction has those of its own.
      const result = await act({ db: tx as unknown as DatabaseRoot, outbox });
      const counted = await countReach(tx, owed, speaks);
      // As it will be: with the reminders of what is announced by then.
      const ahead = counted.pushes > 0 ? await parts.ahead(tx, { now: parts.now, besides: owed }) : [];
      rehearsed = { result, counted, ahead };
      throw new TakenBack('a rehearsal');
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  if (!rehearsed) throw new Error('a rehearsal that came to no end');
  const { result, counted, ahead } = rehearsed;
  const { channels: ids, people, ...numbers } = counted;
  // Both at once: one who waits for it on Slack has three seconds.
  const [channels, month] = await Promise.all([
    Promise.all(ids.map(async (id) => ({ id, name: await channelName(parts, id) }))),
    numbers.pushes > 0 ? findMonth(parts) : undefined,
  ]);
  return { result, reach: { ...NOWHERE_REACHED, ...numbers, channels, month, ahead }, people };
}

/** Undefined where it is not told in time. */
export const channelName = ({ senders }: Pick<Parts, 'senders'>, id: string) =>
  within(ASKED_WITHIN_MS, Promise.resolve(senders[WORKPLACE]?.channelName?.(id)));
