// What a page alone can show, besides what any place can.
import type { Card, Form, Language } from './card.ts';
import type { FormOutcome, Outcome } from './outcome.ts';
import type { Platform } from './place.ts';

/** What a command answers with where a page shows it. */
export type PageOutcome = Outcome | FileOutcome | DoorPageOutcome;

/** To be downloaded. */
export interface FileOutcome {
  kind: 'file';
  fileName: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The page at the door, to be projected or printed. */
export interface DoorPageOutcome {
  kind: 'door-page';
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
export interface GuestPage {
  /** `from`: the platform whose app shows the page, as far as that is known. */
  page(language: Language, from?: Platform): { card: Card; form?: Form };
  /** `sent`: the submit of the form that was shown, as it came back. */
  submit(values: Record<string, string>, language: Language, sent?: Form['submit']): Promise<FormOutcome>;
}

export const isForPagesOnly = (outcome: PageOutcome): outcome is FileOutcome | DoorPageOutcome =>
  outcome.kind === 'file' || outcome.kind === 'door-page';
