// Cancelling.
import { bilingual } from '../text/words.ts';

export const cancelWords = bilingual({
  button: { ja: '中止する', en: 'Cancel seminar' },
  done: { ja: '中止しました', en: 'Cancelled' },
  cannot: {
    ja: 'このセミナーは中止にできません（まだお知らせしていないか、すでに始まっています）。',
    en: 'This seminar can’t be cancelled (it hasn’t been announced yet or has already started).',
  },
  formTitle: { ja: 'セミナーを中止する', en: 'Cancel the seminar' },
  intro: (title: string, when: string, count: number) => ({
    ja: `『${title}』（${when}）を中止します。参加予定の方とキャンセル待ちの方、あわせて${count}名にお知らせします。取り消せません。`,
    en: `“${title}” (${when}) will be cancelled. We’ll tell the ${count} ${count === 1 ? 'person' : 'people'} attending or on the waitlist. This can’t be undone.`,
  }),
  unreached: (count: number) => ({
    ja: `ほかに、ボットからは連絡できない方が${count}名いらっしゃいます。`,
    en: ` The bot can’t reach ${count} more.`,
  }),
  reason: { ja: 'お知らせに添える言葉', en: 'A message to go with it' },
  reasonHint: {
    ja: '例：台風のため、講師の都合により など。空欄でもかまいません。',
    en: 'e.g. because of the typhoon. Optional.',
  },
});
