// What people type is understood in either language, and says too little to answer anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedCommand } from '../../src/cards/typed-command.ts';
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
])('“%s” means %j', (text, command) => expect(typedCommand(text)).toEqual(command));

test.each(['参加費はいくらですか', 'キャンセルできますか', '12月3日に参加します', '！', '😊'])(
  '“%s” is no word of ours',
  (text) => expect(typedCommand(text)).toMatchObject({ do: 'unknown', heard: text }),
);

test('whatever is typed about coming or not, no word answers a seminar', () => {
  const typed = [ja.typed, en.typed].flatMap(({ join, leave, hello, thanks }) => [
    ...join,
    ...leave,
    ...hello,
    ...thanks,
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
