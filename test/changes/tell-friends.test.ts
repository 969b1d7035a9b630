// LINE's friends who have not answered: told of a postponement or a cancellation at an organizer's word, once.
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { tellFriends } from '../../src/changes/tell-friends.ts';
import { addOwed, findUndelivered, saveSent } from '../../src/messages/message.store.ts';
import { findActions } from '../../src/people/audit.store.ts';
import { saveReachability } from '../../src/people/reach.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { cardOf, commandsOf, createTestBot, goAhead, organizer } from '../support/bot-fixture.ts';
import { createTestDatabase } from '../support/database.ts';
import { answerTest, cardsFor, editTest, seminarNow } from '../support/edit-fixture.ts';
import { addTestPerson, addTestSeminar, announcedAt, at } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const words = wordsOf('ja');

async function open(change: Partial<Seminar> = {}) {
  const db = await createTestDatabase();
  const bot = await createTestBot(db);
  const { outbox, setTime, say } = bot;
  const { id, createdBy } = await addTestSeminar(db, change);
  /** Who got the announcement then. */
  const friend = async (sentAt = announcedAt, platform: 'line' | 'slack' = 'line') => {
    const person = await addTestPerson(db, { platform });
    const owed = { kind: 'announcement', seminarId: id, to: { personId: person.id } } as const;
    const [noted] = await addOwed(db, [owed], announcedAt);
    await saveSent(db, { id: noted?.id ?? '', ref: 'r', at: sentAt, revision: null });
    return person;
  };
  const edit = async (when: string, values: Record<string, string>) => {
    setTime(when);
    await editTest({ db, outbox }, { shown: await seminarNow(db, id), change: values, now: at(when) });
  };
  const news = () => outbox.owed.filter(({ kind }) => kind === 'news');
  const newsTo = () => news().flatMap(({ to }) => ('personId' in to ? [to.personId] : []));
  const tell = async () => cardOf(await say(organizer, { do: 'tell-friends', seminar: id })).badge?.text;
  const desk = async () => cardOf(await say(organizer, { do: 'desk', seminar: id }));
  const preview = async () => cardOf(await say(organizer, { do: 'preview-news', seminar: id }));
  const cards = (personId: string, now: string) =>
    cardsFor(db, { seminarId: id, personId, kind: 'news', now: at(now) });
  return { ...bot, db, id, createdBy, friend, edit, news, newsTo, tell, desk, preview, cards };
}

const tellButton = (card: Card) => (card.buttons ?? []).flat().find(({ label }) => label === words.news.tell);
/** What is shown before anything is sent. */
const goesTo = (...on: Parameters<typeof ja.reach.on>[]) =>
  words.reach.goesTo(on.map((each) => ja.reach.on(...each)).join(words.reach.and));
const onLine = ['LINE', 1] as const satisfies Parameters<typeof ja.reach.on>;
const postponed = { date: '2026-12-10' };

describe('after a postponement', () => {
  test('who got the announcement and has not answered is told, at the organizer’s word, once', async () => {
    const { friend, edit, tell, news, newsTo, desk, preview, cards, db, id, outbox } = await open();
    const [silent, answered] = [await friend(), await friend()];
    await addTestPerson(db, { platform: 'line' });
    const now = at('2026-11-24T12:00');
    await answerTest({ db, outbox }, { seminarId: id, personId: answered.id, answer: 'declined', now });
    expect(tellButton(await desk())).toBeUndefined();
    await edit('2026-11-25T10:00', postponed);
    expect(newsTo()).toEqual([]);
    const shown = await preview();
    expect(tellButton(await desk())).toMatchObject({ command: { do: 'preview-news' } });
    expect(shown.text).toContain(goesTo(onLine));
    expect(shown.items?.map(({ badge }) => badge?.text)).toEqual([words.changed.moved]);
    expect(commandsOf(shown)).toContainEqual({ do: 'tell-friends', seminar: id });
    expect(newsTo()).toEqual([]);
    expect(await tell()).toBe(words.news.told({ people: 1, pushes: 1 }));
    expect(newsTo()).toEqual([silent.id]);
    expect(news()[0]?.usefulUntil).toEqual(at('2026-12-10T00:00'));
    const [card] = await cards(silent.id, '2026-11-25T10:01');
    expect(card?.badge?.text).toBe(words.changed.moved);
    expect(card?.facts?.[0]?.value).toBe(ja.changed.fromTo('12月3日（木）18:30〜20:00', '12月10日（木）18:30〜20:00'));
    expect(card?.buttons?.flat()).toContainEqual(
      expect.objectContaining({ command: { do: 'answer', seminar: id, edition: 2, answer: 'on_site' } }),
    );
    expect(await tell()).toBe(words.news.toldNobody);
    expect(newsTo()).toHaveLength(1);
    expect(tellButton(await desk())).toBeUndefined();
    expect((await preview()).badge?.text).toBe(words.news.toldNobody);
    const { found } = await findActions(db, { seminarId: id, action: 'tell-friends', limit: 9, offset: 0 });
    expect(found).toMatchObject([{ after: { messages: 1 } }]);
  });

  test('pressed by many at once tells each once', async () => {
    const { friend, edit, db, outbox, id, createdBy } = await open();
    for (let index = 0; index < 3; index++) await friend();
    await edit('2026-11-25T10:00', postponed);
    const press = () => tellFriends({ db, outbox, seminarId: id, actor: createdBy, now: at('2026-11-25T10:00') });
    const told = await Promise.all(Array.from({ length: 5 }, press));
    expect(told.map((each) => (each.kind === 'done' ? each.told.people : -1)).sort()).toEqual([0, 0, 0, 0, 3]);
    expect(await findUndelivered(db, { seminarId: id, kind: 'news' })).toHaveLength(3);
  });

  test('who answers before it is sent is not told again, and a corrected word is no news', async () => {
    const { friend, edit, tell, cards, db, outbox, id, newsTo } = await open();
    const silent = await friend();
    await edit('2026-11-25T09:00', { title: '別の題' });
    expect(await tell()).toBe(words.news.toldNobody);
    await edit('2026-11-25T10:00', postponed);
    await tell();
    await edit('2026-11-25T10:01', { title: 'もうひとつの題' });
    expect(await tell()).toBe(words.news.toldNobody);
    expect(await cards(silent.id, '2026-11-25T10:02')).toMatchObject([{ title: 'もうひとつの題' }]);
    await answerTest(
      { db, outbox },
      { seminarId: id, personId: silent.id, answer: 'on_site', now: at('2026-11-25T10:03') },
    );
    expect(await cards(silent.id, '2026-11-25T10:04')).toEqual([undefined]);
    expect(newsTo()).toHaveLength(1);
  });

  test('moved once more: what was not sent yet is dropped, and the next one says from when they know', async () => {
    const { friend, edit, tell, cards, newsTo } = await open();
    const silent = await friend();
    await edit('2026-11-25T10:00', postponed);
    await tell();
    await edit('2026-11-25T10:30', { date: '2026-12-17' });
    await tell();
    expect(newsTo()).toEqual([silent.id, silent.id]);
    const built = await cards(silent.id, '2026-11-25T10:31');
    const said = built.map((card) => card?.facts?.[0]?.value);
    expect(said.filter(Boolean)).toEqual([
      ja.changed.fromTo('12月3日（木）18:30〜20:00', '12月17日（木）18:30〜20:00'),
    ]);
  });

  test('and moved back where it was, there is nothing to tell', async () => {
    const { friend, edit, tell, cards } = await open();
    const silent = await friend();
    await edit('2026-11-25T10:00', postponed);
    await tell();
    await edit('2026-11-25T10:30', { date: '2026-12-03' });
    expect(await tell()).toBe(words.news.toldNobody);
    expect(await cards(silent.id, '2026-11-25T10:31')).toEqual([undefined]);
  });

  test('whoever got the announcement after the move, or cannot be reached, is not counted; who reads on Slack costs no push', async () => {
    const { friend, edit, tell, db, newsTo, preview } = await open();
    await edit('2026-11-25T10:00', postponed);
    const [onSlack, silent] = [await friend(announcedAt, 'slack'), await friend()];
    const blocked = await friend();
    await friend(at('2026-11-25T10:01'));
    const account = { platform: 'line', externalId: blocked.externalId, unreachableAt: announcedAt } as const;
    await saveReachability(db, account, at('2026-11-25T09:00'));
    expect((await preview()).text).toContain(goesTo(['Slack', 1], onLine));
    await tell();
    expect(newsTo().sort()).toEqual([onSlack.id, silent.id].sort());
  });

  test('it is offered with the confirmation of the edit, and not once they cannot answer any more', async () => {
    const { friend, say, id, setTime, desk, tell, db } = await open();
    await friend();
    setTime('2026-11-25T10:00');
    const typed = { ...seminarValues(await seminarNow(db, id)), ...postponed };
    const saved = cardOf(await say(organizer, { do: 'submit-edit', seminar: id, opened: 1, values: typed }));
    expect(saved.text).toContain(words.news.offer({ people: 1, pushes: 1 }));
    expect(tellButton(saved)).toBeDefined();
    setTime('2026-12-10T00:00');
    expect(tellButton(await desk())).toBeUndefined();
    expect(await tell()).toBe(words.news.toldNobody);
  });
});

describe('after a cancellation', () => {
  test('it is offered with the confirmation; they hear of it with the organizer’s word, and of nothing else', async () => {
    const { friend, say, id, tell, cards, news, edit } = await open();
    const silent = await friend();
    await edit('2026-11-25T09:00', postponed);
    await tell();
    const values = { reason: '台風のため' };
    const preview = await say(organizer, { do: 'submit-cancel', seminar: id, values });
    const cancelled = cardOf(await say(organizer, goAhead(preview)));
    expect(cancelled.text).toContain(words.news.offer({ people: 1, pushes: 1 }));
    expect(tellButton(cancelled)).toBeDefined();
    expect(await tell()).toBe(words.news.told({ people: 1, pushes: 1 }));
    expect(await tell()).toBe(words.news.toldNobody);
    expect(news().at(-1)?.usefulUntil).toEqual(at('2026-12-10T18:30'));
    const built = await cards(silent.id, '2026-11-25T10:01');
    expect(built.filter(Boolean)).toMatchObject([
      { badge: { text: words.rsvp.cancelledBadge }, text: [words.news.cancelledText, '台風のため'] },
    ]);
  });

  test('it is offered until it would have begun', async () => {
    const { friend, say, id, tell, setTime, desk } = await open();
    await friend();
    await say(organizer, { do: 'cancel', seminar: id });
    expect(tellButton(await desk())).toBeDefined();
    setTime('2026-12-03T18:30');
    expect(tellButton(await desk())).toBeUndefined();
    expect(await tell()).toBe(words.news.toldNobody);
  });
});
