// What is said of a seminar's cover, and of a picture of one's own in its place.
import { bilingual } from '../text/words.ts';

export const coverWords = bilingual({
  alt: (title: string) => ({ ja: `『${title}』の表紙`, en: `Cover of “${title}”` }),
  when: (day: string, from: string, to: string) => ({
    ja: `${day} ${from}〜${to}`,
    en: `${day}, ${from}–${to}`,
  }),
  title: { ja: '表紙の画像', en: 'Cover picture' },
  button: { ja: '表紙の画像', en: 'Cover picture' },
  intro: {
    ja: 'お知らせとページの先頭に出ます。PNGかJPEG、5MBまで。横長（およそ2：1）がきれいに収まり、はみ出す所は切り取られます。撮影場所などの情報は残りません。',
    en: 'Shown at the top of the announcement and the pages. PNG or JPEG, up to 5 MB. A wide picture (about 2:1) fits best; anything beyond that is cropped. Details such as where it was taken are removed.',
  },
  file: { ja: '画像', en: 'Picture' },
  description: { ja: '画像の説明', en: 'What it shows' },
  descriptionHint: {
    ja: '画像が見えない方に読み上げられます。例：市民会館の前に並ぶ参加者',
    en: 'Read out to people who can’t see it, e.g. “Attendees in front of the civic hall”.',
  },
  submit: { ja: 'この画像にする', en: 'Use this picture' },
  saved: { ja: '表紙の画像を変えました。', en: 'The cover has been changed.' },
  remove: { ja: '元の表紙に戻す', en: 'Restore drawn cover' },
  removeConfirm: {
    title: { ja: '元の表紙に戻しますか？', en: 'Restore the drawn cover?' },
    text: { ja: '入れた画像は消えます。', en: 'Your picture will be deleted.' },
    yes: { ja: '元に戻す', en: 'Restore' },
    no: { ja: 'やめる', en: 'Keep it' },
  },
  removed: { ja: '元の表紙に戻しました。', en: 'The drawn cover is back.' },
  refused: {
    no_picture: { ja: 'PNGかJPEGの画像を選んでください。', en: 'Please choose a PNG or JPEG picture.' },
    too_many_bytes: { ja: '5MBまでの画像を選んでください。', en: 'Please choose a picture of at most 5 MB.' },
    too_large: {
      ja: '画素が多すぎます。2,400万画素まで（例：6000×4000）に縮めてください。',
      en: 'It has too many pixels. Please use at most 24 million, e.g. 6000 × 4000.',
    },
    too_small: {
      ja: '小さすぎます。縦横とも200ピクセル以上の画像を選んでください。',
      en: 'It’s too small. Please choose one of at least 200 pixels each way.',
    },
    not_drawn: {
      ja: 'この画像は読み取れませんでした。別の形式で保存し直すか、ほかの画像を選んでください。',
      en: 'This picture couldn’t be read. Please save it in the other format, or choose another one.',
    },
    no_description: { ja: '画像の説明を書いてください。', en: 'Please say what the picture shows.' },
  },
});
