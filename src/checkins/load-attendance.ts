// Who was at a seminar: what surveys, materials and statistics ask. Read-only.
import type { Database } from '../database/client.ts';
import { findAllRsvps, findRsvp } from '../rsvps/rsvp.store.ts';
import { findFormats } from '../seminars/seminar.store.ts';
import { findCheckIn, findCheckIns } from './checkin.store.ts';
import { attendanceOf, type KnownAttendance } from './checkin.ts';

export async function loadAttendance(db: Database, seminarId: string): Promise<KnownAttendance> {
  const attendance = (await loadAttendances(db, [seminarId])).get(seminarId);
  if (!attendance) throw new Error('a seminar without its attendance');
  return attendance;
}

/** Of several at once, by seminar id; every id asked for is in it. */
export async function loadAttendances(db: Database, seminarIds: string[]): Promise<Map<string, KnownAttendance>> {
  const checkIns = Map.groupBy(await findCheckIns(db, seminarIds), ({ seminarId }) => seminarId);
  const rsvps = Map.groupBy(await findAllRsvps(db, seminarIds), ({ seminarId }) => seminarId);
  const formats = await findFormats(db, seminarIds);
  return new Map(
    seminarIds.map((id) => {
      const all = checkIns.get(id) ?? [];
      const confirmed = all.filter(({ isConfirmed }) => isConfirmed);
      const checkedIn = new Set(confirmed.map(({ personId }) => personId));
      const attendance = attendanceOf({ format: formats.get(id) ?? 'on_site', rsvps: rsvps.get(id) ?? [], checkedIn });
      return [id, { ...attendance, waiting: all.length - confirmed.length }];
    }),
  );
}

/** Whether this person was there, as far as is known. */
export async function hasAttended(db: Database, key: { seminarId: string; personId: string }): Promise<boolean> {
  if ((await findCheckIn(db, key))?.isConfirmed) return true;
  if ((await findRsvp(db, key))?.standing !== 'attending') return false;
  return (await loadAttendance(db, key.seminarId)).attended.includes(key.personId);
}
