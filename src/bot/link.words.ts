// What a page says that a link opened, or of a link that is over.
import { bilingual } from '../text/words.ts';

export const linkWords = bilingual({
  sameChannel: (title: string) => ({ ja: `『${title}』と同じチャンネル`, en: `Same as “${title}”` }),
  usualChannel: { ja: 'いつものチャンネル', en: 'The usual channel' },
  closedTitle: { ja: '締め切りました', en: 'This has closed' },
  closed: {
    survey: (when: string) => ({
      ja: `アンケートは、${when}に締め切りました。`,
      en: `The survey closed on ${when}.`,
    }),
    question: (when: string) => ({
      ja: `このセミナーへの質問は、${when}に締め切りました。`,
      en: `Questions about this seminar closed on ${when}.`,
    }),
    absence: (when: string) => ({
      ja: `資料についての回答は、${when}に締め切りました。`,
      en: `Feedback on the materials closed on ${when}.`,
    }),
    calendar: (when: string) => ({
      ja: `このセミナーは、${when}に終わりました。`,
      en: `This seminar ended on ${when}.`,
    }),
  },
});
