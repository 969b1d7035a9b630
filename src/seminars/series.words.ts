// Seminars that come again.
import { bilingual } from '../text/words.ts';

export const seriesWords = bilingual({
  title: { ja: 'くり返しのセミナー', en: 'Series' },
  empty: {
    ja: 'くり返しの設定はありません。「企画の一覧」で、もとになるセミナーの「くり返す」を押してください。',
    en: 'No series yet. To start one, press “Repeat” on a seminar under “Manage seminars”.',
  },
  explained: {
    ja: '6週間前になると、次の回の下書きを用意してお知らせします。祝日の回はお休みです。',
    en: 'Six weeks ahead, the next session is drafted and we let you know. Public holidays are skipped.',
  },
  formTitle: { ja: 'くり返しの設定', en: 'Repeat the seminar' },
  submit: { ja: 'くり返す', en: 'Repeat' },
  intro: (title: string) => ({
    ja: `『${title}』と同じ内容で、次の回の下書きを自動で用意します。祝日の回はお休みです。`,
    en: `The next sessions will be drafted automatically, just like “${title}”. Public holidays are skipped.`,
  }),
  ordinal: { ja: '第何週', en: 'Week of the month' },
  weekday: { ja: '曜日', en: 'Day of the week' },
  rule: (ordinal: string, weekday: string) => ({ ja: `${ordinal}${weekday}`, en: `${ordinal} ${weekday}` }),
  started: (rule: string) => ({
    ja: `毎月${rule}のセミナーとして、6週間前に下書きを用意します。`,
    en: `It repeats every month (${rule}). Each session is drafted six weeks ahead.`,
  }),
  endedBefore: {
    ja: 'このくり返しは、すでに終わっています。もう一度始めるときは「くり返す」を押してください。',
    en: 'This series has already ended. To start again, press “Repeat”.',
  },
  planNext: { ja: '次の回を企画する', en: 'Plan the next one' },
  end: { ja: 'くり返しをやめる', en: 'End the series' },
  endConfirm: {
    title: { ja: 'くり返しをやめますか？', en: 'End the series?' },
    text: { ja: '用意した下書きは残ります。', en: 'Drafts you already have will stay.' },
    yes: { ja: 'やめる', en: 'End it' },
    no: { ja: '続ける', en: 'Keep it' },
  },
  drafted: (title: string) => ({
    ja: `次の回の下書きを用意しました：${title}`,
    en: `Next session drafted: ${title}`,
  }),
  draftedBadge: { ja: '次の回の下書きを用意しました', en: 'Next session drafted' },
  draftedText: {
    ja: '講師や会場を確かめて、お知らせしてください。',
    en: 'Please check the speaker and place, then announce it.',
  },
  copy: { ja: '同じ内容でもう一度', en: 'Duplicate' },
  open: { ja: 'くり返す', en: 'Repeat' },
});
