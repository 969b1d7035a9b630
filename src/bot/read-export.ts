// What an export's signed link opens: the list of a seminar's people as a file, for an organizer who still is one.

import { exportAttendees } from '../attendees/export-attendees.ts';
import { createReader } from '../cards/reader.ts';
import { findCheckIns, findGuests } from '../checkins/checkin.store.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { LinkSubject } from '../messages/links.ts';
import { noteAction } from '../people/audit.store.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import type { LinkTarget } from '../surfaces/bot.ts';

export async function openExport(
  { db, clock }: { db: DatabaseRoot; clock: Clock },
  { subject, person }: { subject: Extract<LinkSubject, { use: 'export' }>; person: Person },
): Promise<LinkTarget> {
  const { seminarId, format } = subject;
  const now = clock.now();
  const reader = createReader({ language: person.language, platform: 'line', now });
  if ((await findRole(db, person.id)) === null) {
    const after = { command: 'export' };
    await noteAction(db, { actor: person.id, action: 'refused', subject: person.name, seminarId, after }, now);
    return { kind: 'invalid' };
  }
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return { kind: 'invalid' };
  const checkIns = (await findCheckIns(db, [seminarId])).filter(({ isConfirmed }) => isConfirmed);
  const attended = new Set(checkIns.map(({ personId }) => personId));
  const guests = await findGuests(db, [seminarId]);
  const file = await exportAttendees({ db, seminar, format, actor: person.id, reader, attended, guests });
  return { kind: 'file', ...file };
}
