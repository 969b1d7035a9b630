// What people see, as plain data: a Card to read and tap, a Form to fill in. Knows no platform;
// each surface renders both within its own limits.
import type { Command, FormCommand } from '../commands.ts';
import type { Drawn } from './drawn.ts';
import type { Picture } from './picture.ts';
import type { Platform } from './place.ts';

export type Language = 'ja' | 'en';

export interface Card {
  /** One line for notifications and screen readers: Slack's `text`, LINE's altText. */
  summary: string;
  /** Above all else; where it cannot be shown the card goes without. */
  picture?: Picture;
  /** A short state above the title: 受付中, 満席, 受付終了, 中止 … */
  badge?: { text: string; tone: 'open' | 'full' | 'closed' | 'notice' };
  title?: string;
  /** Paragraphs, in order. Plain text; may hold line breaks. */
  text?: string[];
  facts?: Fact[];
  /** Rows of buttons; a surface may break a row further, never reorder. */
  buttons?: Button[][];
  /** What the lists are narrowed to, above them: at most one is chosen. */
  filters?: Choosable[];
  /** Names in groups, each a row to tap. */
  lists?: NameList[];
  /** Seldom wanted, so folded away behind the buttons; where a place has no fold, or one cannot fold, buttons below them. */
  more?: Button[];
  /** Small print at the end. */
  note?: string;
  /** Cards in a list, e.g. the coming seminars, at most 8; each with its own buttons. LINE shows them as a carousel. */
  items?: Card[];
  /** Below the facts, where the place draws. */
  drawn?: Drawn;
  /**
   * Set on a listed card that is a preview of what this platform will show. A page draws it so; elsewhere what is said of
   * it, with its buttons, stands before it.
   */
  drawnAs?: Platform;
  /** Set on a listed card that asks something else: it comes after all that the card itself says, with its buttons. */
  isAside?: true;
  /** Who says it there. Told on the way out (bot/faces.ts). */
  face?: Face;
  /**
   * Set while what it tells still changes: what shows the same by then. Where what was shown can be replaced, it is, a
   * few times.
   */
  again?: Command;
  /** Groups above all else, each with a title and items of its own. Slack's Home tab alone shows them. */
  sections?: Card[];
}

/** What a platform calls the bot, and shows beside what it says. */
export interface Face {
  name: string;
  /** https. */
  icon?: string;
}

export interface Choosable {
  label: string;
  command: Command;
  isChosen?: boolean;
}

/** Before the label of what is chosen, where a look alone would not say so, or say too much. */
export const CHOSEN = '✓ ';

export interface NameList {
  title: string;
  /** `note`: small, behind the name. */
  rows: { label: string; note?: string; command: Command }[];
}

export interface Fact {
  label: string;
  value: string;
  /** Set: the value says what it was and what it is. The same apart, for a place that draws one below the other. */
  change?: { was: string; is: string };
  /** Set: the value is a link. */
  url?: string;
  /** How much of a whole it is, from 0 to 1: drawn below it, where the place draws. */
  share?: number;
}

export type Button =
  | {
      kind: 'command';
      /** At most 20 characters in Japanese (LINE quick replies; Slack shows about 30). */
      label: string;
      command: Command;
      style?: 'primary' | 'danger';
      /** Turns the list's pages: where a list is read from top to bottom it stands at its end. */
      turnsPage?: true;
      /** Asked before the command runs, on every surface. */
      confirm?: { title: string; text: string; yes: string; no: string };
    }
  | { kind: 'link'; label: string; url: string; style?: 'primary' };

export interface Form {
  /** What its submission runs, once the typed values are added. */
  submit: FormCommand;
  /** At most 24 characters (Slack's modal title). */
  title: string;
  submitLabel: string;
  intro?: string;
  /** On a page alone. */
  picture?: Picture;
  fields: Field[];
  /** What opens the fields that stand one step away. */
  moreLabel?: string;
  /** Leads back to where one was, without sending it. */
  back?: { label: string; command: Command };
  language: Language;
}

export type Field = {
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** What stands in the field at first. */
  value?: string;
  /** One step away (`moreLabel`): it is well as it stands. What was not asked for is not sent. */
  isMore?: boolean;
  /** Asked only while that choice of the same form is one of these. `said`: the same in words. */
  when?: { field: string; is: readonly string[]; said: string };
} & (
  | { type: 'text'; isMultiline?: boolean; maxLength: number; placeholder?: string }
  | { type: 'url'; placeholder?: string }
  /** YYYY-MM-DD */
  | { type: 'date' }
  /** HH:MM, 24 hours */
  | { type: 'time' }
  | { type: 'number'; min: number }
  /** A PNG or JPEG; its value is the file as base64. Pages alone can ask for one. */
  | { type: 'picture'; maxBytes: number }
  | { type: 'choice'; options: Choice[] }
  /** One box to tick; its value is 'yes' or ''. */
  | { type: 'check'; option: string }
  /** A Slack channel's id. `options`: those known by name, where there is no picker as on Slack. */
  | { type: 'channel'; options?: Choice[] }
  /** An account (cards/account.ts); on a page it may be the label of one of the options. */
  | { type: 'person'; options?: Choice[] }
);

export interface Choice {
  value: string;
  label: string;
}
