// What is asked when a card is older than the seminar it shows.
import { bilingual } from '../text/words.ts';

export const movedWords = bilingual({
  title: { ja: '変更があります', en: 'Something has changed' },
  time: (before: string, after: string) => ({
    ja: `日時が変わっています：${before} → ${after}`,
    en: `The date or time has changed: ${before} → ${after}`,
  }),
  place: (before: string, after: string) => ({
    ja: `会場が変わっています：${before} → ${after}`,
    en: `The place has changed: ${before} → ${after}`,
  }),
  ask: (answer: string) => ({
    ja: `お手元のご案内は、変更前のものでした。新しい内容で「${answer}」としてよろしいですか。`,
    en: `The message you tapped was from before this change. Is “${answer}” still right?`,
  }),
  yes: { ja: 'はい', en: 'Yes' },
  no: { ja: '選び直す', en: 'Choose again' },
});
