// Who has to be asked or told by hand.
import { quoted, sanAfter } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const byHandWords = bilingual({
  askSummary: (title: string) => ({
    ja: `キャンセル待ちの方へのご連絡のお願い：${title}`,
    en: `Please contact someone on the waitlist: ${title}`,
  }),
  ask: (name: string, place: number) => ({
    ja: `席が空きましたが、キャンセル待ち${place}番目の${sanAfter(name)}には、ここからお知らせできません。お電話などでご都合を確かめ、来られるときは席をご用意ください。`,
    en: `A seat has opened up, but ${quoted(name)}, #${place} on the waitlist, can’t be told from here. Please ask them, for example by phone, and give them the seat if they can come.`,
  }),
  passedOver: (name: string, place: number) => ({
    ja: `席が空きましたが、キャンセル待ち${place}番目の${sanAfter(name)}には、ボットから連絡できません（ブロック、退会など）。次にお待ちの方がいれば、先に席をご用意しました。順番はそのままです。お電話などでご都合を確かめ、来られるときは席をご用意ください。`,
    en: `A seat has opened up, but the bot can’t reach ${quoted(name)}, #${place} on the waitlist (they blocked it or left). If someone else was waiting, they got the seat first; the order stays the same. Please ask this person, for example by phone, and give them a seat if they can come.`,
  }),
  seatedSummary: (title: string) => ({
    ja: `席が決まった方へのご連絡のお願い：${title}`,
    en: `Please tell someone about their seat: ${title}`,
  }),
  seated: (name: string) => ({
    ja: `キャンセル待ちの${sanAfter(name)}に、席をご用意しました。ボットからは連絡できないため、お電話などでお伝えください。`,
    en: `${name ? quoted(name) : 'Someone'} on the waitlist has a seat now. The bot can’t reach them, so please let them know, for example by phone.`,
  }),
  seeThem: { ja: 'この方を見る', en: 'Show this person' },
});
