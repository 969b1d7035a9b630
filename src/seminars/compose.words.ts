// Planning a seminar: the form, its preview, announcing it.
import { grouped } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const composeWords = bilingual({
  formTitle: { ja: 'セミナーを企画する', en: 'Plan a seminar' },
  editTitle: { ja: 'セミナーを編集する', en: 'Edit the seminar' },
  submit: { ja: '確認へ進む', en: 'Preview' },
  title: { ja: 'タイトル', en: 'Title' },
  summary: { ja: '内容の紹介', en: 'Summary' },
  summaryHint: {
    ja: 'どんな人に、どんな話か。2〜3行で。',
    en: 'What it is about and for whom, in two or three lines.',
  },
  speaker: { ja: '講師', en: 'Speaker' },
  speakerHint: { ja: '例：総務課 山田花子さん', en: 'e.g. Hanako Yamada, General Affairs' },
  date: { ja: '開催日', en: 'Date' },
  start: { ja: '開始', en: 'Start' },
  end: { ja: '終了', en: 'End' },
  format: { ja: '開催方法', en: 'Format' },
  formats: {
    on_site: { ja: '会場', en: 'On site' },
    online: { ja: 'オンライン', en: 'Online' },
    both: { ja: '会場とオンライン', en: 'On site and online' },
  },
  place: { ja: '会場', en: 'Place' },
  placeHint: {
    ja: '会場で行うときは必要です。例：本庁舎 5階 会議室A',
    en: 'Needed for an evening on site, e.g. Main building, 5th floor, room A',
  },
  link: { ja: 'オンラインの参加用リンク', en: 'Link to join online' },
  linkHint: { ja: '参加する方だけにお送りします。', en: 'Sent only to those who attend.' },
  seats: { ja: '定員', en: 'Seats' },
  seatsHint: {
    ja: '空欄なら定員なし。「会場とオンライン」では会場の定員です。',
    en: 'Empty: no limit. For “on site and online”, the seats in the room.',
  },
  deadlineDate: { ja: '申込締切の日', en: 'Answer deadline: day' },
  deadlineDateHint: { ja: '空欄なら、前日いっぱいです。', en: 'Empty: the end of the day before.' },
  deadlineTime: { ja: '申込締切の時刻', en: 'Answer deadline: time' },
  deadlineTimeHint: { ja: '空欄なら、その日いっぱいです。', en: 'Empty: the end of that day.' },
  partyTime: { ja: '懇親会の開始時刻', en: 'After-party: start' },
  partyTimeHint: {
    ja: '懇親会がなければ、以下は空欄のままで。',
    en: 'No after-party: leave this and the next fields empty.',
  },
  partyPlace: { ja: '懇親会の場所', en: 'After-party: place' },
  partyFee: { ja: '懇親会の会費', en: 'After-party: fee' },
  partyFeeHint: { ja: '例：3,000円', en: 'e.g. 3,000 yen' },
  partySeats: { ja: '懇親会の定員', en: 'After-party: seats' },
  partySeatsHint: { ja: '空欄なら定員なし。', en: 'Empty: no limit.' },
  channel: { ja: 'お知らせするチャンネル', en: 'Channel to announce in' },
  problems: {
    required: { ja: '入力してください。', en: 'Please fill this in.' },
    too_long: (longest: number) => ({
      ja: `${longest}文字以内で入力してください。`,
      en: `Please use at most ${longest} characters.`,
    }),
    bad_date: { ja: '日付は「2026-12-03」のように入力してください。', en: 'Please write the date as 2026-12-03.' },
    bad_time: { ja: '時刻は「18:30」のように入力してください。', en: 'Please write the time as 18:30.' },
    date_past: {
      ja: '開催日時が過ぎています。これからの日時を入力してください。',
      en: 'This is in the past. Please choose a time to come.',
    },
    end_before_start: { ja: '終了は、開始より後の時刻にしてください。', en: 'The end must be after the start.' },
    bad_format: { ja: '開催方法を選んでください。', en: 'Please choose a format.' },
    place_missing: {
      ja: '会場を入力してください（オンラインだけなら、開催方法で「オンライン」を選びます）。',
      en: 'Please give the place (or choose “Online”).',
    },
    bad_url: { ja: 'https:// で始まるリンクを入力してください。', en: 'Please give a link that begins with https://.' },
    bad_seats: {
      ja: '1以上の整数で入力してください（定員なしなら空欄に）。',
      en: 'Please give a whole number of 1 or more (empty: no limit).',
    },
    deadline_after_start: { ja: '締切を、開始より後にはできません。', en: 'The deadline cannot be after the start.' },
    deadline_past: {
      ja: '締切が過ぎています。これからの日時を入力してください。',
      en: 'The deadline is in the past. Please choose a time to come.',
    },
    deadline_date_missing: { ja: '締切の日も入力してください。', en: 'Please give the day of the deadline, too.' },
    party_time_missing: {
      ja: '懇親会の開始時刻を入力してください（懇親会がなければ、ほかの欄も空欄に）。',
      en: 'Please say when the after-party starts (no after-party: leave its fields empty).',
    },
    party_before_start: {
      ja: '懇親会は、セミナーの開始より後にしてください。',
      en: 'The after-party must be after the seminar’s start.',
    },
    channel_missing: {
      ja: 'お知らせするチャンネルを選んでください。',
      en: 'Please choose the channel to announce in.',
    },
  },
  previewTitle: { ja: 'プレビュー', en: 'Preview' },
  previewText: {
    ja: '下の内容で届きます。まだお知らせしていません（下書きに保存しました）。',
    en: 'This is what people will get. It is not announced yet (saved as a draft).',
  },
  overlaps: {
    same_time: (title: string, when: string) => ({
      ja: `同じ時間に「${title}」があります（${when}）。`,
      en: `At the same time there is “${title}” (${when}).`,
    }),
    same_evening: (title: string, when: string) => ({
      ja: `同じ日の夜に「${title}」があります（${when}）。`,
      en: `On the same evening there is “${title}” (${when}).`,
    }),
  },
  announceNow: { ja: '今すぐお知らせ', en: 'Announce now' },
  announceAt: { ja: '日時を決めてお知らせ', en: 'Announce at …' },
  keepDraft: { ja: '下書きのまま保存', en: 'Keep as draft' },
  editAgain: { ja: '書き直す', en: 'Edit again' },
  deleteDraft: { ja: '下書きを捨てる', en: 'Throw away' },
  deleteConfirm: {
    title: { ja: '下書きを捨てますか？', en: 'Throw the draft away?' },
    text: { ja: '元には戻せません。', en: 'This cannot be undone.' },
    yes: { ja: '捨てる', en: 'Throw away' },
    no: { ja: 'やめる', en: 'Keep it' },
  },
  announced: { ja: 'お知らせしました', en: 'Announced' },
  /** How well the bot knows LINE's friends. */
  reach: {
    reading: (known: number) => ({
      ja: `いま友だちを読み込んでいます：これまでに${grouped(known)}名。これから見つかる方にも、続けてお届けします。`,
      en: `LINE friends are being read in just now: ${grouped(known)} so far. Those found from here on get it, too.`,
    }),
    refused: {
      ja: 'このLINEアカウントは友だちの一覧を見られないため、LINEではボットが知っている方だけに届きます（ボットを始めてから、友だちに追加した方、メッセージやボタンを送った方）。',
      en: 'This LINE account may not list its friends, so on LINE it reaches only those the bot knows: who added it, wrote or tapped since the bot is there.',
    },
  },
  reachNobody: {
    ja: 'いまは、お知らせする先がありません。チャンネルの設定をご確認ください。',
    en: 'There is nowhere to announce it now. Please check the channel.',
  },
  announcedNobody: {
    ja: 'お知らせする先がありませんでした。チャンネルの設定をご確認ください。',
    en: 'There was nowhere to announce it. Please check the channel.',
  },
  announcedBefore: (when: string) => ({
    ja: `このセミナーは、${when}に、すでにお知らせしました。`,
    en: `This seminar was announced before, on ${when}.`,
  }),
  cancelledBefore: { ja: 'このセミナーは、すでに中止になっています。', en: 'This seminar was cancelled before.' },
  rewritten: (title: string) => ({
    ja: `先ほど保存した下書き「${title}」を、この内容に書き直しました。別のセミナーは「セミナーを企画する」から、あらためてどうぞ。`,
    en: `The draft “${title}”, saved a moment ago, now says this instead. For another seminar, please plan a new one.`,
  }),
  savedBefore: (title: string) => ({
    ja: `先に送られた内容の「${title}」を、すでにお知らせしました。直すときは「企画の一覧」からどうぞ。`,
    en: `“${title}” has been announced as it was sent first. To change it, please go to “My desk”.`,
  }),
  tooLate: {
    ja: '申込締切が過ぎているため、お知らせできません。「書き直す」で日時を直してください。',
    en: 'The answer deadline has passed, so it cannot be announced. Please edit its times.',
  },
  scheduleTitle: { ja: 'お知らせする日時', en: 'When to announce' },
  scheduleSubmit: { ja: '予約する', en: 'Schedule' },
  scheduleDate: { ja: 'お知らせする日', en: 'Day' },
  scheduleTime: { ja: 'お知らせする時刻', en: 'Time' },
  schedulePast: { ja: 'これからの日時を入力してください。', en: 'Please choose a time to come.' },
  scheduleAfterDeadline: {
    ja: '申込締切より前の日時にしてください。',
    en: 'Please choose a time before the answer deadline.',
  },
  scheduled: { ja: 'お知らせを予約しました', en: 'Announcement scheduled' },
  scheduledText: (when: string) => ({ ja: `${when}にお知らせします。`, en: `It will be announced on ${when}.` }),
  kept: { ja: '下書きを保存しました', en: 'Draft saved' },
  keptText: { ja: '「企画の一覧」から、いつでも続きができます。', en: 'Go on with it any time from “My desk”.' },
  deleted: { ja: '下書きを捨てました', en: 'Draft thrown away' },
  gone: {
    ja: 'この下書きは、すでにお知らせしたか、取り消されています。',
    en: 'This draft has been announced or withdrawn already.',
  },
});
