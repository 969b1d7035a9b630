// Those who followed the account before the bot was there, or while it was not: read from the platform page by page.
// Who is found gets what was announced since the reading began. One page is one transaction: a restart goes on after it.
import { FOLLOWED } from '../cards/place.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import type { Logger } from '../log.ts';
import { enterLedger } from '../messages/message.store.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { FollowerPage } from '../messages/sender.ts';
import { untilStopped } from '../messages/until-stopped.ts';
import { findFollowers } from '../people/audience.store.ts';
import {
  addFollowers,
  type FollowerImport,
  findImport,
  lockImport,
  reviveFollowers,
  saveImport,
} from '../people/follower.store.ts';
import { withoutForgotten } from '../people/forgotten.store.ts';
import type { Senders } from '../people/meet-person.ts';
import { countFollowers } from '../people/reach.store.ts';
import { oweAnnouncement } from './announce-seminar.ts';
import { findSeminar } from './seminar.store.ts';
import { seminarPhase } from './seminar.ts';

export interface ImportingFollowers {
  db: DatabaseRoot;
  outbox: Outbox;
  senders: Senders;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}

/** The platform's clock and ours may differ, and its list may lag: a word younger than this outweighs the list. */
const LIST_MAY_LAG = Temporal.Duration.from({ minutes: 5 });

/** Reads on until the end. Throws when the platform cannot be asked now, or the bot stops: to be called again later. */
export async function importFollowers(importing: ImportingFollowers): Promise<void> {
  const { db, senders, clock, signal } = importing;
  for (;;) {
    const state = await findImport(db);
    const account = senders[FOLLOWED];
    if (state?.status !== 'running' || !account?.followers) return;
    signal.throwIfAborted();
    const askedAt = clock.now();
    const page = await untilStopped(account.followers(state.next ?? undefined), signal);
    await db.transaction((tx) => takePage({ ...importing, tx, page, from: state.next, askedAt }));
  }
}

interface Taking extends ImportingFollowers {
  tx: Transaction;
  page: FollowerPage;
  from: string | null;
  askedAt: Temporal.Instant;
}

async function takePage(taking: Taking): Promise<void> {
  const { tx, page, from, askedAt, clock } = taking;
  await enterLedger(tx);
  const state = await lockImport(tx);
  // Another bot took this page, or came to the end.
  if (state?.status !== 'running' || state.next !== from) return;
  if (page.kind === 'start_over') return saveImport(tx, { next: null });
  if (page.kind === 'refused') {
    await end(taking, 'refused');
    return;
  }
  const listed = page.ids.map((externalId) => ({ platform: FOLLOWED, externalId }));
  const ids = (await withoutForgotten(tx, listed)).map(({ externalId }) => externalId);
  const added = await addFollowers(tx, { ids, now: clock.now() });
  const revived = await reviveFollowers(tx, { ids, askedAt, before: askedAt.subtract(LIST_MAY_LAG) });
  await catchUp(taking, state, [...added, ...revived]);
  if (page.next !== undefined && page.next !== from) await saveImport(tx, { next: page.next });
  else await end(taking, 'complete');
}

async function end({ tx, clock, log }: Taking, status: 'complete' | 'refused'): Promise<void> {
  await saveImport(tx, { status, endedAt: clock.now(), next: null, announced: [] });
  const { people: known } = await countFollowers(tx, { channel: null });
  if (status === 'complete') log.info({ followers: known }, 'LINE friends were read');
  else
    log.warn(
      { followers: known },
      'LINE lets only verified and premium accounts list their friends: announcements on LINE reach those the bot knows, that is who added it, wrote or tapped since it is there',
    );
}

/** Found now, they are owed what was announced since the reading began, as far as it is still of use. */
async function catchUp({ tx, outbox, clock }: Taking, { announced }: FollowerImport, found: string[]): Promise<void> {
  const now = clock.now();
  for (const id of found.length > 0 ? announced : []) {
    const seminar = await findSeminar(tx, id);
    if (!seminar || seminarPhase(seminar, now) !== 'open') continue;
    const followers = await findFollowers(tx, { ...seminar, now, among: found });
    await oweAnnouncement({ tx, outbox, seminar, now }, followers);
  }
}
