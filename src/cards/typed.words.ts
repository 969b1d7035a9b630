// What people may type for a command; any letter case, full or half width, hiragana or
// katakana, with or without a mark at the end.
import { bilingual } from '../text/words.ts';

export const typedWords = bilingual({
  list: {
    ja: [
      ...['予定', 'よてい', '一覧', 'いちらん', 'スケジュール', '日程', 'カレンダー', '次回', '次のセミナー'],
      ...['セミナー', 'セミナー一覧', '予定を見る', 'イベント', '講座', 'お知らせ'],
    ],
    en: ['list', 'schedule', 'seminars', 'upcoming', 'upcoming seminars', 'events'],
  },
  newSeminar: { ja: ['新規', '作成'], en: ['new'] },
  help: {
    ja: [
      ...['ヘルプ', '使い方', 'つかいかた', 'メニュー', '設定', '?', '教えて', '教えてください', 'すみません'],
      ...['わからない', 'わかりません', '分からない', '分かりません', '困った', '困っています', '助けて'],
    ],
    en: ['help', 'menu', 'settings', 'how it works', 'how does it work', '?'],
  },
  results: { ja: ['結果'], en: ['results'] },
  desk: { ja: ['管理', '企画'], en: ['desk', 'drafts'] },
  mute: {
    ja: ['通知オフ', '通知停止', '通知を止めて', '通知を止める', 'リマインド停止', 'リマインドを止める', '配信停止'],
    en: ['mute', 'mute reminders', 'stop', 'stop reminders', 'unsubscribe'],
  },
  unmute: {
    ja: ['通知オン', '通知再開', '通知を受け取る', 'リマインドを受け取る'],
    en: ['unmute', 'get reminders', 'start'],
  },
  topics: { ja: ['関心', '関心のあるテーマ', 'テーマを選ぶ', '興味'], en: ['topics', 'interests'] },
  preferLine: { ja: ['通知はLINE', '通知はLINEで', 'LINEで受け取る'], en: ['remind me on LINE'] },
  preferSlack: { ja: ['通知はSlack', '通知はSlackで', 'Slackで受け取る'], en: ['remind me on Slack'] },
  team: { ja: ['担当'], en: ['team', 'organizers'] },
  log: { ja: ['記録'], en: ['log'] },
  myData: {
    ja: ['私の情報', 'わたしの情報', '個人情報', 'マイデータ', '登録情報', '退会', '退会したい', '退会します'],
    en: ['my data', 'privacy', 'delete me', 'forget me'],
  },
  english: { ja: ['英語', 'English'], en: ['English'] },
  japanese: { ja: ['日本語', 'Japanese'], en: ['Japanese', '日本語'] },
  /** Who types these answers nothing yet: the seminars that it may be about are shown. */
  join: {
    ja: [
      ...['参加', '参加します', '参加する', '参加したい', '参加したいです', '参加希望', '参加を希望します'],
      ...['さんか', 'さんかします', '申し込み', '申込', '申込み', '申し込む', '申し込みます', '申し込みたい'],
      ...['申し込みたいです', 'もうしこみ', '予約', 'よやく', '予約したい', '行きます', 'いきます', '行きたい'],
      ...['出席', '出席します', 'しゅっせき', 'キャンセル待ちをする'],
    ],
    en: [
      'join',
      'attend',
      'attending',
      'register',
      'sign up',
      'rsvp',
      'book',
      'I will attend',
      'I’ll attend',
      'I’m coming',
    ],
  },
  leave: {
    ja: [
      ...['キャンセル', 'キャンセルします', 'キャンセルする', 'キャンセルしたい', 'キャンセルしたいです'],
      ...['キャンセルお願いします', '取り消し', '取消', '取消し', 'とりけし', '取りやめ', '取りやめます', '辞退'],
      ...['辞退します', '欠席', '欠席します', 'けっせき', '不参加', '不参加です', 'ふさんか', '参加できません'],
      ...['参加できなくなりました', '行けません', 'いけません', '行けなくなりました', 'いけなくなりました'],
    ],
    en: ['cancel', 'withdraw', 'decline', 'not attending', 'I can’t come', 'can’t come', 'I can’t make it'],
  },
  mine: {
    ja: [
      ...['自分の申し込み', '私の申し込み', 'わたしの申し込み', '申し込み状況', '申込状況', '申し込み確認', '申込確認'],
      ...['自分の予約', '私の予約', 'わたしの予約', '予約状況', '予約確認', '自分の回答', '私の回答', '回答', '確認'],
      ...['参加状況', '参加予定', 'マイページ', 'キャンセル待ち'],
    ],
    en: [
      'mine',
      'my seminars',
      'my registrations',
      'my bookings',
      'my answers',
      'status',
      'am I registered',
      'waitlist',
      'waiting list',
    ],
  },
  details: {
    ja: [
      ...['駐車場', '何時から', '何時まで', '場所どこ', '場所はどこ', '詳細', '詳しく', '内容', 'テーマ', '質問'],
      ...['問い合わせ', 'お問い合わせ', '連絡先', '電話番号'],
    ],
    en: ['details', 'info', 'information', 'contact', 'question', 'questions'],
  },
  materials: {
    ja: ['資料', 'しりょう', '資料ください', '資料がほしい', '資料希望', '資料だけほしい', 'スライド', '録画', '動画'],
    en: ['materials', 'materials only', 'slides', 'recording', 'video'],
  },
  survey: {
    ja: ['アンケート', '感想', 'かんそう', '感想を書く', '評価', 'レビュー'],
    en: ['survey', 'feedback', 'review', 'comment', 'comments'],
  },
  hello: {
    ja: [
      ...['こんにちは', 'こんにちわ', 'こんばんは', 'こんばんわ', 'おはよう', 'おはようございます', 'はじめまして'],
      ...['初めまして', 'よろしく', 'よろしくお願いします', 'よろしくお願いいたします', 'よろしくおねがいします'],
      ...['お世話になります', 'お世話になっております', 'どうも'],
    ],
    en: ['hello', 'hi', 'hi there', 'hey', 'good morning', 'good afternoon', 'good evening'],
  },
  thanks: {
    ja: [
      ...['ありがとう', 'ありがとうございます', 'ありがとうございました', 'ありがとうです', '有難うございます'],
      ...['ありがと', '感謝', '了解', 'りょうかい', '了解です', '了解しました', '了解いたしました', '承知しました'],
      ...['承知いたしました', 'わかりました', '分かりました', 'かしこまりました', 'お疲れさま', 'お疲れ様'],
      ...['お疲れさまです', 'お疲れ様です', 'お疲れさまでした', 'お疲れ様でした', '楽しみ', '楽しみです'],
      ...['楽しみにしています', 'OKです', 'オッケー'],
    ],
    en: ['thanks', 'thank you', 'thank you very much', 'thanks a lot', 'ok', 'okay', 'got it', 'great', 'see you'],
  },
  /** Answers to something; but only buttons answer. */
  yesNo: {
    ja: ['はい', 'いいえ', 'うん', 'いえ', 'お願いします', 'おねがいします', 'お願いいたします', '大丈夫です'],
    en: ['yes', 'no', 'yes please', 'please', 'sure', 'no thanks', 'no thank you'],
  },
  /** Parts of whole sentences, by which it is guessed what they may be about; the first group that has one counts. */
  parts: {
    /** Before what gives up a seat: who waits asks how far they have come. */
    waiting: { ja: ['キャンセル待ち', '何番目'], en: ['waitlist', 'waiting list'] },
    myData: {
      ja: ['名前を変え', '名前を直', '所属を変え', '所属を直', '所属が変わ'],
      en: ['change my name', 'change my department', 'change my organization', 'delete my data'],
    },
    list: { ja: ['次はいつ', '次回はいつ'], en: ['when is the next', 'when’s the next'] },
    leave: {
      ja: [
        ...['キャンセル', '取り消', '取消', '取りやめ', '辞退', '欠席', '不参加', '行けな', '行けませ', '行かれな'],
        ...['いけなく', '参加できな', '参加できませ', '参加できなく', '都合が悪', '都合がつか'],
      ],
      en: ['cancel', 'withdraw', 'can’t come', 'can’t make it', 'can’t attend', 'cannot come', 'cannot attend'],
    },
    mine: {
      ja: [
        ...['申し込み状況', '申込状況', '申し込みでき', '申込でき', '申し込めて', '申し込めた', '申し込んだ'],
        ...['予約でき', '予約した', '予約状況', '登録でき', '申し込み内容', '自分の', '私の', 'わたしの'],
      ],
      en: ['my registration', 'my booking', 'my seat', 'my answer', 'am I registered', 'did I register'],
    },
    details: {
      ja: [
        ...['どこ', '場所', '会場', '何時', 'なんじ', 'いつ', '時間', '日時', '駐車', '車で', 'アクセス', '行き方'],
        ...['地図', '住所', '持ち物', '服装', '参加費', '会費', '料金', '費用', '無料', 'いくら', '講師', '懇親会'],
        ...['子連れ', '子ども', '託児', 'オンライン', 'zoom', 'リンク', '締切', '締め切り', '問い合わせ', '電話'],
        ...['手話', '通訳', '車いす', '車椅子', 'バリアフリー', '遅れ', '途中', '一緒', '同伴', '英語で'],
      ],
      en: [
        ...['where', 'when', 'what time', 'place', 'venue', 'address', 'map', 'parking', 'how do I get'],
        ...['how much', 'fee', 'price', 'cost', 'free', 'speaker', 'after-party', 'online', 'zoom', 'deadline'],
        ...['wheelchair', 'accessible', 'sign language', 'late', 'in English'],
      ],
    },
    materials: { ja: ['資料', 'スライド', '録画', '動画'], en: ['materials', 'slides', 'recording'] },
    join: {
      ja: ['参加', '申し込', '申込', '予約', '行きたい', '行きます', '空き', '空いて', '残席', '満席', '定員'],
      en: ['register', 'sign up', 'join', 'attend', 'book', 'seats', 'coming', 'full'],
    },
  },
  /** Parts of a wish for what is to come, unless it is to come again: so one speaks of what one liked. */
  wants: {
    ja: ['参加したい', '申し込みたい', '行きたい', '予約したい', '受けたい'],
    en: ['want to join', 'want to attend', 'want to come', 'want to register', 'like to join', 'like to attend'],
  },
  again: { ja: ['また'], en: ['again'] },
  /** Followed by the door's four digits. */
  checkIn: { ja: ['受付', 'チェックイン'], en: ['checkin', 'check-in'] },
});
