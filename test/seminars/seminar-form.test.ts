import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldProblem, LONGEST, readMoment, readSeminarForm } from '../../src/seminars/seminar-form.ts';
import { at } from '../support/seminar-fixture.ts';
import { anyDay, anyZone } from '../support/zones.ts';

const now = at('2026-11-23T10:00');
const typed = {
  ...{ title: 'ヒット商品から学ぶ', summary: '身近な商品から', speaker: '中村 葵さん', format: 'on_site' },
  ...{ date: '2026-12-03', start: '18:30', end: '20:00', place: '会議室A', link: '', seats: '30' },
  ...{ deadline_date: '', deadline_time: '', party_time: '', party_place: '', party_fee: '', party_seats: '' },
  channel: 'C0SEMINAR',
};
const party = { party_time: '20:30', party_place: '駅前の店', party_fee: '3,000円', party_seats: '10' };

const read = (change: Record<string, string> = {}, timeZone = 'Asia/Tokyo') =>
  readSeminarForm({ ...typed, ...change }, { now, timeZone });

function detailsOf(change: Record<string, string> = {}, timeZone = 'Asia/Tokyo') {
  const result = read(change, timeZone);
  if ('problems' in result) throw new Error(`not accepted: ${JSON.stringify(result.problems)}`);
  return result.details;
}

describe('a seminar form that can be', () => {
  test('becomes the details, without an after-party when nothing is said of one', () => {
    expect(detailsOf()).toEqual({
      ...{
        title: typed.title,
        summary: typed.summary,
        speaker: typed.speaker,
        format: 'on_site',
        timeZone: 'Asia/Tokyo',
      },
      ...{ place: '会議室A', link: '', seats: 30, party: null, channel: 'C0SEMINAR' },
      startsAt: at('2026-12-03T18:30'),
      endsAt: at('2026-12-03T20:00'),
      deadlineAt: at('2026-12-03T00:00'),
    });
  });

  test('leaves seats without limit and the channel open when they are empty', () => {
    expect(detailsOf({ seats: ' ', channel: '' })).toMatchObject({ seats: null, channel: null });
  });

  test('takes full-width digits and surrounding blanks for what they are', () => {
    expect(detailsOf({ seats: ' ３０ ', ...party, party_seats: '１２' })).toMatchObject({
      seats: 30,
      party: { seats: 12 },
    });
    expect(detailsOf({ title: '　夜のセミナー ' }).title).toBe('夜のセミナー');
  });

  test('has an after-party on the same evening', () => {
    const startsAt = at('2026-12-03T20:30');
    expect(detailsOf(party).party).toEqual({ startsAt, place: '駅前の店', fee: '3,000円', seats: 10 });
    expect(detailsOf({ party_time: '20:30' }).party).toEqual({ startsAt, place: '', fee: '', seats: null });
  });

  test('needs no place when it is online', () => {
    const link = 'https://meet.example.com/a';
    expect(detailsOf({ format: 'online', place: '', link })).toMatchObject({ format: 'online', place: '' });
  });

  test('may be online without a link once that was said, or was so before', () => {
    const online = { format: 'both', link: ' ' };
    expect(read({ ...online, link_later: '' })).toEqual({ problems: { link: 'link_missing' } });
    expect(detailsOf({ ...online, link_later: 'yes' })).toMatchObject({ format: 'both', link: '' });
    const again = (filled: Record<string, string>) =>
      readSeminarForm({ ...typed, ...online }, { now, timeZone: 'Asia/Tokyo', filled });
    expect(again({ ...typed, format: 'online' })).toHaveProperty('details');
    expect(again({ ...typed, format: 'on_site' })).toEqual({ problems: { link: 'link_missing' } });
    expect(again({ ...typed, ...online, link: 'https://meet.example.com/a' })).toHaveProperty('problems');
  });

  test('planned on its own day can be answered until it begins', () => {
    expect(detailsOf({ date: '2026-11-23' }).deadlineAt).toEqual(at('2026-11-23T18:30'));
    expect(detailsOf({ date: '2026-11-24' }).deadlineAt).toEqual(at('2026-11-24T00:00'));
  });

  test('keeps what the form did not ask for as it began', () => {
    const { deadline_date, party_time, party_place, summary, place, ...asked } = { ...typed, ...party };
    const filled = { ...typed, ...party, deadline_date: '2026-12-01', summary: '前のまま' };
    expect(readSeminarForm({ ...asked, format: 'on_site' }, { now, timeZone: 'Asia/Tokyo', filled })).toMatchObject({
      details: { summary: '前のまま', deadlineAt: at('2026-12-02T00:00'), party: { place: party.party_place }, place },
    });
  });

  test('keeps markup, emoji and right-to-left text as typed, and counts an emoji as every platform’s field does', () => {
    const title = '👩‍🏫<!channel> *太字* <b>שלום</b>';
    expect(detailsOf({ title }).title).toBe(title);
    expect(detailsOf({ title: '🎤'.repeat(LONGEST.title / 2) }).title).toHaveLength(LONGEST.title);
  });

  test('has the deadline that was typed: a day and a time, or the end of a day', () => {
    const typedDay = { deadline_date: '2026-12-01' };
    expect(detailsOf(typedDay).deadlineAt).toEqual(at('2026-12-02T00:00'));
    expect(detailsOf({ ...typedDay, deadline_time: '17:15' }).deadlineAt).toEqual(at('2026-12-01T17:15'));
    const atStart = { deadline_date: '2026-12-03', deadline_time: '18:30' };
    expect(detailsOf(atStart).deadlineAt).toEqual(at('2026-12-03T18:30'));
  });

  test('by default has the end of the day before as its deadline, in any zone on any day', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (timeZone, day) => {
        fc.pre(day.year > 2026);
        const { deadlineAt, startsAt } = detailsOf({ date: day.toString() }, timeZone);
        expect(deadlineAt).toEqual(day.toZonedDateTime(timeZone).startOfDay().toInstant());
        const start = startsAt.toZonedDateTimeISO(timeZone).toPlainDateTime();
        expect(start.toString()).toBe(`${day.toString()}T18:30:00`);
        expect(
          detailsOf({ date: day.toString(), deadline_date: day.subtract({ days: 1 }).toString() }, timeZone),
        ).toEqual(detailsOf({ date: day.toString() }, timeZone));
      }),
    );
  });
});

describe('a seminar form that cannot be is told at the field', () => {
  const blank = { title: '', speaker: ' ', date: '', start: '', end: '', format: '' };
  test('everything needed that is missing, at once', () => {
    const required = Object.fromEntries(Object.keys(blank).map((name) => [name, 'required']));
    expect(read(blank)).toEqual({ problems: required });
    expect(readSeminarForm({}, { now, timeZone: 'Asia/Tokyo' })).toEqual({ problems: required });
  });

  test.each<[string, Record<string, string>, string, FieldProblem]>([
    ['an end before the start', { end: '18:29' }, 'end', 'end_before_start'],
    ['an end at the start', { end: '18:30' }, 'end', 'end_before_start'],
    ['a day past', { date: '2026-11-22' }, 'date', 'date_past'],
    ['a start at this very moment', { date: '2026-11-23', start: '10:00' }, 'date', 'date_past'],
    ['a day that does not exist', { date: '2026-02-30' }, 'date', 'bad_date'],
    ['a day in words', { date: '12月3日' }, 'date', 'bad_date'],
    ['an hour that does not exist', { start: '24:00' }, 'start', 'bad_time'],
    ['a time in words', { end: '8pm' }, 'end', 'bad_time'],
    [
      'a deadline after the start',
      { deadline_date: '2026-12-03', deadline_time: '18:31' },
      'deadline_date',
      'deadline_after_start',
    ],
    [
      'the end of the evening’s own day as deadline',
      { deadline_date: '2026-12-03' },
      'deadline_date',
      'deadline_after_start',
    ],
    ['a deadline past', { deadline_date: '2026-11-22' }, 'deadline_date', 'deadline_past'],
    ['a deadline’s time without its day', { deadline_time: '17:00' }, 'deadline_date', 'deadline_date_missing'],
    ['a deadline’s day that does not exist', { deadline_date: '2026-11-31' }, 'deadline_date', 'bad_date'],
    [
      'a deadline’s time that does not exist',
      { deadline_date: '2026-12-01', deadline_time: '7' },
      'deadline_time',
      'bad_time',
    ],
    ['seats that are none', { seats: '0' }, 'seats', 'bad_seats'],
    ['seats below none', { seats: '-1' }, 'seats', 'bad_seats'],
    ['seats that are not whole', { seats: '2.5' }, 'seats', 'bad_seats'],
    ['seats in words', { seats: '三十' }, 'seats', 'bad_seats'],
    ['seats as a programmer’s number', { seats: '1e3' }, 'seats', 'bad_seats'],
    ['more seats than anybody has', { seats: '100001' }, 'seats', 'bad_seats'],
    ['a link that is not one', { link: 'meet.example' }, 'link', 'bad_url'],
    ['a link that runs a script', { link: 'javascript:alert(1)' }, 'link', 'bad_url'],
    ['no link though online', { format: 'online' }, 'link', 'link_missing'],
    ['no link though online too', { format: 'both' }, 'link', 'link_missing'],
    ['a format that is not offered', { format: 'hybrid' }, 'format', 'bad_format'],
    ['no place though on site', { place: '' }, 'place', 'place_missing'],
    ['no place though on site too', { format: 'both', place: '', link_later: 'yes' }, 'place', 'place_missing'],
    ['an after-party without its time', { ...party, party_time: '' }, 'party_time', 'party_time_missing'],
    ['an after-party before the seminar', { ...party, party_time: '18:00' }, 'party_time', 'party_before_start'],
    ['an after-party’s time that does not exist', { ...party, party_time: '25:00' }, 'party_time', 'bad_time'],
    ['an after-party’s seats that are none', { ...party, party_seats: '0' }, 'party_seats', 'bad_seats'],
  ])('%s', (_what, change, field, problem) => {
    expect(read(change)).toEqual({ problems: { [field]: problem } });
  });

  test.each([
    ['title', LONGEST.title],
    ['summary', LONGEST.summary],
    ['speaker', LONGEST.speaker],
    ['place', LONGEST.place],
    ['party_place', LONGEST.place],
    ['party_fee', LONGEST.fee],
  ])('a %s of more than %i characters', (name, longest) => {
    const others = name.startsWith('party') ? party : {};
    expect(read({ ...others, [name]: '字'.repeat(longest) })).toHaveProperty('details');
    expect(read({ ...others, [name]: '字'.repeat(longest + 1) })).toEqual({ problems: { [name]: 'too_long' } });
  });

  test('a link that is too long', () => {
    expect(read({ link: `https://meet.example/${'a'.repeat(LONGEST.link)}` })).toEqual({
      problems: { link: 'too_long' },
    });
  });

  test('whatever is typed, never throws: it is details or at least one problem', () => {
    const names = fc.constantFrom(...Object.keys(typed));
    const text = fc.oneof(fc.string(), fc.constantFrom('9999-12-31', '0000-01-01', '00:00', '23:59', '-000001-01-01'));
    fc.assert(
      fc.property(fc.dictionary(names, text), anyZone, (change, timeZone) => {
        const result = read(change, timeZone);
        if ('problems' in result) expect(Object.keys(result.problems)).not.toEqual([]);
        else expect(Temporal.Instant.compare(result.details.startsAt, result.details.endsAt)).toBe(-1);
      }),
    );
  });
});

describe('a day and a time', () => {
  const names = { date: 'date', time: 'time' };
  const moment = (date: string, time: string) => readMoment({ date, time }, names, 'Asia/Tokyo');

  test('become an instant in the zone', () => {
    expect(moment('2026-11-24', '09:00')).toEqual({ at: at('2026-11-24T09:00') });
  });

  test('are both needed, and must exist', () => {
    expect(moment('', '')).toEqual({ problems: { date: 'required', time: 'required' } });
    expect(moment('2026-02-30', '9')).toEqual({ problems: { date: 'bad_date', time: 'bad_time' } });
  });
});
