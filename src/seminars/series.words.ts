// Seminars that come again.
import { bilingual } from '../text/words.ts';

export const seriesWords = bilingual({
  title: { ja: 'くり返しのセミナー', en: 'Series' },
  empty: {
    ja: 'くり返しの設定はありません。「企画の一覧」から、もとになるセミナーの「くり返す」を押してください。',
    en: 'There is no series. Press “Repeat” of a seminar on your desk.',
  },
  explained: {
    ja: '6週間前になると、次の回の下書きを用意してお知らせします。祝日の回はお休みです。',
    en: 'Six weeks ahead the next session is drafted and you are told. Public holidays have no session.',
  },
  formTitle: { ja: 'くり返す', en: 'Repeat' },
  submit: { ja: 'くり返す', en: 'Repeat' },
  intro: (title: string) => ({
    ja: `「${title}」と同じ内容で、次の回の下書きを自動で用意します。祝日の回はお休みです。`,
    en: `The next sessions are drafted with everything of “${title}”. Public holidays have no session.`,
  }),
  ordinal: { ja: '第何週', en: 'Which of the month' },
  weekday: { ja: '曜日', en: 'Day of the week' },
  rule: (ordinal: string, weekday: string) => ({ ja: `${ordinal}${weekday}`, en: `${ordinal} ${weekday}` }),
  started: (rule: string) => ({
    ja: `毎月${rule}のセミナーとして、6週間前に下書きを用意します。`,
    en: `A session every month (${rule}): drafted six weeks ahead.`,
  }),
  endedBefore: {
    ja: 'このくり返しは、すでにやめています。もう一度始めるときは「くり返す」を押してください。',
    en: 'This series was ended before. To begin again, press “Repeat”.',
  },
  planNext: { ja: '次の回を企画する', en: 'Plan the next one' },
  end: { ja: 'くり返しをやめる', en: 'End the series' },
  endConfirm: {
    title: { ja: 'くり返しをやめますか？', en: 'End the series?' },
    text: { ja: '用意した下書きは残ります。', en: 'What is drafted stays.' },
    yes: { ja: 'やめる', en: 'End it' },
    no: { ja: '続ける', en: 'Go on' },
  },
  drafted: (title: string) => ({
    ja: `次の回の下書きを用意しました：${title}`,
    en: `The next session is drafted: ${title}`,
  }),
  draftedBadge: { ja: '次の回の下書きを用意しました', en: 'The next session is drafted' },
  draftedText: {
    ja: '講師や会場を確かめて、お知らせしてください。',
    en: 'Please check speaker and place, then announce it.',
  },
  copy: { ja: '同じ内容でもう一度', en: 'Same once more' },
  open: { ja: 'くり返す', en: 'Repeat' },
});
