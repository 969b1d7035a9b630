// How the bot is used.
import { bilingual } from '../text/words.ts';

export const helpWords = bilingual({
  title: { ja: 'セミナーボットの使い方', en: 'How the seminar bot works' },
  lead: {
    ja: 'イブニングセミナーのお知らせ、申し込み、リマインド、アンケートをお手伝いします。',
    en: 'It announces evening seminars, takes your answer, reminds you and asks how it was.',
  },
  slack: {
    ja: [
      '/seminar … これからのセミナーと、あなたの回答を見る',
      '/seminar help … この使い方を見る',
      '申し込みは、お知らせのボタンを押すだけです。締切まで何度でも変更できます。',
      'リマインドを止めたいときは /seminar 通知オフ、また受け取るときは /seminar 通知オン と入力してください。',
      '/seminar English … 英語に切り替える（For English, type /seminar English）',
    ],
    en: [
      '/seminar … coming seminars and your answers',
      '/seminar help … this text',
      'To sign up, press a button of an announcement. You can change it as often as you like until the deadline.',
      'To stop reminders type /seminar mute; to get them again, /seminar unmute.',
      '/seminar Japanese … change to Japanese (日本語は /seminar 日本語)',
    ],
  },
  line: {
    ja: [
      '「予定」と送ると、これからのセミナーと、あなたの回答を見られます。',
      '申し込みは、お知らせのボタンを押すだけです。締切まで何度でも変更できます。',
      'リマインドを止めたいときは「通知オフ」、また受け取るときは「通知オン」と送ってください。',
      '英語に切り替えるときは「English」と送ってください（For English, send “English”）。',
    ],
    en: [
      'Send “list” to see the coming seminars and your answers.',
      'To sign up, press a button of an announcement. You can change it as often as you like until the deadline.',
      'To stop reminders send “mute”; to get them again, “unmute”.',
      'To change to Japanese send “Japanese” (日本語は「日本語」と送ってください).',
    ],
  },
  organizer: {
    slack: {
      ja: [
        '/seminar new … セミナーを企画する（⚡ショートカットからもできます）',
        '/seminar desk … 下書き、申込状況、編集・延期、中止',
        '/seminar results … アンケートの結果を見る',
      ],
      en: [
        '/seminar new … plan a seminar (also in the ⚡ shortcuts)',
        '/seminar desk … drafts, answers, editing, postponing, cancelling',
        '/seminar results … the survey’s results',
      ],
    },
    line: {
      ja: [
        '「新規」と送ると、セミナーを企画するページを開けます。',
        '「企画」と送ると、企画の一覧（下書き、申込状況、編集・延期、中止）を見られます。',
        '「結果」と送ると、アンケートの結果を見られます。',
      ],
      en: [
        'Send “new” to open the page on which you plan a seminar.',
        'Send “desk” for drafts, answers, editing, postponing, cancelling.',
        'Send “results” to see the survey’s results.',
      ],
    },
  },
  organizerLead: { ja: '企画担当の方へ', en: 'For organizers' },
  notUnderstood: { ja: '申し訳ありません。よく分かりませんでした。', en: 'Sorry, I did not understand that.' },
  oldButton: {
    ja: 'このボタンは古いか、いまは使えません。「予定を見る」からお試しください。',
    en: 'This button is old or cannot be used now. Please try “Coming seminars”.',
  },
  keptAsIs: { ja: 'そのままにしました。何も変わっていません。', en: 'Left as it was. Nothing has changed.' },
  previewTap: {
    ja: 'これはプレビューです。届いた方が、このボタンを使えます。いまは何も送っていません。',
    en: 'This is a preview. Those who get it can use this button. Nothing has been sent.',
  },
  welcome: { ja: '友だち追加ありがとうございます', en: 'Thank you for adding us' },
  welcomeText: {
    ja: 'イブニングセミナーのお知らせをお届けします。お知らせのボタンを押すだけで申し込めます。「予定」と送ると、これからのセミナーをご覧いただけます。',
    en: 'We will send you announcements of evening seminars; one press of a button signs you up. Send “list” to see what is coming.',
  },
});
