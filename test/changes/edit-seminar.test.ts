import { describe, expect, test } from 'vitest';
import { takeSeats } from '../../src/changes/take-seats.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { answerParty } from '../../src/rsvps/answer-party.ts';
import { countSeats, findRsvp, findRsvpsByStanding } from '../../src/rsvps/rsvp.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { addMany } from '../support/many-attendees.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

const early = at('2026-11-24T12:00');
const now = at('2026-11-25T10:00');

async function open(change: Parameters<typeof addTestSeminar>[1] = {}) {
  const db = await createTestDatabase();
  const outbox = createTestOutbox();
  return { db, outbox, seminar: await addTestSeminar(db, change) };
}

async function addAnswers(stage: Awaited<ReturnType<typeof open>>, answers: ('on_site' | 'online' | 'declined')[]) {
  const { db, seminar } = stage;
  const people: string[] = [];
  for (const [index, answer] of answers.entries()) {
    const { id } = await addTestPerson(db);
    await answerTest(stage, { seminarId: seminar.id, personId: id, answer, now: early.add({ seconds: index }) });
    people.push(id);
  }
  return people;
}

const [first, second] = ['', ''];

describe('editing an announced seminar', () => {
  test('a postponement is told once to attendees and waitlist, saying what was and what is, and asking anew', async () => {
    const stage = await open({ seats: 1 });
    const { db, outbox, seminar } = stage;
    const [attendee = first, waiting = second] = await addAnswers(stage, ['on_site', 'on_site', 'declined']);
    const result = await editTest(stage, { shown: seminar, change: { date: '2026-12-10' }, now });
    expect(result).toMatchObject({ kind: 'saved', told: 2 });
    const after = await seminarNow(db, seminar.id);
    expect(after).toMatchObject({ edition: 2, startsAt: at('2026-12-10T18:30'), deadlineAt: at('2026-12-10T00:00') });
    expect(outbox.refreshed).toContain(seminar.id);
    const [card] = await cardsFor(db, { seminarId: seminar.id, personId: attendee, kind: 'changed', now });
    expect(card?.facts?.[0]?.value).toBe(ja.changed.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'));
    expect(card?.buttons?.flat().map(({ label }) => label)).toEqual([
      ja.changed.stillComing,
      ja.seminar.cannotCome,
      ja.changed.calendar,
    ]);
    const [toWaiting] = await cardsFor(db, { seminarId: seminar.id, personId: waiting, kind: 'changed', now });
    expect(toWaiting?.buttons?.flat().map(({ label }) => label)).toEqual([
      ja.changed.stillWaiting,
      ja.seminar.leaveWaitlist,
    ]);
  });

  test('what concerns nobody tells nobody: title, speaker and an unchanged form', async () => {
    const stage = await open();
    await addAnswers(stage, ['on_site']);
    const change = { title: '新しい題', speaker: '<!channel> & <b>' };
    expect(await editTest(stage, { shown: stage.seminar, change, now })).toMatchObject({ kind: 'saved', told: 0 });
    const shown = await seminarNow(stage.db, stage.seminar.id);
    expect(await editTest(stage, { shown, change: {}, now })).toMatchObject({ kind: 'saved', told: 0 });
    expect((await seminarNow(stage.db, stage.seminar.id)).edition).toBe(2);
  });

  test('a place is told to who comes there, a link to who joins online, an after-party to its guests', async () => {
    const party = { startsAt: at('2026-12-03T20:15'), place: '潮風', fee: '3,000円', seats: null };
    const stage = await open({ format: 'both', link: 'https://example.com/a', party });
    const { db, seminar } = stage;
    const [onSite = first, online = second] = await addAnswers(stage, ['on_site', 'online']);
    const edit = async (change: Record<string, string>) =>
      editTest(stage, { shown: await seminarNow(db, seminar.id), change, now });
    expect(await edit({ place: '2階' })).toMatchObject({ told: 1 });
    expect(await edit({ link: 'https://example.com/b' })).toMatchObject({ told: 1 });
    expect(await edit({ party_place: '港' })).toMatchObject({ told: 0 });
    const [toOnSite] = await cardsFor(db, { seminarId: seminar.id, personId: onSite, kind: 'changed', now });
    expect(JSON.stringify(toOnSite)).toContain(ja.changed.fromTo('本庁舎 5階 会議室A', '2階'));
    const [toOnline] = await cardsFor(db, { seminarId: seminar.id, personId: online, kind: 'changed', now });
    expect(JSON.stringify(toOnline)).toContain('https://example.com/b');
    expect(JSON.stringify(toOnline)).not.toContain('2階');
  });

  test('two edits before the first word went out become one message with all that changed, and taken back, none', async () => {
    const stage = await open();
    const { db, seminar } = stage;
    const [attendee = first] = await addAnswers(stage, ['on_site']);
    const cards = async () => cardsFor(db, { seminarId: seminar.id, personId: attendee, kind: 'changed', now });
    await editTest(stage, { shown: seminar, change: { place: '2階' }, now });
    await editTest(stage, { shown: await seminarNow(db, seminar.id), change: { date: '2026-12-10' }, now });
    const [older, newer] = await cards();
    expect(older).toBeUndefined();
    expect(JSON.stringify(newer)).toContain('2階（変更前：');
    expect(JSON.stringify(newer)).toContain('12月3日（木）18:30〜20:00）');
    const back = { place: seminar.place, date: '2026-12-03' };
    await editTest(stage, { shown: await seminarNow(db, seminar.id), change: back, now });
    expect(await cards()).toEqual([undefined, undefined, undefined]);
  });

  test('the second of two organizers is told who changed what, and saves over it only knowingly', async () => {
    const stage = await open();
    const { db, seminar } = stage;
    const other = await addTestPerson(db, { name: '鈴木 一郎' });
    await editTest(stage, { shown: seminar, change: { date: '2026-12-10', place: '2階' }, actor: other.id, now });
    const mine = { date: '2026-12-17', summary: '直しました' };
    const told = await editTest(stage, { shown: seminar, change: mine, now });
    expect(told).toMatchObject({ kind: 'not_saved', clashes: ['date'], others: [{ editorName: '鈴木 一郎' }] });
    expect((await seminarNow(db, seminar.id)).startsAt).toEqual(at('2026-12-10T18:30'));
    const saved = await editTest(stage, { shown: seminar, change: mine, now, isOverwriting: true });
    expect(saved).toMatchObject({ kind: 'saved', overwritten: ['date'], kept: ['place'] });
    const after = await seminarNow(db, seminar.id);
    expect(after).toMatchObject({ startsAt: at('2026-12-17T18:30'), place: '2階', summary: '直しました' });
    const { found } = await findActions(db, { seminarId: seminar.id, limit: 5, offset: 0 });
    expect(found[0]).toMatchObject({ action: 'edit', before: { date: '2026-12-10' }, after: { date: '2026-12-17' } });
  });

  test('two who change different fields at once both get theirs', async () => {
    const stage = await open();
    const { seminar } = stage;
    const results = await Promise.all([
      editTest(stage, { shown: seminar, change: { place: '2階' }, now }),
      editTest(stage, { shown: seminar, change: { speaker: '新しい講師' }, now }),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    expect(await seminarNow(stage.db, seminar.id)).toMatchObject({ place: '2階', speaker: '新しい講師', edition: 3 });
  });

  test('more seats go to the line at once; fewer leave everyone seated until the organizer says otherwise', async () => {
    const stage = await open({ seats: 3 });
    const { db, outbox, seminar } = stage;
    const people = await addAnswers(stage, ['on_site', 'on_site', 'on_site', 'on_site']);
    const edit = async (seats: string) =>
      editTest(stage, { shown: await seminarNow(db, seminar.id), change: { seats }, now });
    expect(await edit('4')).toMatchObject({ seated: 1, over: 0 });
    expect(await edit('2')).toMatchObject({ seated: 0, over: 2 });
    const newcomer = await addTestPerson(db);
    await answerTest(stage, { seminarId: seminar.id, personId: newcomer.id, answer: 'on_site', now });
    const take = () => takeSeats({ db, outbox, seminarId: seminar.id, count: 2, actor: seminar.createdBy, now });
    expect((await Promise.all([take(), take()])).map((each) => 'moved' in each && each.moved).sort()).toEqual([0, 2]);
    const line = await findRsvpsByStanding(db, seminar.id, ['waitlisted']);
    expect(line.map(({ personId }) => personId)).toEqual([people[2], people[3], newcomer.id]);
    const [card] = await cardsFor(db, { seminarId: seminar.id, personId: people[2] ?? '', kind: 'seat-lost', now });
    expect(card?.text?.join()).toContain(ja.rsvp.mine.waitlisted(1));
    await answerTest(stage, { seminarId: seminar.id, personId: people[0] ?? '', answer: 'declined', now });
    expect((await findRsvp(db, { seminarId: seminar.id, personId: people[2] ?? '' }))?.standing).toBe('attending');
  });

  test('when it goes online, everyone who comes or waits does so online, and is told', async () => {
    const stage = await open({ seats: 1 });
    const { db, seminar } = stage;
    const [attendee = first] = await addAnswers(stage, ['on_site', 'on_site']);
    const change = { format: 'online', place: '', link: 'https://example.com/a', seats: '' };
    expect(await editTest(stage, { shown: seminar, change, now })).toMatchObject({ told: 2, seated: 1 });
    const after = await seminarNow(db, seminar.id);
    expect(await countSeats(db, after)).toMatchObject({ taken: 2, waiting: 0 });
    const [card] = await cardsFor(db, { seminarId: seminar.id, personId: attendee, kind: 'changed', now });
    expect(JSON.stringify(card)).toContain(ja.changed.fromTo('本庁舎 5階 会議室A', ja.seminar.online));
    expect(JSON.stringify(card)).toContain('https://example.com/a');
  });

  test('when the after-party is dropped its guests are told, and coming back it begins empty', async () => {
    const party = { startsAt: at('2026-12-03T20:15'), place: '潮風', fee: '3,000円', seats: null };
    const stage = await open({ party });
    const { db, outbox, seminar } = stage;
    const [guest = first] = await addAnswers(stage, ['on_site', 'on_site']);
    await answerParty({ db, outbox, personId: guest, seminarId: seminar.id, join: true, tappedAt: early, now: early });
    const none = { party_time: '', party_place: '', party_fee: '' };
    expect(await editTest(stage, { shown: seminar, change: none, now })).toMatchObject({ told: 1 });
    const [card] = await cardsFor(db, { seminarId: seminar.id, personId: guest, kind: 'changed', now });
    expect(JSON.stringify(card)).toContain(ja.changed.fromTo('20:15から・潮風・3,000円', ja.changed.noParty));
    expect((await findRsvp(db, { seminarId: seminar.id, personId: guest }))?.isAtParty).toBe(false);
  });

  test('what is past and stays as it was may stay; a new start or deadline in the past may not', async () => {
    const stage = await open();
    const { seminar } = stage;
    const running = at('2026-12-03T18:40');
    expect(await editTest(stage, { shown: seminar, change: { place: '2階' }, now: running })).toMatchObject({
      kind: 'saved',
    });
    const shown = await seminarNow(stage.db, seminar.id);
    const change = { date: '2026-12-02' };
    expect(await editTest(stage, { shown, change, now: running })).toMatchObject({
      kind: 'not_saved',
      problems: { date: 'date_past' },
    });
    expect(await editTest(stage, { shown, change: {}, now: at('2026-12-03T20:00') })).toMatchObject({ kind: 'cannot' });
  });

  test('who cannot come to a time set after the deadline is not late; who said they could and then cannot, is', async () => {
    const stage = await open();
    const { db, seminar } = stage;
    const [one = first, other = second] = await addAnswers(stage, ['on_site', 'on_site']);
    const moved = at('2026-12-03T09:00');
    await editTest(stage, { shown: seminar, change: { start: '19:00' }, now: moved });
    const later = at('2026-12-03T10:00');
    const say = (personId: string, answer: 'on_site' | 'declined') =>
      answerTest(stage, { seminarId: seminar.id, personId, answer, now: later });
    await say(one, 'declined');
    expect(await say(other, 'on_site')).toMatchObject({ kind: 'answered' });
    await say(other, 'declined');
    const lateness = [one, other].map(async (personId) => findRsvp(db, { seminarId: seminar.id, personId }));
    expect((await Promise.all(lateness)).map((rsvp) => rsvp?.isLateWithdrawal)).toEqual([false, true]);
  });

  test('1,247 attendees are each owed one message', async () => {
    const stage = await open();
    const { db, outbox, seminar } = stage;
    await addMany(db, { seminarId: seminar.id, count: 1247, at: early });
    expect(await editTest(stage, { shown: seminar, change: { date: '2026-12-10' }, now })).toMatchObject({
      told: 1247,
    });
    expect(new Set(outbox.owed.map((each) => JSON.stringify(each.to))).size).toBe(1247);
  });
});
