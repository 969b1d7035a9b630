// Lives one moment of the year: the minute's jobs run, then people act, then whatever that owes goes out.
import { act } from './act.ts';
import type { Agenda } from './agenda.ts';
import type { Entry } from './diary.ts';
import { type Dice, whole } from './dice.ts';
import type { Task } from './organize.ts';
import type { Session } from './programme.ts';
import type { Stage } from './stage.ts';
import type { Person } from './town.ts';
import { type Wanted, wantedOf } from './wanted.ts';

export type What =
  | { do: 'remind'; session: Session }
  | { do: 'task'; task: Task }
  | { do: 'entry'; entry: Pick<Entry, 'who' | 'deed'> };

export interface Life {
  stage: Stage;
  dice: Dice;
  people: Person[];
  sessions: Session[];
  agenda: Agenda<What>;
  wanted: Wanted[];
  /** Ids of seats offered. */
  offersSeen: Set<string>;
}

export async function liveMoment(life: Life, { at, all }: { at: Temporal.Instant; all: What[] }): Promise<void> {
  const { stage } = life;
  stage.clock.moveTo(at);
  for (const what of all) if (what.do === 'remind') await wantReminder(life, what.session);
  await runJobs(life);
  for (const what of all) {
    if (what.do === 'remind') continue;
    // So that nothing that somebody causes is of the same instant as what another does.
    stage.clock.moveTo(stage.clock.now().add({ milliseconds: 1 }));
    await carryOut(life, what);
    await planClaims(life);
  }
  await waitForRest(life);
}

async function runJobs(life: Life): Promise<void> {
  await life.stage.app.schedule.runAll();
  await life.stage.settled();
  await planClaims(life);
}

/** What is owed and has not gone out yet may wait for its minute: they are gone through in growing steps. */
async function waitForRest(life: Life): Promise<void> {
  const { stage, agenda } = life;
  for (const minutes of [1, 4, 10, 15, 30, 60, 120, 240]) {
    if (!(await stage.books.isAnythingOwed())) return;
    const at = stage.clock.now().add({ minutes });
    const next = agenda.nextAt();
    if (next && Temporal.Instant.compare(next, at) <= 0) return;
    stage.clock.moveTo(at);
    await runJobs(life);
  }
}

const carryOut = (life: Life, what: Exclude<What, { do: 'remind' }>) =>
  what.do === 'task' ? carryOutTask(life, what.task) : carryOutEntry(life, what.entry);

async function wantReminder({ stage, wanted }: Life, { title, cancelAt }: Session): Promise<void> {
  if (cancelAt) return;
  const { id } = await stage.books.seminar(title);
  const seated = await stage.books.onLineAlone(id, ['attending'], { isUnmuted: true });
  wanted.push(...seated.map(({ address }) => wantedOf('day-before', stage.clock.now(), { address, title })));
}

async function carryOutTask({ stage, wanted }: Life, { session, at, run }: Task): Promise<void> {
  const { title, change, cancelAt } = session;
  const what = change?.at.equals(at) ? 'changed' : cancelAt?.equals(at) ? 'cancelled' : undefined;
  if (what) {
    const { id } = await stage.books.seminar(title);
    const told = await stage.books.onLineAlone(id, ['attending', 'waitlisted']);
    wanted.push(...told.map(({ address }) => wantedOf(what, stage.clock.now(), { address, title })));
  }
  await run(stage);
}

/** Whoever waited and has a seat afterwards has to hear of it. */
async function carryOutEntry({ stage, wanted }: Life, entry: Pick<Entry, 'who' | 'deed'>): Promise<void> {
  if (entry.deed.do !== 'withdraw') return act(stage, entry);
  const { title } = entry.deed.session;
  const { id } = await stage.books.seminar(title);
  const waited = await stage.books.onLineAlone(id, ['waitlisted']);
  await act(stage, entry);
  const seated = new Set((await stage.books.onLineAlone(id, ['attending'])).map(({ personId }) => personId));
  const given = waited.filter(({ personId }) => seated.has(personId));
  wanted.push(...given.map(({ address }) => wantedOf('seat', stage.clock.now(), { address, title })));
}

/** Who is offered a seat has to hear of it, and most take it soon. */
async function planClaims({ stage, dice, people, sessions, agenda, wanted, offersSeen }: Life): Promise<void> {
  for (const { id, title, account } of await stage.books.standingOffers()) {
    const who = people.find((person) => person.id === account);
    const session = sessions.find((each) => each.title === title);
    if (offersSeen.has(id) || !who || !session) continue;
    offersSeen.add(id);
    const now = stage.clock.now();
    if (who.place === 'line') wanted.push(wantedOf('seat', now, { address: account, title }));
    if (dice(who.key, session.index, 'claims') >= 0.7) continue;
    const minutes = 10 * whole(dice(who.key, session.index, 'claims after'), 1, 8);
    const entry = { who, deed: { do: 'claim', session } as const };
    agenda.add({ at: now.add({ minutes }), what: { do: 'entry', entry } });
  }
}
