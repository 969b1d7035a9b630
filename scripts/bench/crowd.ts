// The seminars and people that taps come from: 200 seminars with seats to spare, and full ones with so many answers.
import type { Sql } from '../../src/database/driver.ts';
import { seedAnswers, seedPeople, seedSeminars } from './seed.ts';
import type { Tapper } from './tappers.ts';

export const SEMINARS = 200;
const SEATS = 30;
/** Fewer than there are seats: nobody has to wait, and nobody is given a seat that becomes free. */
const EACH = 25;
const RESERVE = 4000;
/** Those who join the line of a full seminar and leave it again; more than ever tap at once. */
const MOST_IN_LINE = 400;

let people = 0;
const idsOf = (count: number) => Array.from({ length: count }, () => `UB${String(++people).padStart(8, '0')}`);

/** Takes turns among the seminars. */
export async function seedSpread(sql: Sql): Promise<Tapper[]> {
  const seeds = Array.from({ length: SEMINARS }, (_, n) => ({ title: `測定 ${n + 1}`, seats: SEATS }));
  const seminars = await seedSeminars(sql, seeds);
  const userIds = idsOf(SEMINARS * EACH);
  const personIds = await seedPeople(sql, { platform: 'slack', ids: userIds });
  return userIds.map((userId, index) => ({
    ...{ userId, personId: personIds[index] ?? '', seminarId: seminars[index % SEMINARS] ?? '' },
    ...{ whenComing: 'attending', isComing: false },
  }));
}

export interface FullSeminar {
  seminarId: string;
  /** They declined; coming, they join the line. */
  tappers: Tapper[];
  /** More of those, who have not answered yet: for when the bot is far behind. */
  reserve: Tapper[];
  /** Platform's ids of those who have a seat, the first who came first. */
  seated: string[];
}

/** Two of five have a seat, one waits, two declined. */
export async function seedFull(sql: Sql, answers: number): Promise<FullSeminar> {
  const seats = Math.round(answers * 0.4);
  const [seminarId = ''] = await seedSeminars(sql, [{ title: `測定 満席 ${answers}`, seats }]);
  const userIds = idsOf(answers + RESERVE);
  const personIds = await seedPeople(sql, { platform: 'slack', ids: userIds });
  const line = seats + Math.round(answers * 0.2);
  await seedAnswers(sql, {
    seminarId,
    attending: personIds.slice(0, seats),
    waiting: personIds.slice(seats, line),
    declined: personIds.slice(line, answers),
  });
  const all = userIds.map((userId, index) => ({
    ...{ userId, personId: personIds[index] ?? '', seminarId },
    ...{ whenComing: 'waitlisted' as const, isComing: false },
  }));
  const tappers = all.slice(line, Math.min(line + MOST_IN_LINE, answers));
  return { seminarId, tappers, reserve: all.slice(answers), seated: userIds.slice(0, seats) };
}
