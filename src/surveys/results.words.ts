// The survey, as organizers read it.
import { bilingual } from '../text/words.ts';

export const resultsWords = bilingual({
  title: { ja: 'アンケートの結果', en: 'Survey results' },
  summary: (title: string) => ({ ja: `アンケートの結果：${title}`, en: `Survey results: ${title}` }),
  answered: (asked: number, answered: number) => ({
    ja: `${asked}名中${answered}名が回答`,
    en: `${answered} of ${asked} answered`,
  }),
  stars: (average: string) => ({ ja: `★${average}`, en: `★${average}` }),
  starsOfFive: (average: string) => ({ ja: `★${average}（5点満点）`, en: `★${average} out of 5` }),
  rate: { ja: '回答率', en: 'Response rate' },
  rateOf: (percent: number) => ({ ja: `回答率${percent}%`, en: `${percent}% answered` }),
  average: { ja: '満足度（5点満点）', en: 'Average (out of 5)' },
  attended: { ja: '出席', en: 'Attended' },
  attendedOf: (mean: string) => ({ ja: `出席 平均${mean}名`, en: `${mean} attended on average` }),
  people: (count: number) => ({ ja: `${count}名`, en: `${count}` }),
  mean: (mean: string) => ({ ja: `平均${mean}名`, en: `${mean} on average` }),
  /** The seminars before this one. */
  soFar: (sessions: number) => ({
    ja: `これまで（${sessions}回）`,
    en: sessions === 1 ? 'The seminar before' : `The ${sessions} seminars before`,
  }),
  before: (sessions: number, value: string) => ({
    ja: `これまで${value}（${sessions}回）`,
    en: sessions === 1 ? `The one before: ${value}` : `The ${sessions} before: ${value}`,
  }),
  chart: { ja: '満足度の内訳', en: 'How people rated it' },
  score: (score: number) => ({ ja: `★${score}`, en: `★${score}` }),
  /** Where nobody answered so far: what comes next. */
  noneYet: (enough: number) => ({
    ja: `${enough}名の回答がそろうと、評価と感想をご覧いただけます。`,
    en: `Once ${enough} people have answered, you’ll see ratings and comments.`,
  }),
  none: { ja: '回答はありませんでした。', en: 'Nobody answered.' },
  tooFewYet: (enough: number) => ({
    ja: `どなたの回答か分からないように、評価と感想は${enough}名の回答がそろってからお見せします。`,
    en: `To keep answers anonymous, ratings and comments are shown once ${enough} people have answered.`,
  }),
  tooFew: (enough: number) => ({
    ja: `回答が${enough}名に満たないため、どなたの回答か分からないように、評価と感想は表示していません。`,
    en: `To keep answers anonymous, ratings and comments aren’t shown: fewer than ${enough} people answered.`,
  }),
  ofMaterials: { ja: '資料について', en: 'About the materials' },
  openPage: { ja: 'グラフと感想を見る', en: 'Open the report' },
  /** Of too few answers: there is neither chart nor comment. */
  openShortPage: { ja: '結果のページを見る', en: 'Open the results page' },
  print: { ja: 'A4用紙1枚に印刷', en: 'Print on one A4 page' },
  stillOpen: (when: string) => ({
    ja: `アンケートは${when}まで回答できます。`,
    en: `The survey is open until ${when}.`,
  }),
  closed: { ja: 'アンケートは締め切りました。', en: 'The survey has closed.' },
  noSeminar: { ja: '終了したセミナーはまだありません。', en: 'No seminar has ended yet.' },
});
