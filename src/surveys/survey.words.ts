// The survey, as people are asked.
import { bilingual } from '../text/words.ts';

export const surveyWords = bilingual({
  title: { ja: 'アンケート', en: 'Survey' },
  ask: {
    ja: 'ご参加ありがとうございました。セミナーはいかがでしたか？',
    en: 'Thank you for coming. How was the seminar?',
  },
  askSummary: (title: string) => ({ ja: `アンケートのお願い：${title}`, en: `How was it? ${title}` }),
  scale: { ja: '5＝とても良かった ・ 1＝良くなかった', en: '5 = very good · 1 = not good' },
  reminder: {
    ja: 'まだでしたら、ボタンをひとつ押すだけですので、ぜひお聞かせください。',
    en: 'If you haven’t answered yet: it takes just one press.',
  },
  untilNote: (when: string) => ({ ja: `${when}まで回答できます。`, en: `Open until ${when}.` }),
  thanks: (score: number) => ({
    ja: `評価「${score}」を受け取りました。ありがとうございます。`,
    en: `Thank you for your rating of ${score}.`,
  }),
  more: {
    ja: 'よろしければ、感想もお聞かせください（1分ほどです）。',
    en: 'If you like, tell us more (it takes about a minute).',
  },
  /** To who typed what may be a comment. */
  isComment: { ja: 'セミナーの感想でしょうか？', en: 'Is this about the seminar?' },
  takeComment: {
    ja: '「感想を書く」を押すと、いまの言葉を入れて開きます。',
    en: 'Press “Tell us more” to open the form with your words in it.',
  },
  pasteComment: {
    ja: '「感想を書く」を押して、いまの言葉を貼り付けてください。',
    en: 'Press “Tell us more” and paste your words there.',
  },
  notYetSent: {
    ja: '送信するまでは、どなたにも届きません。',
    en: 'Nobody gets it until you send it.',
  },
  noneOpen: {
    ja: 'いまお答えいただけるアンケートはありません。参加されたセミナーのあとに、お届けします。',
    en: 'There’s no survey for you right now. You’ll get one after each seminar you attend.',
  },
  openForm: { ja: '感想を書く', en: 'Tell us more' },
  changeScore: {
    ja: '数字を押すと、評価を変えられます。',
    en: 'To change your rating, press another number.',
  },
  formTitle: { ja: 'セミナーの感想', en: 'Your comments' },
  formIntro: (title: string) => ({ ja: `『${title}』についてお聞かせください。`, en: `Tell us about “${title}”.` }),
  score: { ja: '満足度', en: 'Satisfaction' },
  scores: {
    '5': { ja: '5 とても良かった', en: '5 Very good' },
    '4': { ja: '4 良かった', en: '4 Good' },
    '3': { ja: '3 ふつう', en: '3 Fair' },
    '2': { ja: '2 あまり良くなかった', en: '2 Not so good' },
    '1': { ja: '1 良くなかった', en: '1 Not good' },
  },
  /** `label` and `option` in the form; `heading` above the answers in the results, `mark` behind one of them. */
  questions: {
    takeaway: {
      label: { ja: '持ち帰れたこと・感想', en: 'What did you take away?' },
      heading: { ja: 'いただいた感想', en: 'Comments' },
    },
    nextTopic: {
      label: { ja: '次に聞いてみたいテーマ', en: 'What topic would you like next?' },
      heading: { ja: '次に聞いてみたいテーマ', en: 'Topics people would like' },
    },
    wouldSpeak: {
      label: { ja: '講師として話してみたい', en: 'Would you like to give a talk?' },
      option: { ja: '話してみたい（企画担当からご連絡します）', en: 'Yes (the organizer will contact me)' },
      heading: { ja: '話してみたい方', en: 'Would like to give a talk' },
    },
    mayQuote: {
      label: { ja: '感想の紹介', en: 'May we quote you?' },
      option: { ja: '名前を出さずに紹介してよい', en: 'Yes, without my name' },
      mark: { ja: '（紹介可）', en: ' (may be quoted)' },
    },
  },
  namesNote: {
    ja: '感想は、お名前を出さずに企画担当へ届きます。',
    en: 'The organizer will see your comments without your name.',
  },
  submit: { ja: '送信する', en: 'Send' },
  saved: { ja: '感想をいただきました', en: 'We’ve got your comments' },
  savedText: {
    ja: 'ありがとうございました。次のセミナーに生かします。',
    en: 'Thank you. They help us make the next seminar better.',
  },
  chooseScore: { ja: '満足度をひとつ選んでください。', en: 'Please choose one.' },
  refused: {
    not_attended: {
      ja: 'このアンケートは、セミナーに参加された方にお願いしています。',
      en: 'This survey is for people who attended the seminar.',
    },
    not_yet: {
      ja: 'アンケートは、セミナーが終わってからお願いします。',
      en: 'The survey opens after the seminar.',
    },
    closed: {
      ja: 'アンケートは締め切りました。お心づかい、ありがとうございます。',
      en: 'The survey has closed. Thank you all the same.',
    },
  },
});
