// What Slack and LINE must both do, told once and run by each: taps and words in, cards out, failures named.
// Knows no platform: a harness hides it. Every title is a promise to the rest of the bot.
import { describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { Outcome } from '../../src/cards/outcome.ts';
import { type Command, encodeCommand } from '../../src/commands.ts';
import type { Arrival, Resuming } from '../../src/messages/arrival.ts';
import { SendError, type Sender } from '../../src/messages/sender.ts';
import type { Identity } from '../../src/surfaces/bot.ts';
import { wordsOf } from '../support/words.ts';
import {
  answerCard,
  foldedCard,
  hostileText,
  listCard,
  oversizedCard,
  picturedCard,
  picturedOf,
  pictureUrl,
  seminarId,
} from './contract-cards.ts';
import { createStubBot, PassingFault, type StubBot } from './stub-bot.ts';

/** One message as the person's own client shows it, markup already resolved (`&lt;` reads `<`, `*x*` in mrkdwn reads `x`). */
export interface Seen {
  /** Everything that can be read, top to bottom, buttons' labels too. */
  text: string;
  /** Labels of the buttons that can be tapped. */
  buttons: string[];
  /** Where its links lead, link buttons too. */
  links: string[];
}

export type PlannedFailure =
  /** The platform says "too many requests" and does nothing. */
  | 'rate-limited'
  /** The platform does the work and the connection dies before it answers. */
  | 'accepted-but-dropped'
  /** The platform breaks down (a 5xx) without doing the work. */
  | 'broken-down'
  /** The platform refuses what it is sent, for good. */
  | 'refused';

/**
 * One platform with the surface mounted on it. The surface's own language is Japanese. The platform's clock stands far
 * from real time, so that a surface which reads the wrong one is found out. The harness cleans up after itself (onTestFinished).
 */
export interface Harness {
  sender: Sender;
  surface: Resuming;
  /** Speaks Japanese by profile, can be reached. */
  person: Identity;
  /** The platform's clock. */
  now(): Temporal.Instant;

  // What the person can do; each answers the HTTP status the surface gave the platform.
  /** Taps a button that holds this text, as encodeCommand made it or forged. */
  tap(text: string): Promise<number>;
  /** Taps the button with this label on the newest message the person sees. */
  tapButton(label: string): Promise<number>;
  /** Writes to the bot in their one-to-one chat. */
  say(text: string): Promise<number>;
  /** The platform delivers the last `say` once more, as it does when it heard no answer. */
  redeliverLast(): Promise<number>;
  /** A well-formed tap whose signature is missing or wrong. */
  deliverUnsigned(signature: 'missing' | 'wrong'): Promise<number>;
  /** Rightly signed nonsense: no shape that the platform would send. */
  deliverGarbage(): Promise<number>;

  /** Private answers to what the person did, oldest first. */
  shown(): readonly Seen[];
  /** Messages that `sender` sent to the person, oldest first. */
  sent(): readonly Seen[];

  failNextSend(failure: PlannedFailure): void;
  /** Refuses the next message for what is in it, as the platform does with a picture that it does not take. None: it takes none. */
  refuseNextPicture?(): void;
  /** Pictures in what was sent to the person, oldest first: where each is, and what is said of it. */
  pictures(): readonly { url: string; alt: string }[];
  /** The id of somebody the platform refuses to deliver to (blocked, deactivated, gone). */
  unreachableId(): Promise<string>;
  /** A further person, with a name, whose client is set to this language, as the platform spells it. */
  addPerson(profile: { name: string; language: 'ja' | 'en' }): string;
  /** Whether `update` replaces what was sent; where it cannot it must do nothing. */
  canUpdate: boolean;
}

/** `answerWithinMs`: how soon the surface answers the platform, done or not; when left out, it waits until it is done. */
export type StartHarness = (bot: StubBot, options: { answerWithinMs?: number }) => Promise<Harness>;

export function describeChatSurface(name: string, start: StartHarness): void {
  const open: Open = async (options = {}) => {
    const bot = createStubBot();
    return { bot, harness: await start(bot, options) };
  };
  describe(`${name} hears`, () => describeHearing(open));
  describe(`${name} stores`, () => describeStoring(open));
  describe(`${name} shows`, () => describeShowing(open));
  describe(`${name} sends`, () => describeSending(open));
}

type Open = (options?: { answerWithinMs?: number }) => Promise<{ bot: StubBot; harness: Harness }>;

const showsOne = (harness: Harness): Promise<Seen> =>
  vi.waitFor(() => {
    expect(harness.shown()).toHaveLength(1);
    return harness.shown()[0] as Seen;
  });

function describeHearing(open: Open): void {
  it('runs just the command a tapped button holds, as the person, at the time of the tap', async () => {
    const { bot, harness } = await open();
    const command: Command = { do: 'answer', seminar: seminarId, answer: 'on_site' };
    const before = harness.now();
    expect(await harness.tap(encodeCommand(command))).toBe(200);
    await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
    expect(bot.calls[0]).toMatchObject({ from: harness.person, command });
    const tappedMs = bot.calls[0]?.tappedAt?.epochMilliseconds ?? 0;
    expect(tappedMs).toBeGreaterThanOrEqual(before.epochMilliseconds);
    expect(tappedMs).toBeLessThanOrEqual(harness.now().epochMilliseconds);
  });

  it.each([
    ['old', '{"do":"vote","seminar":"1"}'],
    ['foreign', 'action=buy&item=1'],
    ['a command that only a form may give', encodeCommand({ do: 'submit-survey', seminar: seminarId, values: {} })],
    ['a command that only the platform may give', encodeCommand({ do: 'unfollow' })],
  ])('runs `unknown` for a value that is %s', async (_title, value) => {
    const { bot, harness } = await open();
    expect(await harness.tap(value)).toBe(200);
    await vi.waitFor(() => expect(bot.calls.map((call) => call.command.do)).toEqual(['unknown']));
  });

  it.each<[string, Command]>([
    ['help', { do: 'help' }],
    [' ヘルプ ', { do: 'help' }],
    ['予定', { do: 'list' }],
    ['こんにちは！', { do: 'small-talk', about: 'hello' }],
    ['ほげほげ', { do: 'unknown', heard: 'ほげほげ' }],
  ])('understands the words %j', async (text, command) => {
    const { bot, harness } = await open();
    expect(await harness.say(text)).toBe(200);
    await vi.waitFor(() => expect(bot.calls.map((call) => call.command)).toEqual([command]));
    expect(bot.calls[0]?.from).toEqual(harness.person);
  });

  it('carries out a redelivered event once, whether it is answered already or still in hand', async () => {
    const { bot, harness } = await open();
    const held = Promise.withResolvers<Outcome>();
    bot.answers(() => held.promise);
    const said = harness.say('予定');
    await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
    expect(await harness.redeliverLast()).toBe(200);
    held.resolve({ kind: 'card', card: answerCard, language: 'ja' });
    expect(await said).toBe(200);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
    expect(await harness.redeliverLast()).toBe(200);
    expect(bot.calls).toHaveLength(1);
    expect(harness.shown()).toHaveLength(1);
  });

  it('answers a redelivered event that was left unanswered, as the same tap', async () => {
    const { bot, harness } = await open();
    bot.answers(() => {
      throw new PassingFault('the database is away');
    });
    expect(await harness.say('予定')).toBe(200);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['left']));
    expect(harness.shown()).toEqual([]);
    bot.answers({ kind: 'card', card: answerCard, language: 'ja' });
    expect(await harness.redeliverLast()).toBe(200);
    expect((await showsOne(harness)).text).toContain(answerCard.title);
    const [first, second] = bot.calls;
    expect(first?.eventId).toEqual(expect.stringMatching(/./));
    expect(second?.eventId).toBe(first?.eventId);
    expect(second?.tappedAt?.epochMilliseconds).toBe(first?.tappedAt?.epochMilliseconds);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
  });

  it('gives two events two ids', async () => {
    const { bot, harness } = await open();
    await harness.say('予定');
    await harness.say('予定');
    await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
    expect(bot.calls[0]?.eventId).not.toBe(bot.calls[1]?.eventId);
  });

  it.each(['missing', 'wrong'] as const)('refuses a request whose signature is %s', async (signature) => {
    const { bot, harness } = await open();
    expect(await harness.deliverUnsigned(signature)).toBe(401);
    expect(bot.calls).toEqual([]);
  });

  it('refuses signed nonsense as the sender’s fault', async () => {
    const { bot, harness } = await open();
    const status = await harness.deliverGarbage();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(bot.calls).toEqual([]);
  });
}

function describeStoring(open: Open): void {
  const tapIt = encodeCommand({ do: 'show', seminar: seminarId });
  const card = { kind: 'card', card: answerCard, language: 'ja' } as const;

  it('answers the platform only once the command is done', async () => {
    const { bot, harness } = await open();
    const done: string[] = [];
    const held = Promise.withResolvers<Outcome>();
    bot.answers(() => held.promise);
    const answered = harness.tap(tapIt).then((status) => done.push(`answered ${status}`));
    await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
    expect(bot.inbox.states()).toEqual(['in hand']);
    done.push('committed');
    held.resolve(card);
    await answered;
    expect(done).toEqual(['committed', 'answered 200']);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
  });

  it('answers 200 when time is up and the tap is stored, and shows the answer when it is done', async () => {
    const { bot, harness } = await open({ answerWithinMs: 500 });
    const held = Promise.withResolvers<Outcome>();
    bot.answers(() => held.promise);
    expect(await harness.tap(tapIt)).toBe(200);
    expect(bot.inbox.states()).toEqual(['in hand']);
    held.resolve(card);
    expect((await showsOne(harness)).text).toContain(answerCard.title);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
  });

  it('answers 503, never 200, when the tap cannot be stored in time', async () => {
    const { bot, harness } = await open({ answerWithinMs: 500 });
    const frozen = Promise.withResolvers<void>();
    bot.inbox.refuses(frozen.promise);
    expect(await harness.tap(tapIt)).toBe(503);
    expect(bot.calls).toEqual([]);
    // What is stored late all the same is carried out.
    bot.answers(card);
    frozen.resolve();
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
  });

  it('answers 503 at once when the database is away', async () => {
    const { bot, harness } = await open();
    bot.inbox.refuses(new PassingFault('the database is away'));
    expect(await harness.tap(tapIt)).toBe(503);
    expect(bot.calls).toEqual([]);
    expect(harness.shown()).toEqual([]);
  });

  it('answers 200 with an apology when storing fails for good, so that nothing loops', async () => {
    const { bot, harness } = await open();
    bot.inbox.refuses(new Error('not to be stored'));
    expect(await harness.tap(tapIt)).toBe(200);
    expect((await showsOne(harness)).text).toContain(wordsOf('ja').trouble.text);
    expect(bot.calls).toEqual([]);
  });

  it('leaves a tap to another try when the fault may pass, and carries it out then as tapped', async () => {
    const { bot, harness } = await open();
    bot.answers(() => {
      throw new PassingFault('the database is away');
    });
    expect(await harness.tap(tapIt)).toBe(200);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['left']));
    expect(harness.shown()).toEqual([]);
    bot.answers(card);
    const [left] = bot.inbox.left();
    await harness.surface.resume(bot.inbox.takeUp((left as { arrival: Arrival }).arrival));
    expect((await showsOne(harness)).text).toContain(answerCard.title);
    const [first, second] = bot.calls;
    expect(second).toMatchObject({ from: first?.from, command: first?.command, eventId: first?.eventId });
    expect(second?.tappedAt?.epochNanoseconds).toBe(first?.tappedAt?.epochNanoseconds);
    expect(bot.inbox.states()).toEqual(['settled']);
  });

  it('carries out what a killed process stored, of its words alone', async () => {
    const before = await open();
    before.bot.answers(() => new Promise<Outcome>(() => {}));
    void before.harness.tap(tapIt).catch(() => {});
    await vi.waitFor(() => expect(before.bot.inbox.states()).toEqual(['in hand']));
    const { harness, bot } = before;
    bot.answers(card);
    const [stored] = bot.inbox.stored();
    // As the database gives it back.
    await harness.surface.resume(JSON.parse(JSON.stringify(stored)) as Arrival);
    expect((await showsOne(harness)).text).toContain(answerCard.title);
    expect(bot.inbox.states()).toEqual(['settled']);
  });

  it('keeps apart from the words what gives the right to answer', async () => {
    const { bot, harness } = await open();
    await harness.tap(tapIt);
    const [stored] = bot.inbox.stored();
    expect(stored?.replyKey).toEqual(expect.stringMatching(/./));
    expect(stored?.payload).not.toContain(stored?.replyKey);
  });

  it('says sorry after the last try, and does nothing more', async () => {
    const { bot, harness } = await open();
    bot.answers(() => {
      throw new PassingFault('the database is away');
    });
    await harness.tap(tapIt);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['left']));
    const [left] = bot.inbox.left();
    await harness.surface.giveUp(bot.inbox.takeUp((left as { arrival: Arrival }).arrival));
    expect((await showsOne(harness)).text).toContain(wordsOf('ja').trouble.text);
    expect(bot.inbox.states()).toEqual(['settled']);
    expect(bot.calls).toHaveLength(1);
  });

  it.each([
    '{"kind":"from tomorrow"}',
    '{"person":"U0AKI","command":{"do":"help"},"place":{"kind":"elsewhere"},"tappedAt":"1902121200.5"}',
    'no JSON',
  ])('asks once more for what another version stored and this one cannot read: %s', async (payload) => {
    const { bot, harness } = await open();
    // An answer can go where the tap came from.
    bot.answers(() => {
      throw new PassingFault('the database is away');
    });
    await harness.tap(tapIt);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['left']));
    const [left] = bot.inbox.left();
    const { replyKey } = bot.inbox.takeUp((left as { arrival: Arrival }).arrival);
    const odd: Arrival = { eventId: `${harness.person.platform}:odd`, platform: harness.person.platform, payload };
    const answerable: Arrival = { ...odd, ...(replyKey && { replyKey }) };
    await bot.inbox.take([answerable]);
    await harness.surface.resume(answerable);
    expect((await showsOne(harness)).text).toContain(wordsOf('ja').trouble.unreadable);
    expect(bot.inbox.states()).toEqual(['in hand', 'settled']);
    expect(bot.calls).toHaveLength(1);
  });

  it.each(['resume', 'giveUp'] as const)('settles what it can neither read nor answer (%s)', async (how) => {
    const { bot, harness } = await open();
    const platform = harness.person.platform;
    const odd: Arrival = { eventId: `${platform}:odd`, platform, payload: 'no JSON' };
    await bot.inbox.take([odd]);
    await harness.surface[how](odd);
    expect(bot.inbox.states()).toEqual(['settled']);
    expect([bot.calls, harness.shown()]).toEqual([[], []]);
  });
}

function describeShowing(open: Open): void {
  const showOf = { do: 'show', seminar: seminarId } as const;

  it('answers a tap with the whole card, privately, its buttons and links tappable', async () => {
    const { bot, harness } = await open();
    bot.answers({ kind: 'card', card: answerCard, language: 'ja' });
    expect(await harness.tap(encodeCommand(showOf))).toBe(200);
    const seen = await showsOne(harness);
    const { badge, title, text, facts, note } = answerCard;
    const words = [badge?.text, title, ...(text ?? []), ...(facts ?? []).flatMap((f) => [f.label, f.value]), note];
    for (const word of words) expect(seen.text).toContain(word);
    expect(seen.buttons).toEqual(expect.arrayContaining(['会場で参加', 'オンラインで参加', '不参加']));
    expect(seen.links).toEqual(
      expect.arrayContaining(['https://meet.example.com/room', 'https://example.com/cal.ics']),
    );
  });

  it('apologises where a card cannot be drawn', async () => {
    const { bot, harness } = await open();
    const broken = {
      summary: 'カード',
      get text(): string[] {
        throw new Error('no words');
      },
    };
    bot.answers({ kind: 'card', card: broken, language: 'ja' });
    expect(await harness.tap(encodeCommand(showOf))).toBe(200);
    expect((await showsOne(harness)).text).toContain(wordsOf('ja').trouble.text);
    await vi.waitFor(() => expect(bot.inbox.states()).toEqual(['settled']));
    expect(bot.calls).toHaveLength(1);
  });

  it('runs the command of a button on the card it showed', async () => {
    const { bot, harness } = await open();
    bot.answers({ kind: 'card', card: answerCard, language: 'ja' });
    await harness.say('予定');
    await showsOne(harness);
    expect(await harness.tapButton('不参加')).toBe(200);
    await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
    expect(bot.calls[1]?.command).toEqual({ do: 'answer', seminar: seminarId, answer: 'declined' });
  });

  it('shows all that is folded away, and runs it', async () => {
    const { bot, harness } = await open();
    bot.answers({ kind: 'card', card: foldedCard, language: 'ja' });
    await harness.say('予定');
    const seen = await showsOne(harness);
    for (const { label } of [...(foldedCard.buttons ?? []).flat(), ...(foldedCard.more ?? [])])
      expect(seen.text).toContain(label);
    expect(seen.links).toContain('https://example.com/cal.ics');
    expect(await harness.tapButton('資料だけ')).toBe(200);
    await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
    expect(bot.calls[1]?.command).toEqual({ do: 'answer', seminar: seminarId, answer: 'materials' });
  });

  it('shows each card of a list with its own buttons', async () => {
    const { bot, harness } = await open();
    bot.answers({ kind: 'card', card: listCard, language: 'ja' });
    await harness.say('予定');
    const seen = await showsOne(harness);
    for (const item of listCard.items ?? []) expect(seen.text).toContain(item.title);
    expect(await harness.tapButton('3を見る')).toBe(200);
    await vi.waitFor(() => expect(bot.calls).toHaveLength(2));
    expect(bot.calls[1]?.command).toEqual({ do: 'list', page: 3 });
  });

  it('shows what people typed as they typed it', async () => {
    const { bot, harness } = await open();
    const card = {
      summary: hostileText,
      title: hostileText,
      text: [hostileText],
      facts: [{ label: '講師', value: hostileText }],
    };
    bot.answers({ kind: 'card', card, language: 'ja' });
    await harness.say('予定');
    const seen = await showsOne(harness);
    expect(seen.text.split(hostileText).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('shortens a card that is too big, rather than fail', async () => {
    const { bot, harness } = await open();
    bot.answers({ kind: 'card', card: oversizedCard, language: 'ja' });
    await harness.say('予定');
    const seen = await showsOne(harness);
    expect(seen.text).toContain('長い題');
    expect(seen.text).toContain('…');
  });

  it('shows nothing for a silent outcome', async () => {
    const { bot, harness } = await open();
    await harness.say('予定');
    await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
    bot.answers({ kind: 'card', card: answerCard, language: 'ja' });
    await harness.say('予定');
    expect((await showsOne(harness)).text).toContain(answerCard.title);
  });

  it.each(['ja', 'en'] as const)(
    'apologises in the person’s language (%s) when the bot is in trouble',
    async (language) => {
      const { bot, harness } = await open();
      bot.speaks(language);
      bot.answers(() => {
        throw new Error('the database is gone');
      });
      expect(await harness.tap(encodeCommand(showOf))).toBe(200);
      const seen = await showsOne(harness);
      expect(seen.text).toContain(wordsOf(language).trouble.text);
      expect(seen.text).not.toContain('database');
    },
  );

  it('apologises in its own language when not even the person’s can be found', async () => {
    const { bot, harness } = await open();
    const fail = () => {
      throw new Error('the database is gone');
    };
    bot.answers(fail);
    bot.speaks(fail);
    expect(await harness.say('予定')).toBe(200);
    expect((await showsOne(harness)).text).toContain(wordsOf('ja').trouble.text);
  });
}

function describeSending(open: Open): void {
  const id = '0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a01';
  const sendTo = (harness: Harness, more: { to?: string; card?: Card; maybeSentSince?: Temporal.Instant } = {}) =>
    harness.sender.send({ id, to: harness.person.id, card: answerCard, language: 'ja', ...more });
  const failureOf = (sending: Promise<unknown>): Promise<SendError> =>
    sending.then(
      () => expect.unreachable('the message was sent'),
      (error) => {
        expect(error).toBeInstanceOf(SendError);
        return error;
      },
    );

  it('delivers a card and says where it stands', async () => {
    const { bot, harness } = await open();
    const { ref } = await sendTo(harness);
    expect(ref).not.toBe('');
    expect(harness.sent()).toHaveLength(1);
    expect(harness.sent()[0]?.text).toContain(answerCard.title);
    await harness.tapButton('会場で参加');
    await vi.waitFor(() => expect(bot.calls).toHaveLength(1));
    expect(bot.calls[0]?.command).toEqual({ do: 'answer', seminar: seminarId, answer: 'on_site' });
  });

  it('shortens a message that is too big, rather than fail', async () => {
    const { harness } = await open();
    await harness.sender.send({ id, to: harness.person.id, card: oversizedCard, language: 'ja' });
    expect(harness.sent()[0]?.text).toContain('…');
  });

  it('asks to try again when the platform is too busy', async () => {
    const { harness } = await open();
    harness.failNextSend('rate-limited');
    expect(await failureOf(sendTo(harness))).toMatchObject({ failure: 'retry' });
    await sendTo(harness);
    expect(harness.sent()).toHaveLength(1);
  });

  it('delivers nothing twice when the first outcome is unknown', async () => {
    const { harness } = await open();
    const maybeSentSince = Temporal.Now.instant();
    harness.failNextSend('accepted-but-dropped');
    expect(await failureOf(sendTo(harness))).toMatchObject({ failure: 'unknown_outcome' });
    const { ref } = await sendTo(harness, { maybeSentSince });
    expect(ref).not.toBe('');
    expect(harness.sent()).toHaveLength(1);
  });

  it('delivers once when the platform broke down before it did the work', async () => {
    const { harness } = await open();
    const maybeSentSince = Temporal.Now.instant();
    harness.failNextSend('broken-down');
    expect(await failureOf(sendTo(harness))).toMatchObject({ failure: 'unknown_outcome' });
    await sendTo(harness, { maybeSentSince });
    expect(harness.sent()).toHaveLength(1);
  });

  it('gives up on what the platform will never take', async () => {
    const { harness } = await open();
    harness.failNextSend('refused');
    expect(await failureOf(sendTo(harness))).toMatchObject({ failure: 'permanent' });
    expect(harness.sent()).toEqual([]);
  });

  it('shows a picture by its address, with words for who cannot see it', async () => {
    const { harness } = await open();
    await sendTo(harness, { card: picturedCard });
    const seen = [{ url: pictureUrl, alt: expect.stringMatching(/./) }];
    expect(harness.pictures()).toEqual(harness.refuseNextPicture ? seen : []);
    expect(harness.sent()[0]?.text).toContain(answerCard.title);
  });

  it('sends a message once, without its picture, where the platform refuses that, and the next ones, too', async () => {
    const { harness } = await open();
    harness.refuseNextPicture?.();
    await sendTo(harness, { card: picturedCard });
    expect(harness.sent()).toHaveLength(1);
    expect(harness.sent()[0]?.buttons).toContain('会場で参加');
    await harness.sender.send({ id: crypto.randomUUID(), to: harness.person.id, card: picturedCard, language: 'ja' });
    expect(harness.sent()).toHaveLength(2);
    expect(harness.pictures()).toEqual([]);
  });

  it('leaves a picture out that has no address', async () => {
    const { harness } = await open();
    const { at: _at, ...picture } = picturedCard.picture ?? { of: picturedOf, alt: '', width: 1, height: 1 };
    await sendTo(harness, { card: { ...answerCard, picture } });
    expect(harness.pictures()).toEqual([]);
    expect(harness.sent()).toHaveLength(1);
  });

  it('says so when a person cannot be reached', async () => {
    const { harness } = await open();
    const to = await harness.unreachableId();
    expect(await failureOf(sendTo(harness, { to }))).toMatchObject({ failure: 'unreachable' });
  });

  it('updates what it sent where the platform can, and else leaves it', async () => {
    const { harness } = await open();
    const { ref } = await sendTo(harness);
    await harness.sender.update({ ref, card: { ...answerCard, title: '新しい題' }, language: 'ja' });
    expect(harness.sent()).toHaveLength(1);
    expect(harness.sent()[0]?.text).toContain(harness.canUpdate ? '新しい題' : answerCard.title);
  });

  it.each(['ja', 'en'] as const)('tells a person’s name and language (%s)', async (language) => {
    const { harness } = await open();
    const someone = harness.addPerson({ name: '佐藤 <b>Kim</b>', language });
    expect(await harness.sender.profile(someone)).toEqual({ name: '佐藤 <b>Kim</b>', language });
  });

  it('knows no profile of somebody who is not there', async () => {
    const { harness } = await open();
    expect(await harness.sender.profile('nobody')).toBeUndefined();
  });
}
