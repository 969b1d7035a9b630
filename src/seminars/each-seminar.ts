// What the clock does to seminars, one after the other: each is locked, read again and done in a transaction of its own.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { isPassingFault } from '../database/faults.ts';
import type { Logger } from '../log.ts';
import { lockSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';

/** Returns what is to be done once it is committed, if anything. */
type Work = (tx: Transaction, seminar: Seminar) => Promise<(() => void) | undefined>;

/** What a job over seminars runs with. `log`: left out, one that fails ends it, and is thrown. */
export interface Passing {
  db: DatabaseRoot;
  log?: Pick<Logger, 'error'>;
  now: Temporal.Instant;
}

/**
 * One that fails is logged, and the others go on. Only where two on end fail by a fault that passes is it thrown: then it
 * is not the seminar, the database is away.
 */
export async function eachSeminar({ db, log }: Pick<Passing, 'db' | 'log'>, ids: string[], work: Work): Promise<void> {
  let mayBeAway = false;
  for (const id of ids) {
    try {
      const afterwards = await db.transaction(async (tx) => {
        const seminar = await lockSeminar(tx, id);
        return seminar && work(tx, seminar);
      });
      afterwards?.();
      mayBeAway = false;
    } catch (error) {
      const isPassing = isPassingFault(error);
      if (!log || (isPassing && mayBeAway)) throw error;
      mayBeAway = isPassing;
      log.error({ err: error, seminar: id }, 'a job failed for one seminar; it is asked again in a minute');
    }
  }
}
