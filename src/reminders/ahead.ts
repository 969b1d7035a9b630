// What of seminars is still to come in a month, and how many it concerns where each message counts. Pure.
import { materialsGoOutAt } from '../materials/material.ts';
import { goesAs, type MessageKind } from '../messages/kinds.ts';
import { type Ahead, type Saving, savingOf } from '../messages/month-plan.ts';
import { isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { type ReminderKind, type ReminderTable, remindersOf } from './reminder.ts';

/** Of one seminar, in people who are written to there. */
export interface Answers {
  /** Whatever they answered. */
  all: number;
  coming: number;
  /** Of whom so many want to be reminded. */
  reminded: number;
  /** Who want just these. */
  materials: number;
  /** Who answered the survey. */
  surveyed: number;
}

export const NO_ANSWERS: Answers = { all: 0, coming: 0, reminded: 0, materials: 0, surveyed: 0 };

/** What is owed by now, and not begun. */
export interface Owed {
  kind: MessageKind;
  seminarId: string | null;
  title: string | null;
  dueAt: Temporal.Instant;
  pushes: number;
}

/** What is known of a seminar that is not over and done. */
export interface Known {
  seminar: Seminar;
  answers: Answers;
  /** Links are there; and whether they went out. */
  materials: 'none' | 'waiting' | 'sent';
  savings: Set<Saving>;
  /** Who would be written to there about it. */
  followers: number;
}

/** As it was at the seminars held last. */
export interface Usual {
  coming: number;
  materials: number;
  /** Most of them had materials. */
  hasMaterials: boolean;
}

interface Month {
  now: Temporal.Instant;
  /** When it ends. */
  end: Temporal.Instant;
  table: ReminderTable;
  usual: Usual;
}

export function aheadOf({ seminar, answers, materials, savings, followers }: Known, month: Month): Ahead[] {
  const { now, end, table } = month;
  const isDraft = seminar.status !== 'announced';
  const announcedAt = seminar.announcedAt ?? seminar.announceAt ?? now;
  const asAnnounced: Seminar = isDraft ? { ...seminar, status: 'announced', announcedAt } : seminar;
  const isStillOpen = seminarPhase(asAnnounced, now) === 'open';
  const item = (kind: MessageKind, dueAt: Temporal.Instant, pushes: number, usual: number): Ahead[] => {
    if (isBefore(dueAt, now) || !isBefore(dueAt, end)) return [];
    const saving = savingOf(kind);
    const isSkipped = saving !== undefined && savings.has(saving);
    const likely = Math.max(pushes, isStillOpen ? Math.min(usual, seminar.seats ?? usual) : 0);
    const { id, title } = seminar;
    return likely > 0 ? [{ kind, seminar: { id, title }, dueAt, pushes, likely, isDraft, isSkipped }] : [];
  };
  const reminders = remindersOf(asAnnounced, table).filter(({ kind }) => !goesAs(kind, 'post'));
  return [
    ...(isDraft && isAnnouncedIn(month, seminar) ? item('announcement', announcedAt, followers, 0) : []),
    ...reminders.flatMap(({ kind, dueAt }) => item(kind, dueAt, ...countOf(kind, answers, { ...month, followers }))),
    ...item('materials', materialsGoOutAt(seminar), ...materialsCount(materials, answers, month)),
  ];
}

/** One without a time is announced before its deadline at the latest. */
const isAnnouncedIn = ({ end }: Month, { announceAt, deadlineAt }: Seminar): boolean =>
  isBefore(announceAt ?? deadlineAt, end);

/** As things stand, and as usual. */
type Count = [pushes: number, usual: number];

function countOf(
  kind: ReminderKind,
  answers: Answers,
  { usual, followers }: Pick<Month, 'usual'> & Pick<Known, 'followers'>,
): Count {
  switch (kind) {
    case 'closing-soon-post':
      return [0, 0];
    case 'closing-soon':
      return [Math.max(0, followers - answers.all), 0];
    case 'day-before':
    case 'soon':
      return [answers.reminded, usual.coming];
    case 'survey':
      return [answers.coming, usual.coming];
    case 'survey-reminder':
      return [Math.max(0, answers.reminded - answers.surveyed), usual.coming];
  }
}

function materialsCount(materials: Known['materials'], { coming, materials: only }: Answers, { usual }: Month): Count {
  if (materials === 'sent') return [0, 0];
  const expected = materials === 'waiting' || usual.hasMaterials ? usual.coming + usual.materials : 0;
  return [materials === 'waiting' ? coming + only : 0, expected];
}

/** Of those held last, the latest first. */
export function usualOf(last: { answers: Answers; hadMaterials: boolean }[]): Usual {
  const mean = (of: (answers: Answers) => number) =>
    last.length === 0 ? 0 : Math.round(last.reduce((sum, { answers }) => sum + of(answers), 0) / last.length);
  return {
    coming: mean(({ coming }) => coming),
    materials: mean(({ materials }) => materials),
    hasMaterials: last.filter(({ hadMaterials }) => hadMaterials).length * 2 > last.length,
  };
}
