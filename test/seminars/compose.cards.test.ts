import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedFields } from '../../src/cards/form.ts';
import { previewPage, reachTexts } from '../../src/seminars/compose.cards.ts';
import type { Reach } from '../../src/seminars/reach.ts';
import { NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { problemTexts, scheduleForm, seminarForm } from '../../src/seminars/seminar-form.cards.ts';
import { readSeminarForm } from '../../src/seminars/seminar-form.ts';
import { createReader } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { anyDay, anyZone, localInstant } from '../support/zones.ts';

const now = at('2026-01-02T10:00');
const reader = createReader({ language: 'ja', platform: 'slack', now });
const options = { channel: 'C0USUAL', isChannelAsked: true };

function offered(draft?: Seminar, isChannelAsked = true): Record<string, string> {
  const { fields } = seminarForm({ ...options, draft, isChannelAsked }, reader);
  return Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
}

describe('the organizer’s form', () => {
  test('offers the usual evening and channel, and leaves the rest empty', () => {
    const { format, start, end, channel, ...rest } = offered();
    expect({ format, start, end, channel }).toEqual({
      ...{ format: 'on_site', start: '18:30', end: '20:00', channel: 'C0USUAL' },
    });
    expect(new Set(Object.values(rest))).toEqual(new Set(['']));
  });

  test('asks for a channel only where there is Slack', () => {
    expect(offered(undefined, false)).not.toHaveProperty('channel');
  });

  test('asks first for what is needed, a channel where none is known, too; the rest is one step away', () => {
    const first = (channel: string | undefined, format?: string) => {
      const form = seminarForm({ ...options, channel }, reader);
      return askedFields(form, { isWhole: false, ...(format && { values: { format } }) }).map(({ name }) => name);
    };
    const needed = ['title', 'date', 'start', 'end', 'format', 'place', 'speaker', 'seats'];
    expect(first('C0USUAL')).toEqual(needed);
    expect(first(undefined)).toEqual([...needed, 'channel']);
    expect(first('C0USUAL', 'online')).toEqual(needed.with(5, 'link'));
    expect(first('C0USUAL', 'both')).toEqual(needed.toSpliced(6, 0, 'link'));
    const { fields } = seminarForm(options, reader);
    for (const field of fields.filter(({ isMore, name }) => isMore && name !== 'channel'))
      expect(field.isOptional).toBe(true);
    expect(fields.find(({ name }) => name === 'place')?.isOptional).toBeUndefined();
  });

  test('begins as the last time but for when it is, and of a series for who speaks', () => {
    const like = seminarOf({ party: { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '', seats: null } });
    const values = (isOfSeries: boolean) =>
      Object.fromEntries(
        seminarForm({ ...options, like, isOfSeries }, reader).fields.map(({ name, value }) => [name, value]),
      );
    const { date, start, place, party_place, channel, speaker } = values(false);
    expect({ date, start, place, party_place, channel, speaker }).toEqual({
      ...{ date: '', start: '18:30', place: like.place, party_place: '駅前の店', channel: like.channel },
      speaker: like.speaker,
    });
    expect(values(true)).toEqual({ ...values(false), speaker: '' });
    expect(seminarForm({ ...options, like, newId: like.id }, reader).submit).toMatchObject({ like: like.id });
  });

  test('filled with a draft and sent off unchanged gives the same draft, in any zone', () => {
    const anyTime = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
    const daysEarlier = fc.integer({ min: 1, max: 9 });
    const anyParty = fc.option(fc.record({ fee: fc.constantFrom('', '3,000円'), seats: fc.constantFrom(null, 12) }));
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, daysEarlier, anyParty, (timeZone, day, deadline, days, party) => {
        fc.pre(day.year > 2026);
        const time = (hour: number) => localInstant(day, Temporal.PlainTime.from({ hour }), timeZone);
        const draft = seminarOf({
          ...{ timeZone, startsAt: time(18), endsAt: time(20), format: 'both', seats: 30 },
          deadlineAt: localInstant(day.subtract({ days }), Temporal.PlainTime.from(deadline), timeZone),
          party: party && { ...party, startsAt: time(21), place: '駅前の店' },
        });
        const read = readSeminarForm(offered(draft), { now, timeZone, filled: offered(draft) });
        expect(read).toHaveProperty('details');
        if ('details' in read) expect(draft).toMatchObject(read.details);
      }),
    );
  });

  test('submits as the draft it was filled with', () => {
    const draft = seminarOf();
    expect(seminarForm({ ...options, draft }, reader).submit).toEqual({ do: 'submit-seminar', seminar: draft.id });
    const newId = crypto.randomUUID();
    const submit = { do: 'submit-seminar', seminar: newId, isNew: true };
    expect(seminarForm({ ...options, newId }, reader).submit).toEqual(submit);
  });

  test('says each problem in a sentence, in both languages, with the length that is allowed', () => {
    const problems = {
      title: 'too_long',
      party_fee: 'too_long',
      link: 'link_missing',
      seats: 'bad_seats',
      channel: 'channel_missing',
    } as const;
    for (const language of ['ja', 'en'] as const) {
      const texts = problemTexts(problems, createReader({ language, platform: 'slack', now }));
      expect(Object.keys(texts)).toEqual(Object.keys(problems));
      expect(texts.title).toContain('100');
      expect(texts.party_fee).toContain('50');
      for (const text of Object.values(texts)) expect(text).toMatch(/[。.]$/);
    }
  });
});

const reach = { hasChannel: true, people: 1998, pushes: 1998, known: 'complete' } as const;

describe('the preview', () => {
  test('shows what people will see, with buttons that only explain themselves', () => {
    const draft = seminarOf({ status: 'draft', announcedAt: null });
    const page = previewPage({ draft, nobody: NOBODY, overlaps: [], reach }, reader);
    const [preview] = page.items ?? [];
    expect(preview?.title).toBe(draft.title);
    const commands = preview?.buttons?.flat().map((button) => button.kind === 'command' && button.command);
    expect(commands).toEqual([{ do: 'preview' }, { do: 'preview' }, { do: 'preview' }]);
    const organizers = [...(page.buttons?.flat() ?? []), ...(page.more ?? [])].map(
      (button) => button.kind === 'command' && button.command,
    );
    expect(organizers).toEqual(
      ['announce', 'open-schedule', 'edit-draft', 'keep-draft', 'ask-delete-draft'].map((what) => ({
        do: what,
        seminar: draft.id,
      })),
    );
    expect(page.more?.map((button) => button.kind === 'command' && button.command.do)).toEqual([
      'keep-draft',
      'ask-delete-draft',
    ]);
  });
});

describe('the form that asks when to announce', () => {
  test('offers nine o’clock of the next day one works, or what was planned, and leads back to the preview', () => {
    const values = (draft: Seminar, today = now) =>
      scheduleForm(draft, { ...reader, now: today }).fields.map((field) => field.value);
    // A Friday, before a weekend and a holiday on Monday.
    expect(values(seminarOf(), at('2026-01-09T10:00'))).toEqual(['2026-01-13', '09:00']);
    expect(values(seminarOf(), at('2026-01-13T08:00'))).toEqual(['2026-01-14', '09:00']);
    expect(values(seminarOf({ announceAt: at('2026-11-25T17:30') }))).toEqual(['2026-11-25', '17:30']);
    const soon = (deadlineAt: string) => values(seminarOf({ deadlineAt: at(deadlineAt) }), at('2026-01-09T10:00'));
    expect(soon('2026-01-11T00:00')).toEqual(['2026-01-10', '09:00']);
    expect(soon('2026-01-10T00:00')).toEqual(['', '']);
    // In the seminar's zone it is Friday still, or Saturday already.
    expect(values(seminarOf({ timeZone: 'America/Los_Angeles' }), at('2026-01-16T08:00'))).toEqual([
      '2026-01-16',
      '09:00',
    ]);
    const draft = seminarOf();
    expect(scheduleForm(draft, reader).back?.command).toEqual({ do: 'open-draft', seminar: draft.id });
  });
});

describe('whom an announcement reaches', () => {
  const textOf = (change: Partial<Reach>, language: 'ja' | 'en' = 'ja') =>
    reachTexts({ ...reach, ...change }, createReader({ language, platform: 'slack', now })).join('\n');

  test('is said with the number and what it costs, before it is announced and in what is asked first', () => {
    expect(textOf({})).toBe(ja.compose.reach.to({ hasChannel: true, people: 1998, pushes: 1998 }));
    expect(textOf({ people: 3, pushes: 1 }, 'en')).toBe(
      'It goes to the Slack channel and 3 LINE friends. That counts as 1 LINE message.',
    );
    expect(textOf({ people: 0, pushes: 0 })).toBe(ja.compose.reach.to({ hasChannel: true, people: 0, pushes: 0 }));
    expect(textOf({ hasChannel: false, people: 0, pushes: 0 })).toContain(ja.compose.reachNobody);
    const page = previewPage({ draft: seminarOf({ status: 'draft' }), nobody: NOBODY, overlaps: [], reach }, reader);
    expect(page.text?.join()).toContain('1,998名');
    const announce = page.buttons?.flat()[0];
    expect(announce?.kind === 'command' && announce.confirm?.text).toContain('1,998通');
  });

  test('is never “all” where the list is not read to its end, or may not be', () => {
    expect(textOf({ known: 'running', people: 1200, pushes: 1200 })).toContain(ja.compose.reach.reading(1200));
    expect(textOf({ known: 'refused', people: 412, pushes: 412 })).toContain(ja.compose.reach.refused);
    for (const known of ['running', 'refused', 'complete', 'nobody'] as const) {
      for (const language of ['ja', 'en'] as const) {
        const text = textOf({ known, people: 99_999, pushes: 99_999 }, language);
        expect(text).not.toMatch(/全員|\ball\b/);
        expect(text.length, 'fits what Slack asks first').toBeLessThanOrEqual(300);
      }
    }
  });
});
