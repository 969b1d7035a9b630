// Lists in pages: which rows, which page of how many, and how often the database is asked for them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPage } from '../../src/cards/pages.ts';

const anyList = fc.record({
  total: fc.nat(60),
  perPage: fc.integer({ min: 1, max: 12 }),
  page: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
});

async function turn({ total, perPage, page }: { total: number; perPage: number; page: number | undefined }) {
  const all = Array.from({ length: total }, (_, n) => n);
  let asked = 0;
  const find = async ({ limit, offset }: { limit: number; offset: number }) => {
    asked++;
    return { found: all.slice(offset, offset + limit), total };
  };
  return { all, ...(await findPage(find, { page, perPage })), asked: () => asked };
}

test('the pages of a list hold all of it, each row once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(anyList, async ({ total, perPage }) => {
      const { all, turned } = await turn({ total, perPage, page: undefined });
      const rows: number[] = [];
      for (let page = 1; page <= turned.pages; page++) {
        const { found } = await turn({ total, perPage, page });
        expect(found.length).toBeLessThanOrEqual(perPage);
        rows.push(...found);
      }
      expect(rows).toEqual(all);
    }),
  );
});

test('a page that exists is asked for once; one that does not exist, any more, is the last', async () => {
  await fc.assert(
    fc.asyncProperty(anyList, async (list) => {
      const { turned, total, found, asked } = await turn(list);
      const pages = Math.max(1, Math.ceil(list.total / list.perPage));
      const exists = (list.page ?? 1) <= pages;
      expect(turned).toEqual({ shown: exists ? (list.page ?? 1) : pages, pages });
      expect(total).toBe(list.total);
      expect(found.length > 0).toBe(list.total > 0);
      expect(asked()).toBe(exists ? 1 : 2);
    }),
  );
});
