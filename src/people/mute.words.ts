// Reminders off and on.
import { bilingual } from '../text/words.ts';

export const muteWords = bilingual({
  mute: { ja: 'リマインドを止める', en: 'Mute reminders' },
  unmute: { ja: 'リマインドを受け取る', en: 'Get reminders' },
  prefer: (app: string) => ({ ja: `通知は${app}で受け取る`, en: `Remind me on ${app}` }),
  preferred: (app: string) => ({ ja: `これからは${app}でお知らせします`, en: `We’ll write to you on ${app}` }),
  preferredText: (app: string) => ({
    ja: `リマインドやお席のご連絡など、あなたあてのものを${app}にお送りします。Slackのチャンネルへの投稿は、これまでどおりです。`,
    en: `Reminders, news about your seat and whatever else is for you alone come on ${app}. Posts in Slack channels stay as they are.`,
  }),
  /** Where each message counts, and the month may have no room. */
  elsewhereWhenFull: (app: string) => ({
    ja: `その月に送れる数がいっぱいのときは、${app}にお送りします。`,
    en: `When there’s no room left for the month, we write on ${app}.`,
  }),
  notJoined: (app: string) => ({
    ja: `${app}のアカウントは、まだつながっていません。`,
    en: `Your ${app} account isn’t connected yet.`,
  }),
  muted: { ja: 'リマインドを止めました', en: 'Reminders are off' },
  mutedText: {
    ja: '新しいセミナーのお知らせと、お席に関する大切なご連絡は、これからもお送りします。',
    en: 'You’ll still get announcements of new seminars and important news about your seat.',
  },
  unmuted: { ja: 'リマインドをお送りします', en: 'Reminders are on' },
  unmutedText: {
    ja: '参加するセミナーの前日と当日に、お知らせします。',
    en: 'We’ll remind you the day before and on the day of each seminar you attend.',
  },
});
