// What people are interested in.
import { bilingual } from '../text/words.ts';

export const topicWords = bilingual({
  title: { ja: '関心のあるテーマ', en: 'Topics you like' },
  text: {
    ja: '押したテーマのセミナーを、特にご案内することがあります。もう一度押すと外れます。',
    en: 'Tap the topics you’d like to hear about; tap again to take one off.',
  },
  empty: { ja: 'テーマは、まだありません。', en: 'There are no topics yet.' },
  /** Of one that was tapped. */
  chosen: (name: string) => ({ ja: `✓ ${name}`, en: `✓ ${name}` }),
  gone: { ja: 'このテーマは、もうありません。', en: 'This topic isn’t there any more.' },
  add: { ja: 'テーマを加える', en: 'Add a topic' },
  name: { ja: 'テーマ', en: 'Topic' },
  hint: { ja: '例：防災、データ活用、子育て', en: 'For example: safety, data, families' },
  save: { ja: '加える', en: 'Add' },
  missing: { ja: 'テーマを入力してください。', en: 'Please enter a topic.' },
  taken: { ja: '同じテーマがあります。', en: 'There’s one of that name already.' },
  tooMany: (most: number) => ({
    ja: `テーマは${most}個までです。使わないものをなくしてください。`,
    en: `There can be ${most} topics. Please remove one first.`,
  }),
  remove: (name: string) => ({ ja: `なくす：${name}`, en: `Remove ${name}` }),
});
