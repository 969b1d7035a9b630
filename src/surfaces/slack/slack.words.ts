// What only Slack says.
import { bilingual } from '../../text/words.ts';

export const slackWords = bilingual({
  close: { ja: '閉じる', en: 'Close' },
  modalTitle: { ja: 'セミナー', en: 'Seminar' },
  openForm: {
    text: { ja: '次のボタンから入力画面を開いてください。', en: 'Please open the form with this button.' },
    button: { ja: '入力画面を開く', en: 'Open the form' },
  },
  formTooLate: {
    text: {
      ja: '時間がかかり、画面を開けませんでした。お手数ですが、もう一度お試しください。',
      en: 'It took too long to open the form. Please try again.',
    },
    button: { ja: 'もう一度開く', en: 'Open it again' },
  },
});
