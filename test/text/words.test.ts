import { expect, test } from 'vitest';
import { en } from '../support/words.ts';

test('what counts on LINE is a LINE message wherever English is read, grouped and in its number', () => {
  const said = (pushes: number) => [
    en.month.takesUnknown(pushes),
    en.news.offer({ people: pushes, pushes }),
    en.news.told({ people: pushes, pushes }),
  ];
  for (const text of said(1)) expect(text).toMatch(/\b1 LINE message\b/);
  for (const text of said(1234)) expect(text).toMatch(/\b1,234 LINE messages\b/);
  for (const text of [...said(1), ...said(2)]) expect(text).not.toMatch(/push/i);
});
