// What stands below lists, and leads back to them.
import { bilingual } from '../text/words.ts';

export const listWords = bilingual({
  pages: (page: number, pages: number) => ({ ja: `${page} / ${pages}ページ`, en: `Page ${page} of ${pages}` }),
  previous: { ja: '前のページ', en: 'Previous page' },
  next: { ja: '次のページ', en: 'Next page' },
  more: (count: number) => ({ ja: `ほか${count}件`, en: `and ${count} more` }),
  filters: { ja: '絞り込み', en: 'Narrow down' },
  /** Opens what is seldom wanted. */
  folded: { ja: 'その他', en: 'More' },
  again: { ja: '予定を見る', en: 'Upcoming seminars' },
  backToSeminar: { ja: 'このセミナーへ戻る', en: 'Back to this seminar' },
  newSeminar: { ja: 'セミナーを企画する', en: 'Plan a seminar' },
  desk: { ja: '企画の一覧', en: 'Manage seminars' },
});
