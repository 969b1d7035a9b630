// Editing and postponing, and fewer seats.
import { bilingual } from '../text/words.ts';

export const editWords = bilingual({
  button: { ja: '編集・延期', en: 'Edit or postpone' },
  formTitle: { ja: '編集・延期', en: 'Edit or postpone' },
  submit: { ja: '確認へ進む', en: 'Continue' },
  intro: {
    ja: '日時・会場・リンク・懇親会の変更は、関係のある方（参加・キャンセル待ち）に1回だけお知らせします。だれにどう届くかを次にお見せし、そのあとで保存します。お知らせする方がいなければ、すぐに保存します。',
    en: 'Attendees and people on the waitlist are told once about a new time, place, link or after-party. You’ll see who gets what before it’s saved. If nobody needs to be told, it’s saved right away.',
  },
  overwrite: { ja: 'ほかの方の変更と重なったとき', en: 'If someone else changed the same field' },
  overwriteOption: { ja: '入力した内容で上書きする', en: 'Overwrite with my version' },
  overwriteHint: {
    ja: 'ほかの方の変更を見たうえで、自分の内容にするときだけ選んでください。',
    en: 'Tick this only if you’ve seen their change and still want your version.',
  },
  cannot: {
    ja: 'このセミナーは変更できません（終了したか、中止になっています）。',
    en: 'This seminar can’t be changed (it has ended or been cancelled).',
  },
  clash: ({ who, when, now }: { who: string; when: string; now: string }) => ({
    ja: `${who}が先に変更しました（${when}）。いまは『${now}』です。まだ保存していません。入力した内容にするときは、いちばん下の「入力した内容で上書きする」を選んで、もう一度送ってください。`,
    en: `${who} changed this before you (${when}). It’s now “${now}”. Nothing has been saved yet. To use your version, tick “Overwrite with my version” at the end and send again.`,
  }),
  saved: { ja: '変更しました', en: 'Saved' },
  unchanged: { ja: '変更はありませんでした', en: 'No changes' },
  toldNobody: { ja: 'お知らせが必要な方はいらっしゃいませんでした。', en: 'Nobody needed to be told.' },
  seated: (count: number) => ({
    ja: `席が空いたため、キャンセル待ちの${count}名の方にお席を用意しました。`,
    en: `${count} ${count === 1 ? 'person' : 'people'} on the waitlist got a seat.`,
  }),
  kept: (names: string, fields: string) => ({
    ja: `${names}が先に変更した「${fields}」は、そのまま残しました。`,
    en: `We kept what ${names} changed before you: ${fields}.`,
  }),
  overwritten: (names: string, fields: string) => ({
    ja: `${names}が先に変更した「${fields}」を、上書きしました。`,
    en: `Your version replaced what ${names} had changed: ${fields}.`,
  }),
  over: (over: number, seats: number, offered: number) => ({
    ja: `定員${seats}名に対して、参加する方${offered > 0 ? `と席をご案内中の方（${offered}名）をあわせて` : 'が'}${over}名多くなっています。いまは全員参加のままで、定員を下回るまで新しい方の席はありません。どうなさいますか。`,
    en: `There ${over === 1 ? 'is 1 person' : `are ${over} people`} more than the ${seats} ${seats === 1 ? 'seat' : 'seats'}${offered > 0 ? ` (counting ${offered} with a seat on offer)` : ''}. Everyone still attends, and nobody new gets a seat until there’s room. What would you like to do?`,
  }),
  keepAll: { ja: '全員そのままにする', en: 'Keep everyone' },
  keptAll: { ja: '全員そのままにしました', en: 'Everyone keeps their seat' },
  keptAllText: {
    ja: 'どなたにもお知らせはしていません。定員を下回るまで、新しい方の席はありません。',
    en: 'Nobody has been told. Nobody new gets a seat until there’s room.',
  },
  takeSeats: (count: number) => ({ ja: `${count}名をキャンセル待ちに`, en: `Move ${count} to the waitlist` }),
  takeSeatsConfirm: {
    title: { ja: 'キャンセル待ちに移しますか？', en: 'Move them to the waitlist?' },
    yes: { ja: '移して知らせる', en: 'Move and tell them' },
    no: { ja: 'やめる', en: 'Keep' },
  },
  takeSeatsText: (count: number, offered: number) => ({
    ja:
      offered > 0
        ? `まず席のご案内を取り下げ、足りない分は、あとから席が決まった方をキャンセル待ちの先頭に移します（あわせて${count}名）。その方々にお知らせします。`
        : `あとから席が決まった${count}名の方を、キャンセル待ちの先頭に移し、その方々にお知らせします。`,
    en:
      offered > 0
        ? `Seat offers are withdrawn first, then the last seated move to the top of the waitlist (${count} in all). We’ll tell them.`
        : `The last ${count} to get a seat ${count === 1 ? 'moves' : 'move'} to the top of the waitlist. We’ll let them know.`,
  }),
  tookSeats: (count: number) => ({
    ja: `${count}名の方をキャンセル待ちの先頭に移しました。`,
    en: `${count} ${count === 1 ? 'person has' : 'people have'} been moved to the top of the waitlist.`,
  }),
  withdrewOffers: (count: number) => ({
    ja: `${count}名の方への席のご案内を取り下げました。`,
    en: `${count} ${count === 1 ? 'seat offer has' : 'seat offers have'} been withdrawn.`,
  }),
  tookNone: { ja: '席は足りています。どなたも移していません。', en: 'There are enough seats. Nobody was moved.' },
  blank: { ja: '（空欄）', en: '(blank)' },
  fromTo: (before: string, after: string) => ({ ja: `${before} → ${after}`, en: `${before} → ${after}` }),
  seatLost: { ja: 'キャンセル待ちになりました', en: 'You’re on the waitlist now' },
  seatLostText: (place: number) => ({
    ja: `定員が減ったため、申し訳ありませんが、キャンセル待ち${place}番目でお待ちいただくことになりました。席が空いたら、順番にご案内します。`,
    en: `We’re sorry: there are fewer seats now, so you’re #${place} on the waitlist. If a seat opens up, we ask people in turn.`,
  }),
  seatLostParty: {
    ja: '懇親会のお申し込みも、いったん取り消しとなりました。',
    en: 'Your place at the after-party has been cancelled, too.',
  },
});
