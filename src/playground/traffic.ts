// What went over the wire in the playground, newest last, for its traffic log and for tests.
import type { Clock } from '../clock.ts';

export interface TrafficEntry {
  id: number;
  /** ISO instant on the playground's clock. */
  at: string;
  platform: 'slack' | 'line';
  /** 'call': the bot called the platform's API. 'event': the platform called the bot. */
  direction: 'call' | 'event';
  /** e.g. `chat.postMessage`, `block_actions`, `POST /v2/bot/message/push`, `postback`. */
  name: string;
  /** Where it was sent, when the name does not tell: which response_url. */
  path?: string;
  /** HTTP status of the answer; 0 when nobody answered. */
  status: number;
  /** What the platform refused or the bot answered wrongly, in one line; undefined when all is well. */
  problem?: string;
  request: unknown;
  response: unknown;
}

export interface Traffic {
  add(entry: Omit<TrafficEntry, 'id' | 'at'>): void;
  entries(): readonly TrafficEntry[];
  /** Calls back on each entry; returns the way to stop. */
  subscribe(listener: (entry: TrafficEntry) => void): () => void;
}

export function createTraffic({ clock, keep = 1000 }: { clock: Clock; keep?: number }): Traffic {
  let nextId = 1;
  const kept: TrafficEntry[] = [];
  const listeners = new Set<(entry: TrafficEntry) => void>();
  return {
    add(entry) {
      const full = { id: nextId++, at: clock.now().toString(), ...entry };
      kept.push(full);
      if (kept.length > keep) kept.shift();
      for (const listener of listeners) listener(full);
    },
    entries: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
