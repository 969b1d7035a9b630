import { expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { helpCard } from '../../src/people/help.cards.ts';
import { receive } from '../../src/surfaces/line/receive.ts';
import { receive as fromSlack } from '../../src/surfaces/slack/receive.ts';
import { createReader } from '../support/reader.ts';
import { at } from '../support/seminar-fixture.ts';

const slash = {
  ...{ command: '/seminar', user_id: 'U1', trigger_id: '1.2.a' },
  response_url: 'https://hooks.slack.com/commands/1',
};

const helpOf = (platform: 'slack' | 'line', language: 'ja' | 'en'): string => {
  const reader = createReader({ language, platform, now: at('2026-11-23T10:00') });
  const card: Card = helpCard({ isOrganizer: true }, reader);
  return card.text?.join('\n') ?? '';
};

test.each(['ja', 'en'] as const)(
  'an organizer’s help on Slack names only what Slack understands, in %s',
  (language) => {
    const named = [...helpOf('slack', language).matchAll(/\/seminar ?(\p{Letter}*)/gu)].map(([, word = '']) => word);
    expect(named.length).toBeGreaterThan(5);
    const heard = named.map((text) => {
      const received = fromSlack({ ...slash, text });
      return received.kind === 'act' ? received.command.do : received.kind;
    });
    expect(heard).not.toContain('unknown');
    expect(heard).toEqual(expect.arrayContaining(['list', 'new-seminar', 'desk', 'results']));
  },
);

test.each(['ja', 'en'] as const)('an organizer’s help on LINE names only what LINE understands, in %s', (language) => {
  const help = helpOf('line', language);
  expect(help).not.toContain('/seminar');
  const heard = [...help.matchAll(/[「“](.+?)[」”]/gu)].map(([, text]) => {
    const received = receive({
      type: 'message',
      message: { type: 'text', text },
      source: { type: 'user', userId: 'U1' },
    });
    return received.kind === 'command' ? received.command.do : received.kind;
  });
  expect(heard).not.toContain('unknown');
  expect(heard).toEqual(expect.arrayContaining(['list', 'mute', 'unmute', 'new-seminar', 'desk', 'results']));
});

test('LINE’s own emoji in a message are no words: what stands around them is understood', () => {
  const heard = (text: string, ...emojis: string[]) => {
    const received = receive({
      type: 'message',
      message: {
        type: 'text',
        text,
        emojis: emojis.map((each) => ({ index: text.indexOf(each), length: each.length })),
      },
      source: { type: 'user', userId: 'U1' },
    });
    return received.kind === 'command' ? received.command : received.kind;
  };
  expect(heard('(love)ありがとう(moon grin)', '(love)', '(moon grin)')).toEqual({ do: 'small-talk', about: 'thanks' });
  expect(heard('(love)', '(love)')).toEqual({ do: 'small-talk', about: 'emoji' });
  expect(heard('(love)')).toEqual({ do: 'unknown', heard: '(love)' });
});
