// What only LINE says.
import { bilingual } from '../../text/words.ts';

export const lineWords = bilingual({
  listChip: { ja: '予定を見る', en: 'Upcoming seminars' },
  /** Above a list's own buttons, at its end. */
  more: { ja: 'このほかに', en: 'More' },
  helpChip: { ja: '使い方', en: 'How it works' },
});
