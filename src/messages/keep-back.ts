// What yields goes where the month has room for it beside what matters more; else it is kept back, and the organizers
// hear of it. What they decided upon, what cannot wait and what they saw the price of is only LINE's to refuse.
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Transaction } from '../database/client.ts';
import { lockAllowance } from './allowance.store.ts';
import { askAllowance, type Told } from './ask-allowance.ts';
import type { Delivery } from './delivery.ts';
import { findRoom } from './find-left.ts';
import { type MessageKind, yields } from './kinds.ts';
import { findMessage, saveAttempt } from './message.store.ts';
import { KEPT_BACK, type LedgerMessage } from './message.ts';
import { roomFor } from './month-plan.ts';
import { SendError } from './sender.ts';
import { saveKept } from './stopped.store.ts';

/** For one message LINE is not asked anew each time: what the bot sent since is counted here. */
const LATELY = Temporal.Duration.from({ minutes: 1 });

interface Whose {
  kind: MessageKind;
  seminarId: string | null;
  plannedAt: Temporal.Instant;
  told: Told;
}

/** How many the month has left, and how many of these may go now. */
export async function findOpen(
  { clock, ahead }: Pick<Delivery, 'clock' | 'ahead'>,
  tx: Transaction,
  { kind, seminarId, plannedAt: dueAt, told }: Whose,
): Promise<{ left: number; open: number }> {
  const now = clock.now();
  const room = await findRoom(tx, { told, now });
  const isFree = told.limit === null || !yields(kind);
  if (isFree) return { left: room.left, open: room.left };
  const seminar = seminarId === null ? null : { id: seminarId };
  return { left: room.left, open: roomFor({ kind, seminar, dueAt }, room, await ahead(tx, { now })) };
}

interface Attempt {
  platform: Platform;
  address: string;
  at: Temporal.Instant;
}

/** Marks an attempt begun, just before the platform is called; `kept`: there is no room for it now. */
export async function beginAttempt(
  delivery: Delivery,
  message: LedgerMessage,
  attempt: Attempt,
): Promise<'begun' | 'in_other_hands' | 'kept'> {
  const { db } = delivery;
  const begin = async (tx: typeof db | Transaction) =>
    (await saveAttempt(tx, { message, ...attempt })) ? 'begun' : 'in_other_hands';
  const told = mayBeKept(message, attempt) ? await askLately(delivery) : undefined;
  if (!told || told.limit === null) return begin(db);
  return db.transaction(async (tx) => {
    // Until it is begun nobody else takes of the same room.
    await lockAllowance(tx);
    const { open } = await findOpen(delivery, tx, { ...message, told });
    return open < 1 ? 'kept' : begin(tx);
  });
}

/** What may have been sent goes on. */
const mayBeKept = ({ kind, status, isDecided, firstAttemptAt }: LedgerMessage, { platform }: Attempt): boolean =>
  platform === COUNTED && yields(kind) && status === 'owed' && !isDecided && !firstAttemptAt;

/** Undefined: nothing is known of the month. Then it is LINE's to say what is too much. */
export async function askLately({ db, senders, clock }: Delivery): Promise<Told | undefined> {
  try {
    return await askAllowance({ db, senders, now: clock.now() }, { youngerThan: LATELY });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return undefined;
  }
}

/** Told before it is noted: a kill between the two tells again rather than never. */
export async function keepBack({ db, reportTrouble }: Delivery, ids: string[]): Promise<void> {
  const one = await findMessage(db, ids[0] ?? '');
  const why = new SendError('over_quota', { platformCode: KEPT_BACK });
  if (one) await reportTrouble(one, why, { status: 'held', error: KEPT_BACK });
  await saveKept(db, ids);
}
