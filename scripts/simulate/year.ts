// The simulated year: who and what is in it, and what came of it.
import { createAgenda, type Moment } from './agenda.ts';
import type { Part } from './books.ts';
import { createDiary } from './diary.ts';
import { createDice } from './dice.ts';
import { type Life, liveMoment, type What } from './live.ts';
import { tasksOf } from './organize.ts';
import { createProgramme, FIRST_MONTH, instantOf, type Session, ZONE } from './programme.ts';
import type { Row, Sent } from './pushes.ts';
import { openStage } from './stage.ts';
import { createTown, type TownSize } from './town.ts';
import { type Arrival, countArrivals } from './wanted.ts';

export interface YearOptions extends TownSize {
  seed: number;
  months: number;
}

export interface Year {
  sent: readonly Sent[];
  rows: Row[];
  parts: readonly { seminarId: string; personId: string; part: Part }[];
  /** What people did came to this. */
  deeds: Record<string, number>;
  arrivals: Arrival[];
  /** What Slack or LINE complained of. */
  problems: readonly string[];
  /** It went to somebody whom its topic does not interest. */
  uninterested(row: Row): boolean;
}

/** Every person of this many is a 270th of the town by which the seminars' seats are meant. */
const TOWN = 270;

/** `say`: told now and then how far it is. */
export async function liveYear(
  { databaseUrl, say = () => {} }: { databaseUrl: string; say?: (line: string) => void },
  { seed, months, ...size }: YearOptions,
): Promise<Year> {
  const dice = createDice(seed);
  const people = createTown(dice, size);
  const sessions = createProgramme(dice, { months, scale: (size.followers + size.staff) / TOWN });
  const startAt = instantOf(FIRST_MONTH.toPlainDate({ day: 1 }).subtract({ days: 12 }), '09:00');
  const stage = await openStage({ databaseUrl, startAt, people });
  try {
    const agenda = createAgenda(momentsOf({ dice, people, sessions, startAt }));
    const life: Life = { stage, dice, people, sessions, agenda, wanted: [], offersSeen: new Set() };
    await stage.settled();
    for (let month = '', next = agenda.next(); next; next = agenda.next()) {
      const monthNow = next.at.toZonedDateTimeISO(ZONE).toPlainDate().toPlainYearMonth().toString();
      if (monthNow !== month) say(monthNow);
      month = monthNow;
      await liveMoment(life, next);
    }
    return await tell(life);
  } finally {
    await stage.stop();
  }
}

async function tell({ stage, people, sessions, wanted }: Life): Promise<Year> {
  const { books, line, sent, problems } = stage;
  const topics = new Map(people.map(({ id, topics: mine }) => [id, mine]));
  const ids = await Promise.all(
    sessions.map(async (session) => [(await books.seminar(session.title)).id, session] as const),
  );
  const byId = new Map(ids);
  return {
    ...{ sent, problems, rows: await books.ledger(), parts: await books.parts(), deeds: await books.deeds() },
    arrivals: countArrivals(wanted, line.chat),
    uninterested({ seminarId, lineOnly }) {
      const topic = byId.get(seminarId ?? '')?.topic;
      return topic !== undefined && lineOnly !== null && topics.get(lineOnly)?.includes(topic) === false;
    },
  };
}

function momentsOf(of: Pick<Life, 'dice' | 'people' | 'sessions'> & { startAt: Temporal.Instant }): Moment<What>[] {
  const { sessions, startAt } = of;
  const moments: Moment<What>[] = [
    { at: startAt },
    // Profiles are asked a hundred a minute.
    { at: startAt.add({ minutes: 1 }) },
    { at: startAt.add({ minutes: 2 }) },
    ...sessions.flatMap(dueOf),
    ...sessions.flatMap(tasksOf).map((task) => ({ at: task.at, what: { do: 'task' as const, task } })),
  ];
  const end = moments
    .map(({ at }) => at)
    .reduce((one, other) => (Temporal.Instant.compare(one, other) < 0 ? other : one));
  const entries = createDiary(of).map((entry) => ({ at: entry.at, what: { do: 'entry' as const, entry } }));
  return [...moments, ...entries].filter(({ at }) => Temporal.Instant.compare(at, end) <= 0);
}

/** When the clock's jobs have something to do. */
function dueOf(session: Session): Moment<What>[] {
  const { day, startsAt, endsAt } = session;
  const heldOn = startsAt.toZonedDateTimeISO(ZONE).toPlainDate();
  const days = day.equals(heldOn) ? [day] : [day, heldOn];
  const surveyAt = endsAt.add({ minutes: 15 });
  return [
    ...days.flatMap((each) => [
      { at: instantOf(each.subtract({ days: 1 }), '15:00') },
      { at: instantOf(each, '00:00') },
      { at: instantOf(each, '08:00') },
    ]),
    { at: instantOf(heldOn.subtract({ days: 1 }), '17:00'), what: { do: 'remind', session } },
    ...[startsAt.subtract({ hours: 2 }), startsAt, endsAt, surveyAt].map((at) => ({ at })),
    { at: instantOf(heldOn.add({ days: 1 }), '12:00') },
    { at: surveyAt.add({ hours: 24 * 7 }) },
  ];
}
