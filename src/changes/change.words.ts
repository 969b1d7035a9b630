// What people are told of a change.
import { bilingual } from '../text/words.ts';

export const changeWords = bilingual({
  title: { ja: '変更のお知らせ', en: 'Something has changed' },
  summary: (title: string) => ({ ja: `変更のお知らせ：${title}`, en: `Something has changed: ${title}` }),
  text: {
    ja: 'ご予定のセミナーに変更がありました。お手数ですが、ご確認ください。',
    en: 'There is a change to your seminar. Please have a look.',
  },
  moved: { ja: '日時が変わりました', en: 'The time has changed' },
  movedSummary: (title: string, when: string) => ({
    ja: `日時が変わりました：${title}（${when}）`,
    en: `The time has changed: ${title} (${when})`,
  }),
  movedText: {
    attending: {
      ja: 'ご予定いただいていたところ、申し訳ありません。新しい日時でもご参加いただけますか。',
      en: 'We are sorry for the change of plans. Can you still come at the new time?',
    },
    waitlisted: {
      ja: '申し訳ありません。新しい日時でもお待ちいただけますか。',
      en: 'We are sorry. Would you like to keep waiting for the new time?',
    },
  },
  calendarNote: {
    ja: 'カレンダーに入れてくださった方は、下のボタンで新しい日時になります。',
    en: 'If you have it in your calendar, the button brings the new time.',
  },
  calendar: { ja: 'カレンダーを更新', en: 'Update my calendar' },
  stillComing: { ja: '参加できます', en: 'I can come' },
  stillWaiting: { ja: 'このまま待つ', en: 'Keep waiting' },
  noParty: { ja: 'なくなりました', en: 'There is none any more' },
  fromTo: (before: string, after: string) => ({ ja: `${after}（変更前：${before}）`, en: `${after} (was: ${before})` }),
});
