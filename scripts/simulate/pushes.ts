// What LINE took from the bot and what of the ledger was in it: what counts against the month's allowance is counted at
// LINE, never believed. A push counts once, a multicast once a member, a reply nothing. Pure.
import { isUrgent, type MessageKind, priorityOf } from '../../src/messages/kinds.ts';
import type { TrafficEntry } from '../../src/playground/traffic.ts';

/** One message, or several in one, to one person. */
export interface Sent {
  /** ISO instant. */
  at: string;
  via: 'push' | 'multicast' | 'reply';
  to: string;
}

/** A row of the ledger, as far as it is told here. */
export interface Row {
  kind: MessageKind;
  seminarId: string | null;
  personId: string | null;
  status: string;
  /** LINE's id of its person, where only LINE reaches them. */
  lineOnly: string | null;
  platform: string | null;
  address: string | null;
  plannedAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
  lastError: string | null;
}

export function createPushCounter() {
  const sent: Sent[] = [];
  return {
    sent,
    note({ platform, direction, name, status, at, request }: TrafficEntry): void {
      if (platform !== 'line' || direction !== 'call' || status !== 200) return;
      const via = /\/message\/(push|multicast)$/.exec(name)?.[1] as 'push' | 'multicast' | undefined;
      if (!via) return;
      const { to } = request as { to: string | string[] };
      for (const each of new Set([to].flat())) sent.push({ at, via, to: each });
    },
  };
}

/** A push, and what was in it. The first names it. */
export interface Push extends Sent {
  rows: Row[];
}

export interface Explained {
  pushes: Push[];
  /** Pushes of which the ledger knows nothing. */
  unknown: Sent[];
  /** Rows that went out on LINE and cost no push: with a reply. */
  free: Row[];
}

/**
 * Puts rows into the pushes they went out with: those to the same person at the same instant of the standing clock. Of
 * more rows than pushes what matters most has a push each, and the others went along with the first.
 */
export function explain(sent: readonly Sent[], rows: readonly Row[]): Explained {
  const key = (to: string | null, at: string | undefined) => `${to} ${at}`;
  const out = rows.filter(({ platform, status }) => platform === 'line' && status === 'sent');
  const rowsAt = Map.groupBy(out, ({ address, sentAt }) => key(address, sentAt?.toString()));
  const pushesAt = Map.groupBy(sent, ({ to, at }) => key(to, at));
  const explained: Explained = { pushes: [], unknown: [], free: [] };
  for (const [where, there] of pushesAt) {
    const mine = (rowsAt.get(where) ?? []).toSorted(byWeight);
    const made = there.slice(0, mine.length).map((push, index) => ({ ...push, rows: mine.slice(index, index + 1) }));
    made[0]?.rows.push(...mine.slice(there.length));
    explained.pushes.push(...made);
    explained.unknown.push(...there.slice(mine.length));
  }
  explained.free = [...rowsAt].flatMap(([where, mine]) => (pushesAt.has(where) ? [] : mine));
  return explained;
}

/** Among what is as urgent: what is of the evening before what is of the days after it. */
const USUAL_ORDER: MessageKind[] = ['mailing', 'day-before', 'soon', 'materials', 'survey', 'survey-reminder'];

function byWeight(one: Row, other: Row): number {
  return weightOf(other.kind) - weightOf(one.kind);
}

function weightOf(kind: MessageKind): number {
  const place = USUAL_ORDER.indexOf(kind);
  return priorityOf(kind) * 100 + (isUrgent(kind) ? 50 : 0) - (place < 0 ? USUAL_ORDER.length : place);
}

export interface KindCount {
  kind: MessageKind;
  /** To who is reached by LINE alone. */
  owed: number;
  pushes: number;
  /** Went out in a push named by another. */
  along: number;
  /** Went out with a reply. */
  free: number;
  /** Not sent: nobody wanted it any more, or nobody was there. */
  dropped: number;
}

export function countByKind(rows: readonly Row[], { pushes, free }: Explained): KindCount[] {
  const counts = new Map<MessageKind, KindCount>();
  const of = (kind: MessageKind) => {
    const found = counts.get(kind) ?? { kind, owed: 0, pushes: 0, along: 0, free: 0, dropped: 0 };
    counts.set(kind, found);
    return found;
  };
  for (const { kind, lineOnly, platform, status } of rows) {
    // Whoever joined their accounts since was reached by LINE alone then.
    if (platform === null ? lineOnly === null : platform !== 'line') continue;
    of(kind).owed += 1;
    if (status !== 'sent') of(kind).dropped += 1;
  }
  for (const { rows: carried } of pushes) {
    const [first, ...others] = carried;
    if (first) of(first.kind).pushes += 1;
    for (const { kind } of others) of(kind).along += 1;
  }
  for (const { kind } of free) of(kind).free += 1;
  return [...counts.values()].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}
