// How the bot is used.
import { bilingual } from '../text/words.ts';

export const helpWords = bilingual({
  title: { ja: 'セミナーボットの使い方', en: 'How the seminar bot works' },
  lead: {
    ja: 'イブニングセミナーのお知らせ、申し込み、リマインド、アンケートをお手伝いします。',
    en: 'It announces evening seminars, takes your registration, reminds you, and asks how it was.',
  },
  slack: {
    ja: [
      '/seminar … これからのセミナーと、あなたの回答を見る',
      '/seminar 申し込み状況 … 申し込んだセミナーだけを見る',
      '/seminar help … この使い方を見る',
      '申し込みは、お知らせのボタンを押すだけです。締切まで何度でも変更できます。',
      '/seminar 私の情報 … 保存している情報を見る・直す・消す',
      'リマインドを止めたいときは /seminar 通知オフ、また受け取るときは /seminar 通知オン と入力してください。',
      '/seminar English … 英語に切り替える（For English, type /seminar English）',
    ],
    en: [
      '/seminar … upcoming seminars and your answers',
      '/seminar mine … only those you registered for',
      '/seminar help … this page',
      'To register, just press a button on an announcement. You can change your answer any time until the deadline.',
      '/seminar privacy … see, correct or delete what we keep about you',
      'To stop reminders, type /seminar mute; to get them again, type /seminar unmute.',
      '/seminar Japanese … switch to Japanese (日本語は /seminar 日本語)',
    ],
  },
  line: {
    ja: [
      '「予定」と送ると、これからのセミナーと、あなたの回答を見られます。「申し込み状況」なら、申し込んだものだけです。',
      '申し込みは、お知らせのボタンを押すだけです。締切まで何度でも変更できます。',
      '「私の情報」と送ると、保存している情報を見る・直す・消すことができます。',
      'リマインドを止めたいときは「通知オフ」、また受け取るときは「通知オン」と送ってください。',
      '英語に切り替えるときは「English」と送ってください（For English, send “English”）。',
    ],
    en: [
      'Send “list” to see upcoming seminars and your answers, “my answers” for only those you registered for.',
      'To register, just press a button on an announcement. You can change your answer any time until the deadline.',
      'Send “my data” to see, correct or delete what we keep about you.',
      'To stop reminders, send “mute”; to get them again, send “unmute”.',
      'To switch to Japanese, send “Japanese” (日本語は「日本語」と送ってください).',
    ],
  },
  organizer: {
    slack: {
      ja: [
        '/seminar new … セミナーを企画する（⚡ショートカットからもできます）',
        '/seminar desk … 下書き、申し込み状況、編集・延期、中止',
        '/seminar results … アンケートの結果を見る',
      ],
      en: [
        '/seminar new … plan a seminar (also under ⚡ Shortcuts)',
        '/seminar desk … drafts, registrations, editing, postponing, cancelling',
        '/seminar results … survey results',
      ],
    },
    line: {
      ja: [
        '「新規」と送ると、セミナーを企画するページを開けます。',
        '「企画」と送ると、企画の一覧（下書き、申し込み状況、編集・延期、中止）を見られます。',
        '「結果」と送ると、アンケートの結果を見られます。',
      ],
      en: [
        'Send “new” to get a page for planning a seminar.',
        'Send “desk” for drafts, registrations, editing, postponing, cancelling.',
        'Send “results” to see survey results.',
      ],
    },
  },
  organizerLead: { ja: '企画担当の方へ', en: 'For organizers' },
  notUnderstood: { ja: '申し訳ありません。よく分かりませんでした。', en: 'Sorry, I didn’t understand that.' },
  oldButton: {
    ja: 'このボタンは古いか、いまは使えません。「予定を見る」からお試しください。',
    en: 'This button is old or can’t be used right now. Please try “Upcoming seminars”.',
  },
  keptAsIs: { ja: 'そのままにしました。何も変わっていません。', en: 'Nothing has changed.' },
  previewTitle: { ja: 'プレビュー', en: 'Preview' },
  previewTap: {
    ja: 'これはプレビューです。届いた方が、このボタンを使えます。いまは何も送っていません。',
    en: 'This is a preview. Those who get it can use this button. Nothing has been sent.',
  },
  welcome: { ja: '友だち追加ありがとうございます', en: 'Thank you for adding us' },
  welcomeText: {
    ja: 'イブニングセミナーのお知らせをお届けします。お知らせのボタンを押すだけで申し込めます。',
    en: 'We’ll let you know about evening seminars, and you can register with one press.',
  },
  welcomeComing: { ja: 'これからのセミナーはこちらです。', en: 'Here’s what’s coming up.' },
  welcomeEmpty: {
    ja: 'いまご案内できるセミナーはありません。次のお知らせをお待ちください。',
    en: 'Nothing is planned right now. We’ll let you know when there’s a new one.',
  },
  mine: { ja: '申し込み状況', en: 'My answers' },
  myData: { ja: '私の情報', en: 'My data' },
  howTo: { ja: '使い方を見る', en: 'How it works' },
  smallTalk: {
    hello: {
      ja: 'こんにちは！ セミナーのご案内と申し込みをお手伝いしています。',
      en: 'Hello! I can show you our evening seminars and register you.',
    },
    thanks: { ja: 'こちらこそ、ありがとうございます。', en: 'You’re welcome!' },
    yes_no: {
      ja: 'ありがとうございます。お返事は、メッセージのボタンを押すとお預かりできます。',
      en: 'Thank you! To answer, please press a button on the message.',
    },
    emoji: { ja: 'うれしいです。ありがとうございます！', en: 'Thank you, that’s kind!' },
    sticker: { ja: 'スタンプをありがとうございます！', en: 'Thank you for the sticker!' },
    picture: {
      ja: 'お送りいただき、ありがとうございます。写真や音声、ファイルの中身は見られないので、ご用件はボタンか言葉でお願いします。',
      en: 'Thank you for sending this. I can’t look into pictures, recordings or files, so please use a button or words.',
    },
  },
});
