// Who was there, in a line, and how far that is known. Plain data.
import type { Fact } from '../messages/card.ts';
import type { Reader } from '../messages/reader.ts';
import type { Attendance } from './checkin.ts';

/** Attended, no-shows, walk-ins. Nothing where nobody came and nobody was expected. */
export function attendanceFacts(attendance: Attendance, reader: Reader): Fact[] {
  const { door } = reader.words;
  const [attended, noShows, walkIns] = [attendance.attended, attendance.noShows, attendance.walkIns].map(
    ({ length }) => length,
  ) as [number, number, number];
  if (attended + noShows === 0) return [];
  const line = door.headLine({ attended, noShows, walkIns });
  return [{ label: door.heads, value: [line, ...unrecordedText(attendance, reader)].join('\n') }];
}

/** Where nobody was checked in, the answers count, and that is said. */
function unrecordedText({ unrecorded, isRecorded }: Attendance, { words }: Reader): string[] {
  const { unrecorded: text } = words.door;
  const [only] = unrecorded;
  if (!only) return [];
  return [isRecorded ? text[only] : text.all];
}
