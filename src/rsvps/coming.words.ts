// The list of coming seminars, and what stands below it.
import { bilingual } from '../text/words.ts';

export const comingWords = bilingual({
  title: { ja: 'これからのセミナー', en: 'Coming seminars' },
  empty: {
    ja: 'いまご案内できるセミナーはありません。新しいお知らせをお待ちください。',
    en: 'No seminar is announced at the moment. We will let you know.',
  },
  summary: (count: number) => ({
    ja: `これからのセミナー ${count}件`,
    en: `${count} coming ${count === 1 ? 'seminar' : 'seminars'}`,
  }),
  join: { ja: 'LINEとつなぐ', en: 'Join my LINE account' },
  joinAnother: { ja: '別のLINEとつなぐ', en: 'Join another LINE account' },
});
