// People, seminars and answers as if they had come one after the other. In plain SQL, so that ten thousand take a moment;
// whether the bot counts them as it should is seen by what it does with the taps that follow (tappers.ts).
import type { Sql } from '../../src/database/driver.ts';

export const organizerId = 'U0ORGANIZER';
export const CHANNEL = 'C0SEMINAR';

/** What is written below. A table that asks for more refuses the rows; one that has less is told of here. */
const COLUMNS: Record<string, string[]> = {
  people: ['id', 'name', 'language', 'created_at'],
  accounts: ['platform', 'external_id', 'person_id', 'profile_checked_at'],
  seminars: [
    ...[
      'id',
      'status',
      'number',
      'title',
      'summary',
      'speaker',
      'starts_at',
      'ends_at',
      'time_zone',
      'format',
      'place',
    ],
    ...[
      'link',
      'seats',
      'channel',
      'deadline_at',
      'announced_at',
      'shown_phase',
      'created_by',
      'created_at',
      'edition',
    ],
  ],
  messages: [
    ...['id', 'kind', 'seminar_id', 'recipient', 'status', 'planned_at', 'platform', 'address', 'sent_at', 'ref'],
    'rendered_revision',
  ],
  rsvps: ['seminar_id', 'person_id', 'standing', 'mode', 'answered_at', 'seated_at', 'waitlist_number'],
};

export async function checkSchema(sql: Sql): Promise<void> {
  const rows = await sql<{ table_name: string; column_name: string }[]>`
    select table_name, column_name from information_schema.columns where table_schema = 'public'`;
  const has = new Set(rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`));
  const expected = Object.entries(COLUMNS).flatMap(([table, names]) => names.map((name) => `${table}.${name}`));
  const missing = expected.filter((name) => !has.has(name));
  if (missing.length > 0) {
    throw new Error(`The schema has no ${missing.join(', ')}: teach scripts/bench/seed.ts what it has instead.`);
  }
}

/** The organizer, known to the bot before it starts. */
export async function seedOrganizer(sql: Sql): Promise<void> {
  await seedPeople(sql, { platform: 'slack', ids: [organizerId] });
}

/** People with an account each; nobody has to be asked for a profile. Returns their ids, in the order of `ids`. */
export async function seedPeople(
  sql: Sql,
  { platform, ids }: { platform: 'slack' | 'line'; ids: string[] },
): Promise<string[]> {
  const made = await sql<{ id: string }[]>`
    with given as (
      select external_id, place, gen_random_uuid() as id
      from unnest(${ids}::text[]) with ordinality as all_ids (external_id, place)
    ), made as (
      insert into people (id, name, language, created_at) select id, external_id, 'ja', now() from given
    ), known as (
      insert into accounts (platform, external_id, person_id, profile_checked_at)
      select ${platform}, external_id, id, now() from given
    )
    select id from given order by place`;
  return made.map(({ id }) => id);
}

export interface SeminarSeed {
  title: string;
  seats: number;
  status?: 'announced' | 'draft';
}

/** Seminars of the organizer's, in a month; their ids, in the order given. */
export async function seedSeminars(sql: Sql, seeds: SeminarSeed[]): Promise<string[]> {
  const [organizer] = await sql<{ id: string }[]>`
    select person_id as id from accounts where platform = 'slack' and external_id = ${organizerId}`;
  if (!organizer) throw new Error('the organizer has to be seeded first');
  const rows = seeds.map(({ status = 'announced', ...seed }) => ({ id: crypto.randomUUID(), status, ...seed }));
  await sql`
    insert into seminars (
      id, status, number, title, summary, speaker, starts_at, ends_at, time_zone, format, place, link, seats,
      channel, deadline_at, announced_at, shown_phase, created_by, created_at, edition
    )
    select
      id::uuid, status, null, title, 'はじめる前に知っておきたいこと', '企画課 山田さん', now() + interval '30 days',
      now() + interval '30 days 90 minutes', 'Asia/Tokyo', 'on_site', '会議室A', '', seats, ${CHANNEL}, now() + interval '29 days',
      case status when 'announced' then now() end, case status when 'announced' then 'open' end, ${organizer.id}, now(), 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (id text, status text, title text, seats int)`;
  const announced = rows.filter(({ status }) => status === 'announced').map(({ id }) => id);
  // Its post in the channel, which each change has brought up to date.
  await sql`
    insert into messages (
      id, kind, seminar_id, recipient, status, planned_at, platform, address, sent_at, ref, rendered_revision
    )
    select
      gen_random_uuid(), 'announcement-post', id, ${`channel:${CHANNEL}`}, 'sent', now(), 'slack', ${CHANNEL}, now(),
      ${`${CHANNEL}:1700000000.000100`}, 1
    from unnest(${announced}::uuid[]) as announced (id)`;
  return rows.map(({ id }) => id);
}

/** Answers given yesterday, one a person; who waits stands in line in this order. */
export async function seedAnswers(
  sql: Sql,
  {
    seminarId,
    attending,
    waiting,
    declined,
  }: Record<'attending' | 'waiting' | 'declined', string[]> & { seminarId: string },
): Promise<void> {
  await sql`
    insert into rsvps (seminar_id, person_id, standing, mode, answered_at, seated_at, waitlist_number)
    select
      ${seminarId}, person, standing, case when standing <> 'declined' then 'on_site' end, now() - interval '1 day',
      case standing when 'attending' then now() - interval '1 day' end,
      case standing when 'waitlisted' then row_number() over (partition by standing order by place) end
    from (
      select person, place, 'attending' as standing from unnest(${attending}::uuid[]) with ordinality as a (person, place)
      union all
      select person, place, 'waitlisted' from unnest(${waiting}::uuid[]) with ordinality as b (person, place)
      union all
      select person, place, 'declined' from unnest(${declined}::uuid[]) with ordinality as c (person, place)
    ) as answers`;
}
