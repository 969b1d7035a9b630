// Bars written in a chat.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textBar } from '../../src/cards/drawn.ts';

const filled = (share: number) => textBar(share).split('●').length - 1;

test('a written bar is ten dots: none of nothing, all of all alone, and longer only where there is more', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (one, other) => {
      expect(textBar(one)).toMatch(/^●*○*$/);
      expect(textBar(one)).toHaveLength(10);
      expect(filled(one) === 0).toBe(one === 0);
      expect(filled(one) === 10).toBe(one === 1);
      if (one < other) expect(filled(one)).toBeLessThanOrEqual(filled(other));
    }),
  );
  expect([textBar(-1), textBar(2)]).toEqual(['○'.repeat(10), '●'.repeat(10)]);
});
