// What became of messages that were owed, and what is known beforehand: the SQL of it.

import { and, eq, exists, gt, gte, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { COUNTED, type Platform } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { accounts } from '../people/person.table.ts';
import {
  byPreference,
  findReachableAccount,
  findUncountedAccount,
  isReachedOnlyWhereItCounts,
} from '../people/reach.store.ts';
import { allowanceMonth } from './allowance.ts';
import { batches } from './batch.table.ts';
import type { MessageKind } from './kinds.ts';
import { messages } from './message.table.ts';
import { type DeliveryCount, TOLD_BY_HAND, TOO_LATE, UNWANTED } from './message.ts';

/** What of these was sent and what was not, in people: of one batch by its time or its occasion. */
export async function countDelivery(
  db: Database,
  {
    seminarId,
    kinds,
    occasion,
    plannedAt,
    now,
  }: {
    seminarId: string;
    kinds: readonly MessageKind[];
    occasion?: string;
    plannedAt?: Temporal.Instant;
    now: Temporal.Instant;
  },
): Promise<DeliveryCount> {
  const isUnderWay = inArray(messages.status, ['owed', 'sending']);
  const isUnwanted = inArray(sql`coalesce(${messages.lastError}, '')`, [UNWANTED, TOO_LATE, TOLD_BY_HAND]);
  const isDropped = eq(messages.status, 'dropped');
  const isCounted = sql`coalesce(${messages.platform} = ${COUNTED}, ${isReachedOnlyWhereItCounts(messages.personId)})`;
  const isMonthOut = await isAllowanceUsed(db, now);
  // For what is in a batch there was room.
  const isStuck = isMonthOut ? sql`(${isCounted} and ${isNull(messages.batchId)})` : sql`false`;
  const count = (...conditions: SQL[]) =>
    sql<number>`(count(distinct ${messages.personId}) filter (where ${and(...conditions)}))::int`;
  const [row] = await db
    .select({
      sent: count(eq(messages.status, 'sent')),
      owed: count(isUnderWay, canBeReached, not(isStuck)),
      stuck: count(isUnderWay, canBeReached, isStuck),
      held: count(eq(messages.status, 'held')),
      failed: count(eq(messages.status, 'failed')),
      // Who cannot be reached is known before their turn comes.
      unreachable: count(sql`(${and(isDropped, not(isUnwanted))}) or (${and(isUnderWay, not(canBeReached))})`),
      unwanted: count(isDropped, isUnwanted),
    })
    .from(messages)
    .where(
      and(
        eq(messages.seminarId, seminarId),
        isNotNull(messages.personId),
        inArray(messages.kind, [...kinds]),
        occasion === undefined ? undefined : eq(messages.occasion, occasion),
        plannedAt && eq(messages.plannedAt, plannedAt),
      ),
    );
  return row ?? { sent: 0, owed: 0, stuck: 0, held: 0, failed: 0, unreachable: 0, unwanted: 0 };
}

/** Where they got it, in people. */
export async function countSentOn(
  db: Database,
  { seminarId, kind }: { seminarId: string; kind: MessageKind },
): Promise<{ platform: Platform; people: number }[]> {
  const people = sql<number>`count(distinct ${messages.personId})::int`;
  const rows = await db
    .select({ platform: messages.platform, people })
    .from(messages)
    .where(
      and(
        eq(messages.seminarId, seminarId),
        eq(messages.kind, kind),
        eq(messages.status, 'sent'),
        isNotNull(messages.personId),
      ),
    )
    .groupBy(messages.platform)
    .orderBy(messages.platform);
  return rows.flatMap((row) => (row.platform ? [{ platform: row.platform, people: row.people }] : []));
}

/**
 * Where rows of the ledger go that are owed just now, by the rule by which each is sent: the account that its person
 * chose, else their first that can be reached. `speaks`: where the bot does.
 */
export async function countReach(db: Database, ids: string[], speaks: Platform[]) {
  const target = sql`(select ${accounts.platform} from ${accounts}
    where ${accounts.personId} = ${messages.personId} and ${accounts.unreachableAt} is null
    order by ${byPreference} limit 1)`;
  const rows = await db.execute<{ person: string | null; channel: string | null; platform: Platform | null }>(sql`
    select ${messages.personId} as person, ${messages.address} as channel,
      coalesce(${messages.platform}, ${target}) as platform
    from ${messages}
    where ${messages.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  const told = [...rows].map((row) => ({ ...row, platform: speaks.find((each) => each === row.platform) ?? null }));
  const toPeople = told.filter(({ person }) => person !== null);
  const peopleOn = (platform: Platform | null) =>
    new Set(toPeople.filter((row) => row.platform === platform).map(({ person }) => person)).size;
  return {
    channels: told.flatMap(({ person, channel, platform }) => (!person && platform && channel ? [channel] : [])),
    on: speaks.flatMap((platform) => (peopleOn(platform) > 0 ? [{ platform, people: peopleOn(platform) }] : [])),
    pushes: toPeople.filter(({ platform }) => platform === COUNTED).length,
    nobody: peopleOn(null),
    people: [...new Set(toPeople.flatMap(({ person }) => person ?? []))],
  };
}

/** An account of the message's person that can be reached. */
const hasAccount = (condition?: SQL) =>
  sql`exists (select 1 from ${accounts} where ${and(
    sql`${accounts.personId} = ${messages.personId}`,
    isNull(accounts.unreachableAt),
    condition,
  )})`;
export const canBeReached = hasAccount();

/** Whether a word to this person will get through, as far as is known now. */
export async function canBeTold(db: Database, personId: string, now: Temporal.Instant): Promise<boolean> {
  const account = await findReachableAccount(db, personId);
  if (account?.platform !== COUNTED) return account !== undefined;
  return !(await isAllowanceUsed(db, now)) || (await findUncountedAccount(db, personId)) !== undefined;
}

/**
 * Whether LINE has refused a push for this month's allowance, and nobody has tried again since; of one that was let go,
 * such as told by hand, also whether LINE has taken another since.
 */
export async function isAllowanceUsed(db: Database, now: Temporal.Instant): Promise<boolean> {
  const later = alias(messages, 'later');
  const isFree = exists(
    db
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.id, later.batchId), eq(batches.kind, 'reply'))),
  );
  const isTakenSince = exists(
    db
      .select({ id: later.id })
      .from(later)
      .where(
        and(eq(later.platform, COUNTED), eq(later.status, 'sent'), gt(later.sentAt, messages.heldAt), not(isFree)),
      ),
  );
  const isRefused = or(eq(messages.status, 'held'), and(eq(messages.status, 'dropped'), not(isTakenSince)));
  const [held] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(isRefused, gte(messages.heldAt, allowanceMonth(now))))
    .limit(1);
  return held !== undefined;
}
