// Two accounts become one person.
import { bilingual } from '../text/words.ts';

export const joinWords = bilingual({
  title: { ja: 'LINEとつなぐ', en: 'Join my LINE account' },
  text: (code: string, minutes: number) => ({
    ja: `LINEのセミナーボットのトークに、次の数字を送ってください。${minutes}分以内に、1回だけ使えます。\n\n${code}`,
    en: `Send this number to the seminar bot on LINE. It can be used once, within ${minutes} minutes.\n\n${code}`,
  }),
  joined: { ja: 'SlackとLINEをつなぎました', en: 'Slack and LINE are joined' },
  joinedText: {
    ja: 'これからは、どちらで答えても同じ回答になります。お知らせとリマインドは、Slackに届きます。',
    en: 'Wherever you answer, it is one answer now. Announcements and reminders come to Slack.',
  },
  organizerText: {
    ja: '企画担当の方は、ここに「企画」と送ると、企画の一覧が開きます。',
    en: 'As an organizer, send “desk” here to see what you have in hand.',
  },
  wrong: {
    ja: 'この数字は使えませんでした。期限が切れたか、打ち間違いかもしれません。Slackのアプリのホームで、もう一度「LINEとつなぐ」を押してください。',
    en: 'This number could not be used. It may have expired or been mistyped. Press “Join my LINE account” on the App Home in Slack once more.',
  },
  before: {
    ja: 'このLINEは、すでにSlackとつながっています。別のSlackとつなぎ直したいときは、管理者にご相談ください。',
    en: 'This LINE account is joined to a Slack account already. To join another one, please ask an admin.',
  },
  tooMany: {
    ja: '続けて間違えたため、しばらく受け付けを止めています。15分ほど待って、もう一度お試しください。',
    en: 'Too many wrong numbers. Please wait about 15 minutes and try again.',
  },
});
