// What only pages say.
import { bilingual } from '../../text/words.ts';

export const webWords = bilingual({
  optional: { ja: '任意', en: 'optional' },
  required: { ja: '必須', en: 'required' },
  /** `when`: e.g. "on site". */
  requiredWhen: (when: string) => ({ ja: `${when}は必須`, en: `required ${when}` }),
  choose: { ja: '選んでください', en: 'Please choose' },
  noAnswer: { ja: '回答しない', en: 'No answer' },
  personHint: {
    ja: 'Slackでこのボットを使ったことのある方が出ます。ほかの方は、Slackの画面から選んでください。',
    en: 'People who have used this bot on Slack. To choose anyone else, please use Slack.',
  },
  personTyped: {
    ja: 'お名前の一部を入力して、候補から選んでください。',
    en: 'Type part of the name and pick from the suggestions.',
  },
  personId: {
    ja: 'SlackのメンバーID（Uで始まる英数字）を入力してください。',
    en: 'Enter the Slack member ID (it starts with U).',
  },
  channelId: {
    ja: 'SlackのチャンネルID（Cで始まる英数字）を入力してください。',
    en: 'Enter the Slack channel ID (it starts with C).',
  },
  checkAgain: {
    ja: '送信できませんでした。次の項目をご確認ください。',
    en: 'Not sent yet. Please check the following:',
  },
  thanksTitle: { ja: 'ありがとうございました', en: 'Thank you' },
  thanksText: { ja: 'このページは閉じてかまいません。', en: 'You can close this page.' },
  expiredTitle: { ja: 'このリンクは期限が切れています', en: 'This link has expired' },
  expiredText: {
    ja: '新しいリンクは、SlackまたはLINEのセミナーボットから開いてください。',
    en: 'Please get a new link from the seminar bot on Slack or LINE.',
  },
  deskExpiredText: {
    ja: '続きは、LINEのトークで「企画」と送り、新しいページからお願いします。',
    en: 'To continue, send “desk” in the LINE chat and open a new page.',
  },
  notSentText: {
    ja: '入力された内容は、まだ送信されていません。下からコピーして、新しいページに貼り付けてください。',
    en: 'What you typed hasn’t been sent yet. Please copy it from below and paste it into the new page.',
  },
  notTakenText: {
    ja: '入力された内容は、送信されていません。必要でしたら、下からコピーしてください。',
    en: 'What you typed hasn’t been sent. If you need it, please copy it from below.',
  },
  typedTitle: { ja: '入力された内容の控え', en: 'A copy of what you typed' },
  typedText: { ja: '長押しして選ぶと、コピーできます。', en: 'Press and hold to select and copy it.' },
  invalidTitle: { ja: 'ページが見つかりません', en: 'Page not found' },
  invalidText: {
    ja: 'リンクが途中で切れているかもしれません。SlackまたはLINEのメッセージから、もう一度開いてください。',
    en: 'The link may be incomplete. Please open it again from the message on Slack or LINE.',
  },
  notOpenedTitle: { ja: '開けませんでした', en: 'This couldn’t be opened' },
  refusedTitle: { ja: '送信できませんでした', en: 'Not sent' },
  refusedText: {
    ja: 'SlackまたはLINEのメッセージからページを開きなおして、もう一度お試しください。',
    en: 'Please open the page again from the message on Slack or LINE, and try once more.',
  },
  tooLongText: {
    ja: '入力された文章が長すぎます。前のページに戻り、短くしてからもう一度送信してください。',
    en: 'Your text is too long. Please go back, shorten it, and send it again.',
  },
  tooLargeText: (megabytes: number) => ({
    ja: `ファイルが大きすぎます。前のページに戻り、${megabytes}MBまでのものを選んで、もう一度送信してください。`,
    en: `Your file is too large. Please go back, choose one of at most ${megabytes} MB, and send it again.`,
  }),
  qrLabel: { ja: '当日受付のQRコード', en: 'QR code for check-in' },
  looks: {
    slack: { ja: 'Slackでの見え方', en: 'On Slack' },
    line: { ja: 'LINEでの見え方', en: 'On LINE' },
  },
  bot: { ja: 'セミナー', en: 'Seminars' },
});
