// The materials' commands: runs the use case and says what to show.

import { plainCard } from '../cards/note.cards.ts';
import {
  asPage,
  type FormOutcome,
  formErrors,
  gone,
  type Outcome,
  openForm,
  page,
  refused,
  show,
} from '../cards/outcome.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { Database } from '../database/client.ts';
import { countDelivery } from '../messages/delivery.store.ts';
import type { Links } from '../messages/links.ts';
import { deliveryTexts, unreachableText, withProgress } from '../messages/undelivered.cards.ts';
import type { Handlers, OrganizerVisit, Visit } from '../people/visit.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { isTooLong } from '../text/length.ts';
import { addMaterialLink, removeMaterialLink } from './change-materials.ts';
import { markUseful, mayTellReason, tellAbsence } from './give-feedback.ts';
import { loadMaterialsPreview } from './load-materials-preview.ts';
import {
  absenceForm,
  absenceLinkCard,
  feedbackLines,
  materialForm,
  materialsDeskCard,
  materialsPreview,
  noteCard,
} from './material.cards.ts';
import { countReached, findFeedback, findMaterials, findOwnFeedback } from './material.store.ts';
import {
  ABSENCE_REASONS,
  LONGEST_COMMENT,
  LONGEST_LABEL,
  LONGEST_URL,
  lastRound,
  type MaterialProblem,
  MOST_MATERIALS,
  materialsUsefulUntil,
  readMaterial,
  summarizeFeedback,
} from './material.ts';
import { materialWords } from './material.words.ts';
import { sendMaterials } from './send-materials.ts';

export async function replyWithMaterials(
  visit: Visit,
  seminarId: string,
  about: { page?: number; said?: string } = {},
): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader);
  const materials = await findMaterials(visit.db, seminarId);
  const { title } = materialWords[visit.reader.language];
  return show(materialsDeskCard({ seminar, materials, ...about }, visit.reader), visit.reader, title);
}

export async function replyWithMaterialForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(visit.db, seminarId);
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader);
  return openForm(materialForm(seminar, crypto.randomUUID(), visit.reader));
}

export async function replyToMaterialForm(
  visit: Visit,
  { seminar: seminarId, material, values }: { seminar: string; material?: string; values: Record<string, string> },
): Promise<FormOutcome> {
  const text = materialWords[visit.reader.language];
  const read = readMaterial(values);
  if ('problems' in read) return formErrors(problemTexts(read.problems, visit.reader));
  const result = await addMaterialLink({ ...onSeminar(visit, seminarId), ...read, id: material });
  if (result.kind === 'too_many') return formErrors({ label: text.tooMany(MOST_MATERIALS) });
  if (result.kind === 'removed') return formErrors({ label: text.removedBefore });
  if (result.kind === 'unchanged') return formErrors({ url: text.addedBefore });
  const said = result.kind === 'changed' && result.replaced ? text.rewritten(result.replaced) : text.added;
  // The new one stands last.
  return asPage(await replyWithMaterials(visit, seminarId, { said, page: MOST_MATERIALS }), text.title);
}

export async function replyToRemoveMaterial(visit: Visit, seminarId: string, materialId: string): Promise<Outcome> {
  const text = materialWords[visit.reader.language];
  const result = await removeMaterialLink({ ...onSeminar(visit, seminarId), materialId });
  return replyWithMaterials(visit, seminarId, { said: result.kind === 'changed' ? text.removed : text.removedBefore });
}

export async function replyToSendMaterials(visit: Visit, seminarId: string): Promise<Outcome> {
  const text = materialWords[visit.reader.language];
  const result = await sendMaterials({ ...onSeminar(visit, seminarId), outbox: visit.outbox });
  if (result.kind === 'no_seminar') return gone(seminarWords[visit.reader.language].gone, visit.reader);
  if (result.kind === 'refused') return replyWithMaterials(visit, seminarId, { said: text.refused[result.why] });
  const { db, now, reader } = visit;
  const occasion = String(lastRound(await findMaterials(db, seminarId)));
  const delivery = await countDelivery(db, { seminarId, kinds: ['materials'], plannedAt: now, now });
  const said = [...deliveryTexts(delivery, reader), unreachableText(delivery, reader)].filter(Boolean);
  const outcome = await replyWithMaterials(visit, seminarId, { said: said.join('\n') || text.sending(0) });
  if (outcome.kind !== 'card') return outcome;
  const card = withProgress(outcome.card, delivery, { seminar: seminarId, kind: 'materials', occasion }, reader);
  return { ...outcome, card };
}

/** What would go out to whom, as it would look. */
export async function replyWithMaterialsPreview(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const { reader } = visit;
  const text = materialWords[reader.language];
  const preview = await loadMaterialsPreview(visit, seminarId);
  if (preview.kind === 'no_seminar') return gone(seminarWords[reader.language].gone, reader);
  if (preview.kind === 'refused') return replyWithMaterials(visit, seminarId, { said: text.refused[preview.why] });
  return page(text.previewTitle, materialsPreview(preview, reader), reader);
}

/** One tap of who got them. */
export async function replyToUseful(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, person, tappedAt, reader } = visit;
  const text = materialWords[reader.language];
  const result = await markUseful({ db, seminarId, personId: person.id, at: tappedAt });
  if (result.kind === 'not_yours') return refused(plainCard(text.notYours, reader), reader);
  return show(noteCard(result.seminar, text.usefulThanks, reader), reader);
}

/** The form itself, or the link to it. */
export async function replyWithAbsenceForm(visit: Visit, seminarId: string): Promise<Outcome> {
  const { db, links, person, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar || !(await mayTellReason(db, { seminarId, personId: person.id }))) {
    return refused(plainCard(materialWords[reader.language].notYours, reader), reader);
  }
  const formUrl = await absenceFormUrl({ links, seminar, personId: person.id, reader });
  if (formUrl) return show(absenceLinkCard(seminar, formUrl, reader), reader);
  const said = await findOwnFeedback(db, { seminarId, personId: person.id });
  return openForm(absenceForm(seminar, said, reader));
}

/** The form's page; undefined where the form can be shown at once. */
export async function absenceFormUrl({
  links,
  seminar,
  personId,
  reader,
}: {
  links: Links;
  seminar: Seminar;
  personId: string;
  reader: Reader;
}): Promise<string | undefined> {
  if (reader.place.showsForms) return undefined;
  return links.make({ use: 'absence', seminarId: seminar.id, personId, expiresAt: materialsUsefulUntil(seminar) });
}

export async function saveAbsenceForm(
  { db, person, reader, now }: Visit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const text = materialWords[reader.language];
  const plain = plainWords[reader.language];
  const reason = ABSENCE_REASONS.find((each) => each === values.reason);
  const comment = (values.comment ?? '').replaceAll('\u0000', '').trim().toWellFormed();
  const errors: Record<string, string> = {};
  if (!reason) errors.reason = text.chooseReason;
  const known = await findOwnFeedback(db, { seminarId, personId: person.id });
  if (isTooLong(comment, LONGEST_COMMENT, known?.comment)) errors.comment = plain.tooLong(LONGEST_COMMENT);
  if (!reason || errors.comment) return formErrors(errors);
  const result = await tellAbsence({ db, seminarId, personId: person.id, reason, comment, at: now });
  return result.kind === 'given'
    ? page(text.reasonTitle, noteCard(result.seminar, text.reasonThanks, reader), reader)
    : refused(plainCard(text.notYours, reader), reader, text.reasonTitle);
}

/** What the results say of the materials; empty when none went out. */
export async function loadFeedbackLines(db: Database, seminarId: string, reader: Reader): Promise<string[]> {
  const feedback = summarizeFeedback(await findFeedback(db, seminarId));
  return feedbackLines({ reached: await countReached(db, seminarId), feedback }, reader);
}

function problemTexts(problems: Record<string, MaterialProblem>, { language }: Reader): Record<string, string> {
  const compose = composeWords[language];
  const plain = plainWords[language];
  const texts: Record<MaterialProblem, string> = {
    required: compose.problems.required,
    bad_url: compose.problems.bad_url,
    too_long_label: plain.tooLong(LONGEST_LABEL),
    too_long_url: plain.tooLong(LONGEST_URL),
  };
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, texts[problem]]));
}

const onSeminar = ({ db, person, now }: Visit, seminarId: string) => ({ db, seminarId, actor: person.id, now });

export const materialHandlers = {
  materials: (visit, { seminar, page }) => replyWithMaterials(visit, seminar, { page }),
  'open-add-material': (visit, { seminar }) => replyWithMaterialForm(visit, seminar),
  'submit-material': replyToMaterialForm,
  'remove-material': (visit, { seminar, material }) => replyToRemoveMaterial(visit, seminar, material),
  'preview-materials': (visit, { seminar }) => replyWithMaterialsPreview(visit, seminar),
  'send-materials': (visit, { seminar }) => replyToSendMaterials(visit, seminar),
  'materials-useful': (visit, { seminar }) => replyToUseful(visit, seminar),
  'open-absence': (visit, { seminar }) => replyWithAbsenceForm(visit, seminar),
  'submit-absence': (visit, { seminar, values }) => saveAbsenceForm(visit, seminar, values),
} satisfies Partial<Handlers>;
