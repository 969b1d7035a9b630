// Notices to organizers of what did not go out: the SQL of them. Whoever adds to one or builds it holds the seminar's
// row lock, so that nothing is added unseen.
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { messages } from './message.table.ts';
import type { LedgerMessage } from './message.ts';

/** The notice to a seminar's organizers to which what fails now is added: none of its copies was built yet. */
export async function findOpenNotice(db: Database, seminarId: string): Promise<string | undefined> {
  const [open] = await db
    .select({ occasion: messages.occasion })
    .from(messages)
    .where(
      and(
        ...[
          eq(messages.seminarId, seminarId),
          eq(messages.kind, 'trouble'),
          inArray(messages.status, ['owed', 'sending']),
        ],
        sql`${messages.details}->>'why' = 'untold' and ${messages.details}->>'isBuilt' is null`,
      ),
    )
    .limit(1);
  return open?.occasion;
}

/** From here on nothing is added to it: what fails later is another notice. */
export async function closeNotice(
  db: Database,
  { seminarId, occasion }: { seminarId: string; occasion: string },
): Promise<void> {
  await db
    .update(messages)
    .set({ details: sql`${messages.details} || '{"isBuilt":"yes"}'::jsonb` })
    .where(and(eq(messages.seminarId, seminarId), eq(messages.kind, 'trouble'), eq(messages.occasion, occasion)));
}

/** In which notice the organizers are told that this one did not go out. */
export async function saveToldIn(db: Database, id: string, occasion: string): Promise<void> {
  await db.update(messages).set({ toldIn: occasion }).where(eq(messages.id, id));
}

/** The same message as it is owed to others. */
export async function findCopies(
  db: Database,
  { id, kind, occasion }: LedgerMessage,
  seminarId: string,
): Promise<LedgerMessage[]> {
  return db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.kind, kind),
        eq(messages.seminarId, seminarId),
        eq(messages.occasion, occasion),
        ne(messages.id, id),
      ),
    );
}
