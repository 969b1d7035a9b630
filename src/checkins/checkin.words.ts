// The door, as people see it.
import { bilingual } from '../text/words.ts';

export const checkInWords = bilingual({
  done: { ja: '受付が済みました', en: 'You’re checked in' },
  doneText: { ja: 'ご参加ありがとうございます。', en: 'Thank you for coming.' },
  walkIn: { ja: '当日参加として受け付けました', en: 'You’re checked in as a walk-in' },
  walkInText: {
    ja: 'お申し込みの記録がないため、当日参加として受け付けました。お席は会場の担当者にご確認ください。',
    en: 'You weren’t registered, so you’re checked in as a walk-in. Please ask the organizer for a seat.',
  },
  waitlistedText: {
    ja: 'キャンセル待ちでしたので、当日参加として受け付けました。お席は会場の担当者にご確認ください。',
    en: 'You were on the waitlist, so you’re checked in as a walk-in. Please ask the organizer for a seat.',
  },
  already: { ja: 'すでに受付が済んでいます', en: 'You’re already checked in' },
  alreadyText: {
    ja: 'もう一度送る必要はありません。このままご参加ください。',
    en: 'No need to send it again. Enjoy the seminar!',
  },
  needCode: {
    slack: {
      ja: '「/seminar 受付 1234」のように、会場に出ている4けたの番号を付けて送ってください。',
      en: 'Please add the four digits shown at the door, as in “/seminar checkin 1234”.',
    },
    line: {
      ja: '会場に出ている4けたの番号を、そのまま送ってください。',
      en: 'Please send just the four digits shown at the door.',
    },
  },
  wrong: {
    ja: 'この番号では受付できませんでした。会場に出ている4けたの番号を確かめて、もう一度送ってください。うまくいかないときは、会場の担当者にお声がけください。',
    en: 'That number didn’t work. Please check the four digits shown at the door and send them again. If it still doesn’t work, please ask the organizer there.',
  },
  tooMany: {
    ja: '違う番号が続いたため、しばらくお使いいただけません。会場の担当者にお声がけください。',
    en: 'Too many wrong numbers, so this is paused for a while. Please ask the organizer at the door.',
  },
  notYet: (when: string) => ({ ja: `当日受付は${when}から始まります。`, en: `Check-in opens on ${when}.` }),
  closed: {
    ja: '当日受付は終わりました。参加された方は、企画担当に直接お知らせください。',
    en: 'Check-in has closed. If you were there, please let the organizer know.',
  },
  pageTitle: { ja: 'セミナーの当日受付', en: 'Seminar check-in' },
  openSlack: { ja: 'Slackで受付', en: 'Check in with Slack' },
  openLine: { ja: 'LINEで受付', en: 'Check in with LINE' },
  onLineByButton: {
    ja: 'LINEの方：「LINEで受付」を押し、入っている番号を送信してください。',
    en: 'On LINE: press the button and send the number that’s filled in.',
  },
  onLine: (code: string) => ({
    ja: `LINEの方：セミナーボットのトークで「${code}」と送ってください。`,
    en: `On LINE: send “${code}” to the seminar bot.`,
  }),
  onSlackByButton: (code: string) => ({
    ja: `Slackの方：「Slackで受付」を押し、「/seminar 受付 ${code}」と入力してください。`,
    en: `On Slack: press the button and type “/seminar checkin ${code}”.`,
  }),
  onSlack: (code: string) => ({
    ja: `Slackの方：「/seminar 受付 ${code}」と入力してください。`,
    en: `On Slack: type “/seminar checkin ${code}”.`,
  }),
  onPage: {
    ja: 'どちらもお使いでない方：下にお名前を書いてください。',
    en: 'Neither? Enter your name below and send it.',
  },
  submit: { ja: '送信する', en: 'Send' },
  guestDone: (name: string) => ({
    ja: `${name}さん、ありがとうございます。会場の担当者が確認します。`,
    en: `Thank you, ${name}. The organizer at the door will confirm your check-in.`,
  }),
  sameName: (organization: string) => ({
    ja: organization
      ? '同じお名前・所属の方を、すでに受け付けています。ご本人でしたら、お名前はお預かりしていますので、このページを閉じてかまいません。同じお名前の別の方でしたら、所属に課や係なども加えて、もう一度送信してください。'
      : '同じお名前の方を、すでに受け付けています。ご本人でしたら、お名前はお預かりしていますので、このページを閉じてかまいません。同じお名前の別の方でしたら、所属を入力して、もう一度送信してください。',
    en: organization
      ? 'Someone with this name and organization has already signed in. If that was you, we have your name and you can close this page. If you share the name, add your team or section and send it again.'
      : 'Someone with this name has already signed in. If that was you, we have your name and you can close this page. If you share the name, fill in your organization and send it again.',
  }),
  guestTooMany: {
    ja: 'いま受付が混み合っています。会場の担当者にお声がけください。',
    en: 'Check-in is busy right now. Please ask the organizer at the door.',
  },
});
