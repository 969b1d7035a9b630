// What a page says, and who links to it.
import { bilingual } from '../text/words.ts';

export const pageWords = bilingual({
  doorSummary: (title: string) => ({ ja: `当日受付：${title}`, en: `Check-in: ${title}` }),
  doorCode: { ja: '受付番号', en: 'Check-in number' },
  deskTitle: { ja: '企画のページ', en: 'The organizers’ page' },
  deskText: {
    ja: '続きはページでどうぞ。このリンクはあなた専用で、1時間使えます。',
    en: 'Please continue on this page. The link is just for you and works for an hour.',
  },
  openDesk: { ja: 'ページを開く', en: 'Open the page' },
});
