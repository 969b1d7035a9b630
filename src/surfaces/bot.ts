// What every surface is handed: the way in to the bot. Knows no platform and no room.

import type { Language } from '../cards/card.ts';
import type { Outcome } from '../cards/outcome.ts';
import type { GuestPage, PageOutcome } from '../cards/page-outcome.ts';
import type { PictureOf } from '../cards/picture.ts';
import type { Platform } from '../cards/place.ts';
import type { Command, FormCommand } from '../commands.ts';
import type { TakeAlong } from '../messages/along.ts';
import type { Inbox } from '../messages/arrival.ts';
import type { LinkUse } from '../messages/links.ts';

export interface Identity {
  platform: Platform;
  /** The platform's own id of the person, e.g. Slack's U…, LINE's U + 32 hex digits. */
  id: string;
}

/** What to show; and where an answer is free, a way to take along with it what they are owed, if it may be anything. */
export type Answer = Outcome & { takeAlong?: TakeAlong };

export interface Bot {
  /**
   * Carries out one command for one person and returns what to show them. Never throws for anything a person
   * did; throws only when the bot itself is in trouble (database gone), so that the surface can apologise.
   */
  run(input: {
    from: Identity;
    command: Command;
    /** When the person tapped, as the platform's signed event says; undefined: now. Later than now counts as now. */
    tappedAt?: Temporal.Instant;
    /** The platform's id of the event; a repeated one has no second effect and answers with how things stand now. */
    eventId?: string;
  }): Promise<Answer>;
  /** Where an event from a platform is stored before it is run, and settled once it is answered. */
  inbox: Inbox;
  /** Whether another try may cure what `run` or the inbox threw: the database was away or too slow. */
  isPassing(fault: unknown): boolean;
  /** The person's language, for words of the surface's own. */
  languageOf(from: Identity): Promise<Language>;
  /**
   * What a signed link leads to; a bad or expired one is a union member, not an error. `use`: of the path it came by; a
   * token made for another use opens nothing there.
   */
  readLink(token: string, use: LinkUse): Promise<LinkTarget>;
}

/** What a signed link leads to. */
export type LinkTarget =
  /** One command of one person's, carried out as a tap of theirs is. */
  | {
      kind: 'command';
      language: Language;
      /** Shows what the link was made for. Changes nothing, however often it is opened. */
      open(): Promise<PageOutcome>;
      /** Sends the one form that it was made for. `sent`: the submit of the form that was shown, as it came back. */
      submit?(values: Record<string, string>, sent?: FormCommand): Promise<PageOutcome>;
    }
  /** The organizers' desk: any command as the person of the link, until it expires. */
  | {
      kind: 'desk';
      language: Language;
      /** Shows what is asked for, or the desk's start: changes nothing, whatever is asked. */
      open(asked: Command): Promise<PageOutcome>;
      run(command: Command): Promise<PageOutcome>;
      /** A token (`form`) that sends just this form, of this person, after the desk's link has expired. */
      keepOpen(form: { submit: FormCommand; opener: Command }): Promise<string>;
    }
  /** `keep`: whether who fetched it may keep it, and everybody's or just their own. */
  | { kind: 'picture'; png: Uint8Array<ArrayBuffer>; keep: 'for_long' | 'briefly' | 'alone' }
  /** It could not be drawn now. */
  | { kind: 'no_picture' }
  | { kind: 'calendar'; fileName: string; ics: string }
  | ({ kind: 'check-in' } & GuestPage)
  | { kind: 'expired'; language: Language }
  /** What it was for is over, so that a new one cannot be had either. */
  | { kind: 'closed'; language: Language; title: string; text: string[] }
  | { kind: 'invalid' };

/** For a platform that is given a picture's file, since it can fetch none from us. */
export interface PictureFiles {
  /** Throws, or undefined, where it cannot be had. */
  draw(of: PictureOf): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The file that holds it already, by the platform's id. */
  find(of: PictureOf): Promise<string | undefined>;
  keep(of: PictureOf, fileId: string): Promise<void>;
  forget(of: PictureOf, fileId: string): Promise<void>;
}
