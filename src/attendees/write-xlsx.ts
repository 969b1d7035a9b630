// A list as a file for Excel, its first row the head. The library is loaded when somebody asks.
import type { SheetCell } from './attendee-sheet.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Every text is a string cell: Excel shows it and never reckons with it. `title`: of the sheet; `widths`: of its columns,
 * in characters.
 */
export async function writeXlsx(
  rows: SheetCell[][],
  { title, widths }: { title: string; widths: number[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const data = rows.map((row, index) =>
    row.map((cell) => {
      if (cell === '') return null;
      if (typeof cell === 'number') return { value: cell, type: Number };
      return { value: inXml(cell), type: String, ...(index === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  const options = {
    sheet: title,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
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
