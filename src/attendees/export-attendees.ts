// The list of a seminar's people as a file for Excel. Its libraries are loaded when somebody asks.

import type { Reader } from '../cards/reader.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { findAttendees, findNames } from './attendee.store.ts';
import { attendeeWords } from './attendee.words.ts';
import { attendeeSheet, type SheetCell, sheetFileName } from './attendee-sheet.ts';
import { writeXlsx, XLSX } from './write-xlsx.ts';

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
  const bytes =
    format === 'xlsx'
      ? await writeXlsx(rows, { title: attendeeWords[reader.language].title, widths: WIDTHS })
      : await writeCsv(rows);
  return { fileName: sheetFileName(seminar, format, reader), contentType: CONTENT_TYPES[format], bytes };
}

const CONTENT_TYPES: Record<SheetFormat, string> = {
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
};

/** In the characters of a column's width. */
const WIDTHS = [6, 20, 20, 14, 12, 10, 8, 18, 12, 10, 30, 28];

/** UTF-8 with its mark, CRLF, and no cell that Excel would take for a formula. */
async function writeCsv(rows: SheetCell[][]): Promise<Uint8Array<ArrayBuffer>> {
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify(rows, { bom: true, record_delimiter: 'windows', escape_formulas: true });
  return new TextEncoder().encode(text);
}
