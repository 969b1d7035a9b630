// Plain words that several rooms use.
import { bilingual } from '../text/words.ts';

export const plainWords = bilingual({
  formOnlyOnSlack: { ja: 'この操作はSlackからお願いします。', en: 'Please do this on Slack.' },
  about: (heading: string, title: string) => ({ ja: `${heading}：${title}`, en: `${heading}: ${title}` }),
  withMore: (what: string, answer: string) => ({ ja: `${what}（${answer}）`, en: `${what} (${answer})` }),
  ordinals: {
    '1': { ja: '第1', en: 'First' },
    '2': { ja: '第2', en: 'Second' },
    '3': { ja: '第3', en: 'Third' },
    '4': { ja: '第4', en: 'Fourth' },
    '5': { ja: '最終', en: 'Last' },
  },
  weekdays: {
    '1': { ja: '月曜', en: 'Monday' },
    '2': { ja: '火曜', en: 'Tuesday' },
    '3': { ja: '水曜', en: 'Wednesday' },
    '4': { ja: '木曜', en: 'Thursday' },
    '5': { ja: '金曜', en: 'Friday' },
    '6': { ja: '土曜', en: 'Saturday' },
    '7': { ja: '日曜', en: 'Sunday' },
  },
  tooLong: (longest: number) => ({
    ja: `${longest}文字以内で入力してください。`,
    en: `Please use at most ${longest} characters.`,
  }),
  nameless: { ja: 'お名前不明の方', en: 'Name unknown' },
});
