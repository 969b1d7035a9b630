// The people of a seminar as a list.
import { bilingual } from '../text/words.ts';

export const attendeeListWords = bilingual({
  heads: { ja: '回答', en: 'Answers' },
  headLine: (heads: { attending: number; waitlisted: number; declined: number; materials: number; party: number }) => ({
    ja: `参加${heads.attending}・待ち${heads.waitlisted}・不参加${heads.declined}・資料${heads.materials}・懇親会${heads.party}`,
    en: `${heads.attending} attending · ${heads.waitlisted} waiting · ${heads.declined} not coming · ${heads.materials} materials · ${heads.party} after-party`,
  }),
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
  partyMark: { ja: '（懇親会も）', en: ' (+ after-party)' },
  lateMark: { ja: '（締切後）', en: ' (late)' },
  mailings: { ja: 'メッセージを送る', en: 'Send a message' },
});
