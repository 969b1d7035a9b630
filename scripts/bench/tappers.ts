// Who taps next, on which seminar, and what: each tap takes back the one before, so that each changes something. Nobody
// taps twice at once. At the end the database is asked whether each answer stands as it was last given.
import type { Sql } from '../../src/database/driver.ts';

export interface Tapper {
  /** The platform's id. */
  userId: string;
  personId: string;
  seminarId: string;
  /** What their coming leads to, and so what kind of tap they make. */
  whenComing: 'attending' | 'waitlisted';
  isComing: boolean;
  /** The last tap was not answered: nobody knows how things stand. */
  isLost?: boolean;
}

export interface Tappers {
  /** The one who waited longest. Throws when all are at it. */
  next(): Tapper;
  /** Their answer was shown. */
  done(tapper: Tapper): void;
  /** Nothing was shown to them. They tap no more. */
  lost(tapper: Tapper): void;
  /** Throws where the bot did other than it said. */
  check(sql: Sql): Promise<void>;
}

/** Who gives a seat back has said “yes” to its going to whoever waits: the question alone would change nothing. */
export const buttonOf = ({ seminarId, isComing }: Tapper): object => ({
  ...{ do: 'answer', seminar: seminarId, edition: 1 },
  ...(isComing ? { answer: 'declined', given: true } : { answer: 'on_site' }),
});

/** `reserve`: who taps only where all others wait for their answers. */
export function createTappers(regular: Tapper[], reserve: Tapper[] = []): Tappers {
  let queue = [...regular];
  let from = 0;
  const inReserve = [...reserve];
  return {
    next() {
      const tapper = from < queue.length ? queue[from++] : inReserve.pop();
      if (!tapper) throw new Error('more taps are under way than there are people: the bot is too far behind');
      if (from > 10_000) [queue, from] = [queue.slice(from), 0];
      return tapper;
    },
    done(tapper) {
      tapper.isComing = !tapper.isComing;
      queue.push(tapper);
    },
    lost(tapper) {
      tapper.isLost = true;
    },
    check: (sql) => checkAnswers(sql, [...regular, ...reserve]),
  };
}

async function checkAnswers(sql: Sql, all: Tapper[]): Promise<void> {
  const seminars = [...new Set(all.map(({ seminarId }) => seminarId))];
  const rows = await sql<{ seminar_id: string; person_id: string; standing: string }[]>`
    select seminar_id, person_id, standing from rsvps where seminar_id = any (${seminars}::uuid[])`;
  const standings = new Map(rows.map((row) => [`${row.seminar_id} ${row.person_id}`, row.standing]));
  const wrong = all.flatMap((tapper) => {
    const stands = standings.get(`${tapper.seminarId} ${tapper.personId}`) ?? 'declined';
    if (tapper.isLost) return [];
    const expected = tapper.isComing ? tapper.whenComing : 'declined';
    return stands === expected ? [] : [`${stands} instead of ${expected}`];
  });
  if (wrong.length > 0) {
    throw new Error(`${wrong.length} of ${all.length} answers do not stand as they were given, e.g. ${wrong[0]}.`);
  }
}
