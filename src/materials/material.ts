// A seminar's materials: what a link may be, when they go out, and to whom. Pure.
import { materialsAskedUntil, type Standing } from '../rsvps/rsvp.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { isTooLong } from '../text/length.ts';

export interface Material {
  id: string;
  seminarId: string;
  label: string;
  url: string;
  position: number;
  /** Which sending took it along, from 1; null: not sent yet. */
  round: number | null;
  createdBy: string;
  createdAt: Temporal.Instant;
  /** Set: taken away by an organizer. */
  removedAt: Temporal.Instant | null;
}

export const ABSENCE_REASONS = ['work', 'care', 'distance', 'time', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

export interface MaterialsFeedback {
  seminarId: string;
  personId: string;
  isUseful: boolean;
  reason: AbsenceReason | null;
  comment: string;
  at: Temporal.Instant;
}

/** One person's two words on the same materials: useful as either said, the reason as told last. */
export function keptFeedback(one: MaterialsFeedback, other: MaterialsFeedback): MaterialsFeedback {
  const [newer, older] = isBefore(one.at, other.at) ? [other, one] : [one, other];
  const { reason, comment } = newer.reason ? newer : older;
  return { ...newer, reason, comment, isUseful: newer.isUseful || older.isUseful };
}

export const LONGEST_LABEL = 60;
/** Ten such links as buttons still fit one Slack message; LINE refuses one beyond 1,000 on a button (its "uri"). */
export const LONGEST_URL = 800;
export const LONGEST_COMMENT = 300;
/** As many as one card shows with a button each. */
export const MOST_MATERIALS = 10;
/** With the survey: whoever reads that has a moment. */
const SENT_AFTER_END = Temporal.Duration.from({ minutes: 15 });

/** When those there by then go out by themselves. */
export const materialsGoOutAt = (seminar: Seminar) => seminar.endsAt.add(SENT_AFTER_END);
/** An allowance used up holds messages for a month at most: they are worth sending even then. */
export const materialsUsefulUntil = (seminar: Seminar) => materialsAskedUntil(seminar).add(SENT_AFTER_END);

export const lastRound = (materials: Material[]): number => Math.max(0, ...materials.map(({ round }) => round ?? 0));

/** Those not taken away. */
export const shownOf = (materials: Material[]): Material[] => materials.filter(({ removedAt }) => removedAt === null);

export const unsentOf = (materials: Material[]): Material[] => shownOf(materials).filter(({ round }) => round === null);

/** What a reader gets: all that was sent so far. */
export const sentOf = (materials: Material[]): Material[] => shownOf(materials).filter(({ round }) => round !== null);

/** By themselves: once, when their time has come, and only if some were there by then. Later ones wait for a word. */
export function goOutByThemselves(seminar: Seminar, materials: Material[], now: Temporal.Instant): boolean {
  const dueAt = materialsGoOutAt(seminar);
  if (seminar.status !== 'announced' || isBefore(now, dueAt) || lastRound(materials) > 0) return false;
  return unsentOf(materials).some(({ createdAt }) => isBefore(createdAt, dueAt));
}

export type SendRefusal = 'not_over' | 'cancelled' | 'nothing_new';

/** Whether an organizer may send now; undefined: yes. */
export function sendRefusal(seminar: Seminar, materials: Material[], now: Temporal.Instant): SendRefusal | undefined {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (seminar.status !== 'announced' || isBefore(now, seminar.endsAt)) return 'not_over';
  return unsentOf(materials).length === 0 ? 'nothing_new' : undefined;
}

/** Those who were there, and those who asked for just the materials; each once. */
export function materialsReaders({
  attended,
  rsvps,
}: {
  attended: string[];
  rsvps: { personId: string; standing: Standing }[];
}): string[] {
  const asked = rsvps.filter(({ standing }) => standing === 'materials').map(({ personId }) => personId);
  return [...new Set([...attended, ...asked])];
}

export type MaterialProblem = 'required' | 'too_long_label' | 'too_long_url' | 'bad_url';

/** The form, read; or what is wrong, by field. A link is https, of printable characters, and names no password. */
export function readMaterial(
  values: Record<string, string>,
): { problems: Record<string, MaterialProblem> } | { label: string; url: string } {
  const clean = (name: string) =>
    (values[name] ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .toWellFormed();
  const [label, url] = [clean('label'), clean('url')];
  const problems: Record<string, MaterialProblem> = {};
  if (!label) problems.label = 'required';
  else if (isTooLong(label, LONGEST_LABEL)) problems.label = 'too_long_label';
  if (!url) problems.url = 'required';
  else if (!isHttpsLink(url)) problems.url = 'bad_url';
  else if (isTooLong(new URL(url).href, LONGEST_URL)) problems.url = 'too_long_url';
  // As the browser writes it: Japanese in a path becomes what every platform takes.
  return Object.keys(problems).length > 0 ? { problems } : { label, url: new URL(url).href };
}

function isHttpsLink(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && !username && !password;
}

export interface FeedbackSummary {
  useful: number;
  reasons: { reason: AbsenceReason; count: number }[];
  comments: string[];
}

export function summarizeFeedback(feedback: MaterialsFeedback[]): FeedbackSummary {
  const count = (reason: AbsenceReason) => feedback.filter((each) => each.reason === reason).length;
  return {
    useful: feedback.filter(({ isUseful }) => isUseful).length,
    reasons: ABSENCE_REASONS.map((reason) => ({ reason, count: count(reason) })).filter((each) => each.count > 0),
    comments: feedback.map(({ comment }) => comment).filter(Boolean),
  };
}
