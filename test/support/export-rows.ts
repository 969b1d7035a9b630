// The exported list of a seminar's people as an organizer who opens it in Excel sees it, without its head.
import { readSheet } from 'read-excel-file/node';
import { openExport } from '../../src/bot/read-export.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { addTestPerson } from './seminar-fixture.ts';

export async function readExportRows(db: DatabaseRoot, seminarId: string, now: Temporal.Instant) {
  const person = await addTestPerson(db, { name: '企画 担当' });
  await saveRole(db, { personId: person.id, role: 'organizer', now });
  const subject = { use: 'export', seminarId, personId: person.id, format: 'xlsx' } as const;
  const target = await openExport({ db, clock: { now: () => now } }, { subject, person });
  if (target.kind !== 'file') throw new Error(target.kind);
  return (await readSheet(Buffer.from(target.bytes))).slice(1);
}
