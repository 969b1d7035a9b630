// The list of coming seminars, and what stands below it.
import { bilingual } from '../text/words.ts';

export const comingWords = bilingual({
  title: { ja: 'これからのセミナー', en: 'Upcoming seminars' },
  /** Above what else an organizer sets for themselves. */
  own: { ja: 'あなたの設定', en: 'Your settings' },
  empty: {
    ja: 'いまご案内できるセミナーはありません。新しいお知らせをお待ちください。',
    en: 'No seminars coming up right now. We’ll let you know when there’s a new one.',
  },
  summary: (count: number) => ({
    ja: `これからのセミナー ${count}件`,
    en: `${count} upcoming ${count === 1 ? 'seminar' : 'seminars'}`,
  }),
  join: { ja: 'LINEとつなぐ', en: 'Connect LINE' },
  joinAnother: { ja: '別のLINEとつなぐ', en: 'Connect another LINE' },
});
