// What is said when something went wrong.
import { bilingual } from '../text/words.ts';

export const troubleWords = bilingual({
  title: { ja: '申し訳ありません', en: 'Sorry' },
  text: {
    ja: 'うまく処理できませんでした。少し待って、もう一度お試しください。',
    en: 'Something went wrong on our side. Please wait a moment and try again.',
  },
  unreadable: {
    ja: '先ほどの操作は、プログラムの入れ替えと重なったため処理できませんでした。お手数ですが、もう一度押してください。',
    en: 'The bot was being updated just then, so that didn’t go through. Please press the button once more.',
  },
});
