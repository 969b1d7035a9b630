// A crowd that attends, written at once.
import { sql } from 'drizzle-orm';
import type { DatabaseRoot } from '../../src/database/client.ts';

export async function addMany(
  db: DatabaseRoot,
  { seminarId, count, at }: { seminarId: string; count: number; at: Temporal.Instant },
): Promise<void> {
  const when = at.toString();
  await db.execute(sql`
    with crowd as (
      insert into people (id, name, language, created_at)
      select gen_random_uuid(), 'P' || n, 'ja', ${when}::timestamptz from generate_series(1, ${count}::int) n
      returning id
    ), members as (
      insert into accounts (platform, external_id, person_id) select 'slack', 'U' || id, id from crowd
    )
    insert into rsvps (seminar_id, person_id, standing, mode, answered_at, seated_at)
    select ${seminarId}::uuid, id, 'attending', 'on_site', ${when}::timestamptz, ${when}::timestamptz from crowd`);
}
