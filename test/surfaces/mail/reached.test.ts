// What rooms and the ledger do for somebody on a surface that the house does not have: all of it, and nothing that is
// said of another platform.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createBuildCard } from '../../../src/bot/build-message.ts';
import type { Places } from '../../../src/cards/place.ts';
import { createMovableClock } from '../../../src/clock.ts';
import { decodeCommand } from '../../../src/commands.ts';
import { deliverMessage } from '../../../src/messages/deliver-message.ts';
import { canBeTold } from '../../../src/messages/delivery.store.ts';
import { formBatches } from '../../../src/messages/form-batches.ts';
import { createLinks } from '../../../src/messages/links.ts';
import { owedAbout } from '../../../src/messages/message.ts';
import { rehearse } from '../../../src/messages/rehearse.ts';
import type { Senders } from '../../../src/people/meet-person.ts';
import { rsvps } from '../../../src/rsvps/rsvp.table.ts';
import { openDelivery } from '../../messages/delivery-fixture.ts';
import { ahead } from '../../support/ahead.ts';
import { createTestBot } from '../../support/bot-fixture.ts';
import { createTestDatabase } from '../../support/database.ts';
import { places } from '../../support/reader.ts';
import { addTestMessage, addTestRsvp } from '../../support/rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, at, idleQueue } from '../../support/seminar-fixture.ts';
import { ja } from '../../support/words.ts';
import { createStubBot } from '../stub-bot.ts';
import { createMailSender, createMailSurface, mail, mailPlace, signatureOf } from './mail-surface.ts';
import { createPostOffice } from './post-office.ts';

const now = at('2026-11-24T12:00');
const allPlaces = { ...places, [mail]: mailPlace } as Places;
const secret = 'a secret';

test('they read what is coming there, and answer by a button of the letter', async () => {
  const db = await createTestDatabase();
  const seminar = await addTestSeminar(db);
  const { run } = await createTestBot(db, { places: allPlaces });
  const post = createPostOffice();
  const surface = createMailSurface({ bot: { ...createStubBot(), run }, post, secret, language: 'ja' });
  const write = async (id: string, what: { text: string } | { pressed: string }) => {
    const letter = { id, from: 'aki@example.jp', replyToken: `for-${id}`, sentAtMs: now.epochMilliseconds, ...what };
    const body = JSON.stringify(letter);
    const headers = { 'x-signature': signatureOf(body, secret) };
    expect((await surface.routes.request('/mail/webhook', { method: 'POST', body, headers })).status).toBe(200);
  };
  await write('1', { text: ja.typed.list[0] ?? '' });
  expect(post.newest()?.text).toContain(seminar.title);
  const answers = post.newest()?.buttons.filter(({ value }) => {
    const command = decodeCommand(value);
    return command.do === 'answer' && command.answer === 'on_site';
  });
  await write('2', { pressed: answers?.[0]?.value ?? '' });
  expect(post.newest()?.text).toContain(seminar.title);
  const kept = await db.select().from(rsvps).where(eq(rsvps.seminarId, seminar.id));
  expect(kept.map(({ standing, mode }) => ({ standing, mode }))).toEqual([{ standing: 'attending', mode: 'on_site' }]);
});

test('they are written to there, one by one, and the month’s allowance elsewhere holds nothing up', async () => {
  const db = await createTestDatabase();
  const clock = createMovableClock(now);
  const post = createPostOffice();
  const links = createLinks({ key: new Uint8Array(32), publicUrl: 'https://seminar.example.jp', clock });
  const buildCard = createBuildCard({ db, places: allPlaces, links, clock, language: 'ja' });
  const { delivery, slack, line } = await openDelivery({ db, clock, buildCard });
  const senders = { slack, line, [mail]: createMailSender(post) } as Senders;
  const alone: string[] = [];
  const sendOwed = async (_tx: unknown, jobs: { id: string }[]) => void alone.push(...jobs.map(({ id }) => id));
  const bot = { ...delivery, senders, queue: { ...idleQueue, sendOwed } };
  const seminar = await addTestSeminar(db);
  const reader = await addTestPerson(db, { platform: mail });
  post.residents.set(reader.externalId, { name: reader.name, language: 'ja' });
  await addTestRsvp(db, seminar.id, { person: { platform: mail } });
  const friend = await addTestRsvp(db, seminar.id, { person: { platform: 'line' } });
  const about = { seminarId: seminar.id, kind: 'mailing' } as const;
  await addTestMessage(db, { ...about, to: { personId: friend.id } }, { status: 'held', heldAt: now });

  expect([await canBeTold(db, reader.id, now), await canBeTold(db, friend.id, now)]).toEqual([true, false]);
  const both = [reader, friend].map(({ id: personId }) =>
    owedAbout(seminar, now, { kind: 'mailing', to: { personId }, occasion: 'another' }),
  );
  const { reach } = await rehearse({ db, senders, ahead, outbox: { quietHours: null }, now }, (stage) =>
    stage.db.transaction((tx) => stage.outbox.owe(tx, both, now)),
  );
  const on = [
    { platform: 'line', people: 1 },
    { platform: mail, people: 1 },
  ];
  expect(reach).toMatchObject({ on, pushes: 1, nobody: 0 });
  const id = await addTestMessage(db, { seminarId: seminar.id, kind: 'announcement', to: { personId: reader.id } });
  await formBatches(bot, { seminarId: seminar.id, kind: 'announcement', occasion: '' });
  expect(alone).toEqual([id]);
  await deliverMessage(bot, id, false);
  expect(post.sent().map(({ text }) => text)).toEqual([expect.stringContaining(seminar.title)]);
  expect([...slack.sent, ...line.sent]).toEqual([]);
});
