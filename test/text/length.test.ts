import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAbout } from '../../src/attendees/attendee.ts';
import { readMailing } from '../../src/mailings/mailing.ts';
import { isTooLong, lengthOf, shortened, startOf } from '../../src/text/length.ts';

const graphemes = (text: string) => [...new Intl.Segmenter('ja').segment(text)].map(({ segment }) => segment);
const anyText = fc
  .array(
    fc.oneof(fc.constantFrom('🎤', '👩‍🏫', 'e\u0301', '🇯🇵', '統計', ' '), fc.string({ unit: 'binary', maxLength: 3 })),
  )
  .map((parts) => parts.join('').toWellFormed());
const room = fc.integer({ min: 1, max: 60 });

describe('a text cut to a length', () => {
  test('is never longer than that, and whole when it fits', () => {
    fc.assert(
      fc.property(anyText, room, (text, most) => {
        const cut = shortened(text, most);
        expect(lengthOf(cut)).toBeLessThanOrEqual(most);
        if (lengthOf(text) <= most) expect(cut).toBe(text);
        else expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });

  test('ends between characters as people see them, never in half an emoji', () => {
    fc.assert(
      fc.property(anyText, room, (text, most) => {
        const start = startOf(text, most);
        expect(text.startsWith(start)).toBe(true);
        expect(start.isWellFormed()).toBe(true);
        const [first = ''] = graphemes(text);
        if (lengthOf(first) <= most) expect(graphemes(text).slice(0, graphemes(start).length).join('')).toBe(start);
      }),
    );
  });

  test('is cut even where one character fills all the room', () => {
    expect(shortened(`e${'\u0301'.repeat(50)}`, 10)).toBe(`e${'\u0301'.repeat(8)}…`);
  });
});

test('what stands there already may stay, however long it is', () => {
  expect(isTooLong('🎤🎤', 3)).toBe(true);
  expect(isTooLong('🎤🎤', 3, '🎤🎤')).toBe(false);
  expect(isTooLong('🎤🎤。', 3, '🎤🎤')).toBe(true);
});

test('a mailing’s draft and a note about somebody are saved again as they are', () => {
  const [text, note] = ['🎤'.repeat(900), '🎤'.repeat(150)];
  expect(readMailing({ audience: 'attending', text })).toEqual({ problems: { text: 'too_long' } });
  expect(readMailing({ audience: 'attending', text }, { text })).toEqual({ audience: 'attending', text });
  const seminar = { format: 'on_site' } as const;
  const known = { name: '田中', organization: '', note };
  expect(readAbout(known, { seminar, isNameAsked: true })).toEqual({ problems: { note: 'too_long' } });
  expect(readAbout(known, { seminar, isNameAsked: true, known })).toMatchObject({ about: { note } });
});
