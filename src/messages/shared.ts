// What many get alike, on LINE in one request: how they are told apart. Pure.

import type { Card, Language } from '../cards/card.ts';
import type { Database } from '../database/client.ts';
import { goesAs, type KindAlike, priorityOf } from './kinds.ts';
import type { LedgerMessage } from './message.ts';

/** Messages owed together: of one kind, about one thing that happened to one seminar. */
export interface Group {
  kind: KindAlike;
  seminarId: string;
  occasion: string;
}

type Row = Pick<LedgerMessage, 'kind' | 'seminarId' | 'personId' | 'occasion'>;

/** Undefined: it goes out by itself. */
export function groupOf({ kind, seminarId, personId, occasion }: Row): Group | undefined {
  return goesAs(kind, 'alike') && seminarId && personId ? { kind, seminarId, occasion } : undefined;
}

export const groupKey = ({ kind, seminarId, occasion }: Group): string => `${kind} ${seminarId} ${occasion}`;

/** What has to be done to get rows of the ledger out. */
export interface Work {
  /** Ids of those that go out by themselves. */
  messages: { id: string; priority: number }[];
  groups: Group[];
  /** Ids. */
  batches: string[];
}

type Begun = Row & Pick<LedgerMessage, 'id' | 'batchId' | 'status' | 'firstAttemptAt'>;

/** What was begun alone may have been sent: it goes on alone. */
export function workOf(rows: Begun[]): Work {
  const [taken, free] = [rows.flatMap(({ batchId }) => batchId ?? []), rows.filter(({ batchId }) => batchId === null)];
  const groupIn = (row: Begun) => (row.status === 'owed' && !row.firstAttemptAt ? groupOf(row) : undefined);
  const groups = free.flatMap((row) => groupIn(row) ?? []);
  return {
    batches: [...new Set(taken)],
    groups: [...new Map(groups.map((group) => [groupKey(group), group])).values()],
    messages: free.filter((row) => !groupIn(row)).map(({ id, kind }) => ({ id, priority: priorityOf(kind) })),
  };
}

/** On what, beside its group, the card depends; who has the same gets the same. */
export interface Variant {
  language: Language;
  /** Nobody ever told which language they read, and this is the first they get. */
  isFirstWord: boolean;
  details: Record<string, string>;
}

interface SharedCard {
  card: Card;
  isSilent: boolean;
  /** The seminar's, which the card shows. */
  edition: number;
}

/** What the ledger has to be told of the messages that many get alike. */
export interface SharedMessages {
  /** Of these people: who gets the same as others do, and who something of their own. Nobody else wants it any more. */
  sortOut(db: Database, group: Group, people: string[]): Promise<{ alike: Set<string>; personal: Set<string> }>;
  /** The card as things stand now; undefined when nobody wants it any more. */
  build(db: Database, group: Group, variant: Variant): Promise<SharedCard | undefined>;
}

interface Lot extends Pick<LedgerMessage, 'usefulUntil'> {
  variant: Variant;
}

/** By equal variants that are of use for equally long, each in lots of at most `most`. */
export function cutIntoLots<T extends Lot>(rows: T[], most: number): (Lot & { rows: T[] })[] {
  const same = Map.groupBy(rows, ({ variant, usefulUntil }) => `${usefulUntil} ${variantKey(variant)}`);
  return [...same.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / most) }, (_, index) => {
      const some = all.slice(index * most, (index + 1) * most);
      const { variant, usefulUntil } = some[0] as T;
      return { variant, usefulUntil, rows: some };
    }),
  );
}

export function variantKey({ language, isFirstWord, details }: Variant): string {
  const entries = Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([language, isFirstWord, entries]);
}
