// What people are told of their answers.
import { bilingual } from '../text/words.ts';

export const rsvpWords = bilingual({
  yourAnswer: { ja: 'あなたの回答', en: 'Your answer' },
  attending: { ja: '参加で承りました', en: 'You are attending' },
  attendingOnSite: { ja: '会場での参加で承りました', en: 'You are attending on site' },
  attendingOnline: { ja: 'オンライン参加で承りました', en: 'You are attending online' },
  waitlisted: (place: number) => ({
    ja: `満席のため、キャンセル待ち${place}番目でお待ちいただきます`,
    en: `It is full: you are number ${place} on the waitlist`,
  }),
  waitlistedText: {
    ja: '締切までに席が空いたら、順番にお席を用意してお知らせします。締切のあとは、順番にお声がけします。',
    en: 'If a seat becomes free before the deadline, you get it in turn and we tell you. After it, we ask in turn.',
  },
  declined: { ja: '不参加で承りました', en: 'You are not attending' },
  withdrawnLate: { ja: '参加の取りやめを承りました', en: 'You have given up your seat' },
  materials: { ja: '「資料だけ」で承りました', en: 'Noted: materials only' },
  declinedText: { ja: 'またの機会にお待ちしています。', en: 'We hope to see you another time.' },
  materialsText: {
    ja: '資料がそろいましたら、セミナーのあとにこちらへお送りします。',
    en: 'Once there are materials, we send them to you here after the seminar.',
  },
  materialsSentText: {
    ja: '資料はもうお送りしています。まもなくこちらに届きます（すでにお届けしている方には、重ねてはお送りしません）。',
    en: 'The materials have gone out and will be here in a moment (if you have got them before, they do not come again).',
  },
  materialsHeldText: {
    ja: '資料はもうお送りしています。まだお手元にない場合は、今月LINEでお送りできる通数に達しているため、来月のはじめにこちらへお届けします。',
    en: 'The materials have gone out. If you have not got them, they will be here at the beginning of next month: this month’s LINE messages are used up.',
  },
  withdrawnText: { ja: 'ご連絡ありがとうございます。', en: 'Thank you for telling us.' },
  changeUntil: (when: string) => ({
    ja: `${when}まで、何度でも変更できます。`,
    en: `You can change this as often as you like until ${when}.`,
  }),
  withdrawUntilStart: {
    ja: '開始までは、参加の取りやめができます。',
    en: 'You can give up your seat until the start.',
  },
  staysOnline: {
    ja: '会場は満席のため、オンライン参加のままにしました。',
    en: 'The room is full, so you still attend online.',
  },
  partyJoined: { ja: '懇親会も参加で承りました', en: 'You are joining the after-party' },
  partyLeft: { ja: '懇親会は不参加で承りました', en: 'You are not joining the after-party' },
  partyNotYet: { ja: 'まだ申し込んでいません', en: 'not signed up yet' },
  partyFull: { ja: '懇親会は満席です', en: 'The after-party is full' },
  full: { ja: '満席', en: 'full' },
  seatStays: { ja: 'セミナーのお席はそのままです。', en: 'Your seat at the seminar is still yours.' },
  askParty: {
    ja: 'セミナーのあとに懇親会があります。よろしければ、あわせてどうぞ。',
    en: 'There is an after-party. You are welcome to join.',
  },
  mine: {
    attending: { ja: '参加', en: 'Attending' },
    on_site: { ja: '会場で参加', en: 'Attending on site' },
    online: { ja: 'オンラインで参加', en: 'Attending online' },
    waitlisted: (place: number) => ({ ja: `キャンセル待ち${place}番目`, en: `Number ${place} on the waitlist` }),
    declined: { ja: '不参加', en: 'Not attending' },
    materials: { ja: '資料だけ', en: 'Materials only' },
    none: { ja: '未回答', en: 'No answer yet' },
  },
  refused: {
    not_open: { ja: 'このセミナーは、まだ受付を始めていません。', en: 'This seminar is not open for answers yet.' },
    cancelled: { ja: 'このセミナーは中止になりました。', en: 'This seminar has been cancelled.' },
    closed: (when: string) => ({
      ja: `申し訳ありません。申し込みは${when}に締め切りました。`,
      en: `We are sorry: registration closed (${when}).`,
    }),
    started: {
      ja: 'セミナーが始まっているため、変更できません。',
      en: 'The seminar has begun, so this can no longer be changed.',
    },
    materials_over: {
      ja: 'このセミナーの資料の受付は終わりました。',
      en: 'The materials of this seminar can no longer be asked for.',
    },
    mode_not_offered: {
      ja: 'この参加方法は選べません。もう一度お選びください。',
      en: 'This way of attending is not offered. Please choose again.',
    },
    no_offer: {
      ja: 'いまお受け取りいただける席はありません。空きが出たら、順番にお知らせします。',
      en: 'There is no seat for you to take now. If one becomes free, we tell you in turn.',
    },
    offer_expired: {
      ja: '申し訳ありません。お返事の時間が過ぎたため、次の方にお声がけしました。',
      en: 'We are sorry: the time to answer is over, and the next person has been asked.',
    },
    offer_withdrawn: {
      ja: '申し訳ありません。定員が変わり、この席のご案内は取り下げられました。キャンセル待ちは続いています。',
      en: 'We are sorry: there are fewer seats now, and this offer was taken back. You are still on the waitlist.',
    },
    no_party: { ja: 'このセミナーに懇親会はありません。', en: 'This seminar has no after-party.' },
    not_attending: {
      ja: '懇親会は、セミナーに参加される方のみお申し込みいただけます。',
      en: 'The after-party is for those who attend the seminar.',
    },
    party_closed: { ja: '懇親会の受付は終了しました。', en: 'Registration for the after-party is closed.' },
    party_full: { ja: '申し訳ありません。懇親会は満席です。', en: 'We are sorry: the after-party is full.' },
  },
  askWhom: (name: string) => ({
    ja: `ご相談は${name}まで、直接ご連絡ください。`,
    en: `Please get in touch with ${name} directly.`,
  }),
  someone: { ja: 'セミナーの企画担当', en: 'the organizer of the seminar' },
  named: (name: string) => ({ ja: `企画担当の${name}さん`, en: `${name}, the organizer,` }),
  letIn: { ja: '特別に回答を受け付けています', en: 'You can still answer' },
  letInSummary: (title: string) => ({ ja: `回答を受け付けています：${title}`, en: `You can still answer: ${title}` }),
  letInText: {
    ja: '締切は過ぎていますが、開始までご回答いただけるようにしました。下のボタンからどうぞ。',
    en: 'The deadline has passed, but you can answer until the start. Please use the buttons below.',
  },
  seatGiven: { ja: 'お席が用意できました', en: 'You have a seat' },
  seatGivenText: {
    ja: 'キャンセル待ちの順番が来ましたので、参加で承りました。ご都合が悪いときは「参加を取りやめる」を押してください。',
    en: 'Your turn on the waitlist has come, so you are attending now. If you can’t come, press “Give up my seat”.',
  },
  seatGivenSummary: (title: string) => ({ ja: `お席が用意できました：${title}`, en: `You have a seat: ${title}` }),
  cancelledSummary: (title: string) => ({ ja: `中止のお知らせ：${title}`, en: `Cancelled: ${title}` }),
  cancelledBadge: { ja: '中止のお知らせ', en: 'Cancelled' },
  cancelledText: {
    ja: 'このセミナーは中止になりました。ご予定いただいていたところ、申し訳ありません。',
    en: 'We are sorry: the seminar you were planning to join has been cancelled.',
  },
  askSpeaker: { ja: '講師に質問する', en: 'Ask the speaker' },
  updateCalendar: { ja: 'カレンダーに反映', en: 'Update my calendar' },
});
