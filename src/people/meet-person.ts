// Whoever speaks to us becomes a person here, with the name and language their platform tells.
import type { DatabaseRoot } from '../database/client.ts';
import type { Language } from '../messages/card.ts';
import type { Platform, Sender } from '../messages/sender.ts';
import { addPerson, findAccount, hasAccountOn, saveProfile, saveReachability } from './person.store.ts';
import { type Account, isProfileStale, type Person } from './person.ts';

export type Senders = Partial<Record<Platform, Sender>>;

/** The person behind a platform's account, made on first sight. Who speaks to us can be reached again. */
export async function meetPerson({
  db,
  senders,
  from,
  spokeAt,
  now,
}: {
  db: DatabaseRoot;
  senders: Senders;
  from: { platform: Platform; id: string };
  /** When they did, by the platform's word; now when left out. */
  spokeAt?: Temporal.Instant;
  now: Temporal.Instant;
}): Promise<Person> {
  const { person, account } = await findOrAdd({ db, from, now });
  if (account.unreachableAt) await saveReachability(db, { ...account, unreachableAt: null }, spokeAt ?? now);
  return isProfileStale(account, now) ? refreshProfile({ db, senders, person, account, now }) : person;
}

/** Asks the platform for name and language; what it does not tell stays as it was. */
export async function refreshProfile({
  db,
  senders,
  person,
  account,
  now,
}: {
  db: DatabaseRoot;
  senders: Senders;
  person: Person;
  account: Account;
  now: Temporal.Instant;
}): Promise<Person> {
  // A joined person is who they are on Slack: LINE's nickname would rename them for the organizers.
  if (account.platform === 'line' && (await hasAccountOn(db, person.id, 'slack'))) return person;
  const sender = senders[account.platform];
  const told = sender ? await sender.profile(account.externalId) : 'unasked';
  // Asked again at the next contact, not a day later.
  if (told === 'unasked') return person;
  const profile: Partial<Person> = {};
  if (told?.name) profile.name = told.name;
  if (told?.language) profile.language = told.language;
  await saveProfile(db, { account, now, profile });
  return { ...person, ...profile };
}

/** Someone the platform told of who has not spoken yet, e.g. a follower from before the bot. */
export async function addStranger({
  db,
  from,
  now,
}: {
  db: DatabaseRoot;
  from: { platform: Platform; id: string };
  now: Temporal.Instant;
}): Promise<void> {
  await findOrAdd({ db, from, now });
}

const DEFAULT_LANGUAGE: Language = 'ja';

async function findOrAdd({
  db,
  from,
  now,
}: {
  db: DatabaseRoot;
  from: { platform: Platform; id: string };
  now: Temporal.Instant;
}): Promise<{ person: Person; account: Account }> {
  const key = { platform: from.platform, externalId: from.id };
  const known = await findAccount(db, key);
  if (known) return known;
  const person: Person = { id: crypto.randomUUID(), name: '', language: DEFAULT_LANGUAGE, remindersMutedAt: null };
  const account: Account = { ...key, personId: person.id, unreachableAt: null, profileCheckedAt: null };
  const isAdded = await db.transaction((tx) => addPerson(tx, { person, account, now }));
  if (isAdded) return { person, account };
  const theirs = await findAccount(db, key);
  if (!theirs) throw new Error('an account was added and vanished');
  return theirs;
}

/** Whether Slack knows nobody by this id: typed wrong, or gone. Not known when Slack cannot be asked. */
export async function isUnknownOnSlack(senders: Senders, slackId: string): Promise<boolean> {
  return senders.slack !== undefined && (await senders.slack.profile(slackId)) === undefined;
}
