// Pacing's counters: all the SQL of them. Only the database's clock is read, so that bots whose clocks differ agree;
// and what it noted before it was set back is taken for just now, so that a step holds nothing up for longer than it
// would have been.
import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { rateLimits } from './message.table.ts';

/**
 * Takes one of `points` in `windowMs`, counted back from now; whoever asks for the same key goes one at a time.
 * Returns 0, or in how many ms to ask again.
 */
export async function takePoint(
  db: Database,
  { key, points, windowMs }: { key: string; points: number; windowMs: number },
): Promise<number> {
  const [row] = await db.execute<{ wait_ms: number }>(sql`
    insert into ${rateLimits} as held (key, taken_at)
    values (${key}, array[clock_timestamp()])
    on conflict (key) do update set (taken_at, paused_until, wait_ms) = (
      select case when wait.ms = 0 then recent.taken_at || clock.now else recent.taken_at end, pause.until, wait.ms
      from (select clock_timestamp() as now) as clock
      cross join lateral (
        select array(
          select least(taken, clock.now) from unnest(held.taken_at) as taken
          where taken > clock.now - ${windowMs}::int * interval '1 ms' order by 1
        ) as taken_at
      ) as recent
      cross join lateral (
        select least(held.paused_until, clock.now + held.paused_ms * interval '1 ms') as until
      ) as pause
      cross join lateral (
        select case when cardinality(recent.taken_at) < ${points}::int then '-infinity'
          else recent.taken_at[cardinality(recent.taken_at) - ${points}::int + 1] + ${windowMs}::int * interval '1 ms'
        end as at
      ) as room
      cross join lateral (
        select case when greatest(room.at, pause.until) > clock.now
          then ceil(extract(epoch from greatest(room.at, pause.until) - clock.now) * 1000)::int else 0
        end as ms
      ) as wait
    )
    returning wait_ms`);
  return row?.wait_ms ?? 0;
}

/** Gives nothing for so long from now; a pause that lasts longer stays. */
export async function pausePoints(db: Database, { key, ms }: { key: string; ms: number }): Promise<void> {
  await db.execute(sql`
    insert into ${rateLimits} as held (key, paused_until, paused_ms)
    values (${key}, clock_timestamp() + ${ms}::int * interval '1 ms', ${ms})
    on conflict (key) do update set (paused_until, paused_ms) = (
      select greatest(asked.until, running.until),
        case when running.until > asked.until then held.paused_ms else excluded.paused_ms end
      from (select clock_timestamp() as now) as clock
      cross join lateral (select clock.now + excluded.paused_ms * interval '1 ms' as until) as asked
      cross join lateral (
        select least(held.paused_until, clock.now + held.paused_ms * interval '1 ms') as until
      ) as running
    )`);
}

/** Those that hold nobody up any more; no window is longer than an hour. */
export async function forgetPoints(db: Database): Promise<void> {
  await db.execute(sql`
    delete from ${rateLimits}
    where not exists (select from unnest(taken_at) as taken where taken > clock_timestamp() - interval '1 hour')
      and coalesce(paused_until < clock_timestamp(), true)`);
}
