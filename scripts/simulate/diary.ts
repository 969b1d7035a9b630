// What everybody does in the simulated year, and when: by person and seminar alone, so that nothing which the bot says
// changes it. Whether it can be done (a seat is theirs, they follow) is seen when it is its time. Pure, by the dice.
import { type Dice, pick, whole } from './dice.ts';
import { FIRST_MONTH, instantOf, type Session, ZONE } from './programme.ts';
import type { Person } from './town.ts';

export type Deed =
  | { do: 'follow' | 'block' | 'mute' | 'join-accounts' }
  | { do: 'write'; text: string }
  | { do: 'answer'; session: Session; answer: 'on_site' | 'declined' | 'materials' }
  | { do: 'withdraw' | 'go-to-party' | 'look' | 'claim'; session: Session }
  | { do: 'arrive'; session: Session; typesDigits: boolean }
  | { do: 'rate'; session: Session; score: number };

export interface Entry {
  at: Temporal.Instant;
  who: Person;
  deed: Deed;
}

type Times = [days: number, from: string, to: string];

interface Life {
  dice: Dice;
  person: Person;
  session: Session;
}

/** In order; at one instant in the order of the people. */
export function createDiary({
  dice,
  people,
  sessions,
}: {
  dice: Dice;
  people: Person[];
  sessions: Session[];
}): Entry[] {
  const months = sessions.length / 2;
  return people
    .flatMap((person) => [
      ...followings(person),
      ...chatter(dice, person, months),
      ...sessions.flatMap((session) => aboutSession({ dice, person, session })),
    ])
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at) || (one.who.key < other.who.key ? -1 : 1));
}

function followings(who: Person): Entry[] {
  const { from, blocksAt, returnsAt } = who.follows;
  const entry = (at: Temporal.Instant | undefined, deed: Deed): Entry[] => (at ? [{ at, who, deed }] : []);
  const joinsAt = who.lineId ? instantOf(FIRST_MONTH.toPlainDate({ day: 2 }), '10:00') : undefined;
  return [
    ...entry(from, { do: 'follow' }),
    ...entry(blocksAt, { do: 'block' }),
    ...entry(returnsAt, { do: 'follow' }),
    ...entry(who.mutesAt, { do: 'mute' }),
    ...entry(joinsAt, { do: 'join-accounts' }),
  ];
}

/** Now and then somebody asks what is on, or says thanks. */
function chatter(dice: Dice, who: Person, months: number): Entry[] {
  return Array.from({ length: months }, (_, month) => {
    const throwFor = (what: string) => dice(who.key, 'month', month, what);
    if (throwFor('writes') >= 0.12) return [];
    const day = FIRST_MONTH.add({ months: month }).toPlainDate({ day: whole(throwFor('day'), 3, 29) });
    const text = pick(throwFor('text'), [
      [0.6, '予定'],
      [0.2, '使い方'],
      [0.2, 'ありがとう'],
    ]);
    return [{ at: within(day, '08:00', '22:00', throwFor('time')), who, deed: { do: 'write' as const, text } }];
  }).flat();
}

function aboutSession(life: Life): Entry[] {
  const { dice, person, session } = life;
  const throwFor = (what: string) => dice(person.key, session.index, what);
  const isInterested = person.topics.includes(session.topic);
  const signsUp = throwFor('signs up') < Math.min(0.9, person.keenness * (isInterested ? 1.5 : 0.5));
  const entries = signsUp ? asParticipant(life) : asOnlooker(life, isInterested);
  const { cancelAt } = session;
  return cancelAt ? entries.filter(({ at }) => Temporal.Instant.compare(at, cancelAt) < 0) : entries;
}

function asOnlooker({ dice, person: who, session }: Life, isInterested: boolean): Entry[] {
  const throwFor = (what: string) => dice(who.key, session.index, what);
  const answer = pick(throwFor('onlooker'), [
    [isInterested ? 0.06 : 0.02, 'materials' as const],
    [0.05, 'declined' as const],
    [1, undefined],
  ]);
  return answer
    ? [{ at: answersAt({ dice, person: who, session }), who, deed: { do: 'answer', session, answer } }]
    : [];
}

function asParticipant(life: Life): Entry[] {
  const { dice, person: who, session } = life;
  const throwFor = (what: string) => dice(who.key, session.index, what);
  const signsUpAt = answersAt(life);
  const entry = (at: Temporal.Instant, deed: Deed): Entry => ({
    at: later(at, signsUpAt.add({ minutes: 10 })),
    who,
    deed,
  });
  const entries: Entry[] = [{ at: signsUpAt, who, deed: { do: 'answer', session, answer: 'on_site' } }];
  if (session.hasParty && throwFor('party') < 0.4) entries.push(entry(signsUpAt, { do: 'go-to-party', session }));
  const withdrawsAt = withdrawal(life);
  if (throwFor('looks early') < 0.12)
    entries.push(entry(on(session, throwFor, [3, '08:00', '22:00']), { do: 'look', session }));
  if (throwFor('looks late') < 0.25) {
    const times: Times = throwFor('looks when') < 0.5 ? [1, '17:30', '22:30'] : [0, '08:00', '16:20'];
    entries.push(entry(on(session, throwFor, times), { do: 'look', session }));
  }
  // Every other one presses “Got it” below the reminder of the day before; earlier cards had no such button.
  if (who.place === 'line' && throwFor('says got it') < 0.5) {
    const later = (what: string) => dice(who.key, session.index, 'got it', what);
    entries.push(entry(on(session, later, [1, '17:05', '22:00']), { do: 'look', session }));
  }
  if (throwFor('no-show') >= 0.12) {
    const typesDigits = who.place === 'line' && throwFor('digits') < 0.5;
    entries.push({ at: session.startsAt.subtract({ minutes: 10 }), who, deed: { do: 'arrive', session, typesDigits } });
    if (throwFor('rates') < who.frankness) entries.push(rating(life));
  }
  const end = withdrawsAt && later(withdrawsAt, signsUpAt.add({ hours: 2 }));
  if (!end || !isBefore(end, session.startsAt)) return entries;
  return [...entries.filter(({ at }) => isBefore(at, end)), { at: end, who, deed: { do: 'withdraw', session } }];
}

/** One of eight gives up the seat, two of five of those when the reminder has come; of a move one of four. */
function withdrawal({ dice, person, session }: Life): Temporal.Instant | undefined {
  const throwFor = (what: string) => dice(person.key, session.index, what);
  const { change } = session;
  if (change?.kind === 'day' && throwFor('cannot then') < 0.25) {
    return change.at.add({ hours: whole(throwFor('cannot then at'), 1, 30) });
  }
  if (throwFor('withdraws') >= 0.12) return undefined;
  return on(
    session,
    throwFor,
    pick<Times>(throwFor('withdraws when'), [
      [0.6, [whole(throwFor('withdraws days before'), 1, 10), '08:00', '16:50']],
      [0.15, [1, '17:30', '22:00']],
      [0.25, [0, '08:00', '16:00']],
    ]),
  );
}

/** Most within the day, others within the week, some at the last minute; always before the usual deadline. */
function answersAt({ dice, person, session }: Life): Temporal.Instant {
  const throwFor = (what: string) => dice(person.key, session.index, what);
  const times = pick<Times>(throwFor('answers when'), [
    [0.45, [15, '10:10', '22:00']],
    [0.3, [whole(throwFor('answers days before'), 7, 15), '08:00', '22:00']],
    [0.15, [whole(throwFor('answers days before'), 2, 5), '08:00', '22:00']],
    [0.1, [1, '08:00', '23:00']],
  ]);
  return within(session.day.subtract({ days: times[0] }), times[1], times[2], throwFor('answers at'));
}

/** Most that evening or the next morning, some when they are asked again or later. */
function rating({ dice, person: who, session }: Life): Entry {
  const throwFor = (what: string) => dice(who.key, session.index, what);
  const times = pick<Times>(throwFor('rates when'), [
    [0.45, [0, '20:30', '23:00']],
    [0.25, [-1, '07:00', '11:40']],
    [0.2, [-1, '12:10', '22:00']],
    [0.1, [-3, '08:00', '22:00']],
  ]);
  const score = whole(throwFor('score') ** 0.5, 1, 6);
  return { at: on(session, throwFor, times), who, deed: { do: 'rate', session, score } };
}

/** So many days before the evening as it takes place. */
function on({ startsAt }: Session, throwFor: (what: string) => number, [days, from, to]: Times): Temporal.Instant {
  const day = startsAt.toZonedDateTimeISO(ZONE).toPlainDate().subtract({ days });
  return within(day, from, to, throwFor(`at, ${days} ${from}`));
}

const STEP_MINUTES = 10;

function within(day: Temporal.PlainDate, from: string, to: string, thrown: number): Temporal.Instant {
  const begin = Temporal.PlainTime.from(from);
  const steps = begin.until(to).total('minutes') / STEP_MINUTES;
  return instantOf(day, begin.toString()).add({ minutes: STEP_MINUTES * whole(thrown, 0, Math.floor(steps) + 1) });
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
const later = (one: Temporal.Instant, other: Temporal.Instant) => (isBefore(one, other) ? other : one);
