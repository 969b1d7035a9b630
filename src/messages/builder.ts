// How the messages of each kind are built, as types: a kind's builder is of the shape that its row in kinds.ts asks for.
// The builders stand in their rooms. Each is asked at the moment of sending; undefined: it is no longer wanted.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database, DatabaseRoot } from '../database/client.ts';
import type { Person } from '../people/person.ts';
import type { Seminar } from '../seminars/seminar.ts';
import type { KindAlike, KindsThat, MessageKind } from './kinds.ts';
import type { Links } from './links.ts';
import type { LedgerMessage } from './message.ts';

type Built = Promise<Card | undefined>;

export interface ToOne {
  db: DatabaseRoot;
  links: Links;
  message: LedgerMessage;
  seminar: Seminar;
  person: Person;
  reader: Reader;
}

export type BuildForOne = (to: ToOne) => Built;

/** Of no seminar. */
type BuildApart = (to: Omit<ToOne, 'seminar'>) => Built;

/** In a channel; `status`: sent, it is kept current. */
type BuildPost = (post: Omit<ToOne, 'person'>) => Built;

/** What many get alike, and what one of them gets who is sent to alone: the same. */
export interface BuildForMany {
  toOne: BuildForOne;
  /**
   * Of these people, found for all at once: who still wants it, and whose card would be a personal one, since it would
   * tell their own answer.
   */
  sortOut(among: {
    db: Database;
    seminarId: string;
    occasion: string;
    people: ReadonlySet<string>;
  }): Promise<{ wanting: Iterable<string>; personal?: Iterable<string> }>;
  /** The one card for all of a language. */
  toAll(to: {
    db: Database;
    seminar: Seminar;
    occasion: string;
    details: Record<string, string>;
    reader: Reader;
  }): Built;
}

type BuilderOf<K extends MessageKind> = K extends KindAlike
  ? BuildForMany
  : K extends KindsThat<{ goesAs: 'post' }>
    ? BuildPost
    : K extends KindsThat<{ goesAs: 'apart' }>
      ? BuildApart
      : BuildForOne;

export type Builders = { [K in MessageKind]: BuilderOf<K> };

/** Once the seminar is cancelled nobody wants it. */
export const whileAnnounced =
  <To extends { seminar: Seminar }>(build: (to: To) => Built) =>
  async (to: To): Built =>
    to.seminar.status === 'announced' ? build(to) : undefined;
