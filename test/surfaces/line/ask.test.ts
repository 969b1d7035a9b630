// A button that asks first asks in LINE's chat too, and does nothing before "yes".
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Button } from '../../../src/cards/card.ts';
import type { Outcome } from '../../../src/cards/outcome.ts';
import type { Command } from '../../../src/commands.ts';
import { encodeAsk, postbackDataOf } from '../../../src/surfaces/line/ask.ts';
import { receive } from '../../../src/surfaces/line/receive.ts';
import { wordsOf } from '../../support/words.ts';
import { anyCommand, anyText } from '../any-card.ts';
import { seminarId } from '../contract-cards.ts';
import { aiko, openLineSurface } from './open-line-surface.ts';
import { seenIn, tappablesIn } from './seen-in-chat.ts';

const confirm = { title: '資料を送りますか？', text: '参加された方に届きます。', yes: '送る', no: 'やめる' };
const command: Command = { do: 'send-materials', seminar: seminarId };
const send: Button = { kind: 'command', label: '資料を送る', command, confirm };
const card: Outcome = { kind: 'card', card: { summary: '資料', title: '資料', buttons: [[send]] }, language: 'ja' };

/** Someone who sees the card, and taps by label. */
async function open() {
  const { bot, line, replies } = await openLineSurface();
  bot.answers(({ command }) => (command.do === 'list' ? card : { kind: 'silent' }));
  await line.text(aiko, '予定');
  return {
    ...{ bot, line },
    newest: () => {
      const last = replies(aiko).at(-1);
      if (!last) throw new Error('nothing came');
      return seenIn(last);
    },
    async tap(label: string) {
      const button = replies(aiko)
        .flatMap(({ message }) => tappablesIn(message))
        .findLast((each) => each.label === label);
      if (!button?.data) throw new Error(`no button ${label}`);
      return line.postback({ userId: aiko, data: button.data, displayText: button.displayText });
    },
    done: () => bot.calls.slice(1).map((call) => call.command),
  };
}

describe('a button that asks first', () => {
  it('asks, and does nothing yet', async () => {
    const { tap, newest, done } = await open();
    expect(await tap('資料を送る')).toMatchObject({ status: 200 });
    expect(newest()).toMatchObject({ buttons: ['送る', 'やめる'] });
    expect(newest().text).toContain('資料を送りますか？\n参加された方に届きます。');
    expect(done()).toEqual([]);
  });

  it('runs the command at “yes”, once however often it is delivered', async () => {
    const { tap, done, bot, line } = await open();
    await tap('資料を送る');
    await tap('送る');
    await line.redeliverLast();
    expect(done()).toEqual([command]);
    expect(bot.calls.at(-1)?.eventId).toMatch(/^line:/);
  });

  it('leaves all as it is at “no”', async () => {
    const { tap, done } = await open();
    await tap('資料を送る');
    await tap('やめる');
    expect(done()).toEqual([{ do: 'keep-as-is' }]);
  });

  it('asks once more, not twice over, when its tap is delivered again', async () => {
    const { tap, line, newest, done } = await open();
    await tap('資料を送る');
    await line.redeliverLast();
    expect(newest().buttons).toEqual(['送る', 'やめる']);
    expect(done()).toEqual([]);
  });

  it('asks about no command that a button may not carry', async () => {
    const { bot, line } = await open();
    const forged = { do: 'submit-seminar', values: {} } as unknown as Command;
    await line.postback({ userId: aiko, data: encodeAsk({ confirm, style: undefined, command: forged }) ?? '' });
    expect(bot.calls.at(-1)?.command).toMatchObject({ do: 'unknown', heard: expect.stringMatching(/^\{/) });
  });

  it('carries any question with any command in what a postback can hold', () => {
    const words = fc.record({ title: anyText, text: anyText, yes: anyText, no: anyText });
    const style = fc.constantFrom('primary' as const, 'danger' as const, undefined);
    fc.assert(
      fc.property(words, style, anyCommand, (confirm, style, command) => {
        const data = postbackDataOf({ kind: 'command', label: 'x', command, style, confirm }) ?? '';
        expect(data.length).toBeLessThanOrEqual(300);
        const event = { type: 'postback', source: { type: 'user', userId: aiko }, postback: { data } };
        expect(receive(event)).toMatchObject({ kind: 'ask', ask: { command: JSON.parse(JSON.stringify(command)) } });
      }),
      { numRuns: 200 },
    );
  });

  it.each(['ja', 'en'] as const)(
    'asks each question of the bot’s own whole, with the longest command (%s)',
    (language) => {
      const id = crypto.randomUUID();
      const longest: Command = { do: 'tick', seminar: id, person: id, in: false, page: 10_000 };
      const { edit, ownData, ...others } = wordsOf(language);
      const takeSeats = (offered: number): Confirm => ({
        ...edit.takeSeatsConfirm,
        text: edit.takeSeatsText(100, offered),
      });
      const asked: [Confirm, Command][] = [
        ...confirmsIn({ edit, ...others }).map((confirm): [Confirm, Command] => [confirm, longest]),
        [ownData.takeConfirm, { do: 'ask-my-data' }],
        [ownData.leaveConfirm, { do: 'forget-me' }],
        [takeSeats(0), { do: 'take-seats', seminar: id, count: 100 }],
        [takeSeats(100), { do: 'take-seats', seminar: id, count: 100 }],
      ];
      expect(asked.length).toBeGreaterThanOrEqual(7);
      for (const [confirm, command] of asked) {
        const data = postbackDataOf({ kind: 'command', label: 'x', command, style: 'danger', confirm }) ?? '';
        expect(JSON.parse(data).ask).toEqual([confirm.title, confirm.text, confirm.yes, confirm.no]);
      }
    },
  );
});

type Confirm = typeof confirm;

function confirmsIn(words: object): Confirm[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return 'yes' in value && 'text' in value ? [value as Confirm] : confirmsIn(value);
  });
}
