// Slides and recordings, and what people say of them.
import { bilingual } from '../text/words.ts';

export const materialWords = bilingual({
  button: { ja: '資料', en: 'Materials' },
  title: { ja: '資料', en: 'Materials' },
  summary: (title: string) => ({ ja: `資料：${title}`, en: `Materials: ${title}` }),
  empty: {
    ja: '資料はまだありません。スライド、ファイル、録画のリンクを加えられます。',
    en: 'No materials yet. You can add links to slides, files or a recording.',
  },
  planned: (when: string) => ({
    ja: `${when}に、参加された方と「資料だけ」の方へ自動でお送りします。`,
    en: `They’ll be sent automatically on ${when} to everyone who attended or asked for materials only.`,
  }),
  pressToSend: {
    ja: 'まだ送っていない資料があります。「資料を送る」を押すとお送りします。',
    en: 'Some haven’t been sent yet. Press “Send the materials” to send them.',
  },
  sendLater: {
    ja: 'これから加える資料は「資料を送る」でお送りできます。',
    en: 'Send anything you add from now on with “Send the materials”.',
  },
  allSent: {
    ja: 'ここにある資料は、すべてお送りしました。加えた資料は「資料を送る」でお送りできます。',
    en: 'All of these have been sent. If you add more, send them with “Send the materials”.',
  },
  sent: { ja: '送信済み', en: 'Sent' },
  notSent: { ja: '未送信', en: 'Not sent' },
  send: { ja: '資料を送る', en: 'Send the materials' },
  previewTitle: { ja: '資料の確認', en: 'Check the materials' },
  notSentYet: { ja: 'まだ送っていません', en: 'Not sent yet' },
  sendNow: { ja: '送る', en: 'Send' },
  notNow: { ja: 'やめる', en: 'Not yet' },
  sending: (told: number) => ({
    ja: `${told}名の方に資料をお送りしています。`,
    en: `The materials are on their way to ${told} ${told === 1 ? 'person' : 'people'}.`,
  }),
  refused: {
    not_over: { ja: '資料は、セミナーが終わってからお送りします。', en: 'Materials are sent after the seminar.' },
    cancelled: {
      ja: '中止になったセミナーの資料は送れません。',
      en: 'Materials of a cancelled seminar can’t be sent.',
    },
    nothing_new: { ja: 'まだ送っていない資料はありません。', en: 'There’s nothing new to send.' },
  },
  add: { ja: '資料を加える', en: 'Add a link' },
  remove: (label: string) => ({ ja: `『${label}』を外す`, en: `Remove “${label}”` }),
  removeConfirm: {
    title: { ja: '資料を外しますか？', en: 'Remove this link?' },
    text: { ja: 'すでに届いたメッセージからは消えません。', en: 'It stays in messages that have already been sent.' },
    yes: { ja: '外す', en: 'Remove' },
    no: { ja: 'やめる', en: 'Keep' },
  },
  formTitle: { ja: '資料を加える', en: 'Add a link' },
  submit: { ja: '加える', en: 'Add' },
  label: { ja: '資料の名前', en: 'Name' },
  labelHint: { ja: '例：当日のスライド、録画', en: 'e.g. Slides, Recording' },
  url: { ja: 'リンク', en: 'Link' },
  urlHint: {
    ja: 'https:// で始まるもの。見てもらう方が開けるか、共有の設定をご確認ください。',
    en: 'It starts with https://. Please make sure that people can open it.',
  },
  added: { ja: '資料を加えました。', en: 'The link has been added.' },
  rewritten: (before: string) => ({
    ja: `先ほど加えた『${before}』を、この内容に書き直しました。別の資料は「資料を加える」から、あらためてどうぞ。`,
    en: `This replaces “${before}”, which you added a moment ago. For another link, please press “Add a link” again.`,
  }),
  addedBefore: { ja: 'このリンクは、すでに加えてあります。', en: 'This link has already been added.' },
  removed: { ja: '資料を外しました。', en: 'The link has been removed.' },
  removedBefore: { ja: 'この資料は、すでに外してあります。', en: 'This link has already been removed.' },
  tooMany: (most: number) => ({
    ja: `資料は${most}件までです。使わないものを外してから加えてください。`,
    en: `You can add up to ${most} links. Please remove one first.`,
  }),
  outSummary: (title: string) => ({ ja: `資料をお届けします：${title}`, en: `The materials: ${title}` }),
  outTitle: { ja: '資料をお届けします', en: 'Here are the materials' },
  outMoreTitle: { ja: '資料が加わりました', en: 'More materials for you' },
  outText: {
    ja: 'ご参加ありがとうございました。セミナーの資料です。',
    en: 'Thank you for coming. Here are the seminar’s materials.',
  },
  outAskedText: {
    ja: 'ご希望いただいた資料です。よろしければ、参加できなかった理由もお聞かせください（30秒ほどです）。',
    en: 'Here are the materials you asked for. If you like, tell us why you couldn’t come (it takes half a minute).',
  },
  useful: { ja: '役に立った', en: 'This was useful' },
  usefulThanks: { ja: 'ありがとうございます。企画担当に伝えます。', en: 'Thank you. We’ll let the organizer know.' },
  tellReason: { ja: '参加できなかった理由', en: 'Why I couldn’t come' },
  notYours: {
    ja: 'この操作は、資料をお届けした方にお願いしています。',
    en: 'This is for people who received the materials.',
  },
  reasonTitle: { ja: '参加できなかった理由', en: 'Why I couldn’t come' },
  reasonIntro: {
    ja: '次の開催の参考にします。お名前は出しません。',
    en: 'This helps us plan the next ones. Your name won’t be shown.',
  },
  reason: { ja: '理由', en: 'Reason' },
  reasons: {
    work: { ja: '仕事の都合', en: 'Work' },
    care: { ja: '育児・介護など家庭の都合', en: 'Family or caregiving' },
    distance: { ja: '会場が遠い', en: 'Too far away' },
    time: { ja: '時間帯が合わない', en: 'The time didn’t suit me' },
    other: { ja: 'その他', en: 'Something else' },
  },
  chooseReason: { ja: '理由をひとつ選んでください。', en: 'Please choose one.' },
  comment: { ja: 'ひとこと', en: 'A few words' },
  reasonSubmit: { ja: '送信する', en: 'Send' },
  reasonThanks: { ja: 'お聞かせいただき、ありがとうございます。', en: 'Thank you for telling us.' },
  usefulCount: (useful: number, reached: number) => ({
    ja: `お届け${reached}名・役に立った${useful}名`,
    en: `Sent to ${reached} · useful for ${useful}`,
  }),
  reasonCount: (reason: string, count: number) => ({ ja: `${reason} ${count}名`, en: `${reason} ${count}` }),
  reasonCounts: (counts: string) => ({
    ja: `参加できなかった理由：${counts}`,
    en: `Why people couldn’t come: ${counts}`,
  }),
});
