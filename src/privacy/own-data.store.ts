// All that is kept about one person: the SQL of it.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { checkins } from '../checkins/checkin.table.ts';
import type { Database } from '../database/client.ts';
import { materialsFeedback } from '../materials/material.table.ts';
import { messages } from '../messages/message.table.ts';
import { auditLog } from '../people/audit.table.ts';
import { findAccounts, findKept } from '../people/person.store.ts';
import { people } from '../people/person.table.ts';
import { otherPlatform } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import { roles } from '../people/role.table.ts';
import { findInterests } from '../people/topic.store.ts';
import { questions } from '../questions/question.table.ts';
import { rsvps } from '../rsvps/rsvp.table.ts';
import { hosts } from '../seminars/host.table.ts';
import { seminars } from '../seminars/seminar.table.ts';
import { surveyResponses } from '../surveys/survey.table.ts';
import type { OwnData } from './own-data.ts';

const about = { title: seminars.title, startsAt: seminars.startsAt, timeZone: seminars.timeZone };

/** Undefined: nobody of that id, any more. Newest first. */
export async function findOwnData(db: Database, id: string): Promise<OwnData | undefined> {
  const kept = await findKept(db, id);
  if (!kept) return undefined;
  const personId = kept.id;
  const { name, affiliation, organization, language, remindersMutedAt, createdAt: since } = kept;
  const accounts = await findAccounts(db, personId);
  return {
    ...{ name, affiliation, organization, language, since, isMuted: remindersMutedAt !== null },
    platforms: accounts.map(({ platform }) => platform),
    preference: otherPlatform(accounts, kept.preferredPlatform),
    topics: (await findInterests(db, personId)).map(({ name: topic }) => topic),
    role: await findRole(db, personId),
    ...(await findAnswersOf(db, personId)),
    ...(await findWordsOf(db, personId)),
    messages: await countOf(db, messages, and(eq(messages.personId, personId), eq(messages.status, 'sent'))),
    deeds: await countOf(db, auditLog, eq(auditLog.personId, personId)),
  };
}

async function countOf(db: Database, table: PgTable, which: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(table).where(which);
  return row?.count ?? 0;
}

async function findAnswersOf(db: Database, personId: string): Promise<Pick<OwnData, 'answers' | 'attended' | 'parts'>> {
  const { standing, mode, isAtParty, answeredAt, note } = rsvps;
  return {
    answers: await db
      .select({ ...about, standing, mode, isAtParty, answeredAt, hasNote: sql<boolean>`${note} <> ''` })
      .from(rsvps)
      .innerJoin(seminars, eq(seminars.id, rsvps.seminarId))
      .where(eq(rsvps.personId, personId))
      .orderBy(desc(seminars.startsAt)),
    attended: await db
      .select({ ...about, at: checkins.at })
      .from(checkins)
      .innerJoin(seminars, eq(seminars.id, checkins.seminarId))
      .where(eq(checkins.personId, personId))
      .orderBy(desc(seminars.startsAt)),
    parts: await db
      .select({ ...about, part: hosts.part })
      .from(hosts)
      .innerJoin(seminars, eq(seminars.id, hosts.seminarId))
      .where(eq(hosts.personId, personId))
      .orderBy(desc(seminars.startsAt)),
  };
}

async function findWordsOf(
  db: Database,
  personId: string,
): Promise<Pick<OwnData, 'surveys' | 'questions' | 'feedback'>> {
  const { score, takeaway, nextTopic, wouldSpeak, mayQuote, answeredAt } = surveyResponses;
  const { isUseful, comment, at } = materialsFeedback;
  return {
    surveys: await db
      .select({ ...about, score, takeaway, nextTopic, wouldSpeak, mayQuote, answeredAt })
      .from(surveyResponses)
      .innerJoin(seminars, eq(seminars.id, surveyResponses.seminarId))
      .where(eq(surveyResponses.personId, personId))
      .orderBy(desc(seminars.startsAt)),
    questions: await db
      .select({ ...about, text: questions.text, askedAt: questions.askedAt })
      .from(questions)
      .innerJoin(seminars, eq(seminars.id, questions.seminarId))
      .where(eq(questions.personId, personId))
      .orderBy(desc(questions.askedAt)),
    feedback: await db
      .select({ ...about, isUseful, comment, at })
      .from(materialsFeedback)
      .innerJoin(seminars, eq(seminars.id, materialsFeedback.seminarId))
      .where(eq(materialsFeedback.personId, personId))
      .orderBy(desc(materialsFeedback.at)),
  };
}

/**
 * Ids of those who did nothing since then, nor said who they are: neither an answer nor a seminar of theirs, nor a word.
 * Organizers are kept, and so is who only follows: of them nothing else is known.
 */
export async function findGoneSince(db: Database, since: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from (
      select ${rsvps.personId} as id, greatest(${rsvps.answeredAt}, ${seminars.endsAt}) as at
        from ${rsvps} join ${seminars} on ${seminars.id} = ${rsvps.seminarId}
      union all select ${checkins.personId}, ${checkins.at} from ${checkins}
      union all select ${surveyResponses.personId}, ${surveyResponses.answeredAt} from ${surveyResponses}
      union all select ${questions.personId}, ${questions.askedAt} from ${questions}
      union all select ${materialsFeedback.personId}, ${materialsFeedback.at} from ${materialsFeedback}
      union all select ${hosts.personId}, ${seminars.endsAt}
        from ${hosts} join ${seminars} on ${seminars.id} = ${hosts.seminarId}
      union all select ${people.id}, ${people.introducedAt} from ${people} where ${people.introducedAt} is not null
    ) as traces
    where not exists (select 1 from ${roles} where ${roles.personId} = traces.id)
      and not exists (select 1 from ${people} where ${people.id} = traces.id and ${people.forgottenAt} is not null)
    group by id
    having max(at) < ${since.toString()}::timestamptz
    order by id
    limit ${limit}`);
  return [...rows].map(({ id }) => id);
}
