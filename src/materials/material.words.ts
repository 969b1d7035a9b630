// Slides and recordings, and what people say of them.
import { bilingual } from '../text/words.ts';

export const materialWords = bilingual({
  button: { ja: '資料', en: 'Materials' },
  title: { ja: '資料', en: 'Materials' },
  summary: (title: string) => ({ ja: `資料：${title}`, en: `Materials: ${title}` }),
  empty: {
    ja: '資料はまだありません。スライド、ファイル、録画のリンクを加えられます。',
    en: 'There are no materials yet. You can add links to slides, files or a recording.',
  },
  planned: (when: string) => ({
    ja: `${when}に、参加された方と「資料だけ」の方へ自動でお送りします。`,
    en: `They go out by themselves on ${when}, to those who attended and those who asked for materials only.`,
  }),
  pressToSend: {
    ja: 'まだ送っていない資料があります。「資料を送る」を押すとお送りします。',
    en: 'Some have not been sent yet. Press “Send the materials” to send them.',
  },
  sendLater: {
    ja: 'これから加える資料は「資料を送る」でお送りできます。',
    en: 'What you add from now on is sent with “Send the materials”.',
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
    en: `The materials are going out to ${told} ${told === 1 ? 'person' : 'people'}.`,
  }),
  refused: {
    not_over: { ja: '資料は、セミナーが終わってからお送りします。', en: 'Materials go out after the seminar.' },
    cancelled: {
      ja: '中止になったセミナーの資料は送れません。',
      en: 'The materials of a cancelled seminar cannot be sent.',
    },
    nothing_new: { ja: 'まだ送っていない資料はありません。', en: 'There is nothing new to send.' },
  },
  add: { ja: '資料を加える', en: 'Add a link' },
  remove: (label: string) => ({ ja: `「${label}」を外す`, en: `Remove “${label}”` }),
  removeConfirm: {
    title: { ja: '資料を外しますか？', en: 'Remove this link?' },
    text: { ja: 'すでに届いたメッセージからは消えません。', en: 'It stays in messages that were sent already.' },
    yes: { ja: '外す', en: 'Remove' },
    no: { ja: 'やめる', en: 'Keep' },
  },
  formTitle: { ja: '資料を加える', en: 'Add materials' },
  submit: { ja: '加える', en: 'Add' },
  label: { ja: '資料の名前', en: 'Name' },
  labelHint: { ja: '例：当日のスライド、録画', en: 'e.g. Slides, Recording' },
  url: { ja: 'リンク', en: 'Link' },
  urlHint: {
    ja: 'https:// で始まるもの。見てもらう方が開けるか、共有の設定をご確認ください。',
    en: 'It begins with https://. Please check that those who get it may open it.',
  },
  added: { ja: '資料を加えました。', en: 'The link has been added.' },
  rewritten: (before: string) => ({
    ja: `先ほど加えた「${before}」を、この内容に書き直しました。別の資料は「資料を加える」から、あらためてどうぞ。`,
    en: `“${before}”, added a moment ago, now says this instead. For another link, please press “Add a link” again.`,
  }),
  addedBefore: { ja: 'このリンクは、すでに加えてあります。', en: 'This link is there already.' },
  removed: { ja: '資料を外しました。', en: 'The link has been removed.' },
  removedBefore: { ja: 'この資料は、すでに外してあります。', en: 'This link has been removed already.' },
  tooMany: (most: number) => ({
    ja: `資料は${most}件までです。使わないものを外してから加えてください。`,
    en: `At most ${most} links. Please remove one first.`,
  }),
  outSummary: (title: string) => ({ ja: `資料をお届けします：${title}`, en: `The materials: ${title}` }),
  outTitle: { ja: '資料をお届けします', en: 'Here are the materials' },
  outMoreTitle: { ja: '資料が加わりました', en: 'There are more materials' },
  outText: {
    ja: 'ご参加ありがとうございました。セミナーの資料です。',
    en: 'Thank you for coming. Here are the seminar’s materials.',
  },
  outAskedText: {
    ja: 'ご希望いただいた資料です。よろしければ、参加できなかった理由もお聞かせください（30秒ほどです）。',
    en: 'Here are the materials you asked for. If you like, tell us why you could not come (half a minute).',
  },
  useful: { ja: '役に立った', en: 'This was useful' },
  usefulThanks: { ja: 'ありがとうございます。企画担当に伝えます。', en: 'Thank you. We will tell the organizer.' },
  tellReason: { ja: '参加できなかった理由', en: 'Why I could not come' },
  notYours: {
    ja: 'この操作は、資料をお届けした方にお願いしています。',
    en: 'This is for those who got the materials.',
  },
  reasonTitle: { ja: '参加できなかった理由', en: 'Why I could not come' },
  reasonIntro: {
    ja: '次の開催の参考にします。お名前は出しません。',
    en: 'It helps us to plan the next ones. Your name is not shown.',
  },
  reason: { ja: '理由', en: 'Reason' },
  reasons: {
    work: { ja: '仕事の都合', en: 'Work' },
    care: { ja: '育児・介護など家庭の都合', en: 'Childcare, care or family' },
    distance: { ja: '会場が遠い', en: 'Too far away' },
    time: { ja: '時間帯が合わない', en: 'The time of day' },
    other: { ja: 'その他', en: 'Something else' },
  },
  chooseReason: { ja: '理由をひとつ選んでください。', en: 'Please choose one.' },
  comment: { ja: 'ひとこと', en: 'A few words' },
  reasonSubmit: { ja: '送信する', en: 'Send' },
  reasonThanks: { ja: 'お聞かせいただき、ありがとうございます。', en: 'Thank you for telling us.' },
  usefulCount: (useful: number, reached: number) => ({
    ja: `お届け${reached}名・役に立った${useful}名`,
    en: `Sent to ${reached} · useful to ${useful}`,
  }),
  reasonCount: (reason: string, count: number) => ({ ja: `${reason} ${count}名`, en: `${reason} ${count}` }),
  reasonCounts: (counts: string) => ({
    ja: `参加できなかった理由：${counts}`,
    en: `Why people could not come: ${counts}`,
  }),
});
