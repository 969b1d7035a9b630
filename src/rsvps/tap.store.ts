// The statements of taps, of one or of many at once: under their seminars' locks all that the decisions need, and all
// that they change; afterwards all that the cards show. What there may be any number of is one JSON parameter, so that
// the text stays the same and is parsed once.
import { and, eq, isNull, type Name, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../database/client.ts';
import { gather } from '../database/together.ts';
import { inbox } from '../messages/inbox.table.ts';
import { currentId } from '../people/person.store.ts';
import { people } from '../people/person.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { deadlineOverrides } from './deadline-override.table.ts';
import { headCounts } from './head-count.table.ts';
import { seatOffers } from './offer.table.ts';
import { headCount, standings, waitlistPlace } from './rsvp.store.ts';
import { rsvps } from './rsvp.table.ts';
import type { Rsvp } from './rsvp.ts';
import type { OwnStandings, Standings } from './standings.ts';

/** Whose tap, on what. `eventId`: unset where no platform's event is behind it. */
export interface TapKey {
  seminarId: string;
  personId: string;
  eventId?: string;
}

export interface TapState extends Standings {
  /** Whose id it is now: a join waits for the seminar's lock, so it stays theirs until the transaction ends. */
  personId: string;
  mine: Rsvp | null;
  /** The deadline does not bind them. */
  isLetIn: boolean;
  /** The platform delivered the same event before, and it had its effect. */
  isSeenBefore: boolean;
}

/** In the order of `keys`, whose seminars are there and locked. */
export async function loadTapStates(tx: Transaction, keys: TapKey[]): Promise<TapState[]> {
  const isNoted = and(eq(inbox.eventId, sql`tap.event_id`), sql`${inbox.effectAt} is not null`);
  const rows = await tx
    .select({
      n: sql<number>`tap.n`,
      personId: people.id,
      mine: rsvps,
      ...standings,
      isLetIn: isThere(deadlineOverrides, isLetIn),
      isSeenBefore: isThere(inbox, isNoted),
    })
    .from(tapsOf(keys))
    .innerJoin(seminars, eq(seminars.id, sql`tap.seminar_id`))
    .innerJoin(people, eq(people.id, currentId(sql`tap.person_id`)))
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .leftJoin(rsvps, and(eq(rsvps.seminarId, seminars.id), eq(rsvps.personId, people.id)));
  const states = new Map(rows.map(({ n, ...state }) => [n, state]));
  return keys.map((_key, n) => {
    const state = states.get(n);
    if (!state) throw new Error('a tap of nobody whom the bot knows');
    return state;
  });
}

export async function loadTapState(tx: Transaction, key: TapKey): Promise<TapState> {
  const [state] = await loadTapStates(tx, [key]);
  if (!state) throw new Error('a tap without its state');
  return state;
}

interface TapChanges {
  /** Had their effect with this. */
  eventIds: string[];
  /** One at most of each person and seminar. */
  rsvps: Rsvp[];
  /** Ids of seminars whose posts are to show it. */
  shown: string[];
}

/** Notes, saves and bumps in one statement. */
export async function saveTaps(tx: Transaction, { eventIds, rsvps: saved, shown }: TapChanges): Promise<void> {
  if (eventIds.length + saved.length + shown.length === 0) return;
  // In one order, so that no two statements wait for each other.
  const events = JSON.stringify(eventIds.toSorted());
  await tx.execute(sql`
    with noted as (
      insert into ${inbox} (event_id) select json_array_elements_text(${events}::json)
      on conflict (event_id) do update set effect_at = now() where ${inbox.effectAt} is null
    ), bumped as (
      update ${seminars} set revision = ${seminars.revision} + 1
      where ${seminars.id} in (select json_array_elements_text(${JSON.stringify(shown)}::json)::uuid)
    )
    insert into ${rsvps} (${sql.join(columns, sql`, `)}) select * from ${recordsOf(saved)}
    on conflict (seminar_id, person_id) do update set ${sql.join(columns.map(overwritten), sql`, `)}`);
}

/** All that a decision makes of an answer. */
const SAVED = {
  seminarId: rsvps.seminarId,
  personId: rsvps.personId,
  standing: rsvps.standing,
  mode: rsvps.mode,
  answeredAt: rsvps.answeredAt,
  seatedAt: rsvps.seatedAt,
  waitlistNumber: rsvps.waitlistNumber,
  isLateWithdrawal: rsvps.isLateWithdrawal,
  isAtParty: rsvps.isAtParty,
  partyAnsweredAt: rsvps.partyAnsweredAt,
} satisfies Record<keyof Rsvp, PgColumn>;

const savedColumns = Object.entries(SAVED) as [keyof Rsvp, PgColumn][];
const columns = savedColumns.map(([, { name }]) => sql.identifier(name));
const overwritten = (column: Name) => sql`${column} = excluded.${column}`;

function recordsOf(saved: Rsvp[]): SQL {
  const rows = saved.map((rsvp) => Object.fromEntries(savedColumns.map(([key, { name }]) => [name, rsvp[key]])));
  const types = savedColumns.map(([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as record(${sql.join(types, sql`, `)})`;
}

export const saveTap = (tx: Transaction, { eventId, rsvp, isShown = false }: SavedTap): Promise<void> =>
  saveTaps(tx, {
    eventIds: eventId === undefined ? [] : [eventId],
    rsvps: rsvp ? [rsvp] : [],
    shown: rsvp && isShown ? [rsvp.seminarId] : [],
  });

interface SavedTap {
  eventId: string | undefined;
  /** Unset: the answer stays as it was. */
  rsvp?: Rsvp;
  isShown?: boolean;
}

/** What a person's card of a seminar shows beside the seminar itself. Follows a former id. Undefined: no such seminar. */
export const findOwnStandings = gather(loadOwnStandings, { most: 100 });

async function loadOwnStandings(db: Database, keys: TapKey[]): Promise<(OwnStandings | undefined)[]> {
  const isOffered = and(
    ...[eq(seatOffers.seminarId, seminars.id), eq(seatOffers.personId, people.id), isNull(seatOffers.outcome)],
  );
  const rows = await db
    .select({
      n: sql<number>`tap.n`,
      heads: headCount,
      rsvp: rsvps,
      place: waitlistPlace,
      offeredUntil: seatOffers.expiresAt,
      isLetIn: isThere(deadlineOverrides, isLetIn),
    })
    .from(tapsOf(keys))
    .innerJoin(seminars, eq(seminars.id, sql`tap.seminar_id`))
    .leftJoin(people, eq(people.id, currentId(sql`tap.person_id`)))
    .leftJoin(headCounts, eq(headCounts.seminarId, seminars.id))
    .leftJoin(rsvps, and(eq(rsvps.seminarId, seminars.id), eq(rsvps.personId, people.id)))
    .leftJoin(seatOffers, isOffered);
  const found = new Map(rows.map(({ n, ...own }) => [n, own]));
  return keys.map((_key, n) => found.get(n));
}

const isLetIn = and(eq(deadlineOverrides.seminarId, seminars.id), eq(deadlineOverrides.personId, people.id));

/** One look by the key for each row: of `exists` the planner would make one table of all there are. */
const isThere = (table: PgTable, is: SQL | undefined) =>
  sql<boolean>`coalesce((select true from ${table} where ${is}), false)`;

function tapsOf(keys: TapKey[]): SQL {
  const rows = keys.map(({ seminarId, personId, eventId }, n) => ({
    n,
    seminar_id: seminarId,
    person_id: personId,
    event_id: eventId,
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as tap(n int, seminar_id uuid, person_id uuid, event_id text)`;
}
