// What people are told of their answers.
import { bilingual } from '../text/words.ts';

export const rsvpWords = bilingual({
  /** Lead to the seminar with its buttons, from where there is room for one alone. */
  giveAnswer: { ja: '回答する', en: 'Answer' },
  changeAnswer: { ja: '回答を変える', en: 'Change my answer' },
  /** Of one seminar, as a page of its own. */
  seminar: { ja: 'セミナーのご案内', en: 'About this seminar' },
  yourAnswer: { ja: 'あなたの回答', en: 'Your answer' },
  attending: { ja: '参加のお申し込み、ありがとうございます', en: 'You’re attending' },
  attendingOnSite: { ja: '参加のお申し込み、ありがとうございます（会場）', en: 'You’re attending in person' },
  attendingOnline: { ja: '参加のお申し込み、ありがとうございます（オンライン）', en: 'You’re attending online' },
  waitlisted: (place: number) => ({
    ja: `満席のため、キャンセル待ち${place}番目です`,
    en: `You’re #${place} on the waitlist`,
  }),
  waitlistedText: {
    ja: '締切までに席が空いたら、順番にお席を用意してお知らせします。締切のあとは、順番にお声がけします。',
    en: 'If a seat opens up before the deadline, it goes to the next in line. After that, we ask people in turn.',
  },
  waitlistedLateText: {
    ja: '席が空いたら、順番にお声がけします。',
    en: 'If a seat opens up, we ask people in turn.',
  },
  declined: { ja: '不参加とうかがいました', en: 'You’re not attending' },
  withdrawn: { ja: '参加の取りやめをうかがいました', en: 'You’ve given up your seat' },
  materials: { ja: '資料だけのお申し込み、ありがとうございます', en: 'You’ll get the materials' },
  declinedText: { ja: 'またの機会を楽しみにしています。', en: 'We hope to see you another time.' },
  materialsText: {
    ja: 'セミナーのあと、資料がそろいしだい、こちらにお送りします。',
    en: 'We’ll send you the materials here after the seminar, once they’re ready.',
  },
  materialsSentText: {
    ja: '資料は、まもなくこちらに届きます（すでにお届けしている場合は、重ねてお送りしません）。',
    en: 'The materials will be here in a moment (unless you already have them).',
  },
  materialsHeldText: {
    ja: '今月LINEでお送りできる通数に達しています。資料がまだお手元にない場合は、来月のはじめにお届けします。',
    en: 'This month’s LINE messages are used up. If you don’t have the materials yet, they’ll reach you early next month.',
  },
  withdrawnText: { ja: 'ご連絡ありがとうございます。', en: 'Thank you for letting us know.' },
  passedOn: { ja: 'お席はお待ちの方に回りました。', en: 'Your seat has gone to the next person waiting.' },
  changeUntil: (when: string) => ({
    ja: `${when}まで変更できます。`,
    en: `You can change this until ${when}.`,
  }),
  withdrawUntilStart: {
    ja: '開始までは、参加の取りやめができます。',
    en: 'You can give up your seat until the seminar starts.',
  },
  staysOnline: {
    ja: '会場は満席のため、オンライン参加のままにしました。',
    en: 'The room is full, so you’re still attending online.',
  },
  partyJoined: { ja: '懇親会のお申し込みも、ありがとうございます', en: 'You’re joining the after-party' },
  partyLeft: { ja: '懇親会は不参加とうかがいました', en: 'You’re not joining the after-party' },
  partyFull: { ja: '懇親会は満席です', en: 'The after-party is full' },
  full: { ja: '満席', en: 'full' },
  seatStays: { ja: 'セミナーのお席はそのままです。', en: 'Your seat at the seminar is still yours.' },
  askParty: { ja: 'よろしければ、懇親会にもどうぞ。', en: 'You’re welcome at the after-party, too!' },
  mine: {
    attending: { ja: '参加', en: 'Attending' },
    on_site: { ja: '会場で参加', en: 'Attending in person' },
    online: { ja: 'オンラインで参加', en: 'Attending online' },
    waitlisted: (place: number) => ({ ja: `キャンセル待ち${place}番目`, en: `#${place} on the waitlist` }),
    declined: { ja: '不参加', en: 'Not attending' },
    materials: { ja: '資料だけ', en: 'Materials only' },
    none: { ja: '未回答', en: 'No answer yet' },
  },
  refused: {
    not_open: { ja: 'このセミナーのお申し込みは、まだ始まっていません。', en: 'Registration hasn’t opened yet.' },
    cancelled: { ja: 'このセミナーは中止になりました。', en: 'This seminar has been cancelled.' },
    closed: (when: string) => ({
      ja: `申し訳ありません。申し込みは${when}に締め切りました。`,
      en: `Sorry, registration has closed (${when}).`,
    }),
    started: {
      ja: 'セミナーが始まっているため、変更できません。',
      en: 'The seminar has already started, so this can’t be changed.',
    },
    materials_over: {
      ja: 'このセミナーの資料は、もうお申し込みいただけません。',
      en: 'You can no longer request the materials of this seminar.',
    },
    mode_not_offered: {
      ja: 'この参加方法は選べません。もう一度お選びください。',
      en: 'This way of attending isn’t available. Please choose again.',
    },
    no_offer: {
      ja: 'いまお受け取りいただける席はありません。空きが出たら、順番にお知らせします。',
      en: 'There’s no seat for you to take right now. If one opens up, we ask people in turn.',
    },
    offer_expired: {
      ja: '申し訳ありません。お返事の時間が過ぎたため、次の方にお声がけしました。',
      en: 'Sorry, the time to answer has passed, so we’ve asked the next person.',
    },
    offer_withdrawn: {
      ja: '申し訳ありません。定員が変わり、この席のご案内は取り下げられました。キャンセル待ちは続いています。',
      en: 'Sorry, there are fewer seats now, so this offer was withdrawn. You’re still on the waitlist.',
    },
    no_party: { ja: 'このセミナーに懇親会はありません。', en: 'This seminar has no after-party.' },
    not_attending: {
      ja: '懇親会は、セミナーに参加される方のみお申し込みいただけます。',
      en: 'The after-party is for people attending the seminar.',
    },
    party_closed: { ja: '懇親会のお申し込みは締め切りました。', en: 'Registration for the after-party has closed.' },
    party_full: { ja: '申し訳ありません。懇親会は満席です。', en: 'Sorry, the after-party is full.' },
  },
  askWhom: (name: string) => ({
    ja: `お困りのときは、${name}まで直接ご連絡ください。`,
    en: `If you need help, please contact ${name} directly.`,
  }),
  someone: { ja: 'セミナーの企画担当', en: 'the organizer of the seminar' },
  named: (name: string) => ({ ja: `企画担当の${name}さん`, en: `${name}, the organizer,` }),
  letIn: { ja: '締切後も回答できます', en: 'You can still answer' },
  letInSummary: (title: string) => ({ ja: `締切後も回答できます：${title}`, en: `You can still answer: ${title}` }),
  letInText: {
    ja: '締切は過ぎていますが、開始までご回答いただけるようにしました。ボタンでお選びください。',
    en: 'The deadline has passed, but you can answer until the seminar starts. Just press a button.',
  },
  seatGiven: { ja: 'お席が用意できました', en: 'You’ve got a seat' },
  seatGivenText: {
    ja: 'キャンセル待ちの順番が来て、参加が決まりました。ご都合が悪いときは「参加を取りやめる」を押してください。',
    en: 'It’s your turn on the waitlist, so you’re attending now. If you can’t make it, press “Give up my seat”.',
  },
  seatGivenSummary: (title: string) => ({ ja: `お席が用意できました：${title}`, en: `You’ve got a seat: ${title}` }),
  cancelledSummary: (title: string) => ({ ja: `中止のお知らせ：${title}`, en: `Cancelled: ${title}` }),
  cancelledBadge: { ja: '中止のお知らせ', en: 'Cancelled' },
  cancelledText: {
    ja: 'このセミナーは中止になりました。ご予定いただいていたところ、申し訳ありません。',
    en: 'We’re sorry: the seminar you were planning to join has been cancelled.',
  },
  askSpeaker: { ja: '講師に質問する', en: 'Ask the speaker' },
  updateCalendar: { ja: 'カレンダーを更新', en: 'Update my calendar' },
});
