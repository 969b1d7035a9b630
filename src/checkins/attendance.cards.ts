// Who was there, in a line, and how far that is known. Plain data.
import type { Fact } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Attendance, KnownAttendance } from './checkin.ts';
import { doorWords } from './door.words.ts';

/** Attended, no-shows, walk-ins, and who waits for a yes. Nothing where nobody came and nobody was expected. */
export function attendanceFacts(attendance: KnownAttendance, reader: Reader): Fact[] {
  const door = doorWords[reader.language];
  const seminar = seminarWords[reader.language];
  const waiting = attendance.waiting > 0 ? [door.waiting(attendance.waiting)] : [];
  const [attended, noShows, walkIns] = [attendance.attended, attendance.noShows, attendance.walkIns].map(
    ({ length }) => length,
  ) as [number, number, number];
  if (attended + noShows === 0) return waiting.map((value) => ({ label: door.heads, value }));
  const heads = attendance.isRecorded ? door.headLine({ attended, noShows, walkIns }) : door.headCount(attended);
  const line = [heads, ...waiting].join(seminar.separator);
  return [{ label: door.heads, value: [line, ...unrecordedText(attendance, reader)].join('\n') }];
}

/** The same beside a count that is drawn. */
export function attendanceTexts(attendance: KnownAttendance, reader: Reader): string[] {
  const door = doorWords[reader.language];
  const { isRecorded, attended, noShows, walkIns, waiting } = attendance;
  const isKnown = isRecorded && attended.length + noShows.length > 0;
  return [
    ...(isKnown ? [door.besides({ noShows: noShows.length, walkIns: walkIns.length })] : []),
    ...(waiting > 0 ? [door.waiting(waiting)] : []),
    ...unrecordedText(attendance, reader),
  ];
}

/** Where nobody was checked in, the answers count, and that is said. */
function unrecordedText({ unrecorded, isRecorded }: Attendance, { language }: Reader): string[] {
  const { unrecorded: text } = doorWords[language];
  const [only] = unrecorded;
  if (!only) return [];
  return [isRecorded ? text[only] : text.all];
}
