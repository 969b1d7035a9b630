// Followers of a seminar before a model of LINE; what the queue would do is done by looking what is left to do.
import { sql } from 'drizzle-orm';
import { createMovableClock, systemClock } from '../../src/clock.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { deliverBatch } from '../../src/messages/deliver-batch.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { formBatches } from '../../src/messages/form-batches.ts';
import { findUnsent } from '../../src/messages/message.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import { SendError } from '../../src/messages/sender.ts';
import type { Group } from '../../src/messages/shared.ts';
import type { Person } from '../../src/people/person.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { addTestPerson, addTestSeminar, idleQueue } from '../support/seminar-fixture.ts';
import { openDelivery } from './delivery-fixture.ts';
import { createModelLine } from './model-line.ts';

export type Follower = Person & { externalId: string };

export async function openBatches({
  most,
  limit,
  seminar: change = {},
  ...delivering
}: { most?: number; limit?: number | null; seminar?: Partial<Seminar> } & Partial<Delivery> = {}) {
  const realClock = createMovableClock(systemClock.now());
  const line = createModelLine({ most, limit, realClock });
  const world = await openDelivery({ realClock, ...delivering });
  const { db, owe, clock } = world;
  const alone: string[] = [];
  const delivery: Delivery = {
    ...world.delivery,
    senders: { ...world.delivery.senders, line: line.sender },
    queue: { ...idleQueue, sendOwed: async (_tx, jobs) => void alone.push(...jobs.map(({ id }) => id)) },
    ...delivering,
  };
  const seminar = await addTestSeminar(db, { channel: null, ...change });
  const group: Group = { kind: 'announcement', seminarId: seminar.id, occasion: '' };
  const followers = async (count: number, of: Partial<Person> = {}): Promise<Follower[]> => {
    const all: Follower[] = [];
    for (let n = 0; n < count; n++) all.push(await addTestPerson(db, { platform: 'line', ...of }));
    return all;
  };
  return {
    ...{ ...world, delivery, line, seminar, group, followers, alone, realClock },
    oweTo: (people: { id: string }[], kind: Group['kind'] = 'announcement') =>
      owe(...people.map(({ id: personId }) => ({ kind, seminarId: seminar.id, to: { personId } }))),
    form: () => formBatches(delivery, group),
    /** All that is left to do, once, but for words to organizers; what is to be tried again is left for the next time. */
    work: () => workOnce(delivery, alone, clock.now()),
    rows: async () => {
      const all = await db.select().from(messages);
      return new Map(all.flatMap((row) => (row.personId && row.kind !== 'trouble' ? [[row.personId, row]] : [])));
    },
  };
}

/** True when nothing was left to do. `alone`: what forming handed on. */
export async function workOnce(delivery: Delivery, alone: string[], now: Temporal.Instant): Promise<boolean> {
  const { groups, batches, messages: begun } = await findUnsent(delivery.db, now.add({ hours: 1 }));
  const jobs = [
    ...groups.map((group) => () => formBatches(delivery, group)),
    ...batches.map((id) => () => deliverBatch(delivery, id)),
    ...begun
      .filter(({ priority }) => priority < 20)
      .map(
        ({ id }) =>
          () =>
            deliverMessage(delivery, id),
      ),
    ...alone.splice(0).map((id) => () => deliverMessage(delivery, id)),
  ];
  for (const job of jobs) {
    await job().catch((error: unknown) => {
      if (!(error instanceof SendError)) throw error;
    });
  }
  return jobs.length === 0;
}

/** Calls of the database made through it, and after how many of them it is dead. */
export interface Life {
  calls: number;
  endsAfter: number;
}

const CALLS = ['select', 'selectDistinct', 'selectDistinctOn', 'insert', 'update', 'delete', 'execute', 'transaction'];

/** The database as a process has it that is killed before one of its calls. */
export function mortal<Db extends object>(db: Db, life: Life, die: () => Error): Db {
  return new Proxy(db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || !CALLS.includes(String(name))) return value;
      return (...given: unknown[]) => {
        if (++life.calls > life.endsAfter) throw die();
        if (name !== 'transaction') return value.apply(target, given);
        const [run, ...rest] = given as [(tx: object) => Promise<unknown>];
        const within = async (tx: object) => {
          const result = await run(mortal(tx, life, die));
          // The last moment before it is committed.
          if (++life.calls > life.endsAfter) throw die();
          return result;
        };
        return value.call(target, within, ...rest);
      };
    },
  });
}

export async function forgetAll(db: DatabaseRoot): Promise<void> {
  await db.execute(sql`truncate messages, batches, line_months, rsvps cascade`);
}
