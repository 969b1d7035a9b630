import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from '../../src/text/links.ts';

const linksIn = (text: string) => partsOf(text).flatMap(({ url }) => url ?? []);

test.each([
  ['https://example.jp/a', ['https://example.jp/a']],
  ['資料はhttps://example.jp/資料をご覧ください', ['https://example.jp/']],
  ['（https://example.jp/a）、「http://b.example/?q=1&r=2」。', ['https://example.jp/a', 'http://b.example/?q=1&r=2']],
  ['See (https://example.jp/a_(b)).', ['https://example.jp/a_(b)']],
  ['https://one.example\nHTTPS://TWO.example!', ['https://one.example', 'HTTPS://TWO.example']],
  ['https://example.jp/cut…', []],
  ['https:// https://… http:', []],
  ['javascript:alert(1) ftp://x.example mailto:a@b.example www.example.jp', []],
  ['https://bank.example@evil.example/', []],
])('in %j the links are %j', (text, links) => expect(linksIn(text)).toEqual(links));

test('whatever is typed is shown as it was, and leads to the web alone', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.constantFrom('https://', '…', '\n', '@', ')', 'data:'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const parts = partsOf(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const { text: said, url } of parts) {
        if (url === undefined) continue;
        expect(url).toBe(said);
        expect(new URL(url).protocol).toMatch(/^https?:$/);
      }
    }),
  );
});
