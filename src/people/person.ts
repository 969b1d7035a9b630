// A human, on whichever platform they speak to us. Pure types.
import { createHash } from 'node:crypto';
import type { Language } from '../cards/card.ts';
import { PLATFORMS, type Platform } from '../cards/place.ts';

export interface Person {
  id: string;
  /** As the platform tells it; '' while it does not. */
  name: string;
  language: Language;
  remindersMutedAt: Temporal.Instant | null;
  /** When they were asked who they are; unset of somebody just met. */
  introductionAskedAt?: Temporal.Instant | null;
}

export interface Account {
  platform: Platform;
  externalId: string;
  personId: string;
  /** Set: nothing is sent there. */
  unreachableAt: Temporal.Instant | null;
  profileCheckedAt: Temporal.Instant | null;
}

/** What is known of a person beyond their accounts. */
export interface Profile extends Pick<Person, 'name' | 'remindersMutedAt'> {
  /** Where they work; '' when nobody told. */
  organization: string;
  /** When they last muted or unmuted; null: never. */
  remindersChangedAt: Temporal.Instant | null;
  /** When the last seminar began that they were at. */
  lastCameAt: Temporal.Instant | null;
}

/**
 * The id of somebody known by name only: the same from the same parts, such as the form that named them. No id from
 * outside can so be that of somebody there is.
 */
export function idFrom(parts: string[]): string {
  const digits = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // The shape of a UUID made by a rule of one's own (RFC 9562, version 8).
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

/** Two turn out to be one: `mine` stays, `theirs` fills what it lacks, and of two words on reminders the newer counts. */
export function joinedProfile(mine: Profile, theirs: Profile): Profile {
  const { remindersMutedAt, remindersChangedAt } = isNewer(theirs, mine) ? theirs : mine;
  return {
    name: mine.name || theirs.name,
    organization: mine.organization || theirs.organization,
    remindersMutedAt,
    remindersChangedAt,
    lastCameAt: later(mine.lastCameAt, theirs.lastCameAt),
  };
}

function later(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (!one || !other) return one ?? other;
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}

/** Where else somebody may have what is for them alone: on the other of their accounts. */
export function otherPlatform(
  accounts: Pick<Account, 'platform' | 'unreachableAt'>[],
  preferred: Platform | null,
): { now: Platform; other: Platform } | undefined {
  const reached = PLATFORMS.filter((platform) =>
    accounts.some((account) => account.platform === platform && !account.unreachableAt),
  );
  const now = reached.find((platform) => platform === preferred) ?? reached[0];
  const other = reached.find((platform) => platform !== now);
  return now && other && { now, other };
}

/** What is known of the language somebody reads. */
export interface Reading {
  language: Language;
  /** When their platform told it; null: never. */
  languageToldAt: Temporal.Instant | null;
  /** When they chose it themselves. */
  languageChosenAt: Temporal.Instant | null;
}

/** Of two that turn out to be one: the last choice; else what `mine` platform told; else what `theirs` did. */
export function joinedReading(mine: Reading, theirs: Reading): Reading {
  const [my, their] = [mine.languageChosenAt, theirs.languageChosenAt];
  if (my || their) return their && (!my || Temporal.Instant.compare(their, my) > 0) ? theirs : mine;
  return mine.languageToldAt || !theirs.languageToldAt ? mine : theirs;
}

function isNewer({ remindersChangedAt: at }: Profile, { remindersChangedAt: than }: Profile): boolean {
  return at !== null && (than === null || Temporal.Instant.compare(at, than) > 0);
}

const PROFILE_GOOD_FOR = Temporal.Duration.from({ hours: 24 });

/** Names and languages change seldom: asked again after a day. */
export function isProfileStale(account: Account, now: Temporal.Instant): boolean {
  const { profileCheckedAt } = account;
  return !profileCheckedAt || Temporal.Instant.compare(profileCheckedAt.add(PROFILE_GOOD_FOR), now) <= 0;
}
