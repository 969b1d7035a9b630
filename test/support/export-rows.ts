// The exported list of a seminar's people as an organizer who opens it in Excel sees it, without its head.
import { readSheet } from 'read-excel-file/node';
import { findAccount } from '../../src/people/person.store.ts';
import { type createTestBot, organizer } from './bot-fixture.ts';

type TestBot = Awaited<ReturnType<typeof createTestBot>>;

export async function readExportRows({ linkParts, runAs }: TestBot, seminar: string) {
  const known = await findAccount(linkParts.db, { platform: organizer.platform, externalId: organizer.id });
  if (!known) throw new Error('the organizer is unknown');
  const command = { do: 'export', seminar, format: 'xlsx' } as const;
  const outcome = await runAs({ person: known.person, command });
  if (outcome.kind !== 'file') throw new Error(outcome.kind);
  return (await readSheet(Buffer.from(outcome.bytes))).slice(1);
}
