// Telling LINE friends without an answer.
import { grouped, lineMessages } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const friendWords = bilingual({
  offer: ({ people, pushes }: { people: number; pushes: number }) => ({
    ja: `LINEでご案内し、まだ回答のない${people}名には、お知らせしていません。知らせると、LINEの配信数は${pushes}通です。`,
    en: `${grouped(people)} ${people === 1 ? 'person who hasn’t answered on LINE hasn’t' : 'people who haven’t answered on LINE haven’t'} been told. Telling them takes ${lineMessages(pushes)}.`,
  }),
  tell: { ja: '未回答の友だちにも知らせる', en: 'Tell others on LINE' },
  previewTitle: { ja: '友だちへのお知らせの確認', en: 'Check the news' },
  notTold: { ja: 'まだ送っていません', en: 'Not sent yet' },
  once: {
    ja: 'LINEでご案内し、まだ回答のない方に、一度だけ送ります。',
    en: 'Those we told on LINE who haven’t answered each get it once.',
  },
  send: { ja: 'この内容で知らせる', en: 'Tell them' },
  told: ({ people, pushes }: { people: number; pushes: number }) => ({
    ja: `未回答の${people}名へのお知らせを始めました（LINEの配信数：${pushes}通）`,
    en: `Telling ${grouped(people)} ${people === 1 ? 'person who hasn’t' : 'people who haven’t'} answered (${lineMessages(pushes)})`,
  }),
  toldNobody: {
    ja: 'いま、お知らせする方はいらっしゃいません。もうお知らせしたか、回答があったか、時期を過ぎています。',
    en: 'There’s nobody left to tell: they’ve been told, have answered, or it’s too late.',
  },
  movedText: {
    ja: '先にご案内したセミナーの日時が変わりました。よろしければ、新しい日時でお申し込みください。',
    en: 'The seminar we told you about has a new time. If it suits you, please register.',
  },
  cancelledText: {
    ja: '先にご案内したこのセミナーは、中止になりました。申し訳ありません。',
    en: 'We’re sorry: this seminar, which we told you about, has been cancelled.',
  },
});
