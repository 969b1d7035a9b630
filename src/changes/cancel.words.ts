// Cancelling.
import { bilingual } from '../text/words.ts';

export const cancelWords = bilingual({
  button: { ja: '中止する', en: 'Cancel seminar' },
  done: { ja: '中止にしました。', en: 'Cancelled.' },
  cannot: {
    ja: 'このセミナーは中止にできません（まだお知らせしていないか、すでに始まっています）。',
    en: 'This seminar cannot be cancelled (it is not announced yet, or has begun).',
  },
  formTitle: { ja: 'セミナーを中止する', en: 'Cancel the seminar' },
  intro: (title: string, when: string, count: number) => ({
    ja: `「${title}」（${when}）を中止します。参加予定の方とキャンセル待ちの方、あわせて${count}名にお知らせします。取り消せません。`,
    en: `“${title}” (${when}) will be cancelled. ${count} ${count === 1 ? 'person who attends or waits is' : 'people who attend or wait are'} told. This cannot be undone.`,
  }),
  unreached: (count: number) => ({
    ja: `ほかに、ボットからは連絡できない方が${count}名います。`,
    en: ` The bot cannot reach ${count} more.`,
  }),
  reason: { ja: 'お知らせに添える言葉', en: 'A word to those who are told' },
  reasonHint: {
    ja: '例：台風のため、講師の都合により など。空欄でもかまいません。',
    en: 'e.g. because of the typhoon. May be left empty.',
  },
});
