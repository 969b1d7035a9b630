import { customType, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Platform } from '../cards/place.ts';
import { instant } from '../database/columns.ts';

const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
});

/** Pictures that people brought, drawn anew, by what they show. */
export const photos = pgTable('photos', {
  hash: text().primaryKey(),
  png: bytes().notNull(),
  keptAt: instant('kept_at').notNull(),
});

/** Which file of a platform's holds which picture, so that it is uploaded once. */
export const pictureFiles = pgTable(
  'picture_files',
  {
    platform: text().$type<Platform>().notNull(),
    hash: text().notNull(),
    fileId: text('file_id').notNull(),
    keptAt: instant('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.hash] })],
);
