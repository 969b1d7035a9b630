// The door, as people see it.
import { bilingual } from '../text/words.ts';

export const checkInWords = bilingual({
  done: { ja: '受付しました', en: 'You are checked in' },
  doneText: { ja: 'ご参加ありがとうございます。', en: 'Thank you for coming.' },
  walkIn: { ja: '当日参加として受け付けました', en: 'You are checked in as a walk-in' },
  walkInText: {
    ja: 'お申し込みの記録がないため、当日参加として受け付けました。お席は会場の担当者にご確認ください。',
    en: 'We have no answer of yours, so you are checked in as a walk-in. Please ask the organizer for a seat.',
  },
  waitlistedText: {
    ja: 'キャンセル待ちでしたので、当日参加として受け付けました。お席は会場の担当者にご確認ください。',
    en: 'You were on the waitlist, so you are checked in as a walk-in. Please ask the organizer for a seat.',
  },
  already: { ja: 'すでに受付が済んでいます', en: 'You are checked in already' },
  alreadyText: {
    ja: 'もう一度送る必要はありません。このままご参加ください。',
    en: 'There is no need to send it again. Enjoy the seminar.',
  },
  needCode: {
    ja: '「/seminar 受付 1234」のように、会場に出ている4桁の番号を付けて送ってください。',
    en: 'Please add the four digits shown at the door, as in “/seminar checkin 1234”.',
  },
  wrong: {
    ja: 'この番号では受付できませんでした。会場に出ている4桁の番号を確かめて、もう一度送ってください。うまくいかないときは、会場の担当者にお声がけください。',
    en: 'This number did not work. Please look at the four digits shown at the door and send them again. If it still does not work, please ask the organizer there.',
  },
  tooMany: {
    ja: '続けて間違えたため、しばらく受け付けを止めています。会場の担当者にお声がけください。',
    en: 'Too many wrong numbers, so we have stopped for a while. Please ask the organizer at the door.',
  },
  notYet: (when: string) => ({ ja: `受付は${when}から始まります。`, en: `Check-in starts on ${when}.` }),
  closed: {
    ja: '受付は終了しました。参加された方は、企画担当に直接お知らせください。',
    en: 'Check-in is over. If you were there, please tell the organizer.',
  },
  pageTitle: { ja: 'セミナーの受付', en: 'Seminar check-in' },
  openSlack: { ja: 'Slackを開く', en: 'Open Slack' },
  openLine: { ja: 'LINEで受付する', en: 'Check in with LINE' },
  onLineByButton: {
    ja: 'LINEの方：下のボタンを押し、入力されている番号をそのまま送信してください。',
    en: 'On LINE: press the button below and send the number that is typed in for you.',
  },
  onLine: (code: string) => ({
    ja: `LINEの方：セミナーボットのトークで「${code}」と送ってください。`,
    en: `On LINE: send “${code}” to the seminar bot.`,
  }),
  onSlack: (code: string) => ({
    ja: `Slackの方：「/seminar 受付 ${code}」と入力してください。`,
    en: `On Slack: type “/seminar checkin ${code}”.`,
  }),
  onPage: {
    ja: 'どちらもお使いでない方：下にお名前を書いて送信してください。',
    en: 'If you use neither: write your name below and send it.',
  },
  submit: { ja: '送信する', en: 'Send' },
  guestDone: (name: string) => ({
    ja: `${name}さん、ありがとうございます。会場の担当者が確認します。`,
    en: `Thank you, ${name}. The organizer at the door will confirm it.`,
  }),
  sameName: (organization: string) => ({
    ja: organization
      ? '同じお名前・所属の方を、すでに受け付けています。ご本人でしたら、お名前はお預かりしていますので、このページを閉じてかまいません。同じお名前の別の方でしたら、所属に課や係なども加えて、もう一度送信してください。'
      : '同じお名前の方を、すでに受け付けています。ご本人でしたら、お名前はお預かりしていますので、このページを閉じてかまいません。同じお名前の別の方でしたら、所属を入力して、もう一度送信してください。',
    en: organization
      ? 'Somebody of this name and organisation has signed in already. If that is you, we have your name, and you can close this page. If you are somebody else of the same name, add your team or section and send it again.'
      : 'Somebody of this name has signed in already. If that is you, we have your name, and you can close this page. If you are somebody else of the same name, fill in your organisation and send it again.',
  }),
  guestTooMany: {
    ja: 'いま受付が混み合っています。会場の担当者にお声がけください。',
    en: 'It is crowded at the moment. Please ask the organizer at the door.',
  },
});
