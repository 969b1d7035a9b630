import { describe, expect, test } from 'vitest';
import { saveAttendee } from '../../src/attendees/save-attendee.ts';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { createSharedMessages } from '../../src/bot/build-shared.ts';
import type { Card } from '../../src/cards/card.ts';
import { createMovableClock } from '../../src/clock.ts';
import { createLogger } from '../../src/log.ts';
import { countProgress, findMailing } from '../../src/mailings/mailing.store.ts';
import { LONGEST_MAILING, readMailing } from '../../src/mailings/mailing.ts';
import { sendMailing } from '../../src/mailings/send-mailing.ts';
import { writeMailing } from '../../src/mailings/write-mailing.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import type { Delivery } from '../../src/messages/delivery.ts';
import { createLinks } from '../../src/messages/links.ts';
import { messages } from '../../src/messages/message.table.ts';
import { SendError, type Sender } from '../../src/messages/sender.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import { ahead } from '../support/ahead.ts';
import { createTestDatabase } from '../support/database.ts';
import { places } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, at, createTestOutbox, idleQueue } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T12:00');
const text = '会場が<変わり>ました。\n*7階*の <!channel> 会議室Bです。';

/** Three on Slack, two on LINE, one by hand; a post office that keeps what it sent. */
async function open() {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const outbox = createTestOutbox();
  const clock = createMovableClock(now);
  const people = [];
  for (const platform of ['slack', 'slack', 'slack', 'line', 'line'] as const) {
    const person = await addTestPerson(db, { platform });
    people.push(person);
    await answerSeminar({
      db,
      outbox,
      personId: person.id,
      seminarId: seminar.id,
      answer: 'on_site',
      tappedAt: now,
      now,
    });
  }
  const about = { name: '海野 渚', organization: '', note: '', mode: 'on_site' as const, isAtParty: false };
  const byHand = crypto.randomUUID();
  const shared = { db, outbox, seminarId: seminar.id, actor: seminar.createdBy, now };
  await saveAttendee({ ...shared, personId: byHand, about });
  const mailingId = crypto.randomUUID();
  const sent: { id: string; to: string; card: Card }[] = [];
  const post: Sender = {
    async send({ id, to, card }) {
      sent.push({ id, to, card });
      return { ref: id };
    },
    update: async () => {},
    profile: async () => undefined,
  };
  const delivery: Delivery = {
    ...{ db, clock, realClock: clock, log: createLogger({ level: 'silent' }), senders: { slack: post, line: post } },
    buildCard: createBuildCard({
      ...{ db, places, clock, language: 'ja' },
      links: createLinks({ key: new Uint8Array(32), publicUrl: undefined, clock }),
    }),
    pacing: { take: async () => {}, takeUpdate: async () => {}, pause: async () => {}, pauseUpdates: async () => {} },
    shared: createSharedMessages({ place: places.line, clock }),
    queue: idleQueue,
    ahead,
    refreshPosts: () => {},
    reportTrouble: async () => {},
  };
  return {
    ...{ db, seminar, outbox, people, sent, post, clock, mailingId },
    write: (body = text) =>
      writeMailing({ ...shared, mailingId, audience: 'attending', text: body, author: seminar.createdBy }),
    send: () => sendMailing({ ...shared, mailingId }),
    deliver: async (ids?: string[]) => {
      const rows = await db.select({ id: messages.id }).from(messages);
      for (const id of ids ?? rows.map((row) => row.id)) await deliverMessage(delivery, id);
    },
    owed: async () => (await db.select().from(messages)).filter(({ kind }) => kind === 'mailing'),
    progress: async () => {
      const mailing = await findMailing(db, mailingId);
      if (!mailing) throw new Error('no mailing');
      return countProgress(db, mailing, now);
    },
  };
}

describe('sending to the people of a seminar', () => {
  test('pressed twice and by two organizers at once, it goes once to each', async () => {
    const stage = await open();
    await stage.write();
    const results = await Promise.all([stage.send(), stage.send(), stage.send()]);
    expect(results.map((result) => result.kind === 'sent' && result.isNew).sort()).toEqual([false, false, true]);
    expect(await stage.owed()).toHaveLength(6);
    await stage.deliver();
    await stage.send();
    await stage.deliver();
    expect(stage.sent.map(({ to }) => to).sort()).toEqual(stage.people.map(({ externalId }) => externalId).sort());
    expect(await stage.progress()).toMatchObject({ sent: 5, owed: 0, unreachable: 1 });
  });

  test('a fan-out interrupted half-way goes on where it stopped, repeating nobody', async () => {
    const stage = await open();
    await stage.write();
    await stage.send();
    const ids = (await stage.owed()).map(({ id }) => id);
    // As the preview said, before anybody's turn has come.
    expect(await stage.progress()).toMatchObject({ sent: 0, owed: 5, unreachable: 1 });
    await stage.deliver(ids.slice(0, 3));
    const half = await stage.progress();
    expect(half).toMatchObject({ sent: stage.sent.length, owed: 5 - stage.sent.length, unreachable: 1 });
    expect(half.sent).toBeGreaterThanOrEqual(2);
    await stage.deliver([...ids, ...ids]);
    expect(new Set(stage.sent.map(({ to }) => to)).size).toBe(5);
    expect(stage.sent).toHaveLength(5);
    expect(await stage.progress()).toMatchObject({ sent: 5, owed: 0, unreachable: 1 });
  });

  test('what was written arrives letter by letter, with its author', async () => {
    const stage = await open();
    await stage.write();
    await stage.send();
    await stage.deliver();
    expect(stage.sent[0]?.card).toMatchObject({ text: [text], note: '佐藤 恵より', title: stage.seminar.title });
  });

  test('who withdraws before it reaches them is not bothered any more', async () => {
    const stage = await open();
    await stage.write();
    await stage.send();
    const [first] = stage.people;
    if (!first) throw new Error('nobody is there');
    await answerSeminar({
      ...{ db: stage.db, outbox: stage.outbox, personId: first.id, seminarId: stage.seminar.id },
      ...{ answer: 'declined', tappedAt: now, now },
    });
    await stage.deliver();
    expect(stage.sent.map(({ to }) => to)).not.toContain(first.externalId);
    expect(await stage.progress()).toMatchObject({ sent: 4, unwanted: 1, unreachable: 1 });
  });

  test('what LINE holds, refuses or cannot reach is counted as such', async () => {
    const stage = await open();
    await stage.write();
    await stage.send();
    const failures = ['over_quota', 'permanent', 'unreachable'] as const;
    let next = 0;
    const { send } = stage.post;
    stage.post.send = async (input) => {
      const failure = failures[next++];
      if (failure) throw new SendError(failure, {});
      return send(input);
    };
    await stage.deliver();
    expect(await stage.progress()).toEqual({
      ...{ sent: 2, owed: 0, stuck: 0, held: 1, failed: 1, unreachable: 2, unwanted: 0 },
    });
  });

  test('once sent it cannot be rewritten; a draft can', async () => {
    const stage = await open();
    await stage.write('下書き');
    expect(await stage.write('直した')).toMatchObject({ kind: 'written', mailing: { text: '直した' } });
    await stage.send();
    expect(await stage.write('あとから')).toMatchObject({ kind: 'sent', mailing: { text: '直した' } });
    expect(await findMailing(stage.db, stage.mailingId)).toMatchObject({ text: '直した' });
  });

  test('nobody in the audience: nothing is marked sent', async () => {
    const stage = await open();
    const shared = { db: stage.db, seminarId: stage.seminar.id, mailingId: stage.mailingId, now };
    await writeMailing({ ...shared, audience: 'waitlisted', text, author: stage.seminar.createdBy });
    expect(await sendMailing({ ...shared, outbox: stage.outbox, actor: stage.seminar.createdBy })).toMatchObject({
      kind: 'nobody',
    });
    expect(await findMailing(stage.db, stage.mailingId)).toMatchObject({ sentAt: null });
  });

  test('a mailing of another seminar, or of a draft, is not there', async () => {
    const stage = await open();
    const [other, draft] = [await addTestSeminar(stage.db), await addTestSeminar(stage.db, { status: 'draft' })];
    await stage.write();
    const shared = { db: stage.db, mailingId: stage.mailingId, now };
    const actor = stage.seminar.createdBy;
    expect(await sendMailing({ ...shared, outbox: stage.outbox, seminarId: other.id, actor })).toEqual({
      kind: 'gone',
    });
    const written = { ...shared, audience: 'attending' as const, text, author: actor };
    expect(await writeMailing({ ...written, seminarId: other.id })).toEqual({ kind: 'gone' });
    const fresh = { ...written, mailingId: crypto.randomUUID(), seminarId: draft.id };
    expect(await writeMailing(fresh)).toEqual({ kind: 'gone' });
  });
});

test('a text of exactly 1000 characters is taken, one more is not, and an empty one is not', () => {
  const read = (body: string) => readMailing({ audience: 'party', text: body });
  expect(read('😀'.repeat(LONGEST_MAILING / 2))).toMatchObject({ audience: 'party' });
  expect(read('あ'.repeat(LONGEST_MAILING + 1))).toEqual({ problems: { text: 'too_long' } });
  expect(read(' \n ')).toEqual({ problems: { text: 'required' } });
  expect(readMailing({ audience: 'everyone', text: 'x' })).toEqual({ problems: { audience: 'required' } });
});
