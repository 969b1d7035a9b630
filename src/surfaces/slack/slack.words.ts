// What only Slack says, and what people type there.
import { bilingual } from '../../text/words.ts';

export const slackWords = bilingual({
  /** What people may type for a command; any letter case, full or half width. */
  typed: {
    team: { ja: ['担当'], en: ['team', 'organizers'] },
    log: { ja: ['記録'], en: ['log'] },
    list: { ja: ['予定', '一覧'], en: ['list'] },
    newSeminar: { ja: ['新規', '作成'], en: ['new'] },
    help: { ja: ['ヘルプ', '使い方'], en: ['help'] },
    /** Followed by the door's four digits. */
    checkIn: { ja: ['受付', 'チェックイン'], en: ['checkin', 'check-in'] },
    results: { ja: ['結果'], en: ['results'] },
    desk: { ja: ['管理'], en: ['desk', 'drafts'] },
    mute: { ja: ['通知オフ'], en: ['mute'] },
    unmute: { ja: ['通知オン'], en: ['unmute'] },
    english: { ja: ['英語', 'English'], en: ['English'] },
    japanese: { ja: ['日本語', 'Japanese'], en: ['Japanese', '日本語'] },
  },
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
