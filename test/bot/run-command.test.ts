import { describe, expect, test } from 'vitest';
import { findAccount } from '../../src/people/person.store.ts';
import { findRsvp } from '../../src/rsvps/rsvp.store.ts';
import { cardOf, citizen, colleague, commandsOf, createTestBot } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('ja');

async function open() {
  const db = await createTestDatabase();
  const personOf = async ({ platform, id }: typeof colleague) => {
    const known = await findAccount(db, { platform, externalId: id });
    if (!known) throw new Error('a stranger');
    return { ...known.person, ...known.account };
  };
  return { db, ...(await createTestBot(db)), personOf };
}

describe('anyone', () => {
  test('answers with one tap, and is told the seat, the place in the line, and the way to change it', async () => {
    const { db, say } = await open();
    const { id: seminar } = await addTestSeminar(db, { seats: 1 });
    const first = cardOf(await say(colleague, { do: 'answer', seminar, answer: 'on_site' }));
    expect(first.badge?.text).toBe(words.rsvp.attending);
    expect(commandsOf(first)).toContainEqual({ do: 'answer', seminar, edition: 1, answer: 'declined' });
    const second = cardOf(await say(citizen, { do: 'answer', seminar, answer: 'on_site' }));
    expect(second.badge?.text).toBe(words.rsvp.waitlisted(1));
  });

  test('who taps late by the platform’s word is refused kindly, and told whom to ask', async () => {
    const { db, say, setTime } = await open();
    const { id: seminar } = await addTestSeminar(db);
    setTime('2026-12-03T00:00');
    const card = cardOf(await say(colleague, { do: 'answer', seminar, answer: 'on_site' }));
    expect(card.text).toEqual([
      words.rsvp.refused.closed('12月2日（水）24:00'),
      words.rsvp.askWhom(words.rsvp.named('佐藤 恵')),
    ]);
  });

  test('who tapped in time counts though it arrives late; a tap from the future counts as now', async () => {
    const { db, run, setTime, personOf } = await open();
    const { id: seminar } = await addTestSeminar(db);
    const attend = { do: 'answer', seminar, answer: 'on_site' } as const;
    setTime('2026-12-03T00:05');
    expect(await run({ from: colleague, command: attend, tappedAt: at('2026-12-02T23:59') })).toMatchObject({
      card: { badge: { text: words.rsvp.attending } },
    });
    setTime('2026-12-01T09:00');
    await run({ from: citizen, command: attend, tappedAt: at('2030-01-01T00:00') });
    const { personId } = await personOf(citizen);
    expect(await findRsvp(db, { seminarId: seminar, personId })).toMatchObject({ answeredAt: at('2026-12-01T09:00') });
  });

  test.each([
    { do: 'show' },
    { do: 'answer', answer: 'on_site' },
    { do: 'party', join: true },
    { do: 'rate', score: 5 },
    { do: 'open-survey' },
  ] as const)('who taps $do of a seminar that is gone is told so', async (command) => {
    const { say } = await open();
    const card = cardOf(await say(colleague, { ...command, seminar: crypto.randomUUID() }));
    expect(card.text).toEqual([words.seminar.gone]);
  });

  test('sees what is coming, soonest first, in pages, with their own answer; a page beyond is the last', async () => {
    const { db, say } = await open();
    for (const day of [9, 3, 7, 4, 8, 5, 6]) {
      const date = `2026-12-${String(day).padStart(2, '0')}`;
      const times = { startsAt: at(`${date}T18:30`), endsAt: at(`${date}T20:00`), deadlineAt: at(`${date}T00:00`) };
      const { id: seminar } = await addTestSeminar(db, { ...times, title: `${day}日` });
      if (day === 4) await say(colleague, { do: 'answer', seminar, answer: 'materials' });
    }
    await addTestSeminar(db, { status: 'cancelled' });
    await addTestSeminar(db, { endsAt: at('2026-11-24T12:00') });
    const first = cardOf(await say(colleague, { do: 'list' }));
    expect(first.items?.map((item) => item.title)).toEqual(['3日', '4日', '5日', '6日', '7日']);
    expect(first.items?.[1]?.badge?.text).toBe(words.rsvp.mine.materials);
    expect(commandsOf(first)).toEqual([
      { do: 'list', page: 2 },
      { do: 'join-code' },
      { do: 'my-data' },
      { do: 'mute' },
    ]);
    const second = cardOf(await say(colleague, { do: 'list', page: 2 }));
    expect(second.items?.map((item) => item.title)).toEqual(['8日', '9日']);
    expect(commandsOf(second)).toEqual([
      { do: 'list', page: 1 },
      { do: 'join-code' },
      { do: 'my-data' },
      { do: 'mute' },
    ]);
    expect(cardOf(await say(colleague, { do: 'list', page: 99 }))).toEqual(second);
  });

  test('is told when nothing is coming', async () => {
    const { say } = await open();
    expect(cardOf(await say(citizen, { do: 'list' }))).toMatchObject({ text: [words.coming.empty], items: [] });
  });

  test('can mute reminders and get them again, each offered where the other is on', async () => {
    const { say, personOf } = await open();
    expect(commandsOf(cardOf(await say(colleague, { do: 'mute' })))).toEqual([{ do: 'unmute' }]);
    expect((await personOf(colleague)).remindersMutedAt).toEqual(at('2026-11-24T12:00'));
    expect(commandsOf(cardOf(await say(colleague, { do: 'list' })))).toEqual([
      { do: 'join-code' },
      { do: 'my-data' },
      { do: 'unmute' },
    ]);
    expect(commandsOf(cardOf(await say(colleague, { do: 'unmute' })))).toEqual([{ do: 'mute' }]);
    expect((await personOf(colleague)).remindersMutedAt).toBeNull();
  });

  test('is offered to join a LINE account on Slack, and only where there is LINE', async () => {
    const { db, say } = await open();
    expect(commandsOf(cardOf(await say(colleague, { do: 'list' })))).toContainEqual({ do: 'join-code' });
    expect(commandsOf(cardOf(await say(citizen, { do: 'list' })))).toEqual([{ do: 'my-data' }, { do: 'mute' }]);
    const { say: sayWithoutLine } = await createTestBot(db, { hasLine: false });
    expect(commandsOf(cardOf(await sayWithoutLine(colleague, { do: 'list' })))).toEqual([
      { do: 'my-data' },
      { do: 'mute' },
    ]);
  });

  test('gets help, in the words of their platform', async () => {
    const { say } = await open();
    const help = async (from: typeof colleague) => cardOf(await say(from, { do: 'help' })).text?.join('\n');
    expect(await help(colleague)).toContain(words.help.slack[0]);
    expect(await help(citizen)).toContain(words.help.line[0]);
    expect(await help(citizen)).not.toContain('/seminar');
  });

  test('gets a short help for unknown text, and a polite word for an old or forged button', async () => {
    const { say } = await open();
    const heard = (text: string) => say(citizen, { do: 'unknown', heard: text }).then(cardOf);
    expect((await heard('ほげほげ')).text?.[0]).toBe(words.help.notUnderstood);
    for (const about of ['hello', 'thanks', 'sticker', 'picture'] as const) {
      const kind = cardOf(await say(citizen, { do: 'small-talk', about }));
      expect(kind.text).toEqual([words.help.smallTalk[about]]);
      expect(commandsOf(kind)).toEqual([{ do: 'list' }, { do: 'help' }]);
    }
    const old = await heard('{"do":"attend","seminar":"1"}');
    expect(old.text).toEqual([words.help.oldButton]);
    expect(commandsOf(old)).toEqual([{ do: 'list' }]);
  });

  test('who taps a preview’s button is told that it is one', async () => {
    const { say } = await open();
    expect(cardOf(await say(colleague, { do: 'preview' })).text).toEqual([words.help.previewTap]);
  });

  test('is greeted for following, unreachable after unfollowing, and reachable once they are back', async () => {
    const { db, say, personOf } = await open();
    expect(cardOf(await say(citizen, { do: 'follow' }))).toMatchObject({ title: words.help.welcome, items: [] });
    const { id: seminar, title } = await addTestSeminar(db);
    const welcome = cardOf(await say(citizen, { do: 'follow' }));
    expect(welcome.items?.map((item) => item.title)).toEqual([title]);
    expect(welcome.items?.flatMap(commandsOf)).toContainEqual({ do: 'answer', seminar, edition: 1, answer: 'on_site' });
    expect(await say(citizen, { do: 'unfollow' })).toEqual({ kind: 'silent' });
    expect((await personOf(citizen)).unreachableAt).toEqual(at('2026-11-24T12:00'));
    await say(citizen, { do: 'follow' });
    expect((await personOf(citizen)).unreachableAt).toBeNull();
  });

  test('whose profile says English is answered in English, whatever is said', async () => {
    const { db, say, profiles } = await open();
    const { id: seminar } = await addTestSeminar(db);
    profiles[citizen.id] = { name: 'Emma', language: 'en' };
    const en = wordsOf('en');
    const answered = await say(citizen, { do: 'answer', seminar, answer: 'on_site' });
    expect(answered).toMatchObject({ language: 'en', card: { badge: { text: en.rsvp.attending } } });
    expect(await say(citizen, { do: 'help' })).toMatchObject({ language: 'en', card: { title: en.help.title } });
    expect(cardOf(await say(citizen, { do: 'desk' })).text).toEqual([en.team.notOrganizer]);
  });
});
