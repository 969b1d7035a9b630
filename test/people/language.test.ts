import { describe, expect, test } from 'vitest';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { askProfiles, hasUnasked } from '../../src/people/ask-profiles.ts';
import { addFollowers } from '../../src/people/follower.store.ts';
import { meetPerson } from '../../src/people/meet-person.ts';
import { findAccount, isLanguageKnown } from '../../src/people/person.store.ts';
import { joinedReading, type Reading } from '../../src/people/person.ts';
import { cardOf, citizen, commandsOf, createTestBot, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { en } from '../support/words.ts';

const now = at('2026-11-24T12:00');

const languageOf = async (db: DatabaseRoot, id: string, platform: 'line' | 'slack' = 'line') =>
  (await findAccount(db, { platform, externalId: id }))?.person.language;

describe('choosing a language', () => {
  test.each([citizen, organizer])('answers in it at once and from then on, on $platform', async (who) => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const help = cardOf(await bot.say(who, { do: 'help' }));
    expect(commandsOf(help)).toContainEqual({ do: 'language', to: 'en' });
    const chosen = await bot.say(who, { do: 'language', to: 'en' });
    expect(chosen).toMatchObject({ language: 'en' });
    expect(cardOf(chosen).summary).toContain('English');
    const later = await bot.say(who, { do: 'help' });
    expect(later).toMatchObject({ language: 'en' });
    expect(commandsOf(cardOf(later))).toContainEqual({ do: 'language', to: 'ja' });
    expect(await bot.say(who, { do: 'language', to: 'ja' })).toMatchObject({ language: 'ja' });
  });

  test('under an announcement shows that seminar in it', async () => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const { id: seminar, title } = await addTestSeminar(db);
    const card = cardOf(await bot.say(citizen, { do: 'language', to: 'en', seminar }));
    expect(card).toMatchObject({ title, summary: expect.stringContaining('English') });
    expect(commandsOf(card)).toContainEqual({ do: 'answer', seminar, edition: 1, answer: 'on_site' });
    const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
    const other = cardOf(await bot.say(citizen, { do: 'language', to: 'en', seminar: draft.id }));
    expect(JSON.stringify(other)).not.toContain(draft.title);
  });

  test('outranks the profile, which is asked anew all the same', async () => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    bot.profiles[citizen.id] = { name: '山本', language: 'ja' };
    await bot.say(citizen, { do: 'language', to: 'en' });
    bot.profiles[citizen.id] = { name: '山本 梓', language: 'ja' };
    bot.setTime('2026-11-26T12:00');
    expect(await bot.say(citizen, { do: 'help' })).toMatchObject({ language: 'en' });
    const known = await findAccount(db, { platform: 'line', externalId: citizen.id });
    expect(known?.person).toMatchObject({ name: '山本 梓', language: 'en' });
  });

  test('by an older tap that arrives late changes nothing', async () => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const tap = (to: 'ja' | 'en', minutesAgo: number) =>
      bot.run({ from: citizen, command: { do: 'language', to }, tappedAt: now.subtract({ minutes: minutesAgo }) });
    await tap('en', 1);
    expect(await tap('ja', 5)).toMatchObject({ language: 'en' });
    expect(await languageOf(db, citizen.id)).toBe('en');
  });
});

describe('reading one seminar in another language', () => {
  test.each([citizen, organizer])('goes on in it as long as its buttons are pressed, on $platform', async (who) => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const { id: seminar, title } = await addTestSeminar(db);
    bot.profiles[who.id] = { name: '山本', language: 'ja' };
    const shown = await bot.say(who, { do: 'show', seminar, shownIn: 'en' });
    expect(shown).toMatchObject({ kind: 'card', language: 'en', card: { title } });
    const attend = { do: 'answer', seminar, edition: 1, answer: 'on_site', shownIn: 'en' } as const;
    expect(commandsOf(cardOf(shown))).toContainEqual(attend);
    expect(commandsOf(cardOf(shown))).toContainEqual({ do: 'language', to: 'en', seminar });
    const answered = await bot.say(who, attend);
    expect(answered).toMatchObject({ language: 'en', card: { badge: { text: en.rsvp.attending } } });
    const moreOfIt = commandsOf(cardOf(answered)).filter((command) => 'seminar' in command);
    expect(moreOfIt.length).toBeGreaterThan(0);
    for (const command of moreOfIt) expect(command).toMatchObject({ shownIn: 'en' });
    expect(await languageOf(db, who.id, who.platform)).toBe('ja');
    expect(await bot.say(who, { do: 'show', seminar })).toMatchObject({ language: 'ja' });
  });

  test('is no more than a seminar: a draft stays unseen', async () => {
    const db = await createTestDatabase();
    const bot = await createTestBot(db);
    const draft = await addTestSeminar(db, { status: 'draft', announcedAt: null });
    const outcome = await bot.say(citizen, { do: 'show', seminar: draft.id, shownIn: 'en' });
    expect(outcome).toMatchObject({ kind: 'refused', language: 'en' });
    expect(JSON.stringify(outcome)).not.toContain(draft.title);
  });
});

describe('when two accounts turn out to be one human’s', () => {
  const reading = (language: 'ja' | 'en', change: Partial<Reading> = {}): Reading => ({
    ...{ language, languageToldAt: null, languageChosenAt: null },
    ...change,
  });
  const [early, late] = [at('2026-11-01T09:00'), at('2026-11-02T09:00')];

  test.each([
    ['the last choice stays', { languageChosenAt: early }, { languageChosenAt: late }, 'en'],
    ['an older choice goes', { languageChosenAt: late }, { languageChosenAt: early }, 'ja'],
    ['a choice outranks what was told', { languageToldAt: late }, { languageChosenAt: early }, 'en'],
    ['Slack’s word stays where nobody chose', { languageToldAt: early }, { languageToldAt: late }, 'ja'],
    ['what LINE told fills what Slack did not', {}, { languageToldAt: late }, 'en'],
  ] as const)('%s', (_title, mine, theirs, language) => {
    expect(joinedReading(reading('ja', mine), reading('en', theirs)).language).toBe(language);
  });
});

describe('asking for profiles afterwards', () => {
  const lineId = (n: number) => `U${n.toString(16).padStart(32, '0')}`;

  /** A LINE that tells what everybody is called; of `silent` ones it tells nothing. */
  function asking(db: DatabaseRoot, { silent = [] as string[], failsAt = Number.POSITIVE_INFINITY } = {}) {
    const asked: string[] = [];
    const refuse = () => Promise.reject(new Error('nothing is sent here'));
    const profile = async (id: string) => {
      asked.push(id);
      if (asked.length >= failsAt) return 'unasked' as const;
      return silent.includes(id) ? undefined : { name: `${id}さん`, language: 'en' as const };
    };
    const senders = { line: { send: refuse, update: refuse, profile } };
    const stopping = new AbortController();
    const clock = { now: () => now };
    return { asked, senders, stopping, ask: () => askProfiles({ db, senders, clock, signal: stopping.signal }) };
  }

  const follow = (db: DatabaseRoot, count: number) =>
    db.transaction((tx) => addFollowers(tx, { ids: Array.from({ length: count }, (_, n) => lineId(n)), now }));

  test('goes on a hundred at a time until all were asked once', async () => {
    const db = await createTestDatabase();
    await follow(db, 230);
    const { asked, ask, senders } = asking(db, { silent: [lineId(7)] });
    const rounds: number[] = [];
    while (await hasUnasked({ db, senders })) {
      await ask();
      rounds.push(asked.length);
    }
    expect(rounds).toEqual([100, 200, 230]);
    expect(new Set(asked).size).toBe(230);
    expect(await languageOf(db, lineId(5))).toBe('en');
    expect(await languageOf(db, lineId(7))).toBe('ja');
  });

  test('ends where the platform cannot be asked, and asks that one again', async () => {
    const db = await createTestDatabase();
    await follow(db, 5);
    const troubled = asking(db, { failsAt: 3 });
    await troubled.ask();
    expect(troubled.asked).toHaveLength(3);
    const { asked, ask } = asking(db);
    await ask();
    expect(asked).toHaveLength(3);
    expect(asked).toContain(troubled.asked[2]);
  });

  test('asks nobody once the bot stops, and nobody who left', async () => {
    const db = await createTestDatabase();
    await follow(db, 2);
    const bot = await createTestBot(db);
    await bot.run({ from: { platform: 'line', id: lineId(0) }, command: { do: 'unfollow' } });
    const { asked, ask, stopping } = asking(db);
    await ask();
    expect(asked).toEqual([lineId(1)]);
    await follow(db, 4);
    stopping.abort();
    await ask();
    expect(asked).toHaveLength(1);
  });

  test('tells what language they read, or leaves that open', async () => {
    const db = await createTestDatabase();
    await follow(db, 2);
    const { ask, senders } = asking(db, { silent: [lineId(1)] });
    await ask();
    const known = await Promise.all(
      [0, 1].map(async (n) => {
        const person = await meetPerson({ db, senders, from: { platform: 'line', id: lineId(n) }, now });
        return isLanguageKnown(db, person.id);
      }),
    );
    expect(known).toEqual([true, false]);
  });
});
