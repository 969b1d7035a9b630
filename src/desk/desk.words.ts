// What organizers have in hand.
import { bilingual } from '../text/words.ts';

export const deskWords = bilingual({
  title: { ja: '企画の一覧', en: 'Manage seminars' },
  /** Above an organizer's part of the Home tab. */
  home: { ja: '企画担当の方へ', en: 'For organizers' },
  one: { ja: 'このセミナー', en: 'This seminar' },
  empty: {
    ja: '企画中のセミナーはありません。「セミナーを企画する」から始められます。',
    en: 'No seminars planned yet. Start with “Plan a seminar”.',
  },
  results: { ja: 'アンケート結果', en: 'Survey results' },
  announceAt: { ja: 'お知らせ予定', en: 'To be announced' },
  /** The groups of seminars, in the order in which they are shown. */
  stages: {
    drafts: { ja: '下書き', en: 'Drafts' },
    coming: { ja: 'これから', en: 'Upcoming' },
    running: { ja: '開催中', en: 'Happening now' },
    surveys: { ja: 'アンケート回答中', en: 'Surveys open' },
    past: { ja: '終了・中止', en: 'Past or cancelled' },
  },
  all: { ja: 'すべて', en: 'All' },
  stage: (name: string, count: number) => ({ ja: `${name}（${count}件）`, en: `${name} (${count})` }),
  more: { ja: 'その他', en: 'More' },
  rest: (count: number) => ({ ja: `すべて見る（ほか${count}件）`, en: `See all (${count} more)` }),
  checkedIn: { ja: '受付済み', en: 'Checked in' },
  organizations: { ja: '所属', en: 'From' },
  ofOrganization: (name: string, count: number) => ({ ja: `${name} ${count}名`, en: `${name} ${count}` }),
  ofOthers: (count: number) => ({ ja: `ほか${count}名`, en: `others ${count}` }),
  ofNone: (count: number) => ({ ja: `所属の記入なし${count}名`, en: `not given ${count}` }),
  people: (count: number) => ({ ja: `${count}名`, en: `${count}` }),
  responses: ({ answered, asked, until }: { answered: number; asked: number; until: string }) => ({
    ja: `${asked}名中${answered}名が回答\n回答は${until}まで`,
    en: `${answered} of ${asked} answered\nOpen until ${until}`,
  }),
  summary: { ja: '企画の一覧', en: 'Manage seminars' },
  inHand: (counts: { drafts: number; coming: number; running: number; surveys: number }) => ({
    ja: `企画：下書き${counts.drafts}・これから${counts.coming}・開催中${counts.running}・アンケート回答中${counts.surveys}`,
    en: `Drafts ${counts.drafts} · upcoming ${counts.coming} · happening now ${counts.running} · surveys open ${counts.surveys}`,
  }),
});
