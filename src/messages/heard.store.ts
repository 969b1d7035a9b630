// Whether somebody was heard of since they got a message: all the SQL of that.
import { and, eq, gte } from 'drizzle-orm';
import { COUNTED } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import type { MessageKind } from './kinds.ts';
import { isOf } from './message.store.ts';
import { messages } from './message.table.ts';
import type { LedgerMessage } from './message.ts';

/** They tapped or wrote, where each message counts, after this reached them. */
export async function hasBeenHeardSince(
  db: Database,
  {
    kind,
    seminarId,
    personId,
    occasion,
  }: Pick<LedgerMessage, 'seminarId' | 'personId' | 'occasion'> & { kind: MessageKind },
): Promise<boolean> {
  if (!personId) return false;
  const isThis = and(isOf(seminarId), eq(messages.kind, kind), eq(messages.occasion, occasion));
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(accounts, and(eq(accounts.personId, messages.personId), eq(accounts.platform, COUNTED)))
    .where(
      and(isThis, eq(messages.personId, personId), eq(messages.status, 'sent'), gte(accounts.heardAt, messages.sentAt)),
    )
    .limit(1);
  return rows.length > 0;
}
