// What stands on the menu below a chat, and what organizers are asked about it.
import { bilingual } from '../text/words.ts';

export const menuWords = bilingual({
  /** Opens the menu and folds it away: at most 14 letters. */
  bar: { ja: 'メニュー', en: 'Menu' },
  /** At most 20 letters each. */
  entries: {
    list: { ja: '予定', en: 'Upcoming' },
    mine: { ja: '申し込み状況', en: 'My answers' },
    data: { ja: '私の情報', en: 'My data' },
    help: { ja: '使い方', en: 'Help' },
  },
  inTheWay: {
    ja: 'LINEのトークの下には、いま別のリッチメニューが出ています。このボットのメニューに替えることができます。いまのメニューは消さずに残します。',
    en: 'Another rich menu is shown below the LINE chat. It can be replaced by this bot’s menu; the other one is kept, not deleted.',
  },
  replace: { ja: 'このボットのメニューにする', en: 'Show this bot’s menu' },
  replaceTitle: { ja: 'メニューを替えますか？', en: 'Replace the menu?' },
  replaceText: {
    ja: '友だち全員のトークに、このボットのメニューが出ます。',
    en: 'All LINE friends will see this bot’s menu.',
  },
  yes: { ja: '替える', en: 'Replace' },
  no: { ja: 'そのままにする', en: 'Keep as it is' },
  replaced: {
    ja: 'まもなく、このボットのメニューに替わります。',
    en: 'All right. This bot’s menu will show up shortly.',
  },
  nothingToReplace: {
    ja: '替えるメニューはありません。ほかの方が、先に替えたようです。',
    en: 'There is no menu to replace. Somebody may have done so already.',
  },
});
