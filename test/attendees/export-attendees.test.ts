import { eq } from 'drizzle-orm';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { exportAttendees, type SheetFormat } from '../../src/attendees/export-attendees.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { accounts, people } from '../../src/people/person.table.ts';
import { rsvps } from '../../src/rsvps/rsvp.table.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader } from '../support/reader.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { en, ja } from '../support/words.ts';

const { sheet } = ja.attendees;
const { sheet: english } = en.attendees;
const now = at('2026-12-01T09:00');

/** A seminar with these people, all added by hand. */
async function seminarWith(guests: { name: string; organization?: string; note?: string; standing?: 'waitlisted' }[]) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, { title: '数字に強くなる: 第1回/入門' });
  const rows = guests.map((guest, index) => ({ id: crypto.randomUUID(), index, ...guest }));
  await db
    .insert(people)
    .values(
      rows.map(({ id, name, organization }) => ({ id, name, organization, language: 'ja' as const, createdAt: now })),
    );
  await db.insert(rsvps).values(
    rows.map(({ id, index, note, standing }) => ({
      ...{
        seminarId: seminar.id,
        personId: id,
        standing: standing ?? ('attending' as const),
        mode: 'on_site' as const,
      },
      ...{ answeredAt: announcedAt.add({ seconds: index }), waitlistNumber: standing ? index : null, note },
    })),
  );
  const reader = createReader({ language: 'ja', platform: 'line', now });
  const get = (
    format: SheetFormat,
    attended = new Set<string>(),
    guests: { name: string; organization: string }[] = [],
  ) => exportAttendees({ db, seminar, format, actor: seminar.createdBy, reader, attended, guests });
  return { db, seminar, ids: rows.map(({ id }) => id), get };
}

const hostile = [
  '=1+1',
  '+81-823',
  '-2',
  '@SUM(A1)',
  '\tTab',
  '\rCR',
  '＝1＋1',
  'a,"b"\nc',
  '<b>&amp;',
  '_x0041_',
  '\u0007bell',
  '😀髙﨑',
];

describe('the list as Excel', () => {
  test('opens again in a reader with every cell as it was, Japanese and hostile names alike', async () => {
    const { get } = await seminarWith(hostile.map((name) => ({ name, organization: name })));
    const { bytes, fileName, contentType } = await get('xlsx');
    const [head, ...rows] = await readSheet(Buffer.from(bytes), { trim: false });
    expect(head).toEqual([
      ...[
        sheet.columns.number,
        sheet.columns.name,
        sheet.columns.organization,
        sheet.columns.answer,
        sheet.columns.mode,
        sheet.columns.place,
        sheet.columns.party,
        sheet.columns.answeredAt,
        sheet.columns.late,
        sheet.columns.attended,
        sheet.columns.note,
        sheet.columns.contact,
      ],
    ]);
    const names = rows.map((row) => row[1]);
    // XML has no place for a bell.
    expect(names).toEqual(hostile.map((name) => name.replace('\u0007', '')));
    expect(rows[0]).toEqual([
      1,
      '=1+1',
      '=1+1',
      sheet.standings.attending,
      sheet.modes.on_site,
      null,
      null,
      '2026-11-23 10:00',
      ...[null, null, null],
      sheet.contacts.byHand,
    ]);
    expect(fileName).toBe('参加者一覧_2026-12-03_数字に強くなる 第1回 入門.xlsx');
    expect(contentType).toContain('spreadsheetml');
  });

  test('has no formula in it: every text is a string', async () => {
    const { get } = await seminarWith([{ name: '=HYPERLINK("http://x","y")' }]);
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync((await get('xlsx')).bytes);
    const sheets = Object.entries(files).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    expect(sheets).toHaveLength(1);
    expect(sheets.map(([, bytes]) => strFromU8(bytes)).join()).not.toMatch(/<f[ >]/);
  });

  test('says who was there, who waits in which place, and who came without an answer', async () => {
    const { get, ids, seminar } = await seminarWith([
      { name: sheet.modes.on_site, note: '車いす' },
      { name: '待つ1', standing: 'waitlisted' },
      { name: '待つ2', standing: 'waitlisted' },
    ]);
    // The organizer stands in for someone who walked in.
    const { bytes } = await get('xlsx', new Set([ids[0] ?? '', seminar.createdBy]));
    const rows = await readSheet(Buffer.from(bytes));
    expect(rows.slice(1).map((row) => [row[1], row[3], row[5], row[9], row[10]])).toEqual([
      [sheet.modes.on_site, sheet.standings.attending, null, sheet.yes, '車いす'],
      ['待つ1', sheet.standings.waitlisted, 1, null, null],
      ['待つ2', sheet.standings.waitlisted, 2, null, null],
      ['佐藤 恵', sheet.walkIn, null, sheet.yes, null],
    ]);
  });

  test.each([
    ['ja', sheet.columns.contact, sheet.contacts.byHand, sheet.contacts.unreachable],
    ['en', english.columns.contact, english.contacts.byHand, english.contacts.unreachable],
  ] as const)('marks whom the bot cannot write to, in %s', async (language, head, byHand, unreachable) => {
    const { db, seminar } = await seminarWith([{ name: '手入力' }]);
    const here = await addTestRsvp(db, seminar.id, { person: { name: '届く' } });
    const gone = await addTestRsvp(db, seminar.id, { person: { name: '届かない', platform: 'line' } });
    await db.update(accounts).set({ unreachableAt: now }).where(eq(accounts.personId, gone.id));
    const reader = createReader({ language, platform: 'line', now });
    const shared = { db, seminar, actor: seminar.createdBy, reader, attended: new Set<string>(), guests: [] };
    const [first, ...rows] = await readSheet(Buffer.from((await exportAttendees({ ...shared, format: 'xlsx' })).bytes));
    expect(first?.at(-1)).toBe(head);
    const marks = Object.fromEntries(rows.map((row) => [row[1], row[11]]));
    expect(marks).toEqual({ 手入力: byHand, [here.name]: null, [gone.name]: unreachable });
    const csv = new TextDecoder().decode((await exportAttendees({ ...shared, format: 'csv' })).bytes);
    expect(csv.split('\r\n').filter((line) => line.includes(unreachable))).toEqual([
      expect.stringContaining(gone.name),
    ]);
  });

  test('nobody at all is a sheet with its head', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    const reader = createReader({ language: 'en', platform: 'line', now });
    const file = await exportAttendees({
      db,
      seminar,
      format: 'xlsx',
      actor: seminar.createdBy,
      reader,
      guests: [],
      attended: new Set(),
    });
    const rows = await readSheet(Buffer.from(file.bytes));
    expect(rows.map((row) => row.slice(0, 2))).toEqual([['No.', 'Name']]);
  });
});

describe('the list as CSV', () => {
  test('begins with the mark of UTF-8, ends lines with CRLF, and quotes what must be', async () => {
    const { get } = await seminarWith([{ name: 'a,"b"\nc' }]);
    const { bytes } = await get('csv');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain('1,"a,""b""\nc",');
  });

  test.each(['=1+1', '+81-823', '-2', '@SUM(A1)', '\tTab', '\rCR', '＝1', '＋1', '－1', '＠a'])(
    'a name that begins like a formula is made harmless: %j',
    async (name) => {
      const { get } = await seminarWith([{ name }]);
      const text = new TextDecoder().decode((await get('csv')).bytes);
      expect(text).toMatch(/\r\n1,"?'/);
    },
  );
});

test('who took the list along is in the log', async () => {
  const { db, seminar, get } = await seminarWith([{ name: '一人' }]);
  await get('csv');
  const { found } = await findActions(db, { seminarId: seminar.id, limit: 5, offset: 0 });
  expect(found).toMatchObject([{ action: 'export', actor: seminar.createdBy, after: { format: 'csv', people: 1 } }]);
});

test('a list of 1,247 people is whole in both formats', async () => {
  const guests = Array.from({ length: 1247 }, (_, index) => ({
    name: `参加者${index}`,
    organization: '呉市役所',
    note: sheet.columns.note,
  }));
  const { get } = await seminarWith(guests);
  for (const format of ['xlsx', 'csv'] as const) {
    const { bytes } = await get(format);
    const rows =
      format === 'xlsx'
        ? (await readSheet(Buffer.from(bytes))).map((row) => row.join())
        : new TextDecoder().decode(bytes).split('\r\n');
    for (const { name } of guests) expect(rows.filter((row) => row.includes(`${name},`))).toHaveLength(1);
  }
});
