// Reminders.
import { bilingual } from '../text/words.ts';

export const reminderWords = bilingual({
  closingSoon: { ja: 'もうすぐ申込締切です', en: 'Registration closes soon' },
  closingSoonSummary: (title: string, when: string) => ({
    ja: `もうすぐ申込締切：${title}（${when}まで）`,
    en: `Registration closes soon: ${title} (${when})`,
  }),
  dayBefore: { ja: '明日はセミナーです', en: 'Your seminar is tomorrow' },
  dayBeforeSummary: (title: string) => ({ ja: `明日のセミナー：${title}`, en: `Tomorrow: ${title}` }),
  soon: (time: string) => ({ ja: `本日${time}からセミナーです`, en: `Your seminar is today at ${time}` }),
  soonSummary: (title: string, time: string) => ({ ja: `本日${time}から：${title}`, en: `Today at ${time}: ${title}` }),
  text: {
    ja: 'お待ちしています。ご都合が悪くなったときは、ボタンでお知らせください。',
    en: 'We look forward to seeing you. If you can’t come, please tell us with the button.',
  },
  upcoming: (day: string) => ({ ja: `${day}はセミナーです`, en: `Your seminar: ${day}` }),
});
