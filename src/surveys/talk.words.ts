// What speakers see of their talks.
import { bilingual } from '../text/words.ts';

export const talkWords = bilingual({
  empty: { ja: '講師として登録されたセミナーはありません。', en: 'You’re not a speaker of any seminar.' },
  notYours: { ja: 'この感想は、講師の方だけがご覧いただけます。', en: 'Only the speaker can read these comments.' },
  comments: { ja: '感想を見る', en: 'Comments' },
});
