import { describe, expect, test } from 'vitest';
import { calendarFile, googleCalendarUrl } from '../../src/seminars/calendar.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T12:00');

/** The file's lines, with folded ones joined again (RFC 5545, 3.1). */
function linesOf(seminar: Seminar): string[] {
  return calendarFile(seminar, { now })
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
}

describe('a seminar’s calendar file', () => {
  const seminar = seminarOf({ title: '夜のセミナー', edition: 3, revision: 8 });

  test('is one event of a published calendar, with times in UTC', () => {
    const lines = linesOf(seminar);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    for (const line of [
      'VERSION:2.0',
      'METHOD:PUBLISH',
      'DTSTART:20261203T093000Z',
      'DTEND:20261203T110000Z',
      'DTSTAMP:20261124T030000Z',
      'SUMMARY:夜のセミナー',
      'LOCATION:本庁舎 5階 会議室A',
      'STATUS:CONFIRMED',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('keeps its UID while its SEQUENCE grows, so that a newer file replaces an older entry', () => {
    const before = linesOf(seminar);
    const after = linesOf({ ...seminar, edition: 4, place: '別館' });
    expect(before).toEqual(expect.arrayContaining([`UID:${seminar.id}@evening-seminar-bot`, 'SEQUENCE:3']));
    expect(after).toEqual(expect.arrayContaining([`UID:${seminar.id}@evening-seminar-bot`, 'SEQUENCE:4']));
  });

  test('is the same however many answer meanwhile', () => {
    expect(linesOf({ ...seminar, revision: seminar.revision + 100 })).toEqual(linesOf(seminar));
  });

  test('of a cancelled seminar takes the entry out', () => {
    expect(linesOf({ ...seminar, status: 'cancelled' })).toContain('STATUS:CANCELLED');
  });

  test('escapes commas, semicolons, backslashes and line breaks, so that a title cannot add a line', () => {
    const title = 'A, B; C\\D\r\nATTENDEE:mailto:x@y.example';
    const lines = linesOf({ ...seminar, title, summary: '一行目\n二行目', speaker: '中村' });
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual([
      'SUMMARY:A\\, B\\; C\\\\D\\nATTENDEE:mailto:x@y.example',
    ]);
    expect(lines).toContain('DESCRIPTION:中村\\n\\n一行目\\n二行目');
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  test('folds lines at 75 octets without breaking a character', () => {
    const file = calendarFile({ ...seminar, summary: '長い説明'.repeat(100) }, { now });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(linesOf({ ...seminar, summary: '長い説明'.repeat(100) }).join()).toContain('長い説明'.repeat(100));
  });

  test('has the link where there is no place, and in the text', () => {
    const lines = linesOf({ ...seminar, place: '', link: 'https://meet.example/1', summary: '', speaker: '中村' });
    expect(lines).toContain('LOCATION:https://meet.example/1');
    expect(lines).toContain('DESCRIPTION:中村\\n\\nhttps://meet.example/1');
  });

  test('is where its person attends: the link online, the room on site, and anew when that changes', () => {
    const both = { ...seminar, format: 'both' as const, link: 'https://meet.example/1' };
    const of = (mode: 'online' | 'on_site', change: Partial<Seminar> = {}) => {
      const lines = calendarFile({ ...both, ...change }, { mode, now })
        .replaceAll(/\r\n[ \t]/g, '')
        .split('\r\n');
      return lines.filter((line) => /^(LOCATION|DESCRIPTION)/.test(line)).join('\n');
    };
    expect(of('online')).toContain('LOCATION:https://meet.example/1');
    expect(of('on_site')).toContain('LOCATION:本庁舎 5階 会議室A');
    expect(of('on_site')).not.toContain('meet.example');
    // Without a link yet nobody who stays at home is sent to the room.
    expect(of('online', { link: '' })).not.toContain('LOCATION');
    expect(new URL(googleCalendarUrl(both, 'online')).searchParams.get('location')).toBe('https://meet.example/1');
    expect(new URL(googleCalendarUrl(both, 'on_site')).searchParams.get('location')).toBe(both.place);
  });
});

describe('Google’s calendar link', () => {
  test('has title, times in UTC and place, whatever characters they have', () => {
    const url = new URL(googleCalendarUrl(seminarOf({ title: 'A & B = C? 🎤', place: '会議室#1' })));
    expect(url.origin).toBe('https://calendar.google.com');
    expect(url.searchParams.get('text')).toBe('A & B = C? 🎤');
    expect(url.searchParams.get('dates')).toBe('20261203T093000Z/20261203T110000Z');
    expect(url.searchParams.get('location')).toBe('会議室#1');
  });

  test('is not made longer than a LINE button takes (1,000 characters) by a long summary', () => {
    const seminar = seminarOf({ title: '題', summary: '長い説明'.repeat(200) });
    expect(googleCalendarUrl(seminar).length).toBeLessThanOrEqual(1000);
  });
});
