import { expect, test, vi } from 'vitest';
import { findActions } from '../../src/people/audit.store.ts';
import { findAccount } from '../../src/people/person.store.ts';
import type { Json } from '../../src/playground/slack/slack.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';
import { buttonsOf, readable } from '../surfaces/slack/open-slack.ts';
import { openStage, type Stage } from './open-stage.ts';

const now = at('2026-11-23T10:00');
const evening = (startsAt: Temporal.Instant) => ({
  startsAt,
  endsAt: startsAt.add({ minutes: 90 }),
  deadlineAt: startsAt,
});
const inDays = (days: number) => evening(now.add({ hours: 24 * days }));

type Name = keyof typeof ja.desk.stages;

/** Thirty, in every state; a group's title says where it belongs. */
const groups: { stage: Name; of: (index: number) => Partial<Seminar>; count: number }[] = [
  {
    stage: 'drafts',
    count: 8,
    of: (n) => ({
      status: n % 2 ? 'draft' : 'scheduled',
      announceAt: n % 2 ? null : now.add({ hours: n + 1 }),
      ...inDays(n + 20),
    }),
  },
  { stage: 'coming', count: 9, of: (n) => ({ ...inDays(n + 1) }) },
  { stage: 'running', count: 4, of: (n) => evening(now.subtract({ minutes: 9 - n })) },
  { stage: 'surveys', count: 5, of: (n) => inDays(n - 6) },
  { stage: 'past', count: 4, of: (n) => (n % 2 ? { status: 'cancelled', ...inDays(5) } : inDays(-n - 20)) },
];
const titleOf = (stage: Name, index: number) => `${stage}の夜${String.fromCharCode(65 + index)}`;
const titlesIn = (text: string) => text.match(/[^\s【】]+の夜[A-Z]/g) ?? [];

async function openThirty() {
  const stage = await openStage({ ADMINS: 'U0SATO' });
  const sato = await findAccount(stage.app.db, { platform: 'slack', externalId: 'U0SATO' });
  const createdBy = sato?.person.id;
  for (const group of groups) {
    for (let n = 0; n < group.count; n++) {
      await addTestSeminar(stage.app.db, { createdBy, title: titleOf(group.stage, n), ...group.of(n) });
    }
  }
  return stage;
}

async function openHome(stage: Stage, memberId: string) {
  await stage.slack.openHome(memberId);
  return vi.waitFor(() => {
    const home = stage.slack.home(memberId);
    if (!home) throw new Error('no Home yet');
    return home;
  });
}

/** Taps a button below the seminar of this title. */
async function tapBelow(stage: Stage, title: string, label: string) {
  const { blocks } = await openHome(stage, 'U0SATO');
  const place = blocks.findIndex((block) => block.type === 'rich_text' && readable(block).includes(title));
  const button = buttonsOf(blocks.slice(place, place + 2) as Json[]).find((each) => each.label === label);
  if (!button) throw new Error(`no ${label} below ${title}`);
  await stage.slack.tap({ memberId: 'U0SATO', on: { home: true }, ...button });
}

test('an organizer pages through every group of thirty seminars from the Home tab, and sees each exactly once', async () => {
  const stage = await openThirty();
  const sato = stage.asMember('U0SATO');
  const home = await openHome(stage, 'U0SATO');
  expect(home.blocks.length).toBeLessThanOrEqual(100);
  const headings = (home.blocks as Json[]).filter(({ type }) => type === 'header').map(readable);
  expect(headings.slice(1, 5)).toEqual([
    ja.desk.stage(ja.desk.stages.drafts, 8),
    ja.desk.stage(ja.desk.stages.coming, 9),
    ja.desk.stage(ja.desk.stages.running, 4),
    ja.desk.stage(ja.desk.stages.surveys, 5),
  ]);
  // Each once: what they answered themselves stands with it.
  const titles = titlesIn(readable(home.blocks));
  expect(titles).toHaveLength(12);
  expect(new Set(titles).size).toBe(12);
  expect(readable(home.blocks)).toContain(ja.rsvp.mine.none);

  for (const { stage: name, count } of groups.slice(0, 4)) {
    await sato.tapHome(ja.desk.rest(count - 3));
    const seen: string[] = titlesIn(await sato.modal());
    while (buttonsOf(stage.slack.modals(sato.id).at(-1)?.blocks ?? []).some(({ label }) => label === ja.list.next)) {
      await sato.tapModal(ja.list.next);
      seen.push(...titlesIn(await sato.modal()));
    }
    expect(seen, name).toEqual(Array.from({ length: count }, (_, n) => titleOf(name, n)));
    await sato.closeModals();
  }
  await sato.tapHome(ja.list.desk);
  await sato.modal();
  await sato.tapModal(ja.desk.stage(ja.desk.stages.past, 4));
  expect(titlesIn(await sato.modal()).toSorted()).toEqual([0, 1, 2, 3].map((n) => titleOf('past', n)));
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});

test.each([
  ['drafts', ja.seminar.edit, ja.compose.more],
  ['coming', ja.seminar.attendees, ja.attendeeList.nobody],
  ['coming', ja.edit.button, ja.edit.intro],
  ['running', ja.door.title, ja.page.doorCode],
  ['surveys', ja.desk.results, ja.results.noneYet(5)],
  ['surveys', ja.desk.more, ja.host.parts.coordinator],
] as const)('below a seminar of %s, “%s” opens just that', async (name, label, shown) => {
  const stage = await openThirty();
  const sato = stage.asMember('U0SATO');
  const title = titleOf(name, 1);
  await tapBelow(stage, title, label);
  const modal = await sato.modal();
  expect(JSON.stringify(stage.slack.modals(sato.id).at(-1))).toContain(title);
  expect(modal).toContain(shown);
});

test('what is done from the Home tab shows there at once, and what was done elsewhere when it is opened again', async () => {
  const stage = await openThirty();
  const sato = stage.asMember('U0SATO');
  const home = () => readable(stage.slack.home('U0SATO')?.blocks);
  await tapBelow(stage, titleOf('drafts', 0), ja.seminar.edit);
  await sato.modal();
  expect(await sato.submit({ title: '書き直した夜' })).toEqual({});
  await vi.waitFor(() => expect(home()).toContain('書き直した夜'));
  expect(home()).not.toContain(titleOf('drafts', 0));

  await sato.closeModals();
  await tapBelow(stage, titleOf('coming', 0), ja.rsvp.giveAnswer);
  await sato.tapModal(ja.seminar.attend);
  await vi.waitFor(() => expect(home()).toContain(ja.rsvp.changeAnswer));
  expect(home()).toContain(ja.rsvp.mine.attending);

  await addTestSeminar(stage.app.db, { status: 'draft', title: 'よそで書いた夜', ...inDays(2) });
  await openHome(stage, 'U0SATO');
  await vi.waitFor(() => expect(home()).toContain('よそで書いた夜'));
  expect(home()).toContain(ja.desk.stage(ja.desk.stages.drafts, 9));
});

test('an admin is told of seminars nobody looks after, and finds just those; an organizer is not', async () => {
  const stage = await openStage({ ADMINS: 'U0SATO', ORGANIZERS: 'U0TANAKA' });
  await addTestSeminar(stage.app.db, { title: '置き去りの夜A' });
  const tanaka = await findAccount(stage.app.db, { platform: 'slack', externalId: 'U0TANAKA' });
  await addTestSeminar(stage.app.db, { title: '世話される夜B', createdBy: tanaka?.person.id });
  const sato = stage.asMember('U0SATO');
  expect(readable((await openHome(stage, 'U0SATO')).blocks)).toContain(ja.host.orphans(1));
  expect(readable((await openHome(stage, 'U0TANAKA')).blocks)).not.toContain(ja.host.orphansTitle);
  await sato.tapHome(ja.host.showOrphans);
  expect(await sato.modal()).toContain('置き去りの夜A');
  expect(await sato.modal()).not.toContain('世話される夜B');
  await sato.tapModal(ja.host.title);
  expect(await sato.modal()).toContain(ja.host.handOver);
});

test('a member’s Home tab has nothing of the organizers’, and what is forged on it is refused and noted', async () => {
  const stage = await openThirty();
  const tanaka = stage.asMember('U0TANAKA');
  const home = await openHome(stage, 'U0TANAKA');
  const text = readable(home.blocks);
  const theirs = [ja.desk.stages.drafts, ja.list.desk, ja.desk.stages.surveys, ja.desk.more, titleOf('drafts', 0)];
  for (const words of theirs) expect(text).not.toContain(words);
  expect(text).toContain(ja.coming.title);
  const { app, slack } = stage;
  const commands = [
    { do: 'desk', filter: 'drafts' },
    { do: 'desk', seminar: crypto.randomUUID() },
  ];
  for (const command of commands) {
    const overrides = { value: JSON.stringify(command) };
    const [button] = buttonsOf((await openHome(stage, tanaka.id)).blocks);
    const { actionId = '', blockId } = button ?? {};
    await slack.tap({ memberId: tanaka.id, on: { home: true }, actionId, blockId, overrides });
    expect(await tanaka.modal()).toContain(ja.team.notOrganizer);
    await tanaka.closeModals();
  }
  const { found } = await findActions(app.db, { limit: 10, offset: 0 });
  expect(found.filter(({ action }) => action === 'refused')).toHaveLength(commands.length);
});
