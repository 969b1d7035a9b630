// What is asked before a seat goes to somebody who waits.
import { bilingual } from '../text/words.ts';

export const giveUpWords = bilingual({
  title: { ja: 'お席をお譲りしてよろしいですか', en: 'Give up your seat?' },
  goesOn: (what: string, waiting: number) => ({
    ja: `キャンセル待ちの方が${waiting}名いらっしゃいます。${what}、お席はお待ちの方に回り、元には戻せません。`,
    en: `${waiting} ${waiting === 1 ? 'person is' : 'people are'} waiting for a seat. ${what}, yours goes to the waitlist and you can’t take it back.`,
  }),
  by: {
    declined: { ja: '参加を取りやめると', en: 'If you give up your seat' },
    materials: { ja: '「資料だけ」にすると', en: 'If you change to materials only' },
    online: { ja: 'オンラインに変更すると', en: 'If you switch to online' },
    on_site: { ja: '会場に変更すると', en: 'If you switch to in person' },
  },
  untilThen: { ja: 'お返事まで、お席はそのままです。', en: 'The seat stays yours until you answer.' },
  yes: { ja: 'はい、お譲りします', en: 'Yes, give it up' },
  no: { ja: '席をそのままにする', en: 'Keep my seat' },
});
