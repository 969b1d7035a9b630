// What organizers write to people.
import { grouped } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const mailingWords = bilingual({
  listTitle: (title: string) => ({ ja: `送ったメッセージ：${title}`, en: `Messages sent: ${title}` }),
  sentOnes: { ja: '送ったメッセージ', en: 'Messages sent' },
  none: { ja: 'まだ送っていません。', en: 'Nothing has been sent yet.' },
  write: { ja: '新しく書く', en: 'New message' },
  formTitle: { ja: 'メッセージを送る', en: 'Send a message' },
  audience: { ja: '送り先', en: 'To' },
  audiences: {
    attending: { ja: '参加する方', en: 'attendees' },
    waitlisted: { ja: 'キャンセル待ちの方', en: 'people on the waitlist' },
    party: { ja: '懇親会に参加する方', en: 'people joining the after-party' },
  },
  counted: (audience: string, count: number) => ({
    ja: `${audience}（${grouped(count)}名）`,
    en: `${audience} (${grouped(count)})`,
  }),
  text: { ja: '本文', en: 'Message' },
  textHint: {
    ja: '1000文字まで。書いたとおりに届きます。',
    en: 'Up to 1000 characters. It arrives just as you write it.',
  },
  toPreview: { ja: '確認へ進む', en: 'Preview' },
  previewTitle: { ja: 'プレビュー', en: 'Preview' },
  notSentYet: { ja: 'まだ送っていません', en: 'Not sent yet' },
  unreachable: (count: number) => ({
    ja: `ほかに、メッセージの届かない方が${count}名いらっしゃいます（手入力、ブロックなど）。`,
    en: `${count} more can’t be reached (added by hand, blocked).`,
  }),
  nobody: { ja: '届けられる方がいらっしゃいません。', en: 'There’s nobody it can reach.' },
  send: { ja: '送る', en: 'Send' },
  rewrite: { ja: '書き直す', en: 'Edit again' },
  summary: (title: string) => ({ ja: `企画担当からのお知らせ：${title}`, en: `From the organizers: ${title}` }),
  badge: { ja: '企画担当からのお知らせ', en: 'From the organizers' },
  from: (name: string) => ({ ja: `${name}より`, en: `From ${name}` }),
  sending: { ja: '送っています', en: 'Sending' },
  done: { ja: '送り終えました', en: 'Sent' },
  sentBefore: { ja: 'このメッセージは、すでに送りました。', en: 'This message has already been sent.' },
  sentAt: { ja: '送った日時', en: 'Sent at' },
  look: { ja: '進み具合を見る', en: 'See progress' },
  people: (count: number) => ({ ja: `${count}名`, en: `${count} ${count === 1 ? 'person' : 'people'}` }),
  progress: {
    sent: { ja: '送信済み', en: 'Sent' },
    held: { ja: 'LINEの上限で保留', en: 'On hold (LINE allowance)' },
    failed: { ja: '送れなかった', en: 'Failed' },
    stuck: { ja: 'LINEの上限で止まる見込み', en: 'Probably on hold (LINE allowance)' },
    unreachable: { ja: '届かない方', en: 'Can’t be reached' },
    unwanted: { ja: '不要になった', en: 'No longer needed' },
  },
});
