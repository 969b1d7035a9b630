import { describe, expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { createLinks } from '../../src/messages/links.ts';
import type { LedgerMessage } from '../../src/messages/message.ts';
import { saveMuted } from '../../src/people/person.store.ts';
import type { Standing } from '../../src/rsvps/rsvp.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { places } from '../support/reader.ts';
import { addTestRsvp, answeredAt } from '../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { wordsOf } from '../support/words.ts';

const database = shareTestDatabase();
const words = wordsOf('ja');

/** What would be sent at that time. */
function building(db: DatabaseRoot, time: string) {
  const clock = { now: () => at(time) };
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://bot.example', clock });
  const buildCard = createBuildCard({ db, places, links, clock, language: 'ja' });
  return (kind: MessageKind, seminarId: string, change: Partial<LedgerMessage> = {}) => {
    const blank = {
      occasion: '',
      platform: null,
      address: null,
      batchId: null,
      usefulUntil: null,
      firstAttemptAt: null,
      ref: null,
    };
    const message: LedgerMessage = {
      ...{ id: crypto.randomUUID(), kind, seminarId, personId: null, status: 'owed', details: {}, attempts: 0 },
      ...{ ...blank, renderedRevision: null, isDecided: false, toldIn: null, plannedAt: announcedAt },
      ...change,
    };
    return buildCard(message, 'slack');
  };
}

const eve = '2026-12-02T17:00';
const afterwards = '2026-12-03T20:15';
const reminders = [
  ['day-before', eve],
  ['soon', '2026-12-03T16:30'],
] as const;
const toAttendees = [...reminders, ['survey', afterwards], ['survey-reminder', afterwards]] as const;

describe('a message that is owed, asked at the moment it is sent', () => {
  test.each(toAttendees)('%s is wanted by who attends, and not by who withdrew or waits', async (kind, time) => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const build = building(db, time);
    const personId = (await addTestRsvp(db, id)).id;
    expect(await build(kind, id, { personId })).toMatchObject({ card: { title: expect.any(String) }, language: 'ja' });
    for (const standing of ['declined', 'materials', 'waitlisted'] satisfies Standing[]) {
      const other = await addTestRsvp(db, id, { standing });
      expect(await build(kind, id, { personId: other.id })).toBeUndefined();
    }
    const stranger = await addTestPerson(db);
    expect(await build(kind, id, { personId: stranger.id })).toBeUndefined();
  });

  test('who mutes reminders after they were owed gets none, and still the survey', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const personId = (await addTestRsvp(db, id)).id;
    await saveMuted(db, { id: personId, remindersMutedAt: announcedAt }, announcedAt);
    for (const [kind, time] of [...reminders, ['survey-reminder', afterwards] as const]) {
      expect(await building(db, time)(kind, id, { personId })).toBeUndefined();
    }
    expect(await building(db, afterwards)('survey', id, { personId })).toBeDefined();
  });

  test('who has answered the survey is not reminded of it', async () => {
    const db = database();
    const { id: seminarId } = await addTestSeminar(db);
    const personId = (await addTestRsvp(db, seminarId)).id;
    const response = { ...noAnswers, score: 5, answeredAt };
    await saveResponse(db, { ...response, seminarId, personId });
    expect(await building(db, afterwards)('survey-reminder', seminarId, { personId })).toBeUndefined();
  });

  test('"answers close soon" is wanted by who gave no answer, did not mute, and can still answer', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const silent = { personId: (await addTestPerson(db)).id };
    const muted = { personId: (await addTestPerson(db, { remindersMutedAt: announcedAt })).id };
    const declined = { personId: (await addTestRsvp(db, id, { standing: 'declined' })).id };
    const build = building(db, '2026-12-02T23:59');
    expect(await build('closing-soon', id, silent)).toMatchObject({
      card: { badge: { text: words.reminder.closingSoon } },
    });
    expect(await build('closing-soon', id, muted)).toBeUndefined();
    expect(await build('closing-soon', id, declined)).toBeUndefined();
    expect(await building(db, '2026-12-03T00:00')('closing-soon', id, silent)).toBeUndefined();
  });

  test('an announcement is not wanted any more once nobody can answer', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const { id: personId } = await addTestPerson(db);
    expect(await building(db, '2026-12-02T23:59')('announcement', id, { personId })).toBeDefined();
    expect(await building(db, '2026-12-03T00:00')('announcement', id, { personId })).toBeUndefined();
  });

  test('of a cancelled seminar only the cancellation is told', async () => {
    const db = database();
    const { id } = await addTestSeminar(db, { status: 'cancelled' });
    const { id: personId } = await addTestRsvp(db, id);
    const build = building(db, eve);
    for (const kind of ['announcement', 'seat-given', 'closing-soon', 'day-before', 'soon', 'survey'] as const) {
      expect(await build(kind, id, { personId })).toBeUndefined();
    }
    const card = { badge: { text: words.rsvp.cancelledBadge } };
    expect(await build('cancelled', id, { personId })).toMatchObject({ card });
  });

  test('a seat that was given up again is not told of', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const build = building(db, '2026-11-26T12:00');
    const seated = await addTestRsvp(db, id);
    const gone = await addTestRsvp(db, id, { standing: 'declined' });
    const card = { badge: { text: words.rsvp.seatGiven } };
    expect(await build('seat-given', id, { personId: seated.id })).toMatchObject({ card });
    expect(await build('seat-given', id, { personId: gone.id })).toBeUndefined();
  });

  test('a reminder has the place or the link, the after-party and the way out', async () => {
    const db = database();
    const party = { startsAt: at('2026-12-03T20:30'), place: '駅前の店', fee: '3,000円', seats: null };
    const { id } = await addTestSeminar(db, { format: 'both', link: 'https://meet.example/1', party });
    const remind = async (mode: 'on_site' | 'online') => {
      const { id: personId } = await addTestRsvp(db, id, { mode, isAtParty: true });
      return (await building(db, eve)('day-before', id, { personId }))?.card;
    };
    const [onSite, online] = [await remind('on_site'), await remind('online')];
    const factsOf = (card: typeof onSite) => card?.facts?.map((fact) => fact.value).join('\n');
    expect(factsOf(onSite)).toContain('本庁舎 5階 会議室A');
    expect(factsOf(online)).toContain('https://meet.example/1');
    for (const card of [onSite, online]) {
      expect(factsOf(card)).toContain('駅前の店');
      const commands = card?.buttons?.flat().flatMap((button) => (button.kind === 'command' ? button : []));
      expect(commands).toMatchObject([
        { label: words.seminar.cannotCome, command: { do: 'answer', seminar: id, answer: 'declined' } },
      ]);
    }
  });

  test('a reminder of the day before that goes out late says the right day', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const { id: personId } = await addTestRsvp(db, id);
    const badgeAt = async (time: string) => (await building(db, time)('day-before', id, { personId }))?.card.badge;
    expect((await badgeAt(eve))?.text).toBe(words.reminder.dayBefore);
    expect((await badgeAt('2026-12-03T09:00'))?.text).toBe(words.reminder.soon('18:30'));
  });

  test('is written in the language of who gets it', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const { id: personId } = await addTestRsvp(db, id, { person: { language: 'en' } });
    const built = await building(db, eve)('day-before', id, { personId });
    expect(built).toMatchObject({ language: 'en', card: { badge: { text: wordsOf('en').reminder.dayBefore } } });
  });

  test('the post in the channel shows the seminar as it is now, with the revision it shows, and in English at a tap', async () => {
    const db = database();
    const { id } = await addTestSeminar(db, { revision: 7, seats: 1 });
    await addTestRsvp(db, id);
    const badgeAt = async (time: string) => (await building(db, time)('announcement-post', id))?.card.badge?.text;
    const built = await building(db, eve)('announcement-post', id);
    expect(built).toMatchObject({ revision: 7 });
    const english = { kind: 'command', label: 'English', command: { do: 'show', seminar: id, shownIn: 'en' } };
    expect(built?.card.buttons?.flat()).toContainEqual(english);
    expect(await badgeAt('2026-12-02T23:59')).toBe(words.seminar.badges.full);
    expect(await badgeAt('2026-12-03T00:00')).toBe(words.seminar.badges.closed);
    expect(await badgeAt('2026-12-03T19:00')).toBe(words.seminar.badges.running);
  });

  test('the post that answers close soon is not begun after the deadline, only kept current', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const late = building(db, '2026-12-03T00:00');
    expect(await building(db, '2026-12-02T23:59')('closing-soon-post', id)).toBeDefined();
    expect(await late('closing-soon-post', id)).toBeUndefined();
    const kept = await late('closing-soon-post', id, { status: 'sent' });
    expect(kept?.card).toMatchObject({
      badge: { text: words.seminar.badges.closed },
      buttons: [[{ label: words.seminar.materials }, { command: { do: 'show', seminar: id, shownIn: 'en' } }]],
    });
  });

  test('of a seminar or a person that is gone there is nothing to tell', async () => {
    const db = database();
    const { id } = await addTestSeminar(db);
    const build = building(db, eve);
    expect(await build('day-before', crypto.randomUUID(), { personId: crypto.randomUUID() })).toBeUndefined();
    expect(await build('survey', id, { personId: crypto.randomUUID() })).toBeUndefined();
  });
});
