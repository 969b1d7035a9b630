// Whoever speaks to us becomes a person here, with the name and language their platform tells.

import type { Language } from '../cards/card.ts';
import { COUNTED, type Platform, preferredTo } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Sender } from '../messages/sender.ts';
import { letBeKnown, withoutForgotten } from './forgotten.store.ts';
import { addPerson, findAccount, findPerson, saveProfile } from './person.store.ts';
import { type Account, isProfileStale, type Person } from './person.ts';
import { hasAccountOn, saveReachability } from './reach.store.ts';
import type { Role } from './role.ts';

export type Senders = Partial<Record<Platform, Sender>>;

interface Meeting {
  db: DatabaseRoot;
  senders: Senders;
  from: { platform: Platform; id: string };
  /** When they spoke to us, by the platform's word; now when left out. */
  spokeAt?: Temporal.Instant;
  now: Temporal.Instant;
}

/** The person behind a platform's account, made on first sight. Who speaks to us can be reached again. */
export async function meetPerson(meeting: Meeting): Promise<Person> {
  return (await meetVisitor(meeting)).person;
}

/** The same, and what they may do beyond what everyone may. */
export async function meetVisitor({ db, senders, from, spokeAt, now }: Meeting): Promise<Visitor> {
  const heardAt = from.platform === COUNTED ? spokeAt : undefined;
  const { person, account, role, isOwed } = await findOrAdd({ db, from, heardAt, now });
  if (account.unreachableAt) await saveReachability(db, { ...account, unreachableAt: null }, spokeAt ?? now);
  if (!isProfileStale(account, now)) return { person, role, isOwed };
  return { person: await refreshProfile({ db, senders, person, account, now }), role, isOwed };
}

export interface Visitor {
  person: Person;
  role: Role | null;
  /** The ledger holds something for them that has not gone out; asked only where each message counts. */
  isOwed: boolean;
}

/** Asks the platform for name and language; what it does not tell stays as it was. */
async function refreshProfile(asking: Asking): Promise<Person> {
  await askProfile(asking);
  return (await findPerson(asking.db, asking.person.id)) ?? asking.person;
}

interface Asking {
  db: DatabaseRoot;
  senders: Senders;
  person: Person;
  account: Account;
  now: Temporal.Instant;
}

/** False when the platform could not be asked now; it is asked again at the next occasion, not a day later. */
export async function askProfile({ db, senders, person, account, now }: Asking): Promise<boolean> {
  // A joined person is who they are on the first platform: LINE's nickname would rename them for the organizers.
  const isElsewhere = await hasAccountOn(db, person.id, preferredTo(account.platform));
  const sender = senders[account.platform];
  const told = isElsewhere ? undefined : sender ? await sender.profile(account.externalId) : 'unasked';
  if (told === 'unasked') return false;
  await saveProfile(db, { account, now, profile: told ?? {} });
  return true;
}

/** Somebody blocked or left the account. Noted of strangers, too: a list of followers asked for before may still name them. */
export async function partWith({
  db,
  from,
  toldAt,
  now,
}: {
  db: DatabaseRoot;
  from: { platform: Platform; id: string };
  /** When, by the platform's word. */
  toldAt: Temporal.Instant;
  now: Temporal.Instant;
}): Promise<void> {
  const account = { platform: from.platform, externalId: from.id, unreachableAt: now };
  if (!(await findAccount(db, account)) && (await withoutForgotten(db, [account])).length === 0) return;
  await findOrAdd({ db, from, now });
  await saveReachability(db, account, toldAt);
}

const DEFAULT_LANGUAGE: Language = 'ja';

async function findOrAdd({
  db,
  from,
  heardAt,
  now,
}: {
  db: DatabaseRoot;
  from: { platform: Platform; id: string };
  /** Unset: they do not speak. */
  heardAt?: Temporal.Instant;
  now: Temporal.Instant;
}): Promise<Visitor & { account: Account }> {
  const key = { platform: from.platform, externalId: from.id };
  const known = await findAccount(db, { ...key, heardAt });
  if (known) return known;
  const person: Person = { id: crypto.randomUUID(), name: '', language: DEFAULT_LANGUAGE, remindersMutedAt: null };
  const account: Account = { ...key, personId: person.id, unreachableAt: null, profileCheckedAt: null };
  const isAdded = await db.transaction(async (tx) => {
    await letBeKnown(tx, key);
    return addPerson(tx, { person, account, now });
  });
  if (isAdded) return { person, account, role: null, isOwed: false };
  const theirs = await findAccount(db, key);
  if (!theirs) throw new Error('an account was added and vanished');
  return theirs;
}
