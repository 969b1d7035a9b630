// What only LINE says.
import { bilingual } from '../../text/words.ts';

export const lineWords = bilingual({
  listChip: { ja: '予定を見る', en: 'See the schedule' },
  helpChip: { ja: '使い方', en: 'How to use' },
});
