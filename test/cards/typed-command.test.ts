// What people type is understood in either language, and says too little to answer anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessedWish, typedCommand } from '../../src/cards/typed-command.ts';
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
  ['自分の申し込み', { do: 'wish', for: 'mine' }],
  ['申し込み状況？', { do: 'wish', for: 'mine' }],
  ['わたしの予約', { do: 'wish', for: 'mine' }],
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
  ['Where is it?', 'details', true],
  ['I can’t attend on Thursday', 'leave', true],
  ['Can I still register?', 'join', true],
])('“%s” is guessed to be about %s', (heard, wish, isPlain) => expect(guessedWish(heard)).toEqual({ wish, isPlain }));

test.each(['とても勉強になりました', 'ほげほげ', 'Great coffee, great feedback', '！'])(
  '“%s” is about no seminar to come',
  (heard) => expect(guessedWish(heard)).toBeUndefined(),
);

test('whatever is typed about coming or not, no word answers a seminar', () => {
  const typed = [ja.typed, en.typed].flatMap(({ join, leave, mine, details, hello, thanks, yesNo, parts }) => [
    ...[join, leave, mine, details, hello, thanks, yesNo].flat(),
    ...Object.values(parts).flat(),
  ]);
  const around = fc.constantFrom('', '。', '！', ' ', '🙇', '〜');
  fc.assert(
    fc.property(fc.constantFrom(...typed), around, around, (word, one, other) => {
      const command = typedCommand(` ${word}${one}${other}`);
      expect(['wish', 'small-talk']).toContain(command.do);
      expect(rowOfCommand(command)).toMatchObject({ kind: 'heard', who: 'anyone' });
    }),
  );
});
