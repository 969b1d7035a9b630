import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/cards/outcome.ts';
import { pendingChanges } from '../../src/changes/pending-change.table.ts';
import { submission } from '../../src/commands.ts';
import { findByStage } from '../../src/desk/stage.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import { groupKey } from '../../src/messages/shared.ts';
import { coverDrawing } from '../../src/seminars/cover.cards.ts';
import { draftSeries, startSeries } from '../../src/seminars/draft-series.ts';
import { findEndedBefore, hasSeminars } from '../../src/seminars/seminar.store.ts';
import { findLastSession } from '../../src/seminars/series.store.ts';
import { cardOf, colleague, commandsOf, createTestBot, formOf, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestMessage, addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');
const { problems } = words.compose;
const typed = {
  ...{ title: '防災を学ぶ', speaker: '危機管理課', date: '2026-12-10', start: '18:30', end: '20:00' },
  ...{ format: 'on_site', place: '本庁舎', channel: 'C0SEMINAR' },
};

async function open(options?: { hasSlack?: boolean }) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db, options);
  const write = (values: Record<string, string>, seminar?: string) =>
    bot.say(organizer, { do: 'submit-seminar', seminar, values });
  const all = async () => (await findByStage(db, { now: announcedAt, limit: 50, offset: 0 })).found;
  return { db, ...bot, write, all };
}

describe('an organizer', () => {
  test('writes a seminar, sees the preview, and announces it', async () => {
    const { say, write, all, outbox } = await open();
    const preview = cardOf(await write(typed));
    expect(preview.items?.[0]?.title).toBe(typed.title);
    const announce = commandsOf(preview).find((command) => command.do === 'announce');
    const [draft] = await all();
    expect(announce).toEqual({ do: 'announce', seminar: draft?.id });
    expect(outbox.owed).toEqual([]);
    const done = cardOf(await say(organizer, { do: 'announce', seminar: draft?.id ?? '' }));
    expect(done.badge?.text).toBe(words.compose.announced);
    expect(outbox.owed).toMatchObject([{ kind: 'announcement-post', to: { channel: 'C0SEMINAR' } }]);
    const again = cardOf(await say(organizer, { do: 'announce', seminar: draft?.id ?? '' }));
    expect(again.badge?.text).toBe(words.compose.announced);
    expect(outbox.owed).toHaveLength(1);
  });

  test('is told at the field what cannot be, and nothing is saved', async () => {
    const { db, write } = await open();
    const outcome = await write({ ...typed, end: '18:00', seats: 'たくさん', channel: '' });
    const errors = { end: problems.end_before_start, seats: problems.bad_seats, channel: problems.channel_missing };
    expect(outcome).toMatchObject({ kind: 'form-errors', errors, form: { submit: { do: 'submit-seminar' } } });
    expect(await hasSeminars(db)).toBe(false);
  });

  test('gives only what is needed, and the rest is as it began: the usual channel, or as the last time', async () => {
    const { db, say, all } = await open();
    const like = await addTestSeminar(db, { summary: '前のまま', channel: 'C0OTHER', seats: 40 });
    const seminar = crypto.randomUUID();
    const { channel: _, ...values } = { ...typed, seats: '30' };
    const form = formOf(await say(organizer, { do: 'copy', seminar: like.id }));
    expect(form.submit).toMatchObject({ do: 'submit-seminar', like: like.id });
    await say(organizer, { do: 'submit-seminar', seminar, isNew: true, like: like.id, values });
    expect(await all()).toContainEqual(
      expect.objectContaining({ id: seminar, summary: '前のまま', channel: 'C0OTHER', seats: 30 }),
    );
    const online = { ...values, format: 'online', place: '' };
    const asked = await say(organizer, { do: 'submit-seminar', seminar, values: online });
    expect(asked).toMatchObject({ kind: 'form-errors', errors: { link: problems.link_missing } });
    if (asked.kind !== 'form-errors') throw new Error('it was not asked');
    expect(asked.form?.fields.map(({ name }) => name)).toContain('link_later');
    cardOf(await say(organizer, { do: 'submit-seminar', seminar, values: { ...online, link_later: 'yes' } }));
    expect(await all()).toContainEqual(expect.objectContaining({ id: seminar, format: 'online', link: '' }));
  });

  test('plans a series’ next session: it is one of the series, like those that the series drafts itself', async () => {
    const { db, say, all, outbox } = await open();
    const template = await addTestSeminar(db);
    const start = { ordinal: 2, weekday: 4, actor: template.createdBy, now: announcedAt };
    const { id: series } = await startSeries({ db, template, ...start });
    const form = formOf(await say(organizer, { do: 'new-seminar', series }));
    const blank = await say(organizer, submission(form.submit, { ...typed, speaker: '' }));
    if (blank.kind !== 'form-errors' || !blank.form) throw new Error('the form did not come back');
    expect(blank.errors).toEqual({ speaker: problems.required });
    await say(organizer, submission(blank.form.submit, typed));
    const planned = (await all()).find(({ title }) => title === typed.title);
    if (!planned) throw new Error('it was not planned');
    expect(planned.seriesId).toBe(series);
    expect(coverDrawing(planned, 'ja')).toMatchObject({ series });
    await say(organizer, { do: 'announce', seminar: planned.id });
    await addTestSeminar(db);
    expect(await findLastSession(db, series)).toBe(planned.id);
    const next = { ...planned, startsAt: at('2027-01-14T18:30') };
    expect(await findEndedBefore(db, next, 9)).toEqual([planned.id, template.id]);
    // This second Thursday has its session; the next has none yet, and is to be where this one is.
    await draftSeries({ db, outbox, now: at('2026-12-04T10:00') });
    const drafted = (await all()).filter(({ status }) => status === 'draft');
    expect(drafted).toMatchObject([{ startsAt: at('2027-01-14T18:30'), place: typed.place, seriesId: series }]);
  });

  test('comes back to a draft’s preview from all that can be done with it, and is asked before it is thrown away', async () => {
    const { db, say, all } = await open();
    const { id: seminar } = await addTestSeminar(db, { status: 'draft', announcedAt: null });
    const desk = commandsOf(cardOf(await say(organizer, { do: 'desk', seminar })));
    expect(desk[0]).toEqual({ do: 'preview-draft', seminar });
    const open_ = { do: 'preview-draft', seminar } as const;
    expect(commandsOf(cardOf(await say(organizer, open_)))).toContainEqual({ do: 'announce', seminar });
    const later = { do: 'submit-schedule', seminar, values: { date: '2026-11-25', time: '09:00' } } as const;
    for (const command of [later, { do: 'keep-draft', seminar }, { do: 'ask-delete-draft', seminar }] as const)
      expect(commandsOf(cardOf(await say(organizer, command)))).toContainEqual(open_);
    expect(await all()).toHaveLength(1);
    const asked = commandsOf(cardOf(await say(organizer, { do: 'ask-delete-draft', seminar })));
    expect(asked).toContainEqual({ do: 'delete-draft', seminar });
    await say(organizer, { do: 'delete-draft', seminar });
    expect(await all()).toEqual([]);
  });

  test('writes at once while nothing was written yet, and is told that everyone keeps their seat', async () => {
    const { db, say } = await open();
    const { id: seminar } = await addTestSeminar(db);
    expect(formOf(await say(organizer, { do: 'mailings', seminar })).submit).toMatchObject({ do: 'submit-mailing' });
    const kept = cardOf(await say(organizer, { do: 'keep-everyone', seminar }));
    expect(kept.badge?.text).toBe(words.edit.keptAll);
  });

  test('needs a channel only where there is Slack', async () => {
    const { write, all } = await open({ hasSlack: false });
    await write({ ...typed, channel: '' });
    expect(await all()).toMatchObject([{ title: typed.title, channel: null }]);
  });

  test('edits a draft; what cannot be leaves it as it was', async () => {
    const { say, write, all } = await open();
    await write(typed);
    const [draft] = await all();
    const id = draft?.id ?? '';
    const form = formOf(await say(organizer, { do: 'edit-draft', seminar: id }));
    expect(form.fields.find((field) => field.name === 'title')?.value).toBe(typed.title);
    expect(await write({ ...typed, title: '' }, id)).toMatchObject({ errors: { title: problems.required } });
    expect(await all()).toEqual([draft]);
    await write({ ...typed, title: '防災を学ぶ 改' }, id);
    expect(await all()).toMatchObject([{ id, title: '防災を学ぶ 改' }]);
  });

  test('sets when to announce, in the time to come and before the deadline', async () => {
    const { db, say, all } = await open();
    const { id: seminar } = await addTestSeminar(db, { status: 'draft', announcedAt: null });
    const schedule = (date: string, time: string) =>
      say(organizer, { do: 'submit-schedule', seminar, values: { date, time } });
    const { schedulePast, scheduleAfterDeadline, scheduled } = words.compose;
    expect(await schedule('2026-11-24', '12:00')).toEqual({ kind: 'form-errors', errors: { date: schedulePast } });
    const after = { kind: 'form-errors', errors: { date: scheduleAfterDeadline } };
    expect(await schedule('2026-12-03', '00:00')).toEqual(after);
    expect(await schedule('', '25:00')).toEqual({
      kind: 'form-errors',
      errors: { date: problems.required, time: problems.bad_time },
    });
    expect(await all()).toMatchObject([{ status: 'draft' }]);
    expect(cardOf(await schedule('2026-11-24', '12:01')).badge?.text).toBe(scheduled);
    expect(await all()).toMatchObject([{ status: 'scheduled', announceAt: at('2026-11-24T12:01') }]);
  });

  test('whose draft was announced meanwhile is told so by every button that is left of it', async () => {
    const { db, say, write, all } = await open();
    const { id: seminar } = await addTestSeminar(db);
    const before = await all();
    // The form keeps what was typed.
    const errors = { title: words.compose.gone };
    expect(await write(typed, seminar)).toEqual({ kind: 'form-errors', errors });
    const outcomes: Outcome[] = [];
    const left = [
      'preview-draft',
      'edit-draft',
      'open-schedule',
      'keep-draft',
      'ask-delete-draft',
      'delete-draft',
    ] as const;
    for (const what of left) {
      outcomes.push(await say(organizer, { do: what, seminar }));
    }
    const later = { date: '2026-11-25', time: '09:00' };
    outcomes.push(await say(organizer, { do: 'submit-schedule', seminar, values: later }));
    const told = words.compose.announcedBefore('11月23日（月）10:00');
    expect(outcomes.map((outcome) => cardOf(outcome).text?.[0])).toEqual(outcomes.map(() => told));
    expect(await all()).toEqual(before);
  });

  test('cancels, which is told to those who come, and to the organizer with their number', async () => {
    const { db, say, outbox } = await open();
    const { id: seminar } = await addTestSeminar(db);
    await addTestRsvp(db, seminar);
    const cancel = () => say(organizer, { do: 'cancel', seminar }).then(cardOf);
    const cancelled = await cancel();
    expect(cancelled.badge?.text).toBe(words.cancel.done);
    expect(cancelled.text).toEqual([words.undelivered.progress({ all: 1, sent: 0 })]);
    expect((await cancel()).badge?.text).toBe(words.compose.cancelledBefore);
    expect(outbox.owed).toHaveLength(1);
    const answered = cardOf(await say(colleague, { do: 'answer', seminar, answer: 'on_site' }));
    expect(answered.text).toEqual([words.rsvp.refused.cancelled]);
  });

  test('cancels with the reason that was looked at, or not at all', async () => {
    const { db, say, outbox } = await open();
    const { id: seminar } = await addTestSeminar(db);
    await addTestRsvp(db, seminar);
    const look = () => say(organizer, { do: 'submit-cancel', seminar, values: { reason: '台風のため' } }).then(goAhead);
    const looked = await look();
    await db.delete(pendingChanges);
    const refused = await say(organizer, looked);
    expect(refused.kind).toBe('refused');
    expect(cardOf(refused).badge?.text).toBe(words.pendingChange.gone);
    expect(outbox.owed).toEqual([]);
    const again = await look();
    expect(cardOf(await say(organizer, again)).badge?.text).toBe(words.cancel.done);
    // By now nothing of it is needed.
    await db.delete(pendingChanges);
    expect(cardOf(await say(organizer, again)).badge?.text).toBe(words.compose.cancelledBefore);
    expect(await db.select({ details: messages.details }).from(messages)).toEqual([
      { details: { reason: '台風のため' } },
    ]);
  });

  test('sends again what was held, and is told when nothing is', async () => {
    const { db, say, sentAgain } = await open();
    const { id: seminar, createdBy } = await addTestSeminar(db);
    const again = () => say(organizer, { do: 'send-again', seminar }).then((outcome) => cardOf(outcome).text);
    expect(await again()).toEqual([words.undelivered.nothingHeld]);
    const held = { kind: 'announcement', seminarId: seminar, to: { personId: createdBy } } as const;
    await addTestMessage(db, held, { status: 'held', heldAt: announcedAt });
    expect(await again()).toEqual([words.undelivered.sentAgain(1)]);
    expect(sentAgain).toEqual([groupKey({ ...held, occasion: '' })]);
  });

  test('sees who comes by name, late withdrawals marked, and the results of the last that ended', async () => {
    const { db, say, setTime } = await open();
    const { id: seminar, title } = await addTestSeminar(db);
    await addTestRsvp(db, seminar, { isAtParty: true, person: { name: 'Emma' } });
    await addTestRsvp(db, seminar, { standing: 'declined', isLateWithdrawal: true, person: { name: '鈴木' } });
    const { lists = [] } = cardOf(await say(organizer, { do: 'attendees', seminar }));
    const rows = lists.flatMap((list) => list.rows.map(({ label, note }) => [label, note].join('')));
    expect(rows.toSorted()).toEqual([
      expect.stringContaining(`Emma${words.attendeeList.partyMark}`),
      expect.stringContaining(`鈴木${words.attendeeList.lateMark}`),
    ]);
    expect(cardOf(await say(organizer, { do: 'results' })).text).toEqual([words.results.noSeminar]);
    setTime('2026-12-03T20:00');
    expect(cardOf(await say(organizer, { do: 'results' }))).toMatchObject({
      title,
      text: [`${words.results.answered(1, 0)}\n${words.results.noneYet(5)}`],
    });
  });
});

describe('the way back', () => {
  const labels = (outcome: Awaited<ReturnType<Awaited<ReturnType<typeof createTestBot>>['say']>>) =>
    (cardOf(outcome).buttons ?? []).flat().map(({ label }) => label);

  test('leads from each list of a seminar to all that can be done about it', async () => {
    const { db, say } = await open();
    const { id } = await addTestSeminar(db, { startsAt: at('2026-11-24T12:30') });
    const back = { do: 'desk', seminar: id };
    for (const command of ['attendees', 'hosts', 'materials', 'door', 'door-list', 'log', 'results'] as const) {
      expect(commandsOf(cardOf(await say(organizer, { do: command, seminar: id }))), command).toContainEqual(back);
    }
  });

  test('leads an organizer who did something to where it was done, not to the members’ list', async () => {
    const { db, say, profiles } = await open();
    const { id } = await addTestSeminar(db);
    expect(Object.keys(profiles)).toContain('U0SPEAKER');
    const values = { person: 'U0SPEAKER' };
    const added = await say(organizer, { do: 'submit-add-speaker', seminar: id, values });
    expect(commandsOf(cardOf(added))).toEqual([{ do: 'hosts', seminar: id }]);
    const started = await say(organizer, {
      do: 'submit-series',
      seminar: id,
      values: { ordinal: '1', weekday: '4' },
    });
    expect(commandsOf(cardOf(started))).toEqual([{ do: 'series' }]);
    expect(labels(await say(organizer, { do: 'attendee', seminar: id, person: crypto.randomUUID() }))).toEqual([
      words.attendees.back,
    ]);
    expect(labels(await say(organizer, { do: 'send-again', seminar: id }))).toEqual([words.list.desk]);
  });
});
