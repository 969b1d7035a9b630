// Questions to the speaker.
import { bilingual } from '../text/words.ts';

export const questionWords = bilingual({
  submit: { ja: '送る', en: 'Send' },
  label: { ja: '質問', en: 'Your question' },
  intro: {
    speaker: (title: string) => ({
      ja: `『${title}』の講師に、聞いてみたいことをお寄せください。お名前は出ません。`,
      en: `What would you like to ask the speaker of “${title}”? Your name won’t be shown.`,
    }),
    organizers: (title: string) => ({
      ja: `『${title}』の講師に、聞いてみたいことをお寄せください。企画担当が読んで、講師にお伝えします。お名前は出ません。`,
      en: `What would you like to ask the speaker of “${title}”? An organizer will read it and pass it on. Your name won’t be shown.`,
    }),
  },
  asked: {
    speaker: {
      ja: '質問をお預かりしました。講師に、お名前を出さずに届けます。',
      en: 'Thank you. The speaker will get your question without your name.',
    },
    organizers: {
      ja: '質問をお預かりしました。お名前を出さずに企画担当が読み、講師にお伝えします。',
      en: 'Thank you. An organizer will read your question, without your name, and pass it on to the speaker.',
    },
  },
  rewritten: (before: string) => ({
    ja: `先ほどの質問『${before}』を、この内容に書き直しました。別の質問は「講師に質問する」から、あらためてどうぞ。`,
    en: `This replaces your question “${before}”. To ask another one, please press “Ask the speaker” again.`,
  }),
  passOn: {
    ja: 'この講師の方には、ボットからはお届けできません。お手数ですが、担当の方からお伝えください。',
    en: 'The bot can’t reach this speaker, so please pass the question on.',
  },
  passOnSummary: (title: string) => ({
    ja: `講師への質問が届きました：${title}`,
    en: `A question for the speaker: ${title}`,
  }),
  passOnAgain: (before: string) => ({
    ja: `先にお知らせした『${before}』から書き直されています。`,
    en: `It was “${before}” when we first told you, and has been rewritten since.`,
  }),
  passOnAgainSummary: (title: string) => ({
    ja: `講師への質問が書き直されました：${title}`,
    en: `A question for the speaker was rewritten: ${title}`,
  }),
  all: { ja: '質問をすべて見る', en: 'See all questions' },
  none: { ja: '質問はまだありません。', en: 'No questions yet.' },
  count: (count: number) => ({ ja: `質問${count}件`, en: `${count} ${count === 1 ? 'question' : 'questions'}` }),
  refused: {
    not_coming: { ja: '質問は、参加される方にお願いしています。', en: 'Questions are for people who are attending.' },
    over: { ja: 'このセミナーへの質問は締め切りました。', en: 'Questions for this seminar have closed.' },
    enough: { ja: '質問は、お一人3つまでにお願いしています。', en: 'You can ask up to three questions.' },
  },
  notYours: {
    ja: '寄せられた質問は、講師の方と企画担当だけがご覧いただけます。',
    en: 'Only the speaker and the organizers can read the questions.',
  },
});
