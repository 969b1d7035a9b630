// What is sent at night says so to the surface: by the clock of the moment when it is sent.
import { expect, test } from 'vitest';
import { createBuildCard } from '../../src/bot/build-message.ts';
import { createMovableClock } from '../../src/clock.ts';
import { deliverMessage } from '../../src/messages/deliver-message.ts';
import { createLinks } from '../../src/messages/links.ts';
import { findUndelivered } from '../../src/messages/message.store.ts';
import { readQuietHours } from '../../src/messages/quiet-hours.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, editTest, seminarNow } from '../support/edit-fixture.ts';
import { places } from '../support/reader.ts';
import { addTestPerson, addTestSeminar, at } from '../support/seminar-fixture.ts';
import { only, openDelivery } from './delivery-fixture.ts';

async function openNight(local: string) {
  const db = await createTestDatabase();
  const clock = createMovableClock(at(local));
  const links = createLinks({ key: new Uint8Array(32), publicUrl: undefined, clock });
  const quietHours = readQuietHours('21:00-8:00') ?? null;
  const buildCard = createBuildCard({ db, places, links, clock, quietHours, language: 'ja' });
  return { ...(await openDelivery({ db, clock, buildCard })), clock };
}

test('an announcement owed by day and sent at night makes no sound; one owed at night and sent by day does', async () => {
  const { delivery, db, clock, line, owe } = await openNight('2026-11-24T20:00');
  const seminar = await addTestSeminar(db);
  const announceTo = async () =>
    only(
      await owe({
        ...{ kind: 'announcement', seminarId: seminar.id },
        to: { personId: (await addTestPerson(db, { platform: 'line' })).id },
      }),
    );
  const owedByDay = await announceTo();
  clock.moveTo(at('2026-11-24T22:00'));
  await deliverMessage(delivery, owedByDay);
  const owedAtNight = await announceTo();
  clock.moveTo(at('2026-11-25T08:00'));
  await deliverMessage(delivery, owedAtNight);
  expect(line.sent.map(({ isSilent }) => isSilent)).toEqual([true, false]);
});

test('a move is heard at night by who would have set out in the morning, and by nobody else', async () => {
  const stage = await openNight('2026-12-02T22:00');
  const { delivery, db, line, outbox } = stage;
  const now = at('2026-12-02T22:00');
  const told = async (startsAt: string, date: string) => {
    const seminar = await addTestSeminar(db, {
      ...{ startsAt: at(startsAt), endsAt: at(startsAt).add({ hours: 1 }) },
      deadlineAt: at('2026-12-02T18:00'),
    });
    const { id: personId } = await addTestPerson(db, { platform: 'line' });
    await answerTest(stage, { seminarId: seminar.id, personId, answer: 'on_site', now: at('2026-12-01T12:00') });
    await editTest(stage, { shown: await seminarNow(db, seminar.id), change: { date }, now });
    expect(outbox.owed.at(-1)).toMatchObject({ kind: 'changed', to: { personId } });
    const [message] = await findUndelivered(db, { seminarId: seminar.id, kind: 'changed' });
    await deliverMessage(delivery, message?.id ?? '');
    return line.sent.at(-1)?.isSilent;
  };
  expect(await told('2026-12-03T09:30', '2026-12-10')).toBe(false);
  expect(await told('2026-12-03T18:30', '2026-12-10')).toBe(true);
});
