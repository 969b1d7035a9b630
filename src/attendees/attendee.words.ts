// The people of a seminar, one by one, and as a file.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const attendeeWords = bilingual({
  unconfirmed: { ja: '確認待ち', en: 'To be confirmed' },
  title: { ja: '参加者一覧', en: 'People' },
  back: { ja: '参加者の一覧へ', en: 'Back to the list' },
  party: { ja: '懇親会', en: 'After-party' },
  all: (count: number) => ({ ja: `すべて ${count}`, en: `All ${count}` }),
  filter: (name: string, count: number) => ({ ja: `${name} ${count}`, en: `${name} ${count}` }),
  byHandMark: { ja: '（手入力）', en: ' (added by hand)' },
  unreachableMark: { ja: '（連絡不可）', en: ' (cannot be reached)' },
  add: { ja: '参加者を加える', en: 'Add someone' },
  pick: { ja: '一人を選ぶ・探す', en: 'Choose or find' },
  open: { ja: '開く', en: 'Open' },
  said: (answer: string) => ({ ja: `（${answer}）`, en: ` (${answer})` }),
  excel: { ja: 'Excelで保存', en: 'Save as Excel' },
  csv: { ja: 'CSVで保存', en: 'Save as CSV' },
  seminar: { ja: 'セミナー', en: 'Seminar' },
  name: { ja: 'お名前', en: 'Name' },
  organization: { ja: '所属', en: 'Organisation' },
  organizationHint: { ja: '例：港湾課、呉市役所', en: 'e.g. Port section, City of Kure' },
  note: { ja: '連絡先・メモ', en: 'Contact, notes' },
  noteHint: {
    ja: 'メールアドレスや電話番号など。企画担当だけに見えます。',
    en: 'An e-mail address or a telephone number. Only organizers see it.',
  },
  mode: { ja: '参加方法', en: 'How they attend' },
  joinsParty: { ja: '懇親会にも参加', en: 'Joins the after-party' },
  stay: { ja: '新しい日時への返事', en: 'Word on the new time' },
  stays: {
    confirmed: { ja: '参加できる', en: 'Still coming' },
    unanswered: { ja: '日時の返事待ち', en: 'No word yet' },
    cannot: { ja: '参加できない', en: 'Cannot come' },
  },
  stayMarks: {
    confirmed: { ja: '（日時確認済み）', en: ' (still coming)' },
    unanswered: { ja: '（返事待ち）', en: ' (no word yet)' },
    cannot: { ja: '（日時が合わず）', en: ' (cannot at that time)' },
  },
  stayLine: ({ confirmed, unanswered, cannot }: { confirmed: number; unanswered: number; cannot: number }) => ({
    ja: `参加できる${confirmed}・返事待ち${unanswered}・参加できない${cannot}`,
    en: `${confirmed} still coming, ${unanswered} no word yet, ${cannot} cannot`,
  }),
  staysOption: { ja: '新しい日時で参加できると確認した', en: 'They told me that they can come at the new time' },
  answeredAt: { ja: '回答した日時', en: 'Answered' },
  remarks: { ja: '備考', en: 'Remarks' },
  late: { ja: '締切後に取りやめ', en: 'Withdrew after the deadline' },
  isLetIn: { ja: '締切後も回答できます', en: 'May answer after the deadline' },
  byHand: { ja: '企画担当が加えた方（メッセージは届きません）', en: 'Added by an organizer (gets no messages)' },
  unreachable: {
    ja: 'ボットからは連絡できません（ブロック、退会など）。お電話などでお知らせください',
    en: 'The bot cannot reach them (blocked it, or left): please tell them, for example by phone',
  },
  addTitle: { ja: '参加者を加える', en: 'Add someone' },
  addSubmit: { ja: '加える', en: 'Add' },
  unreached: (count: number) => ({
    ja: `次の${count}名の方には、ボットから連絡できません。お電話やメールなどでお知らせください。`,
    en: `The bot cannot reach ${count === 1 ? 'this person' : `these ${count} people`}. Please telephone or mail.`,
  }),
  andOthers: (count: number) => ({
    ja: `・ほか${count}名（「参加者を見る」でご確認ください）`,
    en: `・and ${count} more (see “Attendees”)`,
  }),
  editTitle: { ja: '参加者の情報を直す', en: 'Correct the details' },
  edit: { ja: '情報を直す', en: 'Correct details' },
  save: { ja: '保存する', en: 'Save' },
  seat: { ja: '席を用意する', en: 'Give a seat' },
  exceed: { ja: '定員を超えて席を用意', en: 'Seat beyond the limit' },
  remove: { ja: '一覧から外す', en: 'Take off the list' },
  no: { ja: 'やめる', en: 'Leave it' },
  who: { ja: '対象の方', en: 'Who' },
  whoHint: { ja: 'Slackのメンバーです。', en: 'A member of the Slack workspace.' },
  search: { ja: 'お名前・所属で探す', en: 'Find by name or organisation' },
  searchHint: { ja: '一部だけでも探せます。', en: 'A part is enough.' },
  choose: { ja: '対象の方を選ぶか、お名前を入力してください。', en: 'Please choose someone, or type a name.' },
  nobodyFound: { ja: '当てはまる方は見つかりませんでした。', en: 'Nobody like this was found.' },
  found: (count: number) => ({ ja: `${count}名が見つかりました`, en: `${count} people found` }),
  narrow: {
    ja: '多いため、一部だけを表示しています。もう少し詳しく入力してください。',
    en: 'There are more than shown here. Please type a little more.',
  },
  letIn: { ja: '締切後の回答を認める', en: 'Allow a late answer' },
  letInTitle: { ja: '締切後の回答を認める', en: 'Allow a late answer' },
  letInIntro: {
    ja: '選んだ方だけ、開始まで回答できるようになります。ご本人にお知らせします。',
    en: 'Only this person can answer until the start. They are told.',
  },
  gone: {
    ja: 'この方は、一覧に見つかりませんでした。取り消されたのかもしれません。',
    en: 'This person is not on the list. They may have been taken off.',
  },
  added: (name: string) => ({
    ja: `${san(name)}を、参加で加えました。`,
    en: `${person(name)} has been added and attends.`,
  }),
  addedToLine: (name: string) => ({
    ja: `満席のため、${san(name)}をキャンセル待ちに加えました。`,
    en: `The seminar is full, so ${name || 'this person'} has been added to the waitlist.`,
  }),
  saved: { ja: '保存しました。', en: 'Saved.' },
  noParty: {
    ja: '懇親会は満席か、受付を終えているため、申し込めませんでした。',
    en: 'The after-party is full or closed, so they could not join it.',
  },
  cannotAdd: {
    cancelled: {
      ja: 'お知らせしていないか、中止になったセミナーのため、加えられません。',
      en: 'This seminar is not announced or was cancelled, so nobody can be added.',
    },
    over: { ja: 'セミナーが終わっているため、加えられません。', en: 'The seminar is over, so nobody can be added.' },
    not_here: {
      ja: 'この方はご自分で回答されるため、ここからは加えられません。',
      en: 'This person answers for themselves and cannot be added here.',
    },
    elsewhere: {
      ja: 'この方は、このセミナーの一覧にいません。加えるときは、フォームをあらためて開いてください。',
      en: 'This person is not on this seminar’s list. To add them, please open the form once more.',
    },
  },
  askRemove: (name: string) => ({
    ja: `${san(name)}を一覧から外しますか？ 席は空き、入力した情報と受付の記録は消えます。元には戻せません。`,
    en: `Take ${name || 'this person'} off the list? The seat becomes free; what was typed and their check-in are deleted. This cannot be undone.`,
  }),
  removedCheckIn: { ja: '当日の受付の記録も取り消しました。', en: 'Their check-in was taken back, too.' },
  removed: (name: string) => ({
    ja: `${san(name)}を一覧から外しました。`,
    en: `${person(name)} has been taken off the list.`,
  }),
  hasAccount: (name: string) => ({
    ja: `${san(name)}はご自分で回答された方のため、外せません。ご本人に取りやめをお願いしてください。`,
    en: `${person(name)} answered for themselves, so please ask them to withdraw.`,
  }),
  askExceed: (seats: number) => ({
    ja: `空いている席がありません（定員${seats}名）。定員を超えて席を用意しますか？ 操作の記録に残ります。`,
    en: `No seat is free (of ${seats}). Seat them beyond the limit? This is noted in the log.`,
  }),
  seated: (name: string) => ({
    ja: `${san(name)}の席を用意しました。ご本人にお知らせします。`,
    en: `${person(name)} has a seat now and is being told.`,
  }),
  seatedByHand: (name: string) => ({
    ja: `${san(name)}の席を用意しました。メッセージは届かないため、お電話などでお伝えください。`,
    en: `${person(name)} has a seat now. No message can reach them, so please telephone.`,
  }),
  alreadySeated: { ja: 'この方の席は、すでにあります。', en: 'This person has a seat already.' },
  cannotSeat: {
    cancelled: {
      ja: '中止になったセミナーのため、席を用意できません。',
      en: 'This seminar was cancelled, so no seats are given.',
    },
    over: { ja: 'セミナーが終わっているため、席を用意できません。', en: 'The seminar is over, so no seats are given.' },
    not_waiting: { ja: 'この方は、いまキャンセル待ちをしていません。', en: 'This person is not on the waitlist now.' },
  },
  letInDone: (name: string) => ({
    ja: `${san(name)}は、開始まで回答できます。ご本人にお知らせします。`,
    en: `${name || 'This person'} can answer until the start and is being told.`,
  }),
  letInUntold: (name: string) => ({
    ja: `${san(name)}は、開始まで回答できます。ボットからは連絡できないため、お電話などでお伝えください。`,
    en: `${name || 'This person'} can answer until the start. The bot cannot reach them: please tell them, for example by phone.`,
  }),
  letInBefore: (name: string) => ({
    ja: `${san(name)}は、すでに回答できるようになっています。`,
    en: `${name || 'This person'} could answer already.`,
  }),
  cannotLetIn: {
    cancelled: {
      ja: '中止になったセミナーのため、回答を受け付けられません。',
      en: 'This seminar was cancelled, so no answers are taken.',
    },
    started: {
      ja: 'セミナーが始まっているため、回答を受け付けられません。',
      en: 'The seminar has begun, so no answers are taken.',
    },
  },
  sheet: {
    yes: { ja: '○', en: 'yes' },
    walkIn: { ja: '当日参加', en: 'walked in' },
    standings: {
      attending: { ja: '参加', en: 'attends' },
      waitlisted: { ja: 'キャンセル待ち', en: 'waitlist' },
      declined: { ja: '不参加', en: 'declined' },
      materials: { ja: '資料だけ', en: 'materials only' },
    },
    modes: {
      on_site: { ja: '会場', en: 'on site' },
      online: { ja: 'オンライン', en: 'online' },
    },
    columns: {
      number: { ja: '番号', en: 'No.' },
      name: { ja: 'お名前', en: 'Name' },
      organization: { ja: '所属', en: 'Organisation' },
      answer: { ja: '回答', en: 'Answer' },
      mode: { ja: '参加方法', en: 'How' },
      place: { ja: '待ち順', en: 'Waitlist place' },
      party: { ja: '懇親会', en: 'After-party' },
      answeredAt: { ja: '回答日時', en: 'Answered at' },
      late: { ja: '締切後の取りやめ', en: 'Late withdrawal' },
      attended: { ja: '出席', en: 'Attended' },
      note: { ja: 'メモ', en: 'Notes' },
      contact: { ja: 'ボットからの連絡', en: 'Messages from the bot' },
    },
    contacts: {
      byHand: { ja: '不可（手入力）', en: 'cannot be sent (added by hand)' },
      unreachable: { ja: '不可（ブロック、退会など）', en: 'cannot be sent (blocked, left)' },
    },
  },
});
