import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountText, readAccount } from '../../src/cards/account.ts';
import { PLATFORMS } from '../../src/cards/place.ts';
import { fieldValues } from '../../src/surfaces/slack/form-values.ts';

test('an account is read back as it was written, wherever it is', () => {
  const account = fc.record({ platform: fc.constantFrom(...PLATFORMS), id: fc.stringMatching(/^[\w:@.-]{1,40}$/) });
  fc.assert(
    fc.property(account, (picked) => {
      expect(readAccount(accountText(picked))).toEqual({ ...picked });
    }),
  );
});

test.each([
  ['an id alone is the workplace’s, as in forms opened before', 'U0EMMA', { platform: 'slack', id: 'U0EMMA' }],
  ['what is picked on Slack is one there', slackValue('U0EMMA'), { platform: 'slack', id: 'U0EMMA' }],
  ['a name is none', 'Emma Clark', undefined],
  ['nothing is none', '', undefined],
  ['a platform that is none of ours is none', 'fax:U0EMMA', undefined],
  ['a platform alone is none', 'slack:', undefined],
])('%s', (_title, text, account) => {
  expect(readAccount(text)).toEqual(account);
});

test('nobody picked on Slack is nobody', () => {
  expect(readAccount(slackValue(null))).toBeUndefined();
});

function slackValue(selected_user: string | null): string {
  return fieldValues({ person: { pick: { type: 'users_select', selected_user } } }).person ?? '';
}
