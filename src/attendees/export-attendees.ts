// The list of a seminar's people as a file for Excel. Its libraries are loaded when somebody asks.

import type { Reader } from '../cards/reader.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findAttendees, findNames } from './attendee.store.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeSheet, type SheetCell, sheetFileName } from './attendee-sheet.ts';

export type SheetFormat = 'xlsx' | 'csv';

export interface SheetFile {
  fileName: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Notes who took the list along: it holds names. */
export async function exportAttendees({
  db,
  seminar,
  format,
  actor,
  reader,
  attended,
  guests,
}: {
  db: DatabaseRoot;
  seminar: Seminar;
  format: SheetFormat;
  actor: string;
  reader: Reader;
  /** Person ids of who was there, with an answer or without. */
  attended: Set<string>;
  /** Who waits at the door's page for a yes. */
  guests: { name: string; organization: string }[];
}): Promise<SheetFile> {
  const { found } = await findAttendees(db, seminar.id);
  const answered = new Set(found.map(({ rsvp }) => rsvp.personId));
  const walkIns = await findNames(db, [...attended.difference(answered)]);
  const rows = attendeeSheet({ seminar, attendees: found, attended, walkIns, guests }, reader);
  const entry = { actor, action: 'export', seminarId: seminar.id, subject: seminar.title };
  await noteAction(db, { ...entry, after: { format, people: rows.length - 1 } }, reader.now);
  const bytes = format === 'xlsx' ? await writeXlsx(rows, reader) : await writeCsv(rows);
  return { fileName: sheetFileName(seminar, format, reader), contentType: CONTENT_TYPES[format], bytes };
}

const CONTENT_TYPES: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** In the characters of a column's width. */
const WIDTHS = [6, 20, 20, 14, 12, 10, 8, 18, 12, 10, 30, 28];

/** Every text is a string cell: Excel shows it and never reckons with it. */
async function writeXlsx(rows: SheetCell[][], { language }: Reader): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const data = rows.map((row, index) =>
    row.map((cell) => {
      if (cell === '') return null;
      if (typeof cell === 'number') return { value: cell, type: Number };
      return { value: inXml(cell), type: String, ...(index === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  const options = {
    sheet: attendeeWords[language].title,
    stickyRowsCount: 1,
    columns: WIDTHS.map((width) => ({ width })),
  };
  return new Uint8Array(await writeExcelFile(data, options).toBuffer());
}

/** Without the characters that XML has no place for: one of them and Excel calls the file broken. `_x0041_` is Excel's
 * own way to write a character, so whoever is called that has the underscore written in it. */
function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const writable = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return writable.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** UTF-8 with its mark, CRLF, and no cell that Excel would take for a formula. */
async function writeCsv(rows: SheetCell[][]): Promise<Uint8Array<ArrayBuffer>> {
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify(rows, { bom: true, record_delimiter: 'windows', escape_formulas: true });
  return new TextEncoder().encode(text);
}
