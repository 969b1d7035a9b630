// Reminders off and on.
import { bilingual } from '../text/words.ts';

export const muteWords = bilingual({
  mute: { ja: 'リマインドを止める', en: 'Mute reminders' },
  unmute: { ja: 'リマインドを受け取る', en: 'Get reminders' },
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
