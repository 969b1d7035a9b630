import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { askedFields } from '../../src/cards/form.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { savingButtons } from '../../src/messages/month.cards.ts';
import type { Ahead } from '../../src/messages/month-plan.ts';
import { looksOf, reachTexts } from '../../src/messages/reach.cards.ts';
import { NOWHERE_REACHED, type Reach } from '../../src/messages/reach.ts';
import type { AudienceCounts } from '../../src/people/audience.ts';
import { knownTexts, previewPage } from '../../src/seminars/compose.cards.ts';
import { newlyAnnouncedCard } from '../../src/seminars/seminar.cards.ts';
import { NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { problemTexts, scheduleForm, seminarForm } from '../../src/seminars/seminar-form.cards.ts';
import { readSeminarForm } from '../../src/seminars/seminar-form.ts';
import { createReader, places } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { en, ja } from '../support/words.ts';
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
    const series = crypto.randomUUID();
    const values = (of: { series?: string }) =>
      Object.fromEntries(
        seminarForm({ ...options, like, ...of }, reader).fields.map(({ name, value }) => [name, value]),
      );
    const { date, start, place, party_place, channel, speaker } = values({});
    expect({ date, start, place, party_place, channel, speaker }).toEqual({
      ...{ date: '', start: '18:30', place: like.place, party_place: '駅前の店', channel: like.channel },
      speaker: like.speaker,
    });
    expect(values({ series })).toEqual({ ...values({}), speaker: '' });
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

const reach: Reach = {
  ...NOWHERE_REACHED,
  channels: [{ id: 'C0SEMINAR', name: 'じぶん投資セミナー' }],
  on: [{ platform: 'line', people: 143 }],
  pushes: 143,
  month: { used: 57, limit: 200, asOf: at('2026-01-02T09:05'), isOld: false },
};

describe('the preview', () => {
  const draft = seminarOf({ status: 'draft', announcedAt: null });
  const nobody = { everyone: 143, away: 0, staff: 0, municipality: 0, citizen: 0, company: 0 };
  const pageFor = (as: typeof reader, audiences: AudienceCounts = nobody, more: Partial<Seminar> = {}) => {
    const looks = looksOf(reach, (each) => newlyAnnouncedCard(draft, NOBODY, each), as, places);
    const known = { status: 'complete', found: 143 } as const;
    return previewPage(
      {
        draft: { ...draft, ...more },
        overlaps: [],
        reach,
        known,
        audiences,
        topics: [],
        topic: undefined,
        looks,
        pageUrl: 'https://bot.example/desk',
      },
      as,
    );
  };

  test('shows what people will see, with buttons that only explain themselves, and then one button', () => {
    const page = pageFor(reader);
    const [preview, another] = page.items ?? [];
    expect(another).toBeUndefined();
    expect(preview?.title).toBe(draft.title);
    const commands = preview?.buttons?.flat().map((button) => button.kind === 'command' && button.command);
    expect(commands).toEqual([{ do: 'preview' }, { do: 'preview' }, { do: 'preview' }]);
    const organizers = [...(page.buttons?.flat() ?? []), ...(page.more ?? [])].flatMap((button) =>
      button.kind === 'command' ? [button.command] : [],
    );
    expect(organizers).toEqual(
      ['announce', 'open-schedule', 'edit-draft', 'keep-draft', 'ask-delete-draft'].map((what) => ({
        do: what,
        seminar: draft.id,
      })),
    );
    expect(page.more?.flatMap((button) => (button.kind === 'command' ? button.command.do : []))).toEqual([
      'keep-draft',
      'ask-delete-draft',
    ]);
    // It was shown what goes where: nothing is asked once more.
    expect(page.buttons?.flat().filter((button) => 'confirm' in button)).toEqual([]);
  });

  test('offers each audience that is some of all by one tap, with how many they are, and says which was chosen', () => {
    const choices = (page: Card) =>
      page.buttons?.flat().flatMap((button) => {
        return button.kind === 'command' && button.command.do === 'set-audience' ? [button] : [];
      });
    const counts = { ...nobody, away: 120, staff: 40, company: 143 };
    expect(choices(pageFor(reader, counts))?.map(({ command }) => command)).toEqual([
      { do: 'set-audience', seminar: draft.id, audience: 'away' },
      { do: 'set-audience', seminar: draft.id, audience: 'staff' },
    ]);
    const chosen = pageFor(reader, counts, { audience: 'staff' });
    expect(choices(chosen)?.map(({ command }) => 'audience' in command && command.audience)).toEqual([
      'everyone',
      'away',
    ]);
    const { affiliations } = ja.introduction;
    expect(chosen.text).toContain(ja.compose.audience(affiliations.staff, 40));
    expect(choices(pageFor(reader, counts))?.at(-1)?.label).toBe(ja.compose.onlyTo(affiliations.staff, 40));
  });

  test('shows each platform’s card on a page, and in a chat its own and the way to the others', () => {
    const onPage = pageFor({ ...reader, place: places.page });
    expect(onPage.items?.map(({ drawnAs }) => drawnAs)).toEqual(['slack', 'line']);
    // What stays as it was sent tells no numbers that change.
    expect(onPage.items?.[1]?.facts).not.toEqual(onPage.items?.[0]?.facts);
    expect(onPage.buttons?.flat().some(({ kind }) => kind === 'link')).toBe(false);
    for (const platform of ['slack', 'line'] as const) {
      const inChat = pageFor({ ...reader, place: places[platform] });
      const own = onPage.items?.find(({ drawnAs }) => drawnAs === platform);
      expect(inChat.items).toEqual([own]);
      expect(inChat.more?.some(({ kind }) => kind === 'link')).toBe(true);
    }
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
    expect(scheduleForm(draft, reader).back?.command).toEqual({ do: 'preview-draft', seminar: draft.id });
  });
});

describe('what goes where', () => {
  const textOf = (change: Partial<Reach>, language: 'ja' | 'en' = 'ja') =>
    reachTexts({ ...reach, ...change }, { ...reader, language }).join('\n');
  const aYear = { ...reach.month, limit: 200, used: 57, asOf: at('2026-01-02T09:05'), isOld: false };
  const ahead = (kind: MessageKind, likely: number, id = 'one'): Ahead => ({
    ...{ kind, seminar: { id, title: '' }, dueAt: at('2026-11-29T12:00'), pushes: 0, likely },
    ...{ isDraft: false, isSkipped: false },
  });

  test('is said by the channel’s name, in people, with what it leaves of the month, and when that was told', () => {
    expect(textOf({})).toContain('#じぶん投資セミナー と LINE 143名');
    const left = { pushes: 143, left: 0, limit: 200, coming: '', at: '9:05' };
    expect(textOf({})).toContain(ja.month.takes(left));
    expect(textOf({}, 'en')).toContain('#じぶん投資セミナー and 143 people on LINE');
    expect(textOf({}, 'en')).toContain(en.month.takes(left));
    expect(textOf({ channels: [], on: [{ platform: 'slack', people: 12 }], pushes: 0 })).toContain('Slack 12名');
  });

  test('says what is likely to come, what of that will not fit, and offers to do without by one tap', () => {
    const month = { ...aYear, used: 0 };
    const coming = [ahead('day-before', 30), ahead('soon', 16), ahead('survey', 15, 'two')];
    const said = textOf({ month, ahead: coming });
    // 143 通・残り57通・これからの2回に61通, of which ten are kept.
    expect(said).toContain(
      ja.month.takes({
        ...{ pushes: 143, left: 57, limit: 200, at: '9:05' },
        coming: ja.month.coming({ seminars: 2, pushes: 61 }),
      }),
    );
    expect(said).toContain(ja.month.short({ count: 14, reserve: 10, what: ja.month.of(ja.month.ranks.survey, 14) }));
    const fits = textOf({ month, ahead: coming.slice(0, 2) });
    expect(fits).not.toContain('足りない');
    const buttons = (isShort: boolean, some = coming) =>
      savingButtons({ isShort, ahead: some }, 'one', reader).map((each) => each.kind === 'command' && each.command);
    expect(buttons(true)).toEqual([{ do: 'do-without', seminar: 'one', what: 'soon', is: true }]);
    expect(buttons(false)).toEqual([]);
    // Chosen, it takes nothing, and can be taken back.
    const chosen = coming.map((item) => ({ ...item, isSkipped: item.kind === 'soon' }));
    expect(buttons(false, chosen)).toEqual([{ do: 'do-without', seminar: 'one', what: 'soon', is: false }]);
    expect(textOf({ month, ahead: chosen })).not.toContain('足りない');
  });

  test('says that LINE does not answer, and by when it goes', () => {
    const old = { ...aYear, asOf: at('2026-01-01T21:00'), isOld: true };
    expect(textOf({ month: old })).toContain(ja.month.old('1月1日（木）21:00'));
    expect(textOf({})).not.toContain(ja.month.old('9:05'));
  });

  test('does not speak of LINE where nothing goes there, and tells what it takes where the month is not known', () => {
    expect(textOf({ on: [], pushes: 0, month: undefined })).not.toContain('LINE');
    expect(textOf({ month: undefined })).toContain(ja.month.takesUnknown(143));
  });

  test('warns of what the month does not allow, however the numbers lie, and of nothing where there is no limit', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, count, (used, limit, pushes) => {
        const over = Math.min(pushes, Math.max(0, used + pushes - limit));
        const text = textOf({ pushes, month: { ...aYear, used, limit } });
        expect(text.includes(ja.reach.tooMany(over, limit))).toBe(over > 0);
        const free = { pushes, ahead: [ahead('survey', 900)], month: { ...aYear, used, limit: null } };
        expect(textOf(free)).toBe(textOf({ ...free, pushes: 0, ahead: [] }));
      }),
    );
  });

  test('names those whom nothing reaches where they are known, and else counts them', () => {
    expect(textOf({ nobody: 3 })).toContain(ja.reach.nobody(3));
    expect(reachTexts({ ...reach, nobody: 3 }, reader, ['・海野 渚']).at(-1)).toBe('・海野 渚');
  });

  test('is never “all” where the list is not read to its end, or may not be', () => {
    for (const status of ['running', 'refused', 'complete', 'nobody'] as const) {
      for (const language of ['ja', 'en'] as const) {
        const text = knownTexts({ status, found: 99_999 }, { ...reader, language }).join('\n');
        expect(text).not.toMatch(/全員|\ball\b/);
        expect(text === '').toBe(status === 'complete' || status === 'nobody');
      }
    }
  });
});
