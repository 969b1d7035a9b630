// People on LINE, each owed this and that, before a model of LINE that takes pushes and replies; what the queue would do is
// done by looking what is left to do, and an answer is given as the LINE surface gives it.
import type { LineBotClient } from '@line/bot-sdk';
import { sql } from 'drizzle-orm';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { createLogger } from '../../src/log.ts';
import { deliverBatch } from '../../src/messages/deliver-batch.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { formBatches } from '../../src/messages/form-batches.ts';
import { findUnsent } from '../../src/messages/message.store.ts';
import { SendError } from '../../src/messages/sender.ts';
import { takeAlong } from '../../src/messages/take-along.ts';
import { createPictures } from '../../src/surfaces/line/pictures.ts';
import { reply } from '../../src/surfaces/line/reply.ts';
import { addTestSeminar } from '../support/seminar-fixture.ts';
import { type Follower, mortal, openBatches } from './batch-fixture.ts';
import { Killed, type ReplyFate } from './model-line.ts';

export const PEOPLE = 3;
const log = createLogger({ level: 'silent' });

export interface Event {
  who: Follower;
  eventId: string;
  replyToken: string;
  /** In real time. */
  at: Temporal.Instant;
  isSettled: boolean;
}

export const died = () => new Killed();

export async function openWorld(db: DatabaseRoot) {
  const unwanted = new Set<string>();
  const told = new Set<string>();
  const keyOf = ({ kind, seminarId, personId }: { kind: string; seminarId: string | null; personId: string | null }) =>
    `${personId} ${kind} ${seminarId}`;
  const world = await openBatches({
    db,
    buildCard: async (message) =>
      unwanted.has(keyOf(message))
        ? undefined
        : { card: { summary: `${message.kind} ${message.seminarId}` }, language: 'ja' },
    shared: {
      async sortOut(_db, group, people) {
        return {
          alike: new Set(people.filter((personId) => !unwanted.has(keyOf({ ...group, personId })))),
          personal: new Set(),
        };
      },
      build: async (_db, { kind, seminarId }) => ({
        ...{ card: { summary: `${kind} ${seminarId}` }, isSilent: false, edition: 1 },
      }),
    },
    reportTrouble: async ({ id }) => void told.add(id),
  });
  const seminars = [world.seminar, await addTestSeminar(db, { channel: null })].map(({ id }) => id);
  return { ...world, people: await world.followers(PEOPLE), seminars, unwanted, told, keyOf, events: [] as Event[] };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** All that is left to do, once. */
export async function work({ delivery, alone, clock }: World, as: Partial<Delivery> = {}): Promise<boolean> {
  const own = { ...delivery, ...as };
  const { groups, batches: open, messages: begun } = await findUnsent(delivery.db, clock.now().add({ hours: 1 }));
  const jobs = [
    ...groups.map((group) => () => formBatches(own, group)),
    ...open.map((id) => () => deliverBatch(own, id)),
    ...[...begun, ...alone.splice(0).map((id) => ({ id }))].map(
      ({ id }) =>
        () =>
          deliverMessage(own, id),
    ),
  ];
  for (const job of jobs) {
    await job().catch((error: unknown) => {
      if (!(error instanceof SendError)) throw error;
    });
  }
  return jobs.length === 0;
}

/** As the LINE surface does; killed, the event stays for whoever takes it up. */
export async function answer(
  world: World,
  event: Event,
  { fates, life: endsAfter }: { fates: ReplyFate[]; life?: number },
) {
  const { line, delivery, clock, realClock } = world;
  const own = { calls: 0, endsAfter: endsAfter ?? Number.POSITIVE_INFINITY };
  let isDead = false;
  const db = mortal(delivery.db, own, died);
  line.replyFates.splice(0, Number.POSITIVE_INFINITY, ...fates);
  // The inbox goes by the database's clock, which nobody moves.
  const age = realClock.now().since(event.at).total('seconds');
  await delivery.db.execute(sql`
    insert into inbox (event_id, received_at) values (${event.eventId}, now() - make_interval(secs => ${age}))
    on conflict (event_id) do update set received_at = excluded.received_at`);
  const replyMessage: typeof line.replyMessage = async (request) => {
    if (isDead || own.calls > own.endsAfter) throw died();
    return line.replyMessage(request).catch((error: unknown) => {
      if (error instanceof Killed) Object.assign(own, { endsAfter: 0, calls: 1 });
      isDead ||= error instanceof Killed;
      throw error;
    });
  };
  const replying = {
    client: { replyMessage } as unknown as LineBotClient,
    inTime: <T>(call: Promise<T>) => call,
    pictures: createPictures(log),
    log,
  };
  const parts = { ...delivery, db, clock, realClock, log, queue: { sendAgain: async () => {} } };
  const answered = { personId: event.who.id, address: event.who.externalId, eventId: event.eventId };
  const said = await reply(
    replying,
    event,
    { card: { summary: 'answer' }, language: 'ja', takeAlong: (most) => takeAlong(parts, { ...answered, most }) },
    {},
  ).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
    return 'later' as const;
  });
  event.isSettled = said !== 'later' && own.calls <= own.endsAfter;
}
