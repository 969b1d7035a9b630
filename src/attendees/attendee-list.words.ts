// The people of a seminar as a list.
import { bilingual } from '../text/words.ts';

export const attendeeListWords = bilingual({
  heads: { ja: '回答', en: 'Answers' },
  counts: {
    attending: (count: number) => ({ ja: `参加${count}名`, en: `${count} attending` }),
    waitlisted: (count: number) => ({ ja: `待ち${count}名`, en: `${count} waiting` }),
    declined: (count: number) => ({ ja: `不参加${count}名`, en: `${count} not coming` }),
    materials: (count: number) => ({ ja: `資料だけ${count}名`, en: `${count} materials only` }),
    party: (count: number) => ({ ja: `懇親会${count}名`, en: `${count} after-party` }),
  },
  offered: (count: number) => ({
    ja: `席をご案内中（待ちのうち） ${count}名`,
    en: `${count} of those waiting ${count === 1 ? 'has' : 'have'} a seat on offer`,
  }),
  late: (count: number) => ({
    ja: `締切後の取りやめ ${count}名`,
    en: `${count} gave up their seat after the deadline`,
  }),
  title: (title: string) => ({ ja: `参加者：${title}`, en: `Attendees: ${title}` }),
  nobody: { ja: 'まだ回答はありません。', en: 'No answers yet.' },
  groups: {
    on_site: { ja: '会場で参加', en: 'In person' },
    online: { ja: 'オンラインで参加', en: 'Online' },
    waitlisted: { ja: 'キャンセル待ち', en: 'Waitlist' },
    materials: { ja: '資料だけ', en: 'Materials only' },
    declined: { ja: '不参加', en: 'Not attending' },
  },
  onlyOf: (group: string) => ({ ja: `「${group}」の方だけを表示しています。`, en: `Showing only: ${group}.` }),
  onMark: (where: string) => ({ ja: `（${where}）`, en: ` (${where})` }),
  partyMark: { ja: '（懇親会も）', en: ' (+ after-party)' },
  lateMark: { ja: '（締切後）', en: ' (late)' },
  mailings: { ja: 'メッセージを送る', en: 'Send a message' },
});
