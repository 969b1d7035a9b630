// The list of a seminar's people as a file, with who was there.

import { exportAttendees, type SheetFormat } from '../attendees/export-attendees.ts';
import { gone } from '../cards/outcome.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { findCheckIns, findGuests } from './checkin.store.ts';

async function replyWithExport(
  { db, person, reader }: Visit,
  { seminar: seminarId, format }: { seminar: string; format: SheetFormat },
): Promise<PageOutcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader);
  const checkIns = (await findCheckIns(db, [seminarId])).filter(({ isConfirmed }) => isConfirmed);
  const attended = new Set(checkIns.map(({ personId }) => personId));
  const guests = await findGuests(db, [seminarId]);
  const file = await exportAttendees({ db, seminar, format, actor: person.id, reader, attended, guests });
  return { kind: 'file', ...file };
}

export const exportHandlers = { export: replyWithExport } satisfies Partial<Handlers>;
