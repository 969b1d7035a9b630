// The survey, as organizers read it.
import { bilingual } from '../text/words.ts';

export const resultsWords = bilingual({
  title: { ja: 'アンケートの結果', en: 'Survey results' },
  summary: (title: string) => ({ ja: `アンケートの結果：${title}`, en: `Survey results: ${title}` }),
  rate: { ja: '回答', en: 'Responses' },
  rateValue: (answered: number, asked: number, percent: number) => ({
    ja: `${asked}名中${answered}名（${percent}%）`,
    en: `${answered} of ${asked} (${percent}%)`,
  }),
  average: { ja: '満足度の平均', en: 'Average rating' },
  averageValue: (average: string) => ({ ja: `${average} / 5`, en: `${average} / 5` }),
  none: { ja: 'まだ回答はありません。', en: 'No responses yet.' },
  stillOpen: (when: string) => ({
    ja: `アンケートは${when}まで回答できます。`,
    en: `The survey is open until ${when}.`,
  }),
  closed: { ja: 'アンケートは締め切りました。', en: 'The survey has closed.' },
  noSeminar: { ja: '終了したセミナーはまだありません。', en: 'No seminar has ended yet.' },
});
