// Where people read, and what can be done there. Rooms ask the place for the ability, never for the platform's name; each
// surface says its own (surfaces/<name>/place.ts).

/**
 * Those people can be met on. Who is on several is written to on the first of them: on LINE each message counts against
 * the month's allowance.
 */
export const PLATFORMS = ['slack', 'line'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The same in every language. */
export const PLATFORM_NAMES: Record<Platform, string> = { slack: 'Slack', line: 'LINE' };

/** Who can be reached there is not written to on this one. */
export const preferredTo = (platform: Platform): Platform[] => PLATFORMS.slice(0, PLATFORMS.indexOf(platform));

export const besides = (platform: Platform): Platform[] => PLATFORMS.filter((other) => other !== platform);

/** Where the team works: seminars are posted in its channels, and its members are named in forms and settings. */
export const WORKPLACE: Platform = 'slack';
/** An id of theirs, where it is typed. */
export const MEMBER_ID = /^[UW][A-Z0-9]{2,}$/;
/** The same of the followed account. */
export const FOLLOWER_ID = /^U[0-9a-f]{32}$/;

/** Where people follow the account: announcements go to each of them. */
export const FOLLOWED: Platform = 'line';

/** Where each message counts against a month's allowance; so what many get alike goes in one request, as the month allows. */
export const COUNTED: Platform = 'line';

export interface Place {
  /** Whose cards are shown, and whose words say how things are done. */
  platform: Platform;
  /** A form can be shown here and now; else a link leads to it. */
  showsForms: boolean;
  /** A long list to work on fits; else an organizer's is a page. */
  showsLongLists: boolean;
  /** What was sent is brought up to date later; else it stays as it was, so it tells no number that grows stale. */
  keepsCurrent: boolean;
  /** A card can be shown here as any platform will show it; else just as this one does. */
  drawsPlatforms: boolean;
  /** Each message of the bot's own accord counts here: what can be spared is spared. */
  isCounted?: true;
  /** A number is told here that joins another account to this one. */
  givesJoinCodes: boolean;
  /** Large numbers and bars are drawn; else they are written. */
  draws: boolean;
  /** How a card's picture gets there: fetched from an address that everybody reaches, else uploaded first, or by our own page. Left out: none does. */
  takesPictures?: 'by_address' | 'by_address_or_file' | 'on_own_page';
  /** The link, so that the phone's own browser opens it: an app's may open no file and keep none. */
  outside(url: string): string;
}

export interface Places extends Record<Platform, Place> {
  /** A page of our own, behind a signed link. */
  page: Place;
}
