// What speakers see of their talks.
import { bilingual } from '../text/words.ts';

export const talkWords = bilingual({
  empty: { ja: '講師として登録されたセミナーはありません。', en: 'You are not registered as a speaker.' },
  comments: { ja: '感想を見る', en: 'Comments' },
});
