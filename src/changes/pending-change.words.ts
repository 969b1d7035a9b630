// An edit or a cancellation before it is said to go.
import { bilingual } from '../text/words.ts';

export const pendingChangeWords = bilingual({
  editTitle: { ja: '変更の確認', en: 'Check the change' },
  notSaved: { ja: 'まだ保存していません', en: 'Not saved yet' },
  save: { ja: '保存して知らせる', en: 'Save and tell them' },
  cancelTitle: { ja: '中止の確認', en: 'Check the cancellation' },
  notCancelled: { ja: 'まだ中止していません', en: 'Not cancelled yet' },
  cancel: { ja: '中止して知らせる', en: 'Cancel and tell them' },
  cancelOnly: { ja: '中止する', en: 'Cancel seminar' },
  noUndo: { ja: '中止は取り消せません。', en: 'This can’t be undone.' },
  nobody: { ja: 'お知らせする方はいらっしゃいません。', en: 'There is nobody to tell.' },
  rewrite: { ja: '書き直す', en: 'Edit again' },
  seats: (seats: number) => ({
    ja: `席が空くため、キャンセル待ちの${seats}名にもお席を用意してお知らせします。`,
    en: `${seats} ${seats === 1 ? 'person' : 'people'} on the waitlist will get a seat, and we’ll let them know.`,
  }),
  over: (over: number) => ({
    ja: `定員を${over}名こえます。保存しても、全員参加のままです。どうするかは、そのあとで選べます。`,
    en: `That’s ${over} more ${over === 1 ? 'person' : 'people'} than seats. Everyone still attends; after saving, you can choose what to do.`,
  }),
  gone: {
    ja: 'この確認は期限が切れたか、すでに済んでいます。いまの内容をご確認ください。',
    en: 'This has already been done, or has expired. Please check the seminar as it is now.',
  },
});
