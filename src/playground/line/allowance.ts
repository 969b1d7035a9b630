// The account's monthly message allowance. Knows nothing of messages: callers say how many people were reached.
import type { Clock } from '../../clock.ts';

export interface Allowance {
  used(): number;
  /** null: no limit. */
  limit(): number | null;
  setLimit(limit: number | null): void;
  /** Counts messages against this month, or counts nothing and answers false when they would exceed it. */
  spend(count: number): boolean;
}

export function createAllowance({ clock, limit }: { clock: Clock; limit: number | null }): Allowance {
  let monthlyLimit = limit;
  let month = '';
  let used = 0;
  // LINE Official Account plans in Japan run by the calendar month, Japanese time.
  const enterMonth = () => {
    const now = clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toPlainYearMonth().toString();
    if (now !== month) used = 0;
    month = now;
  };
  return {
    used() {
      enterMonth();
      return used;
    },
    limit: () => monthlyLimit,
    setLimit(value) {
      monthlyLimit = value;
    },
    spend(count) {
      enterMonth();
      if (monthlyLimit !== null && used + count > monthlyLimit) return false;
      used += count;
      return true;
    },
  };
}
