// What people are told of a change.
import { bilingual } from '../text/words.ts';

export const changeWords = bilingual({
  title: { ja: '変更のお知らせ', en: 'Something has changed' },
  summary: (title: string) => ({ ja: `変更のお知らせ：${title}`, en: `Something has changed: ${title}` }),
  text: {
    ja: 'ご予定のセミナーに変更がありました。お手数ですが、ご確認ください。',
    en: 'There’s a change to your seminar. Please take a look.',
  },
  moved: { ja: '日時が変わりました', en: 'The time has changed' },
  movedSummary: (title: string, when: string) => ({
    ja: `日時が変わりました：${title}（${when}）`,
    en: `The time has changed: ${title} (${when})`,
  }),
  movedText: {
    attending: {
      ja: 'ご予定いただいていたところ、申し訳ありません。新しい日時でもご参加いただけますか。',
      en: 'We’re sorry for the change of plans. Can you still come at the new time?',
    },
    waitlisted: {
      ja: '申し訳ありません。新しい日時でもお待ちいただけますか。',
      en: 'We’re sorry for the change of plans. Would you like to stay on the waitlist for the new time?',
    },
  },
  calendarNote: {
    ja: 'カレンダーに入れてくださった方は、「カレンダーを更新」を押すと、新しい日時になります。',
    en: 'If it’s in your calendar, press “Update my calendar” to move it to the new time.',
  },
  calendar: { ja: 'カレンダーを更新', en: 'Update my calendar' },
  stillComing: { ja: '参加できます', en: 'I can come' },
  stillWaiting: { ja: 'このまま待つ', en: 'Stay on the waitlist' },
  noParty: { ja: 'なくなりました', en: 'No longer taking place' },
  fromTo: (before: string, after: string) => ({ ja: `${after}（変更前：${before}）`, en: `${after} (was: ${before})` }),
});
