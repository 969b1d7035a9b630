// What Slack's box offers when one types `/`: the manifest's command, and the words that go with it.
import { typedWords } from '../cards/typed.words.ts';

const { newSeminar, desk, results, mute, help } = typedWords.en;

export const slashCommands = [
  { command: '/seminar', does: 'これからのセミナーと、あなたの回答' },
  { command: `/seminar ${newSeminar[0]}`, does: 'セミナーを企画する' },
  { command: `/seminar ${desk[0]}`, does: '企画の一覧' },
  { command: `/seminar ${results[0]}`, does: 'アンケート結果' },
  { command: `/seminar ${mute[0]}`, does: 'リマインドを止める' },
  { command: `/seminar ${help[0]}`, does: '使い方' },
];
