// An organizer edits an announced seminar: moves it, changes its room or its seats. One transaction: the seminar, the
// answers it touches, and a message to everyone it concerns.
import type { Transaction } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { overSeats } from '../rsvps/change.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { oweChanges } from '../rsvps/owe-changes.ts';
import { countSeats, dissolveParty, findRsvpsByStanding, moveAllTo } from '../rsvps/rsvp.store.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { addEdit, findEditsSince } from '../seminars/edition.store.ts';
import { changedFields, type Edit, type EditedField, type Merge, mergeEdits } from '../seminars/edition.ts';
import { bumpRevision, lockSeminar, saveSeminar, saveShownPhase } from '../seminars/seminar.store.ts';
import {
  isBefore,
  limitedMode,
  offersMode,
  type Seminar,
  type SeminarDetails,
  seminarPhase,
} from '../seminars/seminar.ts';
import { type FieldProblem, LINK_LATER, readSeminarForm, seminarValues } from '../seminars/seminar-form.ts';
import { deletePendingChange, findPendingChange } from './pending-change.store.ts';

export type EditResult =
  | { kind: 'no_seminar' }
  /** Cancelled, over, or never announced. */
  | { kind: 'cannot'; seminar: Seminar }
  /** What was typed is no longer kept: it was saved before, or a week is over. */
  | { kind: 'done_before'; seminar: Seminar }
  /** Nothing is saved: what cannot be, and what others changed since the form was opened. */
  | {
      kind: 'not_saved';
      seminar: Seminar;
      problems: Record<string, FieldProblem>;
      clashes: EditedField[];
      /** Others' edits since the form was opened. */
      others: Edit[];
    }
  | ({ kind: 'saved'; before: Seminar; seminar: Seminar; told: number; seated: number } & Over & Others);

interface Over {
  /** How many more attend, or were offered a seat, than there are seats. */
  over: number;
  /** Of whom were only offered one. */
  offered: number;
}

interface Others {
  others: Edit[];
  /** What others changed, and stays. */
  kept: EditedField[];
  /** What others changed, and was saved over. */
  overwritten: EditedField[];
}

/** What a form held. */
export interface Typed {
  /** The edition that the form showed. */
  opened: number;
  /** `overwrite`: whether what others changed meanwhile is saved over. */
  values: Record<string, string>;
}

/** `typed`: that, or the id of a change that is kept until it is saved. */
type Editing = OrganizersAct & { typed: Typed | { change: string } };

export async function editSeminar(editing: Editing): Promise<EditResult> {
  const { db, outbox, seminarId, typed, now } = editing;
  const result = await db.transaction(async (tx): Promise<EditResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    const given = 'change' in typed ? await findTyped(tx, seminarId, typed.change) : typed;
    if (!given) return { kind: 'done_before', seminar };
    if (!isEditable(seminar, now)) return { kind: 'cannot', seminar };
    const { opened, values } = given;
    const isOverwriting = values.overwrite === 'yes';
    const others = await findEditsSince(tx, seminarId, opened);
    const merge = mergeEdits({
      opened: seminarValues(others[0]?.before ?? seminar),
      current: seminarValues(seminar),
      typed: values,
    });
    const merged = { ...merge.values, [LINK_LATER]: values[LINK_LATER] ?? '' };
    const read = readSeminarForm(merged, { now, timeZone: seminar.timeZone, known: seminar });
    const clashes = isOverwriting ? [] : merge.clashes;
    const problems = 'problems' in read ? read.problems : {};
    if ('problems' in read || clashes.length > 0) return { kind: 'not_saved', seminar, problems, clashes, others };
    const saved = await saveEdit(tx, editing, { before: seminar, details: read.details });
    if ('change' in typed) await deletePendingChange(tx, typed.change);
    return { kind: 'saved', before: seminar, ...saved, ...othersOf(others, merge) };
  });
  if (result.kind === 'saved' && result.seminar !== result.before) outbox.refreshPosts(seminarId);
  return result;
}

async function findTyped(tx: Transaction, seminarId: string, id: string): Promise<Typed | undefined> {
  const pending = await findPendingChange(tx, { id, seminarId });
  return pending && pending.opened !== null ? { opened: pending.opened, values: pending.values } : undefined;
}

/** Announced, and not over yet. */
export function isEditable(seminar: Seminar, now: Temporal.Instant): boolean {
  return seminar.status === 'announced' && isBefore(now, seminar.endsAt);
}

const othersOf = (others: Edit[], { kept, clashes }: Merge): Others => ({ others, kept, overwritten: clashes });

async function saveEdit(
  tx: Transaction,
  { outbox, actor, now }: Editing,
  { before, details }: { before: Seminar; details: SeminarDetails },
): Promise<{ seminar: Seminar; told: number; seated: number } & Over> {
  const changed = changedFields(before, details);
  if (changed.length === 0) {
    return { seminar: before, told: 0, seated: 0, ...(await countOver(tx, before)) };
  }
  const seminar = edited(before, details, now);
  const stands = await findRsvpsByStanding(tx, before.id, ['attending', 'waitlisted']);
  await saveSeminar(tx, seminar);
  await bumpRevision(tx, seminar.id);
  await saveShownPhase(tx, seminar.id, seminarPhase(seminar, now));
  await addEdit(tx, { seminarId: before.id, edition: seminar.edition, editedBy: actor, editedAt: now, before });
  await fitAnswers(tx, seminar);
  const seated = await fillSeats({ tx, outbox, seminar, now });
  const told = await oweChanges({ tx, outbox, before, seminar, stands, now });
  const entry = { actor, action: 'edit', seminarId: seminar.id, subject: seminar.title };
  await noteAction(tx, { ...entry, ...changeNoted(before, seminar) }, now);
  return { seminar, told, seated, ...(await countOver(tx, seminar)) };
}

/** For the log: field by field, but the deadline as it is, which may move though its fields stay blank. */
function changeNoted(before: Seminar, after: Seminar) {
  const changed = changedFields(before, after).filter(({ name }) => !name.startsWith('deadline_'));
  const isMoved = !before.deadlineAt.equals(after.deadlineAt);
  const side = (which: 'before' | 'after', { deadlineAt }: Seminar) => ({
    ...Object.fromEntries(changed.map((each) => [each.name, each[which]])),
    ...(isMoved && { deadlineAt: deadlineAt.toString() }),
  });
  return { before: side('before', before), after: side('after', after) };
}

async function countOver(tx: Transaction, seminar: Seminar): Promise<Over> {
  const seats = await countSeats(tx, seminar);
  return { over: overSeats(seminar, seats), offered: seats.offered };
}

/** Its channel and zone stay; an edit that moves it leaves word of when, so that reminders count anew. */
function edited(before: Seminar, details: SeminarDetails, now: Temporal.Instant): Seminar {
  const isMoved = !before.startsAt.equals(details.startsAt) || !before.endsAt.equals(details.endsAt);
  const isDeadlineMoved = !before.deadlineAt.equals(details.deadlineAt);
  return {
    ...before,
    ...details,
    channel: before.channel,
    edition: before.edition + 1,
    ...(isMoved && { movedAt: now }),
    ...(isDeadlineMoved && { deadlineMovedAt: now }),
  };
}

async function fitAnswers(tx: Transaction, seminar: Seminar): Promise<void> {
  const mode = limitedMode(seminar.format);
  const isOnlyOne = !offersMode(seminar.format, mode === 'online' ? 'on_site' : 'online');
  if (isOnlyOne) await moveAllTo(tx, seminar.id, mode);
  if (!seminar.party) await dissolveParty(tx, seminar.id);
}
