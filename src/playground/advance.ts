// Moves the playground's clock, stopping at everything that becomes due on the way, as the real days would.
import type { App } from '../app.ts';
import type { MovableClock } from '../clock.ts';
import { findUnsent } from '../messages/message.store.ts';
import type { ReminderKind, ReminderTable } from '../reminders/reminder.ts';
import { type Due, type DueKind, findNextDue } from '../schedule/next-due.ts';

type Playground = {
  app: App;
  clock: MovableClock;
  reminders: ReminderTable;
  /** Long enough for what a paced channel owes; the clock does not wait for ever. */
  settledWithinMs?: number;
};

const SETTLED_WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 50;

export function createAdvance(playground: Playground) {
  const { app, clock, reminders } = playground;
  const nextDue = () => findNextDue({ db: app.db, reminders, quietHours: app.outbox.quietHours, now: clock.now() });
  const targetOf = async (to: 'hour' | 'day' | 'next' | Temporal.Instant) => {
    if (to === 'next') return (await nextDue())?.at;
    return typeof to === 'string' ? clock.now().add({ hours: to === 'hour' ? 1 : 24 }) : to;
  };
  return async (to: 'hour' | 'day' | 'next' | Temporal.Instant): Promise<void> => {
    const target = await targetOf(to);
    if (!target) return;
    for (;;) {
      const due = await nextDue();
      if (!due || Temporal.Instant.compare(due.at, target) > 0) break;
      await arriveAt(playground, due.at);
    }
    await arriveAt(playground, target);
  };
}

async function arriveAt(
  { app, clock, settledWithinMs = SETTLED_WITHIN_MS }: Playground,
  at: Temporal.Instant,
): Promise<void> {
  clock.moveTo(at);
  await app.schedule.runAll();
  const giveUpAt = performance.now() + settledWithinMs;
  const isQuiet = async () => Object.values(await findUnsent(app.db, clock.now().add({ hours: 1 }))).every(isEmpty);
  while (!(await isQuiet()) && performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const isEmpty = (list: unknown[]) => list.length === 0;

const LABELS: Record<Exclude<DueKind, ReminderKind>, string> & Partial<Record<ReminderKind, string>> = {
  announce: '予約したお知らせ',
  'closing-soon-post': '「もうすぐ締切」の投稿',
  'closing-soon': '「もうすぐ締切」のお知らせ',
  'day-before': '前日のリマインド',
  soon: '2時間前のリマインド',
  survey: 'アンケートのお願い',
  'survey-reminder': 'アンケートの再案内',
  deadline: '申し込みの締切',
  offers: '夜に空いた席のお声がけ',
  start: 'セミナー開始',
  end: 'セミナー終了',
  'survey-closes': 'アンケート締切・結果のお届け',
};

export function dueLabel({ kind, title }: Due): string {
  return `${LABELS[kind] ?? 'リマインド'}：${title}`;
}
