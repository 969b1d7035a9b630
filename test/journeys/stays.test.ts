// A seminar moves: who has said that they still come, and whom to telephone.
import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, openStage } from './open-stage.ts';

test('after a move the organizer sees who still comes, and telephones only who has not said so', async () => {
  const stage = await openStage({ REMINDER_CLOSING_SOON: 'off' });
  const [sato, tanaka, suzuki] = ['U0SATO', 'U0TANAKA', 'U0SUZUKI'].map(stage.asMember);
  if (!sato || !tanaka || !suzuki) throw new Error('nobody is there');
  await sato.command(channel, 'new');
  expect(await sato.submit({ title: '港の統計', speaker: '山田', date: '2026-12-03', place: '会議室' })).toEqual({});
  await sato.tapModal(ja.compose.announceNow);
  await vi.waitFor(() => expect(tanaka.sees(channel).join()).toContain('港の統計'));
  await sato.closeModals();
  await tanaka.tap(channel, ja.seminar.attend);
  await tanaka.ephemeral(channel);
  await suzuki.tap(channel, ja.seminar.attend);
  await suzuki.ephemeral(channel);
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.attendees);
  await sato.tap(channel, ja.attendees.add);
  expect(await sato.submit({ name: '海野 渚', note: '0823-00-0000' })).toEqual({});
  await sato.closeModals();
  // The move is later than the answers on the bot's clock, too.
  await stage.goTo('2026-11-24T09:00');

  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.edit.button);
  expect(await sato.submit({ date: '2026-12-10' })).toEqual({});
  await sato.tapModal(ja.pendingChange.save);
  const saved = await sato.modal();
  expect(saved).toContain(ja.undelivered.progress({ all: 2, sent: 0 }));
  expect(saved).toContain('・海野 渚 0823-00-0000');
  await sato.closeModals();
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.changed.moved));
  await tanaka.tap('dm', ja.changed.stillComing);
  await vi.waitFor(() => expect(tanaka.inbox().at(-1)).toContain(ja.rsvp.attending));

  // The desk is still there.
  await sato.tap(channel, ja.seminar.attendees);
  await vi.waitFor(async () =>
    expect((await sato.ephemeral(channel)).text).toContain(`田中 太一${ja.attendees.stayMarks.confirmed}`),
  );
  expect((await sato.ephemeral(channel)).text).toContain(`鈴木 さくら${ja.attendees.stayMarks.unanswered}`);
  await sato.tap(channel, ja.attendees.filter(ja.attendees.stays.unanswered, 2));
  const onlyThose = ja.attendeeList.onlyOf(ja.attendees.stays.unanswered);
  await vi.waitFor(async () => expect((await sato.ephemeral(channel)).text).toContain(onlyThose));
  expect((await sato.ephemeral(channel)).text).not.toContain('田中');
  await sato.tap(channel, ja.attendees.pick);
  expect(await sato.submit({ search: '海野' })).toEqual({});
  await sato.tapModal(ja.attendees.edit);
  expect(await sato.submit({ stays: 'yes' })).toEqual({});
  expect(await sato.modal()).toContain(ja.attendees.stays.confirmed);
  await sato.closeModals();
  await sato.command(channel, 'desk');
  await sato.tap(channel, ja.seminar.attendees);
  await vi.waitFor(async () =>
    expect((await sato.ephemeral(channel)).text).toContain(
      ja.attendees.stayLine({ confirmed: 2, unanswered: 1, cannot: 0 }),
    ),
  );
  expect(stage.traffic.entries().filter(({ problem }) => problem)).toEqual([]);
});
