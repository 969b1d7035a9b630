// Somebody's account as a form's field carries it: the platform where they were picked, and its own id of them.
import { FOLLOWED, FOLLOWER_ID, MEMBER_ID, PLATFORMS, type Platform, WORKPLACE } from './place.ts';

export interface PickedAccount {
  platform: Platform;
  id: string;
}

export const accountText = ({ platform, id }: PickedAccount): string => `${platform}:${id}`;

/** An id alone, typed or of a form opened before, is the workplace's. Undefined: neither. */
export function readAccount(text: string): PickedAccount | undefined {
  const [, prefix = '', id = ''] = /^(?:([a-z]+):)?(\S{1,200})$/.exec(text.trim()) ?? [];
  if (prefix === '') return MEMBER_ID.test(id) ? { platform: WORKPLACE, id } : undefined;
  const platform = PLATFORMS.find((each) => each === prefix);
  return platform && { platform, id };
}

/** Whom a setting names by an id alone. */
export const accountNamed = (id: string): PickedAccount =>
  FOLLOWER_ID.test(id) ? { platform: FOLLOWED, id } : { platform: WORKPLACE, id };
