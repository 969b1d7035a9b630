// The people of a seminar, one by one, and as a file.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const attendeeWords = bilingual({
  unconfirmed: { ja: '確認待ち', en: 'To be confirmed' },
  title: { ja: '参加者一覧', en: 'Attendees' },
  back: { ja: '参加者一覧へ', en: 'Back to the list' },
  party: { ja: '懇親会', en: 'After-party' },
  all: (count: number) => ({ ja: `すべて ${count}`, en: `All ${count}` }),
  filter: (name: string, count: number) => ({ ja: `${name} ${count}`, en: `${name} ${count}` }),
  byHandMark: { ja: '（手入力）', en: ' (added by hand)' },
  unreachableMark: { ja: '（連絡不可）', en: ' (can’t be reached)' },
  add: { ja: '参加者を加える', en: 'Add someone' },
  pick: { ja: '名前で探す', en: 'Find by name' },
  open: { ja: '開く', en: 'Open' },
  said: (answer: string) => ({ ja: `（${answer}）`, en: ` (${answer})` }),
  excel: { ja: 'Excelで保存', en: 'Save as Excel' },
  csv: { ja: 'CSVで保存', en: 'Save as CSV' },
  seminar: { ja: 'セミナー', en: 'Seminar' },
  name: { ja: 'お名前', en: 'Name' },
  organization: { ja: '所属', en: 'Organization' },
  organizationHint: { ja: '例：港湾課、呉市役所', en: 'e.g. Port Division, Kure City' },
  note: { ja: '連絡先・メモ', en: 'Contact and notes' },
  noteHint: {
    ja: 'メールアドレスや電話番号など。企画担当だけに見えます。',
    en: 'An email address, a phone number, or the like. Only organizers see it.',
  },
  mode: { ja: '参加方法', en: 'How they attend' },
  joinsParty: { ja: '懇親会にも参加', en: 'Joins the after-party' },
  stay: { ja: '新しい日時への返事', en: 'Answers to the new time' },
  stays: {
    confirmed: { ja: '参加できる', en: 'Still coming' },
    unanswered: { ja: '日時の返事待ち', en: 'No answer yet' },
    cannot: { ja: '参加できない', en: 'Can’t come' },
  },
  stayMarks: {
    confirmed: { ja: '（日時確認済み）', en: ' (still coming)' },
    unanswered: { ja: '（返事待ち）', en: ' (no answer yet)' },
    cannot: { ja: '（日時が合わず）', en: ' (can’t come)' },
  },
  stayLine: ({ confirmed, unanswered, cannot }: { confirmed: number; unanswered: number; cannot: number }) => ({
    ja: `参加できる${confirmed}・返事待ち${unanswered}・参加できない${cannot}`,
    en: `${confirmed} still coming · ${unanswered} no answer yet · ${cannot} can’t come`,
  }),
  staysOption: { ja: '新しい日時で参加できると確認した', en: 'They told me they can come at the new time' },
  answeredAt: { ja: '回答した日時', en: 'Answered' },
  remarks: { ja: '備考', en: 'Remarks' },
  late: { ja: '締切後に取りやめ', en: 'Gave up their seat after the deadline' },
  isLetIn: { ja: '締切後も回答できます', en: 'Can answer after the deadline' },
  byHand: { ja: '企画担当が加えた方（メッセージは届きません）', en: 'Added by an organizer (won’t get messages)' },
  unreachable: {
    ja: 'ボットからは連絡できません（ブロック、退会など）。お電話などでお知らせください',
    en: 'The bot can’t reach them (they blocked it or left). Please let them know, for example by phone',
  },
  addTitle: { ja: '参加者を加える', en: 'Add someone' },
  addSubmit: { ja: '加える', en: 'Add' },
  unreached: (count: number) => ({
    ja: `次の${count}名の方には、ボットから連絡できません。お電話やメールなどでお知らせください。`,
    en: `The bot can’t reach ${count === 1 ? 'this person' : `these ${count} people`}. Please call or email them.`,
  }),
  andOthers: (count: number) => ({
    ja: `・ほか${count}名（「参加者を見る」でご確認ください）`,
    en: `・and ${count} more (see “Attendees”)`,
  }),
  editTitle: { ja: '参加者の情報を直す', en: 'Edit details' },
  edit: { ja: '情報を直す', en: 'Edit details' },
  save: { ja: '保存する', en: 'Save' },
  seat: { ja: '席を用意する', en: 'Give a seat' },
  exceed: { ja: '定員を超えて席を用意', en: 'Add beyond capacity' },
  remove: { ja: '一覧から外す', en: 'Remove from the list' },
  no: { ja: 'やめる', en: 'Keep as is' },
  who: { ja: '対象の方', en: 'Who' },
  whoHint: { ja: 'Slackのメンバーです。', en: 'A member of the Slack workspace.' },
  search: { ja: 'お名前・所属で探す', en: 'Find by name or organization' },
  searchHint: { ja: '一部だけでも探せます。', en: 'Part of it is enough.' },
  choose: { ja: '対象の方を選ぶか、お名前を入力してください。', en: 'Please choose someone or type a name.' },
  nobodyFound: { ja: '当てはまる方は見つかりませんでした。', en: 'Nobody found.' },
  found: (count: number) => ({
    ja: `${count}名が見つかりました`,
    en: `${count} ${count === 1 ? 'person' : 'people'} found`,
  }),
  narrow: {
    ja: '多いため、一部だけを表示しています。もう少し詳しく入力してください。',
    en: 'Not everyone is shown here. Please type a little more.',
  },
  letIn: { ja: '締切後の回答を認める', en: 'Allow a late answer' },
  letInTitle: { ja: '締切後の回答を認める', en: 'Allow a late answer' },
  letInIntro: {
    ja: '選んだ方だけ、開始まで回答できるようになります。ご本人にお知らせします。',
    en: 'Only this person can answer until the start. We’ll let them know.',
  },
  gone: {
    ja: 'この方は、一覧に見つかりませんでした。取り消されたのかもしれません。',
    en: 'This person isn’t on the list. They may have been removed.',
  },
  added: (name: string) => ({
    ja: `${san(name)}を、参加者に加えました。`,
    en: `${person(name)} has been added as an attendee.`,
  }),
  addedToLine: (name: string) => ({
    ja: `満席のため、${san(name)}をキャンセル待ちに加えました。`,
    en: `The seminar is full, so ${name || 'this person'} has been added to the waitlist.`,
  }),
  saved: { ja: '保存しました。', en: 'Saved.' },
  noParty: {
    ja: '懇親会は満席か、締め切ったあとのため、申し込めませんでした。',
    en: 'The after-party is full or closed, so they couldn’t join it.',
  },
  cannotAdd: {
    cancelled: {
      ja: 'お知らせしていないか、中止になったセミナーのため、加えられません。',
      en: 'This seminar hasn’t been announced or was cancelled, so nobody can be added.',
    },
    over: { ja: 'セミナーが終わっているため、加えられません。', en: 'The seminar is over, so nobody can be added.' },
    not_here: {
      ja: 'この方はご自分で回答されるため、ここからは加えられません。',
      en: 'This person answers for themselves, so they can’t be added here.',
    },
    elsewhere: {
      ja: 'この方は、このセミナーの一覧にいません。加えるときは、フォームをあらためて開いてください。',
      en: 'This person isn’t on the list for this seminar. To add them, please open the form again.',
    },
  },
  askRemove: (name: string) => ({
    ja: `${san(name)}を一覧から外しますか？ 席は空き、入力した情報と当日受付の記録は消えます。元には戻せません。`,
    en: `Remove ${name || 'this person'} from the list? Their seat becomes free, and their details and check-in are deleted. This can’t be undone.`,
  }),
  removedCheckIn: { ja: '当日受付の記録も取り消しました。', en: 'Their check-in has been undone, too.' },
  removed: (name: string) => ({
    ja: `${san(name)}を一覧から外しました。`,
    en: `${person(name)} has been removed from the list.`,
  }),
  hasAccount: (name: string) => ({
    ja: `${san(name)}はご自分で回答された方のため、外せません。ご本人に取りやめをお願いしてください。`,
    en: `${person(name)} answered for themselves, so they can’t be removed. Please ask them to give up their seat.`,
  }),
  askExceed: (seats: number) => ({
    ja: `空いている席がありません（定員${seats}名）。定員を超えて席を用意しますか？ 操作の記録に残ります。`,
    en: `All ${seats} seats are taken. Add them beyond capacity? This will be noted in the log.`,
  }),
  seated: (name: string) => ({
    ja: `${san(name)}の席を用意しました。ご本人にお知らせします。`,
    en: `${person(name)} has a seat now. We’ll let them know.`,
  }),
  seatedByHand: (name: string) => ({
    ja: `${san(name)}の席を用意しました。メッセージは届かないため、お電話などでお伝えください。`,
    en: `${person(name)} has a seat now. Messages can’t reach them, so please call.`,
  }),
  alreadySeated: { ja: 'この方の席は、すでにあります。', en: 'This person already has a seat.' },
  cannotSeat: {
    cancelled: {
      ja: '中止になったセミナーのため、席を用意できません。',
      en: 'This seminar was cancelled, so seats can’t be given.',
    },
    over: {
      ja: 'セミナーが終わっているため、席を用意できません。',
      en: 'The seminar is over, so seats can’t be given.',
    },
    not_waiting: {
      ja: 'この方は、いまキャンセル待ちをしていません。',
      en: 'This person isn’t on the waitlist right now.',
    },
  },
  letInDone: (name: string) => ({
    ja: `${san(name)}は、開始まで回答できます。ご本人にお知らせします。`,
    en: `${name || 'This person'} can answer until the start. We’ll let them know.`,
  }),
  letInUntold: (name: string) => ({
    ja: `${san(name)}は、開始まで回答できます。ボットからは連絡できないため、お電話などでお伝えください。`,
    en: `${name || 'This person'} can answer until the start. The bot can’t reach them, so please let them know, for example by phone.`,
  }),
  letInBefore: (name: string) => ({
    ja: `${san(name)}は、すでに回答できるようになっています。`,
    en: `${name || 'This person'} can already answer.`,
  }),
  cannotLetIn: {
    cancelled: {
      ja: '中止になったセミナーのため、回答を認められません。',
      en: 'This seminar was cancelled, so answers can’t be allowed.',
    },
    started: {
      ja: 'セミナーが始まっているため、回答を認められません。',
      en: 'The seminar has started, so answers can’t be allowed.',
    },
  },
  sheet: {
    yes: { ja: '○', en: 'yes' },
    walkIn: { ja: '当日参加', en: 'walk-in' },
    standings: {
      attending: { ja: '参加', en: 'attending' },
      waitlisted: { ja: 'キャンセル待ち', en: 'waitlist' },
      declined: { ja: '不参加', en: 'not attending' },
      materials: { ja: '資料だけ', en: 'materials only' },
    },
    modes: {
      on_site: { ja: '会場', en: 'in person' },
      online: { ja: 'オンライン', en: 'online' },
    },
    columns: {
      number: { ja: '番号', en: 'No.' },
      name: { ja: 'お名前', en: 'Name' },
      organization: { ja: '所属', en: 'Organization' },
      answer: { ja: '回答', en: 'Answer' },
      mode: { ja: '参加方法', en: 'How' },
      place: { ja: '待ち順', en: 'Place on waitlist' },
      party: { ja: '懇親会', en: 'After-party' },
      answeredAt: { ja: '回答日時', en: 'Answered at' },
      late: { ja: '締切後の取りやめ', en: 'Late withdrawal' },
      attended: { ja: '出席', en: 'Attended' },
      note: { ja: 'メモ', en: 'Notes' },
      contact: { ja: 'ボットからの連絡', en: 'Messages from the bot' },
    },
    contacts: {
      byHand: { ja: '不可（手入力）', en: 'not possible (added by hand)' },
      unreachable: { ja: '不可（ブロック、退会など）', en: 'not possible (blocked, left)' },
    },
  },
});
