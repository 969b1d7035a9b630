// Series draft their next sessions ahead of time, and their organizer is told.
import type { DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { noteAction } from '../people/audit.store.ts';
import { isHoliday } from './holidays.ts';
import { findOrganizers } from './host.store.ts';
import { addSeminar, findSeminar } from './seminar.store.ts';
import type { Seminar } from './seminar.ts';
import { addSeries, endSeries, findSeries, noteSession } from './series.store.ts';
import { copyOnto, type Series, sessionDays } from './series.ts';
import { newDraft } from './write-seminar.ts';

/** Long enough to find a speaker and a room. */
const DRAFTED_AHEAD = Temporal.Duration.from({ days: 42 });

export async function startSeries({
  db,
  template,
  ordinal,
  weekday,
  actor,
  now,
}: {
  db: DatabaseRoot;
  template: Seminar;
  ordinal: number;
  weekday: number;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}): Promise<Series> {
  const same = (await findSeries(db)).find(
    (each) => each.templateId === template.id && each.ordinal === ordinal && each.weekday === weekday,
  );
  if (same) return same;
  const id = crypto.randomUUID();
  const started: Series = { id, templateId: template.id, ordinal, weekday, createdBy: actor, endedAt: null };
  await db.transaction(async (tx) => {
    await addSeries(tx, started);
    // The template's own day is a session already.
    await noteSession(tx, id, template.startsAt.toZonedDateTimeISO(template.timeZone).toPlainDate());
    const entry = { actor, action: 'start-series', seminarId: template.id, subject: template.title };
    await noteAction(tx, { ...entry, after: { ordinal, weekday } }, now);
  });
  return started;
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
export async function draftSeries({
  db,
  outbox,
  now,
}: {
  db: DatabaseRoot;
  outbox: Outbox;
  now: Temporal.Instant;
}): Promise<void> {
  for (const each of await findSeries(db)) {
    const template = await findSeminar(db, each.templateId);
    if (!template) continue;
    const from = now.toZonedDateTimeISO(template.timeZone).toPlainDate();
    for (const day of sessionDays(each, { from, until: from.add(DRAFTED_AHEAD) }, isHoliday)) {
      await db.transaction(async (tx) => {
        if (!(await noteSession(tx, each.id, day))) return;
        const draft = newDraft(copyOnto(template, day), each.createdBy);
        await addSeminar(tx, draft, now);
        await noteAction(tx, { actor: null, action: 'write', seminarId: draft.id, subject: draft.title }, now);
        const owed = (await findOrganizers(tx, template)).map((personId) => ({
          ...{ kind: 'series-draft' as const, seminarId: draft.id, to: { personId }, usefulUntil: draft.startsAt },
        }));
        await outbox.owe(tx, owed, now);
      });
    }
  }
}
