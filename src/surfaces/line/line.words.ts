// What only LINE says, and what people type there.
import { bilingual } from '../../text/words.ts';

export const lineWords = bilingual({
  /** What people may type for a command; any letter case, full or half width. */
  typed: {
    desk: { ja: ['管理', '企画'], en: ['desk'] },
    newSeminar: { ja: ['新規', '作成'], en: ['new'] },
    results: { ja: ['結果'], en: ['results'] },
    team: { ja: ['担当'], en: ['team'] },
    log: { ja: ['記録'], en: ['log'] },
    list: { ja: ['予定', '一覧'], en: ['list', 'schedule'] },
    help: { ja: ['ヘルプ', '使い方', '?'], en: ['help', '?'] },
    mute: { ja: ['通知オフ'], en: ['mute'] },
    unmute: { ja: ['通知オン'], en: ['unmute'] },
    english: { ja: ['英語', 'English'], en: ['English'] },
    japanese: { ja: ['日本語', 'Japanese'], en: ['Japanese', '日本語'] },
  },
  listChip: { ja: '予定を見る', en: 'See the schedule' },
  helpChip: { ja: '使い方', en: 'How to use' },
});
