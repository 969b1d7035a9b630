// "Same as last time", and series: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, refused, show } from '../cards/outcome.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { replyWithSeminarForm } from './compose.handlers.ts';
import { composeWords } from './compose.words.ts';
import { startSeries, stopSeries } from './draft-series.ts';
import { findSeminar } from './seminar.store.ts';
import { seminarWords } from './seminar.words.ts';
import { ruleText, seriesCard, seriesForm } from './series.cards.ts';
import { findLastSession, findOneSeries, findSeries } from './series.store.ts';
import { seriesWords } from './series.words.ts';

/** A new seminar with everything of this one but the date. */
export async function replyWithCopy(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const template = await findSeminar(visit.db, seminarId);
  if (!template) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  return replyWithSeminarForm(visit, { like: template });
}

/** The series' next one, as its last. */
async function replyWithNextOf(visit: OrganizerVisit, seriesId: string): Promise<Outcome> {
  const { db, reader } = visit;
  const series = await findOneSeries(db, seriesId);
  const id = series && ((await findLastSession(db, seriesId)) ?? series.templateId);
  const like = id ? await findSeminar(db, id) : undefined;
  if (!like) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return replyWithSeminarForm(visit, { like, series: seriesId });
}

export async function replyWithSeriesForm(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const template = await findSeminar(visit.db, seminarId);
  if (!template) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  return openForm(seriesForm(template, crypto.randomUUID(), visit.reader));
}

export async function replyToSeriesForm(
  visit: OrganizerVisit,
  { seminar, series: id, values }: { seminar: string; series?: string; values: Record<string, string> },
): Promise<FormOutcome> {
  const { db, person, now, reader } = visit;
  const series = seriesWords[reader.language];
  const compose = composeWords[reader.language];
  const template = await findSeminar(db, seminar);
  if (!template) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const [ordinal, weekday] = [Number(values.ordinal), Number(values.weekday)];
  const errors: Record<string, string> = {};
  if (!(ordinal >= 1 && ordinal <= 5)) errors.ordinal = compose.problems.required;
  if (!(weekday >= 1 && weekday <= 7)) errors.weekday = compose.problems.required;
  if (Object.keys(errors).length > 0) return formErrors(errors);
  const started = await startSeries({ db, id, template, ordinal, weekday, actor: person.id, now });
  const back = { label: series.title, command: { do: 'series' } } as const;
  if (started.endedAt) return refused(organizerNote(series.endedBefore, reader, back), reader, series.title);
  return page(series.title, organizerNote(series.started(ruleText(started, reader)), reader, back), reader);
}

export async function replyWithSeries({ db, reader }: OrganizerVisit, page: number | undefined): Promise<Outcome> {
  return show(seriesCard({ all: await findSeries(db), page }, reader), reader, seriesWords[reader.language].title);
}

export async function replyToEndSeries(visit: OrganizerVisit, seriesId: string): Promise<Outcome> {
  const { db, person, now } = visit;
  await stopSeries({ db, seriesId, actor: person.id, now });
  return replyWithSeries(visit, undefined);
}

export const seriesHandlers = {
  'new-seminar': (visit, { series }) => (series ? replyWithNextOf(visit, series) : replyWithSeminarForm(visit)),
  copy: (visit, { seminar }) => replyWithCopy(visit, seminar),
  series: (visit, { page }) => replyWithSeries(visit, page),
  'open-series': (visit, { seminar }) => replyWithSeriesForm(visit, seminar),
  'submit-series': replyToSeriesForm,
  'end-series': (visit, { series }) => replyToEndSeries(visit, series),
} satisfies Partial<Handlers>;
