// What announced seminars were before each edit: all the SQL of it.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { people } from '../people/person.table.ts';
import { seminarEdits } from './edition.table.ts';
import type { Edit } from './edition.ts';
import type { AfterParty, SeminarDetails } from './seminar.ts';

export async function addEdit(
  db: Database,
  { seminarId, edition, editedBy, editedAt, before }: Omit<Edit, 'editorName'> & { seminarId: string },
): Promise<void> {
  await db.insert(seminarEdits).values({ seminarId, edition, editedBy, editedAt, before: stored(before) });
}

/** Those that made a later edition than `edition`, oldest first; the first one's `before` is that edition. */
export async function findEditsSince(db: Database, seminarId: string, edition: number): Promise<Edit[]> {
  const rows = await db
    .select({ edit: seminarEdits, name: people.name })
    .from(seminarEdits)
    .innerJoin(people, eq(people.id, seminarEdits.editedBy))
    .where(and(eq(seminarEdits.seminarId, seminarId), gt(seminarEdits.edition, edition)))
    .orderBy(asc(seminarEdits.edition));
  return rows.map(({ edit: { edition: made, editedBy, editedAt, before }, name }) => ({
    edition: made,
    editedBy,
    editedAt,
    editorName: name,
    before: restored(before),
  }));
}

/** Instants as text: JSON has none. */
function stored({ startsAt, endsAt, deadlineAt, party, ...rest }: SeminarDetails): Record<string, unknown> {
  const instants = { startsAt: startsAt.toString(), endsAt: endsAt.toString(), deadlineAt: deadlineAt.toString() };
  return { ...rest, ...instants, party: party && { ...party, startsAt: party.startsAt.toString() } };
}

/** Written by `stored` alone. */
function restored(row: Record<string, unknown>): SeminarDetails {
  const instant = (text: unknown) => Temporal.Instant.from(String(text));
  const { startsAt, endsAt, deadlineAt, party, ...rest } = row as Record<string, unknown> &
    Omit<SeminarDetails, 'startsAt' | 'endsAt' | 'deadlineAt'>;
  const times = { startsAt: instant(startsAt), endsAt: instant(endsAt), deadlineAt: instant(deadlineAt) };
  const restoredParty: AfterParty | null = party && { ...party, startsAt: instant(party.startsAt) };
  return { ...rest, ...times, party: restoredParty };
}
