// A bare third surface, for tests alone: letters that are answered. It has all that a surface must have and nothing more:
// no forms, no batches, no updates. It shows what it takes to add one, and that what rooms hand over suffices.
import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Card, Language } from '../../../src/cards/card.ts';
import type { Outcome } from '../../../src/cards/outcome.ts';
import type { Place, Platform } from '../../../src/cards/place.ts';
import { plainWords } from '../../../src/cards/plain.words.ts';
import { troubleWords } from '../../../src/cards/trouble.words.ts';
import { typedCommand } from '../../../src/cards/typed-command.ts';
import { type Command, decodeCommand, encodeCommand } from '../../../src/commands.ts';
import { type Arrival, eventIdOf, type Resuming, readJson } from '../../../src/messages/arrival.ts';
import { SendError, type Sender, type SendFailure } from '../../../src/messages/sender.ts';
import type { Bot, Identity } from '../../../src/surfaces/bot.ts';
import { lengthOf } from '../../../src/text/length.ts';
import { type Letter, type PostOffice, Refusal } from './post-office.ts';

/** In the house this is a name in `PLATFORMS`. */
export const mail = 'mail' as Platform;

export const mailPlace: Place = {
  platform: mail,
  showsForms: false,
  showsLongLists: false,
  keepsCurrent: false,
  drawsPlatforms: false,
  givesJoinCodes: false,
  draws: false,
  outside: (url) => url,
};

const LONGEST_PART = 1000;

const cut = (text: string) => (lengthOf(text) > LONGEST_PART ? `${text.slice(0, LONGEST_PART).toWellFormed()}…` : text);

export function render(card: Card): Letter {
  const { badge, title, text = [], facts = [], buttons = [], more = [], items = [], note } = card;
  const within = items.map(render);
  const lines = [badge?.text, title, ...text, ...facts.map(({ label, value }) => `${label}: ${value}`), note];
  const shown = [...buttons.flat(), ...more];
  const own = [...lines.flatMap((line) => line ?? []), ...shown.map(({ label }) => `[${label}]`)].map(cut);
  return {
    subject: cut(card.summary),
    text: [...own, ...within.map((item) => item.text)].join('\n'),
    buttons: [
      ...shown.flatMap((each) =>
        each.kind === 'command' ? { label: each.label, value: encodeCommand(each.command) } : [],
      ),
      ...within.flatMap((item) => item.buttons),
    ],
    links: [
      ...facts.flatMap(({ url }) => url ?? []),
      ...shown.flatMap((each) => (each.kind === 'link' ? each.url : [])),
    ],
  };
}

const heard = z.object({
  id: z.string(),
  from: z.string(),
  sentAtMs: z.int(),
  replyToken: z.string().optional(),
  text: z.string().optional(),
  pressed: z.string().optional(),
});
type Heard = z.infer<typeof heard>;

const commandOf = ({ pressed, text = '' }: Heard): Command =>
  pressed === undefined ? typedCommand(text) : decodeCommand(pressed);

const toArrival = ({ replyToken, ...kept }: Heard): Arrival => ({
  eventId: eventIdOf('mail', kept.id),
  platform: mail,
  payload: JSON.stringify(kept),
  replyKey: replyToken,
});

interface MailOptions {
  bot: Bot;
  post: PostOffice;
  secret: string;
  language: Language;
  answerWithinMs?: number;
}

type Sayable = { card: Card; language: Language };

export function createMailSurface({ bot, post, secret, language, answerWithinMs }: MailOptions): Resuming & {
  routes: Hono;
} {
  const languageOf = (from: Identity) => bot.languageOf(from).catch(() => language);
  const trouble = async (from: Identity | undefined, why: 'text' | 'unreadable' = 'text'): Promise<Sayable> => {
    const theirs = from ? await languageOf(from) : language;
    const { title, [why]: text } = troubleWords[theirs];
    return { card: { summary: title, title, text: [text] }, language: theirs };
  };
  /** An answer that cannot be drawn becomes the apology. */
  async function reply({ replyKey }: Arrival, from: Identity | undefined, said: Sayable): Promise<void> {
    if (!replyKey) return;
    const letter = await Promise.try(() => render(said.card)).catch(async () => render((await trouble(from)).card));
    await post.reply(replyKey, letter);
  }
  /** Throws nothing: what cannot be done now is left to be taken up again. */
  async function carryOut(arrival: Arrival): Promise<void> {
    const letter = heard.safeParse(readJson(arrival.payload)).data;
    if (!letter) {
      await reply(arrival, undefined, await trouble(undefined, 'unreadable'));
      return bot.inbox.settle(arrival.eventId);
    }
    const from = { platform: mail, id: letter.from };
    try {
      const tappedAt = Temporal.Instant.fromEpochMilliseconds(letter.sentAtMs);
      const outcome = await bot.run({ from, command: commandOf(letter), tappedAt, eventId: arrival.eventId });
      const said = sayable(outcome, await languageOf(from));
      if (said) await reply(arrival, from, said);
    } catch (error) {
      if (bot.isPassing(error)) return bot.inbox.leave(arrival.eventId);
      await reply(arrival, from, await trouble(from));
    }
    await bot.inbox.settle(arrival.eventId);
  }
  async function takeAndAnswer(letter: Heard, progress: { isStored: boolean }): Promise<200 | 503> {
    const arrival = toArrival(letter);
    try {
      const mine = await bot.inbox.take([arrival]);
      progress.isStored = true;
      if (mine.has(arrival.eventId)) await carryOut(arrival);
      return 200;
    } catch (error) {
      if (bot.isPassing(error)) return 503;
      const from = { platform: mail, id: letter.from };
      await reply(arrival, from, await trouble(from));
      return 200;
    }
  }
  const routes = new Hono().post('/mail/webhook', async (request) => {
    const body = await request.req.text();
    if (request.req.header('x-signature') !== signatureOf(body, secret)) return request.body(null, 401);
    const letter = heard.safeParse(readJson(body)).data;
    if (!letter) return request.body(null, 400);
    const progress = { isStored: false };
    const status = await inTime(answerWithinMs, takeAndAnswer(letter, progress), () => (progress.isStored ? 200 : 503));
    return request.body(null, status);
  });
  return {
    routes,
    resume: carryOut,
    async giveUp(arrival) {
      const letter = heard.safeParse(readJson(arrival.payload)).data;
      const from = letter && { platform: mail, id: letter.from };
      await reply(arrival, from, await trouble(from, letter ? 'text' : 'unreadable'));
      await bot.inbox.settle(arrival.eventId);
    },
  };
}

export const signatureOf = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex');

/** Undefined: nothing is said. */
function sayable(outcome: Outcome, language: Language): Sayable | undefined {
  switch (outcome.kind) {
    case 'silent':
      return undefined;
    case 'form': {
      const text = plainWords[outcome.form.language].formOnlyOnSlack;
      return { card: { summary: text, text: [text] }, language: outcome.form.language };
    }
    case 'form-errors':
      return { card: { summary: '', text: Object.values(outcome.errors) }, language };
    default:
      return outcome;
  }
}

async function inTime(
  withinMs: number | undefined,
  work: Promise<200 | 503>,
  whenLate: () => 200 | 503,
): Promise<200 | 503> {
  if (withinMs === undefined) return work;
  const late = Promise.withResolvers<200 | 503>();
  const timer = setTimeout(() => late.resolve(whenLate()), withinMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

const FAILURES: Record<number, SendFailure> = {
  0: 'unknown_outcome',
  404: 'unreachable',
  429: 'retry',
  503: 'unknown_outcome',
};

export const createMailSender = (post: PostOffice): Sender => ({
  async send({ id, to, card }) {
    try {
      await post.send(id, to, render(card));
      return { ref: id };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      throw new SendError(FAILURES[cause.status] ?? 'permanent', { cause, platformCode: String(cause.status) });
    }
  },
  // A letter that was sent stays as it is.
  update: async () => {},
  profile: async (id) => post.resident(id),
});
