// What organizers have in hand.
import { bilingual } from '../text/words.ts';

export const deskWords = bilingual({
  title: { ja: '企画の一覧', en: 'My desk' },
  empty: { ja: '企画中のセミナーはありません。', en: 'Nothing is planned.' },
  results: { ja: 'アンケート結果', en: 'Survey results' },
  announceAt: { ja: 'お知らせ予定', en: 'Announced on' },
  /** The groups of seminars, in the order in which they are shown. */
  stages: {
    drafts: { ja: '下書き', en: 'Drafts' },
    coming: { ja: 'これから', en: 'Coming' },
    running: { ja: '開催中', en: 'Running' },
    surveys: { ja: 'アンケート受付中', en: 'Surveys open' },
    past: { ja: '終了・中止', en: 'Over or cancelled' },
  },
  all: { ja: 'すべて', en: 'All' },
  stage: (name: string, count: number) => ({ ja: `${name}（${count}件）`, en: `${name} (${count})` }),
  more: { ja: 'その他', en: 'More' },
  rest: (count: number) => ({ ja: `すべて見る（ほか${count}件）`, en: `See all (${count} more)` }),
  checkedIn: { ja: '受付済み', en: 'Checked in' },
  people: (count: number) => ({ ja: `${count}名`, en: `${count}` }),
  responses: ({ answered, asked, until }: { answered: number; asked: number; until: string }) => ({
    ja: `${asked}名中${answered}名が回答\n受付は${until}まで`,
    en: `${answered} of ${asked} answered\nOpen until ${until}`,
  }),
  summary: { ja: '企画の一覧', en: 'My desk' },
  inHand: (counts: { drafts: number; coming: number; running: number; surveys: number }) => ({
    ja: `企画：下書き${counts.drafts}・これから${counts.coming}・開催中${counts.running}・アンケート受付中${counts.surveys}`,
    en: `Desk: ${counts.drafts} drafts · ${counts.coming} coming · ${counts.running} running · ${counts.surveys} surveys open`,
  }),
});
