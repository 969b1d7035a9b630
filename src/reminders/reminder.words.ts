// Reminders.
import { bilingual } from '../text/words.ts';

export const reminderWords = bilingual({
  closingSoon: { ja: 'もうすぐ申し込み締切です', en: 'Registration closes soon' },
  closingSoonSummary: (title: string, when: string) => ({
    ja: `もうすぐ申し込み締切：${title}（${when}まで）`,
    en: `Registration closes soon: ${title} (${when})`,
  }),
  dayBefore: { ja: '明日はセミナーです', en: 'Your seminar is tomorrow' },
  dayBeforeSummary: (title: string) => ({ ja: `明日のセミナー：${title}`, en: `Tomorrow: ${title}` }),
  soon: (time: string) => ({ ja: `本日${time}からセミナーです`, en: `Your seminar is today at ${time}` }),
  soonSummary: (title: string, time: string) => ({ ja: `本日${time}から：${title}`, en: `Today at ${time}: ${title}` }),
  text: {
    ja: 'お待ちしています。ご都合が悪くなったときは、「行けなくなりました」を押してください。',
    en: 'We look forward to seeing you. If plans change, please press “I can’t make it”.',
  },
  gotIt: { ja: '確認しました', en: 'Got it' },
  gotItText: {
    ja: '「確認しました」を押すと、当日のご案内は省きます。',
    en: 'Press “Got it” and we won’t remind you again on the day.',
  },
  upcoming: (day: string) => ({ ja: `${day}はセミナーです`, en: `Your seminar is on ${day}` }),
});
