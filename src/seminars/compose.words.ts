// Planning a seminar: the form, its preview, announcing it.
import { grouped } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const composeWords = bilingual({
  formTitle: { ja: 'セミナーを企画する', en: 'Plan a seminar' },
  editTitle: { ja: 'セミナーを編集する', en: 'Edit the seminar' },
  submit: { ja: '確認へ進む', en: 'Preview' },
  /** Opens what is asked for one step away. */
  more: { ja: '紹介文・締切・懇親会など', en: 'Summary, deadline, after-party …' },
  /** Above a form that is filled as the last time. */
  likeBefore: {
    ja: '前回の内容を入れてあります。変わるところだけ直してください。',
    en: 'It’s filled in like last time. Just change what’s different.',
  },
  /** Whom it goes to where each is written to, such as on LINE; the channel's post is for who is there. */
  audiences: {
    everyone: { ja: '全員', en: 'Everyone' },
    away: { ja: '1年以上来ていない方', en: 'Not here for a year' },
  },
  audience: (name: string, count: number) => ({
    ja: `LINEでは${name}（${grouped(count)}名）にだけお送りします。`,
    en: `On LINE it goes only to: ${name} (${grouped(count)}).`,
  }),
  onlyTo: (name: string, count: number) => ({ ja: `${name} ${grouped(count)}名`, en: `${name}: ${grouped(count)}` }),
  title: { ja: 'タイトル', en: 'Title' },
  summary: { ja: '内容の紹介', en: 'Summary' },
  summaryHint: {
    ja: 'どんな人に、どんな話か。2〜3行で。',
    en: 'What it’s about and who it’s for, in two or three lines.',
  },
  speaker: { ja: '講師', en: 'Speaker' },
  speakerHint: { ja: '例：総務課 山田花子さん', en: 'e.g. Hanako Yamada, General Affairs' },
  date: { ja: '開催日', en: 'Date' },
  start: { ja: '開始', en: 'Start' },
  end: { ja: '終了', en: 'End' },
  format: { ja: '開催方法', en: 'Format' },
  formats: {
    on_site: { ja: '会場', en: 'In person' },
    online: { ja: 'オンライン', en: 'Online' },
    both: { ja: '会場とオンライン', en: 'In person and online' },
  },
  place: { ja: '会場', en: 'Place' },
  /** When a field is asked for. */
  whenOnSite: { ja: '会場で行うとき', en: 'if in person' },
  whenOnline: { ja: 'オンラインで行うとき', en: 'if online' },
  placeHint: { ja: '例：本庁舎 5階 会議室A', en: 'e.g. Main building, 5th floor, room A' },
  link: { ja: 'オンラインの参加用リンク', en: 'Join link' },
  linkHint: {
    ja: '参加する方だけにお送りします。まだなければ、あとから入れられます。',
    en: 'Sent only to attendees. You can add it later.',
  },
  linkLater: { ja: 'リンクがまだ決まっていないとき', en: 'If you don’t have a link yet' },
  linkLaterOption: { ja: 'リンクはあとで入れる', en: 'I’ll add it later' },
  seats: { ja: '定員', en: 'Seats' },
  seatsHint: {
    ja: '空欄なら定員なし。「会場とオンライン」では会場の定員です。',
    en: 'Leave blank for no limit. For “In person and online”, the seats in the room.',
  },
  deadlineDate: { ja: '締切の日', en: 'Registration deadline: day' },
  deadlineDateHint: {
    ja: '空欄なら、前日いっぱい（当日に企画したときは、開始まで）です。',
    en: 'Leave blank for the end of the day before (on the day itself, until it starts).',
  },
  deadlineTime: { ja: '締切の時刻', en: 'Registration deadline: time' },
  deadlineTimeHint: { ja: '空欄なら、その日いっぱいです。', en: 'Leave blank for the end of that day.' },
  partyTime: { ja: '懇親会の開始時刻', en: 'After-party: start' },
  partyTimeHint: {
    ja: '懇親会がなければ、以下は空欄のままで。',
    en: 'If there’s no after-party, leave this and the next fields blank.',
  },
  partyPlace: { ja: '懇親会の場所', en: 'After-party: place' },
  partyFee: { ja: '懇親会の会費', en: 'After-party: fee' },
  partyFeeHint: { ja: '例：3,000円', en: 'e.g. 3,000 yen' },
  partySeats: { ja: '懇親会の定員', en: 'After-party: seats' },
  partySeatsHint: { ja: '空欄なら定員なし。', en: 'Leave blank for no limit.' },
  channel: { ja: 'お知らせするチャンネル', en: 'Channel to announce in' },
  problems: {
    required: { ja: '入力してください。', en: 'Please fill this in.' },
    too_long: (longest: number) => ({
      ja: `${longest}文字以内で入力してください。`,
      en: `Please use at most ${longest} characters.`,
    }),
    bad_date: { ja: '日付は「2026-12-03」のように入力してください。', en: 'Please enter the date as 2026-12-03.' },
    bad_time: { ja: '時刻は「18:30」のように入力してください。', en: 'Please enter the time as 18:30.' },
    date_past: {
      ja: '開催日時が過ぎています。これからの日時を入力してください。',
      en: 'This is in the past. Please choose a future date and time.',
    },
    end_before_start: { ja: '終了は、開始より後の時刻にしてください。', en: 'The end must be after the start.' },
    bad_format: { ja: '開催方法を選んでください。', en: 'Please choose a format.' },
    place_missing: {
      ja: '会場を入力してください（オンラインだけなら、開催方法で「オンライン」を選びます）。',
      en: 'Please enter the place (or choose “Online” as the format).',
    },
    bad_url: {
      ja: 'https:// で始まるリンクを入力してください。',
      en: 'Please enter a link that starts with https://.',
    },
    link_missing: {
      ja: 'リンクがありません。入力するか、「リンクはあとで入れる」を選んでください。',
      en: 'There’s no link yet. Please enter it, or tick “I’ll add it later”.',
    },
    bad_seats: {
      ja: '1以上の整数で入力してください（定員なしなら空欄に）。',
      en: 'Please enter a whole number of 1 or more (or leave blank for no limit).',
    },
    deadline_after_start: { ja: '締切を、開始より後にはできません。', en: 'The deadline can’t be after the start.' },
    deadline_past: {
      ja: '締切が過ぎています。これからの日時を入力してください。',
      en: 'The deadline is in the past. Please choose a future date and time.',
    },
    deadline_date_missing: { ja: '締切の日も入力してください。', en: 'Please enter the day of the deadline, too.' },
    party_time_missing: {
      ja: '懇親会の開始時刻を入力してください（懇親会がなければ、ほかの欄も空欄に）。',
      en: 'Please enter when the after-party starts (or leave all its fields blank).',
    },
    party_before_start: {
      ja: '懇親会は、セミナーの開始より後にしてください。',
      en: 'The after-party must start after the seminar does.',
    },
    channel_missing: {
      ja: 'お知らせするチャンネルを選んでください。',
      en: 'Please choose the channel to announce in.',
    },
  },
  previewTitle: { ja: 'プレビュー', en: 'Preview' },
  notAnnounced: { ja: 'まだお知らせしていません', en: 'Not announced yet' },
  previewText: { ja: '下書きに保存してあります。', en: 'It’s saved as a draft.' },
  overlaps: {
    same_time: (title: string, when: string) => ({
      ja: `同じ時間に『${title}』があります（${when}）。`,
      en: `“${title}” is at the same time (${when}).`,
    }),
    same_evening: (title: string, when: string) => ({
      ja: `同じ日の夜に『${title}』があります（${when}）。`,
      en: `“${title}” is on the same evening (${when}).`,
    }),
  },
  announceNow: { ja: '今すぐお知らせ', en: 'Announce now' },
  announceAt: { ja: '日時を決めてお知らせ', en: 'Schedule for later' },
  reschedule: { ja: 'お知らせの日時を変える', en: 'Change the time' },
  keepDraft: { ja: '下書きのまま閉じる', en: 'Close and keep the draft' },
  unschedule: { ja: '予約をやめて下書きに戻す', en: 'Unschedule and keep the draft' },
  editAgain: { ja: '書き直す', en: 'Edit' },
  openDraft: { ja: 'プレビュー・お知らせ', en: 'Preview and announce' },
  backToPreview: { ja: 'プレビューへ戻る', en: 'Back to preview' },
  deleteDraft: { ja: '下書きを捨てる', en: 'Discard draft' },
  deleteConfirm: {
    title: { ja: '下書きを捨てますか？', en: 'Discard the draft?' },
    text: { ja: '元には戻せません。', en: 'This can’t be undone.' },
    yes: { ja: '捨てる', en: 'Discard' },
    no: { ja: 'やめる', en: 'Keep it' },
  },
  announced: { ja: 'お知らせしました', en: 'Announced' },
  /** How well the bot knows LINE's friends. */
  reach: {
    reading: (known: number) => ({
      ja: `いま友だちを読み込んでいます：これまでに${grouped(known)}名。これから見つかる方にも、続けてお届けします。`,
      en: `The list of LINE friends is still being read: ${grouped(known)} so far. Those found from now on will get it, too.`,
    }),
    refused: {
      ja: 'このLINEアカウントは友だちの一覧を見られないため、LINEではボットが知っている方だけに届きます（ボットを始めてから、友だちに追加した方、メッセージやボタンを送った方）。',
      en: 'This LINE account can’t list its friends, so on LINE it only reaches people the bot knows: those who have added it, written or pressed a button since the bot started.',
    },
  },
  reachNobody: {
    ja: 'いまは、お知らせする先がありません。チャンネルの設定をご確認ください。',
    en: 'There’s nowhere to announce this right now. Please check the channel setting.',
  },
  announcedNobody: {
    ja: 'お知らせする先がありませんでした。チャンネルの設定をご確認ください。',
    en: 'There was nowhere to announce this. Please check the channel setting.',
  },
  announcedBefore: (when: string) => ({
    ja: `このセミナーは、${when}に、すでにお知らせしました。`,
    en: `This seminar was already announced on ${when}.`,
  }),
  cancelledBefore: { ja: 'このセミナーは、すでに中止になっています。', en: 'This seminar has already been cancelled.' },
  rewritten: (title: string) => ({
    ja: `先ほど保存した下書き『${title}』を、この内容に書き直しました。別のセミナーは「セミナーを企画する」から、あらためてどうぞ。`,
    en: `This replaces the draft “${title}”, which you saved a moment ago. For another seminar, please press “Plan a seminar” again.`,
  }),
  savedBefore: (title: string) => ({
    ja: `先に送られた内容の『${title}』を、すでにお知らせしました。直すときは「企画の一覧」からどうぞ。`,
    en: `“${title}” has already been announced as you first sent it. To change it, please go to “Manage seminars”.`,
  }),
  tooLate: {
    ja: '申し込みの締切が過ぎているため、お知らせできません。「書き直す」で日時を直してください。',
    en: 'The registration deadline has passed, so this can’t be announced. Please edit its dates and times.',
  },
  scheduleTitle: { ja: 'お知らせする日時', en: 'When to announce' },
  scheduleSubmit: { ja: '予約する', en: 'Schedule' },
  scheduleDate: { ja: 'お知らせする日', en: 'Day' },
  scheduleTime: { ja: 'お知らせする時刻', en: 'Time' },
  schedulePast: { ja: 'これからの日時を入力してください。', en: 'Please choose a future date and time.' },
  scheduleAfterDeadline: {
    ja: '申し込みの締切より前の日時にしてください。',
    en: 'Please choose a time before the registration deadline.',
  },
  scheduled: { ja: 'お知らせを予約しました', en: 'Announcement scheduled' },
  scheduledText: (when: string) => ({ ja: `${when}にお知らせします。`, en: `It will be announced on ${when}.` }),
  kept: { ja: '下書きを保存しました', en: 'Draft saved' },
  keptText: {
    ja: '「企画の一覧」から、いつでも続きができます。',
    en: 'You can continue any time from “Manage seminars”.',
  },
  deleted: { ja: '下書きを捨てました', en: 'Draft discarded' },
  gone: {
    ja: 'この下書きは、すでにお知らせしたか、取り消されています。',
    en: 'This draft has already been announced or discarded.',
  },
});
