// The delivery half on a real database, before senders that answer as a test says.
import { eq } from 'drizzle-orm';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { createSharedMessages } from '../../src/bot/build-shared.ts';
import { createReportTrouble } from '../../src/bot/report-trouble.ts';
import { createMovableClock, systemClock } from '../../src/clock.ts';
import { createLogger } from '../../src/log.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { createLinks } from '../../src/messages/links.ts';
import { addOwed } from '../../src/messages/message.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import type { NewMessage } from '../../src/messages/message.ts';
import type { Sender } from '../../src/messages/sender.ts';
import { ahead } from '../support/ahead.ts';
import { createTestDatabase } from '../support/database.ts';
import { places } from '../support/reader.ts';
import { at, createTestOutbox, idleQueue } from '../support/seminar-fixture.ts';

type Sending = Parameters<Sender['send']>[0];
type Update = Parameters<Sender['update']>[0];

export interface ScriptedSender extends Sender {
  sent: Sending[];
  updates: Update[];
  /** The next calls of `send` or `update` fail so, one each. */
  failNext(...errors: Error[]): void;
  /** What `profile` tells from now on; nothing until told. */
  tells(profile: Awaited<ReturnType<Sender['profile']>>): void;
}

export function createScriptedSender(): ScriptedSender {
  const failures: Error[] = [];
  const sent: Sending[] = [];
  const updates: Update[] = [];
  let profile: Awaited<ReturnType<Sender['profile']>>;
  const failAsTold = () => {
    const failure = failures.shift();
    if (failure) throw failure;
  };
  return {
    sent,
    updates,
    failNext: (...errors) => void failures.push(...errors),
    tells(told) {
      profile = told;
    },
    async send(input) {
      sent.push(input);
      failAsTold();
      return { ref: `${input.to}:${sent.length}` };
    },
    async update(input) {
      updates.push(input);
      failAsTold();
    },
    profile: async () => profile,
  };
}

/** A day after the fixture's announcement, nine days before its evening. */
const today = at('2026-11-24T12:00');

export async function openDelivery(change: Partial<Delivery> = {}) {
  const db = change.db ?? (await createTestDatabase());
  const clock = createMovableClock(today);
  const [slack, line] = [createScriptedSender(), createScriptedSender()];
  const outbox = createTestOutbox();
  const slowed: { id: string; priority: number }[] = [];
  const paused: Parameters<Delivery['pacing']['pause']>[0][] = [];
  const updatesPaused: number[] = [];
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://seminar.example.jp', clock });
  const delivery: Delivery = {
    ...{ db, clock, senders: { slack, line }, realClock: systemClock },
    log: createLogger({ level: 'silent' }),
    buildCard: createBuildCard({ db, places, links, clock, language: 'ja' }),
    pacing: {
      take: async () => {},
      takeUpdate: async () => {},
      pause: async (given) => void paused.push(given),
      pauseUpdates: async (seconds) => void updatesPaused.push(seconds),
    },
    shared: createSharedMessages({ place: places.line, clock }),
    ahead,
    queue: { ...idleQueue, sendSlowly: async (job) => void slowed.push(job) },
    refreshPosts: outbox.refreshPosts,
    reportTrouble: createReportTrouble({ db, outbox, clock, log: createLogger({ level: 'silent' }) }),
    ...change,
  };
  return {
    ...{ delivery, db, clock, slack, line, outbox, paused, updatesPaused, slowed },
    /** The new rows' ids. */
    owe: async (...owed: NewMessage[]) => (await addOwed(db, owed, clock.now())).map(({ id }) => id),
    async row(id: string) {
      const [row] = await db.select().from(messages).where(eq(messages.id, id));
      if (!row) throw new Error(`no message ${id}`);
      return row;
    },
    troubles: async () => db.select().from(messages).where(eq(messages.kind, 'trouble')),
  };
}

/** The one id of what was owed. */
export function only(ids: string[]): string {
  const [id, ...others] = ids;
  if (!id || others.length > 0) throw new Error(`expected one id, got ${ids.length}`);
  return id;
}
