// A draft is announced: now, at a time, or kept for later.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { forgetMessages } from '../messages/message.store.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findFollowers } from '../people/audience.store.ts';
import type { Audience } from '../people/audience.ts';
import { noteAction } from '../people/audit.store.ts';
import { lockImport, saveImport } from '../people/follower.store.ts';
import type { OrganizersAct } from './act.ts';
import { findCoordinators } from './host.store.ts';
import { deleteSeminar, lockSeminar, saveSeminar, saveShownPhase } from './seminar.store.ts';
import { isBefore, type Seminar, seminarPhase } from './seminar.ts';
import { saveNumber, takeNumber } from './series.store.ts';

export type AnnounceResult =
  | { kind: 'announced'; seminar: Seminar }
  | { kind: 'no_seminar' }
  /** Announced or cancelled before: nothing is sent twice. */
  | { kind: 'not_a_draft'; seminar: Seminar }
  /** The clock asks, and it is not scheduled for now (any more). */
  | { kind: 'not_due'; seminar: Seminar }
  /** Its deadline is past: nobody could answer. */
  | { kind: 'too_late'; seminar: Seminar };

/**
 * Owes the post in the channel and a message to every LINE follower known, together with the state. By the clock (no actor)
 * it must still be scheduled, and its coordinators are told when it is too late.
 */
export async function announceSeminar({
  db,
  outbox,
  seminarId,
  now,
  actor,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  now: Temporal.Instant;
  /** The organizer's person id; null: the clock's. */
  actor: string | null;
}): Promise<AnnounceResult> {
  return db.transaction(async (tx): Promise<AnnounceResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    return seminar ? announceLocked({ tx, outbox, seminar, now, actor }) : { kind: 'no_seminar' };
  });
}

/** The same within a transaction that holds the seminar's lock. */
export async function announceLocked({
  tx,
  outbox,
  seminar,
  now,
  actor,
}: Owing & { actor: string | null }): Promise<AnnounceResult> {
  const { id: seminarId } = seminar;
  if (seminar.status !== 'draft' && seminar.status !== 'scheduled') return { kind: 'not_a_draft', seminar };
  // The organizer may have taken it back, or another bot been quicker, since the clock found it.
  const isByClock = actor === null;
  if (isByClock && (!seminar.announceAt || isBefore(now, seminar.announceAt))) return { kind: 'not_due', seminar };
  if (!isBefore(now, seminar.deadlineAt)) {
    await saveSeminar(tx, { ...seminar, status: 'draft', announceAt: null });
    if (isByClock) await oweTooLate({ tx, outbox, seminar, now });
    return { kind: 'too_late', seminar };
  }
  const announced: Seminar = { ...seminar, status: 'announced', announceAt: null, announcedAt: now };
  await saveSeminar(tx, announced);
  await saveShownPhase(tx, seminarId, seminarPhase(announced, now));
  await noteAction(tx, { actor, action: 'announce', seminarId, subject: seminar.title }, now);
  await oweAnnouncements({ tx, outbox, seminar: announced, now });
  // Last of all: from here to the end of the transaction, a rehearsal's too, nobody else announces.
  const number = await takeNumber(tx);
  await saveNumber(tx, seminarId, number);
  return { kind: 'announced', seminar: { ...announced, number } };
}

interface Owing {
  tx: Transaction;
  outbox: Outbox;
  seminar: Seminar;
  now: Temporal.Instant;
}

async function oweTooLate({ tx, outbox, seminar, now }: Owing): Promise<void> {
  const why = 'too_late_to_announce';
  const occasion = `${why} ${now.toString()}`;
  const owed = (await findCoordinators(tx, seminar)).map((personId) =>
    owedAbout(seminar, now, { kind: 'trouble', to: { personId }, occasion, details: { why } }),
  );
  await outbox.owe(tx, owed, now);
}

async function oweAnnouncements({ tx, outbox, seminar, now }: Owing): Promise<void> {
  const { id: seminarId, channel } = seminar;
  // Before the followers are looked up: whom a reading of them finds later gets it then.
  const reading = await lockImport(tx);
  if (reading?.status === 'running') await saveImport(tx, { announced: [...reading.announced, seminarId] });
  if (channel) {
    await outbox.owe(tx, [owedAbout(seminar, now, { kind: 'announcement-post', to: { channel } })], now);
  }
  await oweAnnouncement({ tx, outbox, seminar, now }, await findFollowers(tx, { ...seminar, now }));
}

/** To these people, each once. */
export async function oweAnnouncement({ tx, outbox, seminar, now }: Owing, followers: { id: string }[]): Promise<void> {
  const owed = followers.map(({ id: personId }) => owedAbout(seminar, now, { kind: 'announcement', to: { personId } }));
  await outbox.owe(tx, owed, now);
}

/** Sets when a draft announces itself. Undefined: it is no draft (any more). */
export async function scheduleSeminar(input: OnDraft & { announceAt: Temporal.Instant }): Promise<Seminar | undefined> {
  return changeDraft(input, 'schedule', (seminar) => ({
    ...seminar,
    status: 'scheduled',
    announceAt: input.announceAt,
  }));
}

/** Keeps it for later; one that was to announce itself does not. Undefined: it is no draft (any more). */
export async function keepDraft(input: OnDraft): Promise<Seminar | undefined> {
  return changeDraft(input, 'keep-draft', (seminar) => ({ ...seminar, status: 'draft', announceAt: null }));
}

/** Chooses whom it is announced to, where each is written to; one that announces itself still does. Undefined: no draft. */
export async function chooseAudience(
  input: OnDraft & { audience: Audience; topicId?: string | null },
): Promise<Seminar | undefined> {
  const { audience, topicId = null } = input;
  return changeDraft(input, 'set-audience', (seminar) => ({ ...seminar, audience, topicId }));
}

type OnDraft = Omit<OrganizersAct, 'outbox'>;

async function changeDraft(
  { db, seminarId, actor, now }: OnDraft,
  action: string,
  change: (seminar: Seminar) => Seminar,
): Promise<Seminar | undefined> {
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (seminar?.status !== 'draft' && seminar?.status !== 'scheduled') return undefined;
    const changed = change(seminar);
    await saveSeminar(tx, changed);
    const [before, after] = [noted(seminar), noted(changed)];
    await noteAction(tx, { actor, action, seminarId, subject: seminar.title, before, after }, now);
    return changed;
  });
}

const noted = ({ announceAt, audience }: Seminar) => ({ announceAt: announceAt?.toString() ?? null, audience });

/** Throws a draft away. False: it is no draft (any more). */
export async function deleteDraft({ db, seminarId, actor, now }: OnDraft): Promise<boolean> {
  return db.transaction(async (tx) => {
    const seminar = await lockSeminar(tx, seminarId);
    if (seminar?.status !== 'draft' && seminar?.status !== 'scheduled') return false;
    await forgetMessages(tx, seminarId);
    await deleteSeminar(tx, seminarId);
    await noteAction(tx, { actor, action: 'delete-draft', seminarId, subject: seminar.title }, now);
    return true;
  });
}
