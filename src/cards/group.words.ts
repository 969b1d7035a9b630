// What is said in a chat of many, where everybody reads it: no names, no answers.
import { bilingual } from '../text/words.ts';

export const groupWords = bilingual({
  title: { ja: 'セミナーボットです', en: 'This is the seminar bot' },
  invited: {
    ja: 'ここでは、企画担当の方に頼まれたときだけ、これからのセミナーをご案内します。ほかの会話には、お返事しません。',
    en: 'Here I show upcoming seminars when an organizer asks me to, and stay out of all other talk.',
  },
  ownChat: {
    ja: 'お申し込みと回答は、このアカウントとのトークでどうぞ。お名前や回答が、ここに出ることはありません。',
    en: 'To register or answer, use your own chat with this account. No name and no answer ever shows up here.',
  },
  organizers: {
    ja: '企画担当の方へ：「ボット お知らせ」でご案内、「ボット 退出」で退出します。どちらも返信なので、通数には数えられません。',
    en: 'Organizers: write “bot announce” to show the seminars, “bot leave” to send me away. Both are replies, which are free.',
  },
  coming: { ja: 'これからのセミナー', en: 'Upcoming seminars' },
  none: { ja: 'いまご案内できるセミナーはありません。', en: 'No seminars are coming up right now.' },
  toOwnChat: { ja: 'トークで申し込む', en: 'Register in your chat' },
  openOwnChat: { ja: 'このアカウントとのトークへ', en: 'Open your chat with us' },
  write: {
    ja: 'お申し込みは、このアカウントとのトークで「予定」と送ってください。',
    en: 'To register, send “list” in your own chat with this account.',
  },
  tapped: {
    ja: 'ここでは、ボタンでの回答は受け付けていません。このアカウントとのトークでお願いします。',
    en: 'Buttons can’t be used for answering here. Please use your own chat with this account.',
  },
  left: { ja: 'これで退出します。ありがとうございました。', en: 'I’m leaving now. Thank you!' },
});
