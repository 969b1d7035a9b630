// What the simulation reads in the bot's database: how things stand, and the ledger. It writes nothing there.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../src/database/driver.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import type { Row } from './pushes.ts';

export interface Standing {
  personId: string;
  standing: 'attending' | 'waitlisted' | 'declined' | 'materials';
}

export interface Reached {
  personId: string;
  /** On LINE. */
  address: string;
}

export type Books = ReturnType<typeof createBooks>;

const LOOK_EVERY_MS = 5;

export function createBooks(sql: Sql) {
  const one = <T>(rows: readonly T[], what: string): T => {
    const [row] = rows;
    if (!row) throw new Error(`there is no ${what}`);
    return row;
  };
  return {
    seminar: async (title: string) =>
      one(await sql<{ id: string; edition: number }[]>`select id, edition from seminars where title = ${title}`, title),
    async standingOf(seminarId: string, account: string): Promise<Standing | undefined> {
      const [row] = await sql<Standing[]>`
        select person_id as "personId", standing from rsvps join accounts using (person_id)
        where seminar_id = ${seminarId} and external_id = ${account}`;
      return row;
    },
    async wasThere(seminarId: string, account: string): Promise<boolean> {
      const rows = await sql`
        select from checkins join accounts using (person_id)
        where seminar_id = ${seminarId} and external_id = ${account}`;
      return rows.length > 0;
    },
    /** Of those who answered so: who has only LINE, follows, and (`isUnmuted`) wants reminders. */
    async onLineAlone(seminarId: string, standings: Standing['standing'][], { isUnmuted = false } = {}) {
      return sql<Reached[]>`
        select person_id as "personId", external_id as address
        from rsvps join accounts using (person_id) join people on people.id = person_id
        where seminar_id = ${seminarId} and standing in ${sql(standings)} and platform = 'line'
          and unreachable_at is null and (${!isUnmuted} or reminders_muted_at is null)
          and not exists (select from accounts as other where other.person_id = rsvps.person_id and platform = 'slack')
        order by external_id`;
    },
    standingOffers: () => sql<{ id: string; title: string; account: string }[]>`
      select seat_offers.id, title, external_id as account
      from seat_offers join accounts using (person_id) join seminars on seminars.id = seminar_id
      where outcome is null order by offered_at, external_id`,
    async digitsOf(seminarId: string): Promise<string> {
      const rows = await sql<{ code: string }[]>`select code from door_codes where seminar_id = ${seminarId}`;
      return one(rows, 'code at the door').code;
    },
    /** Undefined: it concerned nobody, and was saved at once. */
    async lastChange(seminarId: string): Promise<string | undefined> {
      const [row] = await sql<{ id: string }[]>`
        select id from pending_changes where seminar_id = ${seminarId} order by created_at desc limit 1`;
      return row?.id;
    },
    async lastMailing(seminarId: string): Promise<string> {
      const rows = await sql<{ id: string }[]>`
        select id from mailings where seminar_id = ${seminarId} order by created_at desc limit 1`;
      return one(rows, 'mailing').id;
    },
    /** Whether anything is owed that may still go out by itself. */
    async isAnythingOwed(): Promise<boolean> {
      return (await sql`select from messages where status in ('owed', 'sending') limit 1`).length > 0;
    },
    /** Resolves once the queue has nothing to do; rejects with what it hangs on. */
    async settled(withinMs: number): Promise<void> {
      const giveUpAt = performance.now() + withinMs;
      for (;;) {
        const [job] = await sql<{ name: string; output: unknown }[]>`
          select name, output from pgboss.job
          where state in ('created', 'retry', 'active') and not starts_with(name, '__') limit 1`;
        if (!job) return;
        if (performance.now() > giveUpAt) throw new Error(`${job.name} does not end: ${JSON.stringify(job.output)}`);
        await sleep(LOOK_EVERY_MS);
      }
    },
    async ledger(): Promise<Row[]> {
      const rows = await sql<LedgerRow[]>`
        select kind, seminar_id, messages.person_id, status, messages.platform, address, last_error,
          planned_at::text, sent_at::text,
          case when slack.person_id is null then line.external_id end as line_only
        from messages
        left join accounts as line on line.person_id = messages.person_id and line.platform = 'line'
        left join accounts as slack on slack.person_id = messages.person_id and slack.platform = 'slack'
        order by planned_at, kind, recipient, occasion`;
      return rows.map(rowOf);
    },
    /** Who was at which seminar, and who answered how, of those whom LINE alone reaches. */
    parts: () => sql<{ seminarId: string; personId: string; part: Part }[]>`
      select seminar_id as "seminarId", person_id as "personId",
        case when checkins.person_id is not null then 'there' when standing = 'attending' then 'no-show'
          else standing end as part
      from rsvps left join checkins using (seminar_id, person_id) join seminars on seminars.id = seminar_id
      where seminars.status = 'announced'
        and not exists (select from accounts where accounts.person_id = rsvps.person_id and platform = 'slack')`,
    /** By which one sees that the year was the same. */
    async deeds(): Promise<Record<string, number>> {
      const rows = await sql<{ name: string; count: number }[]>`
        select 'answer: ' || standing as name, count(*)::int from rsvps group by 1
        union all select 'was there', count(*)::int from checkins
        union all select 'answered the survey', count(*)::int from survey_responses
        union all select 'offer: ' || coalesce(outcome, 'open'), count(*)::int from seat_offers group by 1
        order by 1`;
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
    },
  };
}

export type Part = 'there' | 'no-show' | 'waitlisted' | 'declined' | 'materials';

interface LedgerRow {
  kind: MessageKind;
  seminar_id: string | null;
  person_id: string | null;
  status: string;
  platform: string | null;
  address: string | null;
  last_error: string | null;
  planned_at: string;
  sent_at: string | null;
  line_only: string | null;
}

const instantOf = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));

const rowOf = (row: LedgerRow): Row => ({
  kind: row.kind,
  seminarId: row.seminar_id,
  personId: row.person_id,
  status: row.status,
  lineOnly: row.line_only,
  platform: row.platform,
  address: row.address,
  plannedAt: instantOf(row.planned_at),
  sentAt: row.sent_at === null ? null : instantOf(row.sent_at),
  lastError: row.last_error,
});
