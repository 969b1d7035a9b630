// To who typed that they want to come, or cannot, or want to know something: nothing is done yet.
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
  mine: {
    title: { ja: 'あなたのお申し込み', en: 'Your registrations' },
    text: { ja: '変更は、それぞれのボタンからできます。', en: 'Use the buttons to make changes.' },
    none: {
      ja: 'お申し込み中のセミナーはありません。「予定を見る」から申し込めます。',
      en: 'You’re not registered for any seminar. To find one, press “Upcoming seminars”.',
    },
  },
  details: {
    title: { ja: 'セミナーのご案内', en: 'About the seminar' },
    text: {
      ja: '日時や会場などをご案内します。ほかのことは、セミナーの企画担当にお尋ねください。',
      en: 'Here’s when and where. For anything else, please ask the seminar’s organizer.',
    },
    none: {
      ja: 'いまご案内できるセミナーはありません。',
      en: 'There are no seminars coming up right now.',
    },
  },
  materials: {
    title: { ja: 'セミナーの資料', en: 'Seminar materials' },
    text: {
      ja: '参加された方には、セミナーのあとにお届けします。参加できないセミナーは「資料だけほしい」を押してください。',
      en: 'If you attend, you get them after the seminar. If you can’t, press “Materials only”.',
    },
    none: {
      ja: '参加された方と「資料だけ」の方には、セミナーのあとにお届けします。',
      en: 'If you attend, or asked for materials only, you get them after the seminar.',
    },
  },
  toOrganizers: {
    ja: 'セミナーを中止するときは、「企画の一覧」からお願いします。',
    en: 'To cancel a seminar, go to “Manage seminars”.',
  },
});
