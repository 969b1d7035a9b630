// What every surface is handed: the way in to the bot. Knows no platform and no room.

import type { Card, Form, Language } from '../cards/card.ts';
import type { Outcome } from '../cards/outcome.ts';
import type { Platform } from '../cards/reader.ts';
import type { Command, FormCommand } from '../commands.ts';
import type { Inbox } from '../messages/arrival.ts';
import type { LinkUse } from '../messages/links.ts';

export interface Identity {
  platform: Platform;
  /** The platform's own id of the person, e.g. Slack's U…, LINE's U + 32 hex digits. */
  id: string;
}

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
  }): Promise<Outcome>;
  /** Where an event from a platform is stored before it is run, and settled once it is answered. */
  inbox: Inbox;
  /** Whether another try may cure what `run` or the inbox threw: the database was away or too slow. */
  isPassing(fault: unknown): boolean;
  /** The person's language, for words of the surface's own. */
  languageOf(from: Identity): Promise<Language>;
  /**
   * Runs a command for the person a signed link names; a bad or expired link is a union member, not an error. `use`: of
   * the path it came by; a token made for another use opens nothing there.
   */
  readLink(token: string, use: LinkUse): Promise<LinkTarget>;
}

/** What a signed link leads to. */
export type LinkTarget =
  | {
      kind: 'survey';
      form: Form;
      language: Language;
      /** `sent`: the submit of the form that was shown, as it came back. */
      submit(values: Record<string, string>, sent?: FormCommand): Promise<Outcome>;
    }
  /** The organizers' desk: runs one command as the person of the link, until it expires. */
  | {
      kind: 'desk';
      language: Language;
      run(command: Command): Promise<Outcome>;
      /** A token that sends just this form, of this person, after the desk's link has expired. */
      keepOpen(form: { submit: FormCommand; opener: Command }): Promise<string>;
    }
  /** What such a token leads to. */
  | {
      kind: 'form';
      language: Language;
      submit(values: Record<string, string>): Promise<Outcome>;
      /** The form anew, when what was sent has errors. */
      reopen(): Promise<Outcome>;
    }
  | { kind: 'calendar'; fileName: string; ics: string }
  /** To be downloaded. */
  | { kind: 'file'; fileName: string; contentType: string; bytes: Uint8Array<ArrayBuffer> }
  /** The page at the door, to be projected or printed. */
  | {
      kind: 'door';
      language: Language;
      title: string;
      when: string;
      code: string;
      /** What the QR code holds. */
      url: string;
      /** Said when the door is not open now. */
      state: string;
      howTo: { language: Language; text: string }[];
    }
  /** What the door's QR code opens, for whoever scanned it. */
  | {
      kind: 'check-in';
      page(language: Language): { card: Card; form?: Form };
      /** `sent`: the submit of the form that was shown, as it came back. */
      submit(values: Record<string, string>, language: Language, sent?: FormCommand): Promise<Outcome>;
    }
  | { kind: 'expired'; language: Language }
  /** What it was for is over, so that a new one cannot be had either. */
  | { kind: 'closed'; language: Language; title: string; text: string[] }
  | { kind: 'invalid' };
