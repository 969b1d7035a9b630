// What people may type for a command; any letter case, full or half width.
import { bilingual } from '../text/words.ts';

export const typedWords = bilingual({
  list: { ja: ['予定', '一覧'], en: ['list', 'schedule'] },
  newSeminar: { ja: ['新規', '作成'], en: ['new'] },
  help: { ja: ['ヘルプ', '使い方', '?'], en: ['help', '?'] },
  results: { ja: ['結果'], en: ['results'] },
  desk: { ja: ['管理', '企画'], en: ['desk', 'drafts'] },
  mute: { ja: ['通知オフ'], en: ['mute'] },
  unmute: { ja: ['通知オン'], en: ['unmute'] },
  team: { ja: ['担当'], en: ['team', 'organizers'] },
  log: { ja: ['記録'], en: ['log'] },
  english: { ja: ['英語', 'English'], en: ['English'] },
  japanese: { ja: ['日本語', 'Japanese'], en: ['Japanese', '日本語'] },
  /** Followed by the door's four digits. */
  checkIn: { ja: ['受付', 'チェックイン'], en: ['checkin', 'check-in'] },
});
