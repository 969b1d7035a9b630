// Loads what LINE's month may still have to take: what is owed, and what is due of seminars, announced and drafted.
import { allowanceMonthEnd } from '../messages/allowance.ts';
import type { FindAhead } from '../messages/find-month.ts';
import type { Ahead } from '../messages/month-plan.ts';
import { countAudience } from '../people/audience.store.ts';
import { countFollowers } from '../people/reach.store.ts';
import { findAnnouncedUnfinished } from '../seminars/seminar.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { countAnswers, countOwed, findDrafts, findLastHeld, findMaterialsOf } from './ahead.store.ts';
import { aheadOf, type Known, NO_ANSWERS, type Owed, usualOf } from './ahead.ts';
import type { ReminderTable } from './reminder.ts';
import { findSavings } from './saving.store.ts';

/** So many of the last ones say what is usual. */
const LAST_HELD = 6;

export function createFindAhead(table: ReminderTable): FindAhead {
  return async (db, { now, besides = [] }) => {
    const seminars = [...(await findAnnouncedUnfinished(db)), ...(await findDrafts(db, now))];
    const ids = seminars.map(({ id }) => id);
    const last = await findLastHeld(db, now, LAST_HELD);
    const all = [...new Set([...ids, ...last])];
    const answers = await countAnswers(db, all);
    const materials = await findMaterialsOf(db, all);
    const savings = await findSavings(db, ids);
    const answersTo = (id: string) => answers.get(id) ?? NO_ANSWERS;
    const month = {
      ...{ now, table, end: allowanceMonthEnd(now) },
      usual: usualOf(last.map((id) => ({ answers: answersTo(id), hadMaterials: materials.sent.has(id) }))),
    };
    const { pushes } = await countFollowers(db, { channel: null });
    const followersOf = async (seminar: Seminar) =>
      seminar.audience === 'everyone' && !seminar.topicId
        ? pushes
        : Math.min(pushes, await countAudience(db, { ...seminar, now }));
    const knowing = seminars.map(async (seminar) => ({
      seminar,
      followers: await followersOf(seminar),
      answers: answersTo(seminar.id),
      materials: materialsOf(seminar.id, materials),
      savings: savings.get(seminar.id) ?? new Set<never>(),
    }));
    const known = await Promise.all(knowing);
    const owed = await countOwed(db, { now, besides });
    return [...owed.map(asAhead), ...known.flatMap((each) => aheadOf(each, month))];
  };
}

const materialsOf = (id: string, { kept, sent }: Record<'kept' | 'sent', Set<string>>): Known['materials'] =>
  sent.has(id) ? 'sent' : kept.has(id) ? 'waiting' : 'none';

const asAhead = ({ kind, seminarId, title, dueAt, pushes }: Owed): Ahead => ({
  ...{ kind, dueAt, pushes, likely: pushes, isDraft: false, isSkipped: false },
  seminar: seminarId === null ? null : { id: seminarId, title: title ?? '' },
});
