// What people are told of seats offered to them.
import { bilingual } from '../text/words.ts';

export const offerWords = bilingual({
  title: { ja: 'お席が空きました', en: 'A seat has opened up' },
  summary: (title: string) => ({ ja: `お席が空きました：${title}`, en: `A seat has opened up: ${title}` }),
  text: (until: string) => ({
    ja: `キャンセル待ちの順番が来ました。参加される場合は、${until}までに「席を受け取る」を押してください。`,
    en: `It’s your turn on the waitlist. If you’d like to come, press “Take the seat” by ${until}.`,
  }),
  claim: { ja: '席を受け取る', en: 'Take the seat' },
  decline: { ja: '今回は見送る', en: 'Not this time' },
  note: {
    ja: 'お返事がないときは、次の方にお声がけします。',
    en: 'If we don’t hear from you, we’ll ask the next person.',
  },
  withdrawn: { ja: '席のご案内を取り下げます', en: 'Your seat offer is withdrawn' },
  withdrawnText: (place: number) => ({
    ja: `定員が減ったため、申し訳ありませんが、先ほどの席のご案内は取り下げさせてください。キャンセル待ちは${place}番目のままです。席が空いたら、またご案内します。`,
    en: `We’re sorry: there are fewer seats now, so we had to withdraw the seat we offered you. You’re still #${place} on the waitlist, and we’ll ask you again when a seat opens up.`,
  }),
  seatLostSummary: (title: string) => ({ ja: `お席についてのお詫び：${title}`, en: `About your seat: ${title}` }),
});
