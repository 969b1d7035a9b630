// What organizers' lists hold at most on a page, drawn by both chat surfaces: nothing of it is left out.

import { describe, expect, test } from 'vitest';
import type { Button, Card, Language } from '../../src/cards/card.ts';
import { UNTOLD_A_PAGE, untoldList, untoldNotice } from '../../src/changes/untold.cards.ts';
import type { Untold } from '../../src/changes/untold.ts';
import { type DoorEntry, doorCard, doorListCard } from '../../src/checkins/door.cards.ts';
import { encodeCommand } from '../../src/commands.ts';
import { deskCard, homeSections } from '../../src/desk/desk.cards.ts';
import type { InHand } from '../../src/desk/desk-seminar.cards.ts';
import { type LineMonth, lineMonthCard } from '../../src/desk/line-month.cards.ts';
import { materialsCard, materialsDeskCard } from '../../src/materials/material.cards.ts';
import { LONGEST_LABEL, LONGEST_URL, type Material, MOST_MATERIALS } from '../../src/materials/material.ts';
import { TO_TELEPHONE } from '../../src/messages/kinds.ts';
import type { AuditLine } from '../../src/people/audit.ts';
import { logCard } from '../../src/people/log.cards.ts';
import { type Member, teamCard } from '../../src/people/team.cards.ts';
import { ownCard } from '../../src/rsvps/coming.cards.ts';
import { hostsCard } from '../../src/seminars/host.cards.ts';
import { NOBODY, type Seminar } from '../../src/seminars/seminar.ts';
import { LONGEST } from '../../src/seminars/seminar-form.ts';
import { seriesCard } from '../../src/seminars/series.cards.ts';
import { postbackDataOf } from '../../src/surfaces/line/ask.ts';
import { renderMessage } from '../../src/surfaces/line/render.ts';
import { blockLimits } from '../../src/surfaces/slack/limits.ts';
import { homeView, messageOf } from '../../src/surfaces/slack/render-view.ts';
import { createReader } from '../support/reader.ts';
import { rsvpOf } from '../support/rsvp-fixture.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const now = at('2026-12-03T19:00');
const name = '企'.repeat(100);
const many = (count: number) => Array.from({ length: count }, (_, n) => n);
const crowd = (count: number) =>
  many(count).map(() => ({ id: crypto.randomUUID(), name, language: 'ja' as const, remindersMutedAt: null }));
const heads = { ...NOBODY, onSite: 99_999, waitlisted: 99_999, declined: 99_999, party: 99_999, lateWithdrawals: 9999 };
const longest = (change: Partial<Seminar> = {}) =>
  seminarOf({
    title: '題'.repeat(LONGEST.title),
    place: '所'.repeat(LONGEST.place),
    speaker: '師'.repeat(LONGEST.speaker),
    ...change,
  });

const coming = () =>
  longest({ startsAt: at('2027-12-03T18:30'), endsAt: at('2027-12-03T20:00'), deadlineAt: at('2027-12-02T12:00') });
const inHand = (seminar: Seminar): InHand => ({
  seminar,
  heads,
  organizations: many(30).map((n) => ({ organization: `${n}${'課'.repeat(98)}`, count: 99_999 })),
  coordinators: [],
  checkedIn: 99_999,
  untold: 99_999,
  guests: [],
  survey: { asked: 99_999, answered: 99_999 },
});
const counts = { drafts: 999, coming: 999, running: 999, surveys: 999, past: 999 };
const page = { shown: 2, pages: 3 };

const link = (n: number) => `https://files.example/${'a'.repeat(LONGEST_URL - 24)}${n}`.slice(0, LONGEST_URL);
const materials = (round: number | null): Material[] =>
  many(MOST_MATERIALS).map((position) => ({
    ...{
      id: crypto.randomUUID(),
      seminarId: crypto.randomUUID(),
      label: '資'.repeat(LONGEST_LABEL),
      url: link(position),
    },
    ...{ position, round, createdBy: crypto.randomUUID(), createdAt: now, removedAt: null },
  }));
const entries = (count: number): DoorEntry[] =>
  many(count).map(() => ({ personId: crypto.randomUUID(), name, organization: name, isIn: true, mark: 'walk_in' }));

/** All that it can say at once. */
const lineMonth: LineMonth = {
  month: { used: 9900, limit: 10_000, asOf: now.subtract({ hours: 48 }), isOld: true },
  ahead: (['day-before', 'soon', 'materials', 'survey', 'survey-reminder'] as const).flatMap((kind) =>
    many(3).map(() => ({
      ...{ kind, seminar: { id: crypto.randomUUID(), title: name }, dueAt: now, pushes: 900, likely: 999 },
      ...{ isDraft: false, isSkipped: false },
    })),
  ),
  kept: [{ seminarId: crypto.randomUUID(), title: name, kind: 'soon', count: 999 }],
};

const lists: [string, (language: Language) => Card][] = [
  [
    'the desk',
    (language) =>
      deskCard(
        { seminars: many(4).map(() => inHand(coming())), counts, filter: 'coming', orphans: 99, lineMonth, page },
        reader(language),
      ),
  ],
  ['LINE’s month', (language) => lineMonthCard(lineMonth, reader(language))],
  [
    'the desk with guests who wait at two doors',
    (language) =>
      deskCard(
        {
          seminars: many(4).map((n) => ({
            ...inHand(coming()),
            guests: entries(n < 2 ? 5 : 0),
            untold: n < 1 ? 99_999 : 0,
          })),
          ...{ counts, filter: 'coming', orphans: 99, lineMonth, page },
        },
        reader(language),
      ),
  ],
  [
    'the door’s card with guests',
    (language) =>
      doorCard({ seminar: longest(), code: '1234', pageUrl: link(0), guests: entries(30) }, reader(language)),
  ],
  [
    'the team',
    (language) =>
      teamCard(
        {
          team: crowd(30).map((person): Member => ({ person, role: 'organizer' })),
          self: '',
          canManage: true,
          canPick: true,
          page: 2,
        },
        reader(language),
      ),
  ],
  [
    'a seminar’s organizers and speakers',
    (language) =>
      hostsCard(
        {
          seminar: longest(),
          hosts: crowd(9).map((person) => ({
            person: { ...person, organization: '港'.repeat(40) },
            ...{ part: 'coordinator', hasAccount: true },
          })),
          team: crowd(30),
          page: 3,
        },
        reader(language),
      ),
  ],
  [
    'the series',
    (language) =>
      seriesCard(
        {
          all: many(30).map(
            () =>
              ({
                id: crypto.randomUUID(),
                templateId: crypto.randomUUID(),
                ordinal: 5,
                weekday: 7,
                endedAt: null,
                title: longest().title,
              }) as never,
          ),
          page: 2,
        },
        reader(language),
      ),
  ],
  [
    'the door with ticked walk-ins and guests',
    (language) =>
      doorListCard(
        { seminar: longest(), entries: entries(100), guests: entries(30), page: 2, said: name },
        reader(language),
      ),
  ],
  ['whom messages did not reach', (language) => untoldCards(language)[0]],
  ['the notice of them', (language) => untoldCards(language)[1]],
  [
    'the materials to manage',
    (language) =>
      materialsDeskCard(
        { seminar: longest({ endsAt: now }), materials: materials(null), said: name },
        reader(language),
      ),
  ],
  [
    'the materials as people get them',
    (language) =>
      materialsCard(
        { seminar: longest(), materials: materials(1), round: 1, absence: { formUrl: undefined } },
        reader(language),
      ) as Card,
  ],
];

/** Each missed something else for another reason; the last line tells whether all are shown. */
function untoldCards(language: Language): [Card, Card] {
  const untold = many(40).map(
    (n): Untold => ({
      ...{ id: String(n), seminarId: '', personId: String(n), name: `${n}.${'😀'.repeat(60)}`, organization: name },
      ...{ note: name, kind: TO_TELEPHONE[n % 7] ?? 'changed', why: n % 2 === 0 ? 'held' : 'unreachable' },
    }),
  );
  const about = { seminar: longest(), untold };
  const list = untoldList({ ...about, shown: untold.slice(0, UNTOLD_A_PAGE), page, said: name }, reader(language));
  return [list, untoldNotice(about, reader(language))];
}

/** Slack's Home tab of an organizer, each group full. */
function fullHome(language: Language): Card {
  const times = [
    { status: 'draft' as const },
    { startsAt: at('2026-12-04T18:30'), endsAt: at('2026-12-04T20:00') },
    { startsAt: at('2026-12-03T18:30'), endsAt: at('2026-12-03T20:00') },
    { startsAt: at('2026-12-02T18:30'), endsAt: at('2026-12-02T20:00') },
  ];
  const first = times.flatMap((change) => many(3).map(() => inHand(longest({ id: crypto.randomUUID(), ...change }))));
  const announced = first.filter(({ seminar }) => seminar.status === 'announced');
  const own = new Map(
    announced.map(({ seminar }) => {
      const rsvp = rsvpOf({ seminarId: seminar.id, standing: 'waitlisted' });
      return [seminar.id, { seminar, heads, rsvp, place: 99_999, calendarUrl: link(1) }];
    }),
  );
  const card = ownCard({ isMuted: true, line: 'not_yet', hasTalks: true, hasMore: true }, reader(language));
  return { ...card, sections: homeSections({ first, own, counts, orphans: 99 }, reader(language)) };
}

function reader(language: Language) {
  return createReader({ language, platform: 'slack', now });
}

/** Of the card itself and its items: each command and each link. */
const meant = (card: Card): string[] =>
  [card, ...(card.items ?? [])].flatMap(({ buttons = [] }) => buttons.flat().map(targetOf));
const targetOf = (button: Button) => (button.kind === 'link' ? button.url : encodeCommand(button.command));

/** There a button that asks first carries its question. */
const meantOnLine = (card: Card) =>
  [card, ...(card.items ?? [])].flatMap(({ buttons = [] }) =>
    buttons.flat().map((button) => (button.kind === 'link' ? button.url : (postbackDataOf(button) ?? ''))),
  );

function everything(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everything) : [];
}

describe.each(['ja', 'en'] as const)('a full page (%s)', (language) => {
  test.each(lists)('of %s has all its buttons and titles in a Slack message', (_name, build) => {
    const card = build(language);
    const { blocks } = messageOf(card, language);
    const shown = new Set(everything(blocks));
    expect(meant(card).filter((each) => !shown.has(each))).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(blockLimits.message.blocks);
  });

  test.each(lists)('of %s has all its buttons in a LINE message', (_name, build) => {
    const card = build(language);
    const message = renderMessage(card, language);
    const shown = new Set(everything(message));
    expect(meantOnLine(card).filter((each) => !shown.has(each))).toEqual([]);
  });

  test('of whom messages did not reach names all of the page, on either surface', () => {
    for (const card of untoldCards(language)) {
      const inAll = [
        everything(messageOf(card, language).blocks).join(),
        everything(renderMessage(card, language)).join(),
      ];
      for (const n of many(UNTOLD_A_PAGE)) for (const shown of inAll) expect(shown).toContain(`・${n}.😀`);
    }
  });

  test('of the log shows every line’s end, on either surface', () => {
    const line = (n: number): AuditLine => ({
      ...{ at: now, actor: 'x', actorName: '名'.repeat(15), action: 'edit', subject: `${n}.${'題'.repeat(30)}` },
      ...{ before: { summary: '前'.repeat(800) }, after: { summary: '後'.repeat(800) } },
    });
    const log = { lines: many(12).map(line), page, timeZone: 'Asia/Tokyo', seminarId: undefined };
    const card = logCard(log, reader(language));
    const lines = card.text?.[0]?.split('\n') ?? [];
    expect(lines).toHaveLength(12);
    expect(everything(messageOf(card, language).blocks).join()).toContain(lines.at(-1));
    expect(everything(renderMessage(card, language)).join()).toContain(lines.at(-1));
    expect(lines.at(-1)).toContain('11.題');
  });

  test('of Slack’s Home tab has all its buttons, within what a view may hold', () => {
    const card = fullHome(language);
    const { blocks } = homeView(card, language);
    const shown = new Set(everything(blocks));
    const all = [card, ...(card.sections ?? [])].flatMap(meant);
    expect(all.length).toBeGreaterThan(70);
    expect(all.filter((each) => !shown.has(each))).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(blockLimits.home.blocks);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(blockLimits.home.json);
  });
});
