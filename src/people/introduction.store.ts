// What people say of themselves: all the SQL of it.
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { Affiliation } from './affiliation.ts';
import { people } from './person.table.ts';

/** True the first time: from then on they are not asked by themselves. */
export async function noteIntroductionAsked(db: Database, id: string, now: Temporal.Instant): Promise<boolean> {
  const noted = await db
    .update(people)
    .set({ introductionAskedAt: now })
    .where(and(eq(people.id, id), isNull(people.introductionAskedAt)))
    .returning({ id: people.id });
  return noted.length > 0;
}

export async function saveAffiliation(
  db: Database,
  { id, affiliation }: { id: string; affiliation: Affiliation },
): Promise<void> {
  await db.update(people).set({ affiliation }).where(eq(people.id, id));
}

/** What they say of themselves; no platform's word replaces it. `name`: unset where the workplace tells it. */
export async function saveIntroduction(
  db: Database,
  { id, name, ...said }: { id: string; name?: string; organization: string; affiliation: Affiliation | null },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .update(people)
    .set({ ...said, ...(name && { name, nameSaidAt: now }), introducedAt: now })
    .where(eq(people.id, id));
}

/** Of somebody who still follows: what they said of themselves, and that they were asked. */
export async function forgetIntroduction(db: Database, id: string): Promise<void> {
  const said = { organization: '', affiliation: null, introducedAt: null, nameSaidAt: null, introductionAskedAt: null };
  await db.update(people).set(said).where(eq(people.id, id));
}
