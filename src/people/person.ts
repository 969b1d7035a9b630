// A human, on whichever platform they speak to us. Pure types.
import type { Language } from '../messages/card.ts';
import type { Platform } from '../messages/sender.ts';

export interface Person {
  id: string;
  /** As the platform tells it; '' while it does not. */
  name: string;
  language: Language;
  remindersMutedAt: Temporal.Instant | null;
}

export interface Account {
  platform: Platform;
  externalId: string;
  personId: string;
  /** Set: nothing is sent there. */
  unreachableAt: Temporal.Instant | null;
  profileCheckedAt: Temporal.Instant | null;
}

const PROFILE_GOOD_FOR = Temporal.Duration.from({ hours: 24 });

/** Names and languages change seldom: asked again after a day. */
export function isProfileStale(account: Account, now: Temporal.Instant): boolean {
  const { profileCheckedAt } = account;
  return !profileCheckedAt || Temporal.Instant.compare(profileCheckedAt.add(PROFILE_GOOD_FOR), now) <= 0;
}
