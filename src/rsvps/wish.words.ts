// To who typed that they want to come, or cannot: nothing is done yet.
import { bilingual } from '../text/words.ts';

export const wishWords = bilingual({
  join: {
    title: { ja: 'セミナーのお申し込み', en: 'Registering for a seminar' },
    text: {
      ja: 'まだお申し込みは済んでいません。参加するセミナーのボタンを押してください。',
      en: 'You’re not registered yet. Press the button of the seminar you’d like to attend.',
    },
    none: {
      ja: 'いま新しくお申し込みいただけるセミナーはありません。',
      en: 'There’s no other seminar to register for right now.',
    },
  },
  leave: {
    title: { ja: 'お申し込みの取りやめ', en: 'Giving up a seat' },
    text: {
      ja: 'まだ何も変わっていません。取りやめるセミナーのボタンを押してください。',
      en: 'Nothing has changed yet. Press the button of the seminar you can’t come to.',
    },
    none: { ja: 'お申し込み中のセミナーはありません。', en: 'You’re not registered for any seminar.' },
    noneButOpen: {
      ja: 'お申し込み中のセミナーはありません。ご都合がつかないセミナーは「不参加」を押してください。',
      en: 'You’re not registered for any seminar. If you can’t come to one, press “Not attending”.',
    },
  },
  toOrganizers: {
    ja: 'セミナーを中止するときは、「企画の一覧」からお願いします。',
    en: 'To cancel a seminar, go to “Manage seminars”.',
  },
});
