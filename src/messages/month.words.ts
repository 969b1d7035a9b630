// What organizers are told of LINE's month: what is left of it, what it is still needed for, and what will not fit.
import { grouped, lineMessages } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

const seminars = (count: number) => `${grouped(count)} ${count === 1 ? 'seminar' : 'seminars'}`;

export const monthWords = bilingual({
  title: { ja: 'LINEの今月', en: 'LINE this month' },
  /** A sending, and what it leaves. `coming`: what the rest is needed for. */
  takes: ({ pushes, left, limit, coming, at }: Line & { pushes: number }) => ({
    ja: `このお知らせ ${grouped(pushes)}通・送ったあと残り${grouped(left)}通（${grouped(limit)}通中）${coming}（${at}現在）`,
    en: `This takes ${grouped(pushes)} and leaves ${grouped(left)} of ${lineMessages(limit)} this month${coming} (as of ${at})`,
  }),
  left: ({ left, limit, coming, at }: Line) => ({
    ja: `LINEの今月の残り ${grouped(left)}通（${grouped(limit)}通中）${coming}（${at}現在）`,
    en: `${grouped(left)} of ${lineMessages(limit)} left this month${coming} (as of ${at})`,
  }),
  coming: ({ seminars: count, pushes }: { seminars: number; pushes: number }) => ({
    ja: `・これからの${grouped(count)}回に${grouped(pushes)}通`,
    en: ` · ${grouped(pushes)} for the ${seminars(count)} ahead`,
  }),
  old: (at: string) => ({
    ja: `LINEがいま答えないため、${at}にわかった数で見積もっています。`,
    en: `LINE doesn’t answer right now, so this goes by what it said on ${at}.`,
  }),
  /** The same where the month is not known. */
  takesUnknown: (pushes: number) => ({
    ja: `このお知らせ ${grouped(pushes)}通。LINEの今月の残りは、いま確かめられません。`,
    en: `This takes ${lineMessages(pushes)}. What the month has left can’t be checked right now.`,
  }),
  unknown: {
    ja: 'LINEの今月の残りは、いま確かめられません。',
    en: 'What LINE’s month has left can’t be checked right now.',
  },
  off: { ja: 'LINEは使っていません。', en: 'LINE is off.' },
  unlimited: { ja: 'LINEの配信数に上限のないプランです。', en: 'This LINE plan has no limit on messages.' },
  /** `what`: what will be held. */
  short: ({ count, reserve, what }: { count: number; reserve: number; what: string }) => ({
    ja: `今月は${grouped(count)}通足りない見込みです。このままでは、${what}が止まります${reserve > 0 ? `（急な連絡用に${grouped(reserve)}通を残します）` : ''}。`,
    en: `That is likely ${grouped(count)} too few: ${what} will be held${reserve > 0 ? ` (${grouped(reserve)} are kept for urgent news)` : ''}.`,
  }),
  tooFew: (count: number) => ({
    ja: `今月は${grouped(count)}通足りない見込みです。`,
    en: `That is likely ${grouped(count)} too few.`,
  }),
  count: (count: number) => ({ ja: `${grouped(count)}通`, en: grouped(count) }),
  of: (what: string, count: number) => ({ ja: `${what}${grouped(count)}通`, en: `${what} (${grouped(count)})` }),
  /** Of all that is ahead together. */
  estimated: {
    ja: 'これからの数は、いまの参加者と、これまでの回から見積もっています。',
    en: 'What is ahead is reckoned from who has registered, and from how it usually was.',
  },
  /** Below those due first. */
  others: (count: number) => ({ ja: `ほかに${count}回あります。`, en: `And ${seminars(count)} more.` }),
  kept: (count: number) => ({
    ja: `止めているお知らせ：${grouped(count)}通`,
    en: `Held back: ${lineMessages(count)}`,
  }),
  draft: { ja: '下書き', en: 'Draft' },
  heldBack: { ja: '止めている', en: 'Held back' },
  comma: { ja: '・', en: ', ' },
  ranks: {
    trouble: { ja: '担当への連絡', en: 'word to organizers' },
    change: { ja: '変更・中止の連絡', en: 'changes' },
    seat: { ja: '席の連絡', en: 'word of seats' },
    word: { ja: 'メッセージ', en: 'messages' },
    'day-before': { ja: '前日のリマインド', en: 'day-before reminders' },
    announcement: { ja: 'お知らせ', en: 'announcements' },
    soon: { ja: '2時間前のリマインド', en: 'two-hour reminders' },
    materials: { ja: '資料', en: 'materials' },
    survey: { ja: 'アンケート', en: 'surveys' },
    results: { ja: 'アンケートの結果', en: 'survey results' },
    nudge: { ja: '再度のお願い', en: 'follow-ups' },
  },
  /** Buttons: what to do without, and how many that saves. */
  without: {
    soon: (saves: number) => ({
      ja: `2時間前のリマインドなし（−${saves}通）`,
      en: `Skip 2-hour reminder (−${saves})`,
    }),
    nudges: (saves: number) => ({ ja: `再度のお願いなし（−${saves}通）`, en: `Ask only once (−${saves})` }),
  },
  /** And to take that back. */
  again: {
    soon: { ja: '2時間前のリマインドを戻す', en: 'Keep 2-hour reminder' },
    nudges: { ja: '再度のお願いを戻す', en: 'Ask a second time' },
  },
  isWithout: {
    soon: { ja: '2時間前のリマインドは、LINEには送りません。', en: 'No two-hour reminders go to LINE.' },
    nudges: { ja: '再度のお願いは、LINEには送りません。', en: 'Nobody is asked a second time on LINE.' },
  },
});

interface Line {
  left: number;
  limit: number;
  coming: string;
  at: string;
}
