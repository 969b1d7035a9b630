// Who cannot be reached by the bot is not counted as told, and is named to who has to telephone.
import { describe, expect, test } from 'vitest';
import { findUnreached } from '../../src/attendees/attendee.store.ts';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { findOwedAt } from '../../src/messages/message.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { cardOf, createTestBot, formOf, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestRsvp } from '../support/rsvp-fixture.ts';
import { addTestSeminar, announcedAt, at, createTestOutbox } from '../support/seminar-fixture.ts';
import { ja } from '../support/words.ts';

function addByHand(db: DatabaseRoot, seminar: Seminar, name = '海野 渚', note = '0823-00-0000') {
  const about = { name, organization: '江田島市', note, mode: 'on_site', isAtParty: false } as const;
  const shared = { db, outbox: createTestOutbox(), seminarId: seminar.id, actor: seminar.createdBy, now: announcedAt };
  return saveAttendee({ ...shared, personId: crypto.randomUUID(), about });
}

/** Two who can be reached, one who blocked the account, one who was added by hand. */
async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db, change);
  await addTestRsvp(db, seminar.id, { person: { name: '田中 太一' } });
  await addTestRsvp(db, seminar.id, { person: { name: '山本 由美', platform: 'line' } });
  const blocked = await addTestRsvp(db, seminar.id, { person: { name: '木村 健', platform: 'line' } });
  const account = { platform: 'line' as const, externalId: blocked.externalId };
  await saveReachability(db, { ...account, unreachableAt: announcedAt }, announcedAt);
  await addByHand(db, seminar);
  const bot = await createTestBot(db);
  /** What tells somebody something is shown first. */
  const edit = async (values: Record<string, string>) => {
    const sent = await bot.say(organizer, {
      ...{ do: 'submit-edit', seminar: seminar.id, opened: 1 },
      values: { ...seminarValues(seminar), ...values },
    });
    const go = goAhead(sent);
    return go.do === 'save-edit' ? bot.say(organizer, go) : sent;
  };
  return { db, seminar, ...bot, edit };
}

const theTwo = ['・木村 健', '・海野 渚（江田島市） 0823-00-0000'];

describe('who cannot be reached', () => {
  test('is named after an edit, and not counted as told', async () => {
    const { edit } = await open();
    const text = cardOf(await edit({ place: '本庁舎 7階' })).text?.join('\n') ?? '';
    expect(text).toContain(ja.undelivered.progress({ all: 2, sent: 0 }));
    expect(text).toContain(ja.attendees.unreached(2));
    for (const line of theTwo) expect(text.split('\n')).toContain(line);
    expect(text).not.toMatch(/田中|山本/);
  });

  test('is not named after an edit that concerns nobody', async () => {
    const { edit } = await open();
    expect(cardOf(await edit({ title: '別の題' })).text).toEqual([ja.edit.toldNobody]);
  });

  test('where nobody can be told, it is not said that nobody needs to be', async () => {
    const db = await createTestDatabase();
    const seminar = await addTestSeminar(db);
    await addByHand(db, seminar);
    const { say } = await createTestBot(db);
    const values = { ...seminarValues(seminar), place: '本庁舎 7階' };
    const preview = await say(organizer, { do: 'submit-edit', seminar: seminar.id, opened: 1, values });
    const { text } = cardOf(await say(organizer, goAhead(preview)));
    expect(text).toHaveLength(1);
    expect(text?.[0]).toContain(theTwo[1]);
  });

  test('is named in the form that cancels and after it; a second press tells the same and owes nobody anew', async () => {
    const { seminar, say, setTime, db } = await open();
    const { intro } = formOf(await say(organizer, { do: 'open-cancel', seminar: seminar.id }));
    expect(intro).toContain(ja.cancel.intro(seminar.title, '12月3日（木）18:30', 2));
    expect(intro).toContain(ja.cancel.unreached(2));
    const preview = await say(organizer, { do: 'submit-cancel', seminar: seminar.id, values: { reason: '台風' } });
    for (const line of theTwo) expect(cardOf(preview).text?.join('\n').split('\n')).toContain(line);
    const card = cardOf(await say(organizer, goAhead(preview)));
    expect(card.text?.[0]).toBe(ja.undelivered.progress({ all: 2, sent: 0 }));
    for (const line of theTwo) expect(card.text?.join('\n').split('\n')).toContain(line);
    // Who comes back may hear of it still.
    expect(await findOwedAt(db, seminar.id, at('2026-11-24T12:00'))).toHaveLength(4);
    setTime('2026-11-24T12:01');
    expect(cardOf(await say(organizer, { do: 'cancel', seminar: seminar.id })).text).toEqual(card.text);
    expect(await findOwedAt(db, seminar.id, at('2026-11-24T12:01'))).toEqual([]);
  });

  test('is marked in the list and on their own page, and whatever is done for them says whom to telephone', async () => {
    const { seminar, say, db } = await open();
    const { lists = [] } = cardOf(await say(organizer, { do: 'attendees', seminar: seminar.id }));
    const rows = lists.flatMap((list) => list.rows.map(({ label, note = '' }) => `${label}${note}`));
    expect(rows).toEqual(
      expect.arrayContaining([
        `木村 健${ja.attendees.unreachableMark}`,
        `海野 渚（江田島市）${ja.attendees.byHandMark}`,
        expect.stringMatching(/^山本 由美.*LINE/),
      ]),
    );
    const waiting = { standing: 'waitlisted', waitlistNumber: 1 } as const;
    const blocked = await addTestRsvp(db, seminar.id, { ...waiting, person: { name: '林 泉', platform: 'line' } });
    const account = { platform: 'line' as const, externalId: blocked.externalId };
    await saveReachability(db, { ...account, unreachableAt: announcedAt }, announcedAt);
    const whom = { seminar: seminar.id, person: blocked.id };
    const page = cardOf(await say(organizer, { do: 'attendee', ...whom }));
    expect(page.facts?.at(-1)?.value).toContain(ja.untold.whys.unreachable);
    expect(cardOf(await say(organizer, { do: 'let-in', ...whom })).text?.[0]).toContain(
      ja.attendees.letInUntold('林 泉'),
    );
    expect(cardOf(await say(organizer, { do: 'seat-person', ...whom })).text?.[0]).toContain(
      ja.attendees.seatedByHand('林 泉'),
    );
  });

  test('is named when seats are taken back', async () => {
    const { seminar, say } = await open();
    const cut = { ...seminarValues(seminar), seats: '1' };
    await say(organizer, { do: 'submit-edit', seminar: seminar.id, opened: 1, values: cut });
    const card = cardOf(await say(organizer, { do: 'take-seats', seminar: seminar.id, count: 3 }));
    expect(card.summary).toContain(ja.edit.tookSeats(3));
    expect(card.text?.join('\n')).toContain('・木村 健');
  });

  test('is named before a message is sent, and after it was dropped', async () => {
    const { seminar, say, db } = await open();
    const mailing = crypto.randomUUID();
    const values = { audience: 'attending', text: '会場は7階です' };
    const preview = cardOf(await say(organizer, { do: 'submit-mailing', seminar: seminar.id, mailing, values }));
    expect(preview.text?.[0]).toContain(ja.reach.on(ja.reach.platforms.slack, 1));
    expect(preview.text?.[0]).toContain(ja.reach.on(ja.reach.platforms.line, 1));
    expect(preview.badge?.text).toBe(ja.mailing.notSentYet);
    for (const line of theTwo) expect(preview.text?.join('\n').split('\n')).toContain(line);
    await say(organizer, { do: 'send-mailing', seminar: seminar.id, mailing });
    await db.update(messages).set({ status: 'dropped', lastError: 'nowhere to send it' });
    const progress = cardOf(await say(organizer, { do: 'mailing', seminar: seminar.id, mailing }));
    expect(progress.text?.join('\n')).toContain(ja.attendees.unreached(2));
    await db.update(messages).set({ lastError: 'no longer wanted' });
    const unwanted = cardOf(await say(organizer, { do: 'mailing', seminar: seminar.id, mailing }));
    expect(unwanted.text).toEqual(['会場は7階です']);
  });

  test('is named up to a number that a phone can show', async () => {
    const { seminar, db, edit } = await open();
    for (let index = 0; index < 18; index += 1) await addByHand(db, seminar, `電話 ${index}`, 'あ'.repeat(200));
    expect((await findUnreached(db, seminar.id, [])).length).toBe(0);
    const text = cardOf(await edit({ place: '本庁舎 7階' })).text?.join('\n') ?? '';
    expect(text).toContain(ja.attendees.unreached(20));
    expect(text).toContain(ja.attendees.andOthers(5));
    expect([...text].length).toBeLessThan(2000);
  });
});
