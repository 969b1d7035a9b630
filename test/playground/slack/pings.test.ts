import { expect, test } from 'vitest';
import { pings } from '../../../src/playground/slack/pings.ts';
import { section, text } from './slack-fixture.ts';

test('mentions that notify are found in text, mrkdwn and rich text', () => {
  expect(pings('<!channel> <!here|here> <@U0AKI> <@U0BEN|Ben> <!subteam^S123|@staff> <!everyone>')).toEqual([
    '<!channel>',
    '<!here|here>',
    '<@U0AKI>',
    '<@U0BEN|Ben>',
    '<!subteam^S123|@staff>',
    '<!everyone>',
  ]);
  const user = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
  };
  expect(pings([section('Hi <!channel>'), user])).toEqual(['<!channel>', '<@U1>']);
});

test('escaped text, links, dates and plain text notify nobody', () => {
  expect(pings('&lt;!channel&gt; <https://example.org|x> <#C123> <!date^1^{date}|x> @here')).toEqual([]);
  expect(pings([{ type: 'header', text: text('<!channel>') }])).toEqual([]);
});
