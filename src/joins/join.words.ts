// Two accounts become one person.
import { bilingual } from '../text/words.ts';

export const joinWords = bilingual({
  title: { ja: 'LINEとつなぐ', en: 'Connect LINE' },
  text: (code: string, minutes: number) => ({
    ja: `LINEのセミナーボットのトークに、次の8けたの番号を送ってください。${minutes}分以内に、1回だけ使えます。\n\n${code}`,
    en: `Send this number to the seminar bot on LINE. It works once, within ${minutes} minutes.\n\n${code}`,
  }),
  joined: { ja: 'SlackとLINEをつなぎました', en: 'Slack and LINE are connected' },
  joinedText: {
    ja: 'これからは、どちらで答えても同じ回答になります。お知らせとリマインドはSlackに届きます。LINEがよければ「通知はLINE」と送ってください。',
    en: 'Wherever you answer, it counts as one answer. Announcements and reminders will come to Slack; to have yours on LINE, send “remind me on LINE”.',
  },
  organizerText: {
    ja: '企画担当の方は、ここに「企画」と送ると、企画の一覧が開きます。',
    en: 'As an organizer, send “desk” here to manage your seminars.',
  },
  wrong: {
    ja: 'この番号は使えませんでした。期限が切れたか、打ち間違いかもしれません。Slackのアプリのホームで、もう一度「LINEとつなぐ」を押してください。',
    en: 'This number didn’t work. It may have expired or been mistyped. Please press “Connect LINE” on the bot’s Home tab in Slack again.',
  },
  before: {
    ja: 'このLINEは、すでにSlackとつながっています。別のSlackとつなぎ直したいときは、管理者にご相談ください。',
    en: 'This LINE account is already connected to a Slack account. To connect it to another one, please ask an admin.',
  },
});
