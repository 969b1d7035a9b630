// What people type is understood in either language, and says too little to answer anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessAt, typedCommand } from '../../src/cards/typed-command.ts';
import { rowOfCommand } from '../../src/commands.ts';
import { en, ja } from '../support/words.ts';

test.each([
  ['よてい', { do: 'list' }],
  ['キャンセルします。', { do: 'wish', for: 'leave' }],
  ['きゃんせる', { do: 'wish', for: 'leave' }],
  ['ｷｬﾝｾﾙ！！', { do: 'wish', for: 'leave' }],
  ["I can't make it", { do: 'wish', for: 'leave' }],
  ['参加します', { do: 'wish', for: 'join' }],
  ['Sign up!', { do: 'wish', for: 'join' }],
  ['こんにちは😊', { do: 'small-talk', about: 'hello' }],
  ['ありがとうございました〜', { do: 'small-talk', about: 'thanks' }],
  ['？', { do: 'help' }],
  ['自分の申し込み', { do: 'mine' }],
  ['申し込み状況？', { do: 'mine' }],
  ['キャンセル待ち', { do: 'mine' }],
  ['Waiting list', { do: 'mine' }],
  ['わたしの予約', { do: 'mine' }],
  ['駐車場', { do: 'wish', for: 'details' }],
  ['場所', { do: 'wish', for: 'details' }],
  ['What time?', { do: 'wish', for: 'details' }],
  ['アンケート', { do: 'wish', for: 'survey' }],
  ['資料ください', { do: 'wish', for: 'materials' }],
  ['はい', { do: 'small-talk', about: 'yes_no' }],
  ['了解です！', { do: 'small-talk', about: 'thanks' }],
  ['😊', { do: 'small-talk', about: 'emoji' }],
  ['👨‍👩‍👧 👍🏽', { do: 'small-talk', about: 'emoji' }],
])('“%s” means %j', (text, command) => expect(typedCommand(text)).toEqual(command));

test.each(['参加費はいくらですか', 'キャンセルできますか', '12月3日に参加します', '！', '☎03-1234'])(
  '“%s” is no word of ours',
  (text) => expect(typedCommand(text)).toMatchObject({ do: 'unknown', heard: text }),
);

test.each([
  ['駐車場はありますか', 'details', true],
  ['何時からですか？', 'details', true],
  ['会場はどこでしょうか。', 'details', true],
  ['参加費はいくらですか', 'details', true],
  ['会場が少し寒かったです', 'details', false],
  ['12月3日の会場に行けなくなりました', 'leave', true],
  ['キャンセルできますか', 'leave', true],
  ['ちゃんと申し込みできていますか', 'mine', true],
  ['12月3日に参加します', 'join', false],
  ['資料はもらえますか', 'materials', true],
  ['キャンセル待ちは何番目ですか', 'mine', true],
  ['How far is the waitlist?', 'mine', true],
  ['手話通訳はありますか？', 'details', true],
  ['車椅子で行けますか', 'details', true],
  ['少し遅れて行きます', 'details', false],
  ['Is the room wheelchair accessible?', 'details', true],
  ['所属を変えたいです', 'my-data', true],
  ['次はいつですか', 'list', true],
  ['来月の回に参加したいです', 'join', true],
  ['I want to attend in December', 'join', true],
  ['また参加したいです', 'join', false],
  ['参加できてよかったです', 'join', false],
  ['Where is it?', 'details', true],
  ['I can’t attend on Thursday', 'leave', true],
  ['Can I still register?', 'join', true],
])('“%s” is guessed to be about %s', (heard, about, isPlain) => {
  const { guess, isPlain: said } = guessAt(heard);
  expect([guess?.do === 'wish' ? guess.for : guess?.do, said]).toEqual([about, isPlain]);
});

test.each([
  ['とても勉強になりました', false],
  ['ほげほげ', false],
  ['Great coffee, great feedback', false],
  ['ほかにもありますか😊', true],
  ['Really?', true],
])('“%s” is about no seminar to come', (heard, isPlain) => {
  expect(guessAt(heard)).toEqual({ guess: undefined, isPlain });
});

test('whatever is typed about coming or not, no word answers a seminar', () => {
  const typed = [ja.typed, en.typed].flatMap(({ join, leave, mine, details, hello, thanks, yesNo, parts }) => [
    ...[join, leave, mine, details, hello, thanks, yesNo].flat(),
    ...Object.values(parts).flat(),
  ]);
  const around = fc.constantFrom('', '。', '！', ' ', '🙇', '〜');
  fc.assert(
    fc.property(fc.constantFrom(...typed), around, around, (word, one, other) => {
      const command = typedCommand(` ${word}${one}${other}`);
      expect(['wish', 'mine', 'small-talk', 'my-data', 'list']).toContain(command.do);
      expect(rowOfCommand(command)).toMatchObject({ who: 'anyone' });
    }),
  );
});
