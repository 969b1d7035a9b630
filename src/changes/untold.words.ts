// What organizers are told of people to be told by hand.
import { bilingual } from '../text/words.ts';

export const untoldWords = bilingual({
  title: { ja: '届いていない連絡', en: 'Messages that didn’t arrive' },
  summary: (title: string) => ({ ja: `お電話などでのご連絡のお願い：${title}`, en: `Please call people: ${title}` }),
  untold: (people: number) => ({
    ja: `次の${people}名の方に、大切な連絡が届いていません。お電話やメールなどでお伝えください。`,
    en: `Important messages didn’t reach ${people === 1 ? 'this person' : `these ${people} people`}. Please let them know, for example by phone or email.`,
  }),
  people: (people: number) => ({ ja: `${people}名`, en: `${people} ${people === 1 ? 'person' : 'people'}` }),
  none: { ja: '届いていない連絡はありません。', en: 'Everything important has arrived.' },
  show: { ja: '届いていない方を見る', en: 'See who missed it' },
  group: (kind: string, why: string) => ({ ja: `【${kind}】${why}`, en: `[${kind}] ${why}` }),
  kinds: {
    'seat-given': { ja: 'お席の用意', en: 'A seat' },
    'seat-offer': { ja: '席のご案内', en: 'A seat on offer' },
    'offer-withdrawn': { ja: '席のご案内の取り下げ', en: 'A seat offer withdrawn' },
    'seat-lost': { ja: 'キャンセル待ちへの変更', en: 'Moved to the waitlist' },
    'let-in': { ja: '締切後の回答', en: 'Can answer late' },
    changed: { ja: '変更のお知らせ', en: 'A change' },
    cancelled: { ja: '中止のお知らせ', en: 'Cancellation' },
  },
  whys: {
    held: { ja: 'LINEの上限で止まっています', en: 'on hold: LINE’s allowance is used up' },
    failed: { ja: '送れませんでした', en: 'couldn’t be sent' },
    too_late: { ja: '間に合いませんでした', en: 'too late to send' },
    unreachable: { ja: 'ボットからは連絡できません', en: 'the bot can’t reach them' },
  },
  heldHint: {
    ja: 'LINEの今月の配信数の上限に達しています。プランを見直して「もう一度送る」を押すと、すぐに送ります。翌月には、まだ必要なものを自動でお送りします。',
    en: 'This month’s LINE allowance is used up. Upgrade the plan and press “Send again” to send them right away. Those still needed will be sent automatically next month.',
  },
  andOthers: (count: number) => ({
    ja: `・ほか${count}件（「届いていない方を見る」でご確認ください）`,
    en: `・and ${count} more (see “See who missed it”)`,
  }),
  settle: { ja: '全員に伝えました', en: 'I’ve told everyone' },
  settleConfirm: {
    title: { ja: '全員に伝えましたか？', en: 'Has everyone been told?' },
    yes: { ja: '伝えました', en: 'Yes' },
    no: { ja: 'やめる', en: 'Not yet' },
  },
  settleText: (people: number) => ({
    ja: `${people}名の方を、この一覧から消します。止まっている連絡も、もう送りません。`,
    en: `${people === 1 ? 'This person' : `These ${people} people`} will be removed from the list, and messages on hold for them won’t be sent.`,
  }),
  settled: (people: number) => ({
    ja: `${people}名の方に伝えたと記録しました。ありがとうございました。`,
    en: `Thank you. We’ve noted that ${people} ${people === 1 ? 'person has' : 'people have'} been told.`,
  }),
  notSettled: {
    ja: 'ご覧になったあとに、一覧が変わりました。もう一度ご確認ください。',
    en: 'The list has changed since you opened it. Please check it again.',
  },
  namesFollow: {
    ja: '届かなかった方のお名前は、まもなくボットからお知らせします。「届いていない方を見る」でもご確認いただけます。',
    en: 'The bot will send you the names of those it couldn’t reach in a moment. “See who missed it” shows them, too.',
  },
});
