// Notices to organizers of what did not go out: the SQL of them. Whoever adds to one or builds it holds the seminar's
// row lock, so that nothing is added unseen.
import { and, eq, exists, gt, inArray, lt, ne, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database/client.ts';
import { messages } from './message.table.ts';
import { type LedgerMessage, type NewMessage, UNWANTED } from './message.ts';
import { chosenAnew } from './stopped.store.ts';

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

/** Nobody of the team got it, or is about to: neither this copy nor another. */
const isUnheard = (db: Database) => {
  const copies = alias(messages, 'copies');
  const heard = db
    .select({ id: copies.id })
    .from(copies)
    .where(
      and(
        ...[eq(copies.kind, messages.kind), eq(copies.seminarId, messages.seminarId)],
        ...[eq(copies.occasion, messages.occasion), inArray(copies.status, ['sent', 'sending', 'owed'])],
      ),
    );
  return and(inArray(messages.status, ['dropped', 'failed']), not(exists(heard)));
};

/**
 * Whom to telephone is told once an evening, but told: what no organizer got becomes owed again, while it is of use.
 * `triedBefore`: what could not be sent, last owed before that; `asked`: what was not wanted and is by now. Returns
 * what is new.
 */
export async function reviveUnheard(
  db: Database,
  { now, triedBefore, asked = [] }: { now: Temporal.Instant; triedBefore?: Temporal.Instant; asked?: NewMessage[] },
): Promise<LedgerMessage[]> {
  const again = asked.filter(({ kind }) => kind === 'ask-by-hand');
  if (!triedBefore && again.length === 0) return [];
  const isUnwanted = eq(sql`coalesce(${messages.lastError}, '')`, UNWANTED);
  const isAsked = again.map(({ seminarId, occasion = '' }) =>
    and(isUnwanted, eq(messages.seminarId, seminarId ?? ''), eq(messages.occasion, occasion)),
  );
  const isDue = triedBefore && and(not(isUnwanted), lt(messages.plannedAt, triedBefore));
  return db
    .update(messages)
    .set({ status: 'owed', plannedAt: now, lastError: null, ...chosenAnew })
    .where(
      and(...[eq(messages.kind, 'ask-by-hand'), gt(messages.usefulUntil, now), isUnheard(db)], or(isDue, ...isAsked)),
    )
    .returning();
}
