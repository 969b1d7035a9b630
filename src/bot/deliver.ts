// How what is owed gets out: each kind's card as its room builds it, and the queue's work on them.
import { COUNTED, type Places } from '../cards/place.ts';
import { systemClock } from '../clock.ts';
import { type KeepingMenu, keepMenu } from '../menus/keep-menu.ts';
import { deliverBatch } from '../messages/deliver-batch.ts';
import { deliverMessage, giveUpMessage } from '../messages/deliver-message.ts';
import type { BuildCard, Delivery } from '../messages/delivery.ts';
import { formBatches } from '../messages/form-batches.ts';
import type { Outbox } from '../messages/outbox.ts';
import { createPacing } from '../messages/pacing.ts';
import type { Chore, QueueWork } from '../messages/queue.ts';
import type { SharedMessages } from '../messages/shared.ts';
import { askProfiles } from '../people/ask-profiles.ts';
import { importFollowers } from '../seminars/import-followers.ts';
import { createBuildCard } from './build-message.ts';
import { createSharedMessages } from './build-shared.ts';
import { createReportTrouble } from './report-trouble.ts';

export interface Messages {
  buildCard: BuildCard;
  /** Of what many get alike. */
  shared: SharedMessages;
}

export function createMessages(parts: Parameters<typeof createBuildCard>[0] & { places: Places }): Messages {
  return {
    buildCard: createBuildCard(parts),
    shared: createSharedMessages({ ...parts, place: parts.places[COUNTED] }),
  };
}

export function createDelivery({
  outbox,
  ...parts
}: { outbox: Outbox } & Messages & Pick<Delivery, 'db' | 'senders' | 'queue' | 'clock' | 'log' | 'ahead'>): Delivery {
  const { db, clock, log } = parts;
  return {
    ...parts,
    realClock: systemClock,
    refreshPosts: outbox.refreshPosts,
    pacing: createPacing({ db }),
    reportTrouble: createReportTrouble({ db, outbox, clock, log }),
  };
}

export function createWork({
  delivery,
  outbox,
  signal,
  menu,
}: {
  delivery: Delivery;
  outbox: Outbox;
  menu: Pick<KeepingMenu, 'drawer' | 'hasMenu'>;
  /** Aborted when the bot is to end. */
  signal: AbortSignal;
}): QueueWork {
  const { db, senders, clock, log } = delivery;
  const chores: Record<Chore, () => Promise<void>> = {
    'import-followers': () => importFollowers({ db, outbox, senders, clock, log, signal }),
    'ask-profiles': () => askProfiles({ db, senders, clock, signal }),
    'keep-menu': () => keepMenu({ db, senders, clock, log, signal, ...menu }),
  };
  return {
    send: (id, isSlowLane) => deliverMessage(delivery, id, isSlowLane),
    formBatches: (group) => formBatches(delivery, group),
    sendBatch: (id) => deliverBatch(delivery, id),
    giveUp: (id) => giveUpMessage(delivery, id),
    chore: (name) => chores[name]?.() ?? Promise.resolve(),
  };
}
