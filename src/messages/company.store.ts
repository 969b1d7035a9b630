// What goes along when a person is written to where each message counts: the conditions of it, in SQL.
import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database/client.ts';
import { PATIENT } from './kinds.ts';
import { messages } from './message.table.ts';
import { TOGETHER_WITHIN } from './parcel.ts';

type Messages = Pick<
  typeof messages,
  'id' | 'kind' | 'status' | 'batchId' | 'firstAttemptAt' | 'attempts' | 'plannedAt' | 'usefulUntil' | 'personId'
>;

/** Owed, or due soon, and never tried. */
export const canGoAlong = (of: Messages, now: Temporal.Instant): SQL =>
  and(
    ...[inArray(of.kind, PATIENT), isFree(of), eq(of.attempts, 0), isOfUse(of, now)],
    or(eq(of.status, 'owed'), and(eq(of.status, 'coming'), lte(of.plannedAt, now.add(TOGETHER_WITHIN)))),
  ) as SQL;

/** In no batch, and certainly not sent. */
export const isFree = (of: Messages): SQL => and(isNull(of.batchId), isNull(of.firstAttemptAt)) as SQL;

export const isOfUse = (of: Messages, now: Temporal.Instant): SQL =>
  sql`(${of.usefulUntil} is null or ${of.usefulUntil} > ${now.toString()}::timestamptz)`;

/** Of a message in a query: whether something else could go along with it. */
export function hasCompany(now: Temporal.Instant): SQL {
  const company = alias(messages, 'company');
  const isOther = sql`${company.personId} = ${messages.personId} and ${company.id} <> ${messages.id}`;
  return sql`exists (select 1 from ${messages} as company where ${isOther} and ${canGoAlong(company as unknown as Messages, now)})`;
}

/** The same of one. */
export async function isAccompanied(db: Database, id: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, id), canGoAlong(messages, now), hasCompany(now)));
  return rows.length > 0;
}
