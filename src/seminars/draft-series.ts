// Series draft their next sessions ahead of time, and their coordinators are told.
import type { DatabaseRoot, Transaction } from '../database/client.ts';
import { owedAbout } from '../messages/message.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { eachSeminar, type Passing } from './each-seminar.ts';
import { isHoliday } from './holidays.ts';
import { findCoordinators } from './host.store.ts';
import { addSeminar, findSeminar, lockSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';
import {
  addSeries,
  endSeries,
  findLastSession,
  findOneSeries,
  findSeries,
  hasSessionOn,
  noteSession,
  saveRule,
  saveSeriesOf,
} from './series.store.ts';
import { nextSession, type Series, sessionDays } from './series.ts';
import { newDraft } from './write-seminar.ts';

/** Long enough to find a speaker and a room. */
const DRAFTED_AHEAD = Temporal.Duration.from({ days: 42 });

/** As it stands then: one of this template and rule that goes on stays the only one. */
export async function startSeries({
  db,
  id = crypto.randomUUID(),
  template,
  ordinal,
  weekday,
  actor,
  now,
}: {
  db: DatabaseRoot;
  /** Chosen when the form was opened: sent again with another rule it is corrected, and once ended it stays ended. */
  id?: string;
  template: Seminar;
  ordinal: number;
  weekday: number;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}): Promise<Series> {
  return db.transaction(async (tx) => {
    // Whoever starts one of this template goes one at a time.
    await lockSeminar(tx, template.id);
    const known = await findOneSeries(tx, id);
    const isMine = known?.templateId === template.id;
    if (isMine && known.endedAt) return known;
    const same = (await findSeries(tx)).find(
      (each) => each.templateId === template.id && each.ordinal === ordinal && each.weekday === weekday,
    );
    if (same) return same;
    const entry = { actor, action: 'start-series', seminarId: template.id, subject: template.title };
    if (isMine) {
      await saveRule(tx, { id, ordinal, weekday });
      const before = { ordinal: known.ordinal, weekday: known.weekday };
      await noteAction(tx, { ...entry, before, after: { ordinal, weekday } }, now);
      return { ...known, ordinal, weekday };
    }
    // An id of somebody else's is none for this one.
    const newId = known ? crypto.randomUUID() : id;
    const started: Series = { id: newId, templateId: template.id, ordinal, weekday, createdBy: actor, endedAt: null };
    await addSeries(tx, started);
    await saveSeriesOf(tx, template.id, newId);
    // The template's own day is a session already.
    const day = template.startsAt.toZonedDateTimeISO(template.timeZone).toPlainDate();
    await noteSession(tx, newId, day);
    await noteAction(tx, { ...entry, after: { ordinal, weekday } }, now);
    return started;
  });
}

/** False: it had ended. */
export async function stopSeries(input: {
  db: DatabaseRoot;
  seriesId: string;
  actor: string;
  now: Temporal.Instant;
}): Promise<boolean> {
  const { db, seriesId, actor, now } = input;
  return db.transaction(async (tx) => {
    const isEnded = await endSeries(tx, seriesId, now);
    if (isEnded) await noteAction(tx, { actor, action: 'end-series', after: { series: seriesId } }, now);
    return isEnded;
  });
}

/** Run as often as one likes: each day is drafted once. */
export async function draftSeries({ outbox, now, ...job }: Passing & { outbox: Outbox }): Promise<void> {
  const templates = new Set((await findSeries(job.db)).map(({ templateId }) => templateId));
  await eachSeminar(job, [...templates], async (tx, template) => {
    // Ended or given another rule meanwhile.
    const series = (await findSeries(tx)).filter(({ templateId }) => templateId === template.id);
    for (const each of series) await draftSessions({ tx, outbox, template, series: each, now });
  });
}

async function draftSessions({
  tx,
  outbox,
  template,
  series,
  now,
}: {
  tx: Transaction;
  outbox: Outbox;
  template: Seminar;
  series: Series;
  now: Temporal.Instant;
}): Promise<void> {
  const lastId = await findLastSession(tx, series.id);
  const last = (lastId && (await findSeminar(tx, lastId))) || template;
  const from = now.toZonedDateTimeISO(template.timeZone).toPlainDate();
  for (const day of sessionDays(series, { from, until: from.add(DRAFTED_AHEAD) }, isHoliday)) {
    if (!(await noteSession(tx, series.id, day))) continue;
    // Planned by hand, or moved there.
    if (await hasSessionOn(tx, series.id, day)) continue;
    const draft = { ...newDraft(nextSession(template, last, day), series.createdBy), seriesId: series.id };
    await addSeminar(tx, draft, now);
    await noteAction(tx, { actor: null, action: 'write', seminarId: draft.id, subject: draft.title }, now);
    const owed = (await findCoordinators(tx, template)).map((personId) =>
      owedAbout(draft, now, { kind: 'series-draft', to: { personId } }),
    );
    await outbox.owe(tx, owed, now);
  }
}
