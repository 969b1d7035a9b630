// What organizers are told before anything is sent: where it goes, to how many, and what it takes of LINE's month.
import { grouped } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

const people = (count: number) => `${grouped(count)} ${count === 1 ? 'person' : 'people'}`;

export const reachWords = bilingual({
  channel: { ja: 'Slackのチャンネル', en: 'the Slack channel' },
  platforms: { slack: { ja: 'Slack', en: 'Slack' }, line: { ja: 'LINE', en: 'LINE' } },
  on: (platform: string, count: number) => ({
    ja: `${platform} ${grouped(count)}名`,
    en: `${people(count)} on ${platform}`,
  }),
  goesTo: (places: string) => ({ ja: `${places}に届きます。`, en: `It goes to ${places}.` }),
  comma: { ja: '、', en: ', ' },
  and: { ja: ' と ', en: ' and ' },
  tooMany: (count: number, limit: number) => ({
    ja: `LINEの今月の上限（${grouped(limit)}通）を${grouped(count)}通こえます。こえた分は止めておき、翌月に自動でお送りします。`,
    en: `That’s ${grouped(count)} over this month’s LINE limit of ${grouped(limit)}. The rest is held, and goes out automatically next month.`,
  }),
  nobody: (count: number) => ({
    ja: `ほかに、ボットから連絡できない方が${grouped(count)}名いらっしゃいます。お電話などでお伝えください。`,
    en: `The bot can’t reach ${grouped(count)} more. Please let them know, for example by phone.`,
  }),
  /** Above a preview whose buttons only explain themselves. */
  looks: {
    ja: '下の見本のボタンは、押しても何も送られません。',
    en: 'Buttons in the sample below send nothing.',
  },
  otherLooks: { ja: 'SlackとLINEでの見え方', en: 'See it on Slack and LINE' },
});
