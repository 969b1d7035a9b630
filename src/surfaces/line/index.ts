// The LINE surface: one account's sender, which needs nobody, and its webhook, behind which the bot is; over the official
// SDK. Knows no seminar and no store.
import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import type { Hono } from 'hono';
import type { Language } from '../../cards/card.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Resuming } from '../../messages/arrival.ts';
import type { Sender } from '../../messages/sender.ts';
import { networkCodeOf } from '../../messages/unanswered.ts';
import type { Bot } from '../bot.ts';
import { createEar } from './hear.ts';
import { limits } from './limits.ts';
import { createPictures } from './pictures.ts';
import { createSender } from './send.ts';
import { createTimeLimit, type InTime } from './time-limit.ts';
import { createWebhook } from './webhook.ts';

export interface LineSurface extends Resuming {
  /** POST /line/webhook */
  routes: Hono;
  /** Rejects, in words for an operator, when LINE refuses the token or cannot be reached. */
  start(): Promise<void>;
  /** Resolves once the events already taken are carried out. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface LineAccount {
  log: Logger;
  channelAccessToken: string;
  /** LINE itself when left out. */
  apiUrl?: string;
  callTimeoutMs?: number;
}

export interface LineSurfaceOptions extends LineAccount {
  bot: Bot;
  clock: Clock;
  channelSecret: string;
  language: Language;
  /** How soon a webhook is answered, done or not; what LINE allows when left out. */
  answerWithinMs?: number;
}

const callsOf = ({ channelAccessToken, apiUrl, callTimeoutMs = limits.callTimeoutMs }: LineAccount) => ({
  client: LineBotClient.fromChannelAccessToken({ channelAccessToken, apiBaseURL: apiUrl, dataApiBaseURL: apiUrl }),
  inTime: createTimeLimit(callTimeoutMs),
});

export const createLineSender = (account: LineAccount): Sender =>
  createSender({ ...callsOf(account), log: account.log });

export function createLineSurface(options: LineSurfaceOptions): LineSurface {
  const { bot, clock, log, channelSecret, language } = options;
  const { client, inTime } = callsOf(options);
  const ear = createEar({
    bot,
    clock,
    client,
    inTime,
    pictures: createPictures(log),
    log,
    language,
    answerWithinMs: options.answerWithinMs,
  });
  return {
    routes: createWebhook({ channelSecret, log, hear: ear.hear }),
    resume: ear.resume,
    giveUp: ear.giveUp,
    start: () => checkToken(client, inTime),
    settled: ear.settled,
    stop: ear.settled,
  };
}

async function checkToken(client: LineBotClient, inTime: InTime): Promise<void> {
  try {
    await inTime(client.getBotInfo());
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 401)
      throw new Error('LINE refused LINE_CHANNEL_ACCESS_TOKEN. Issue a new one in the LINE Developers console.');
    if (error instanceof HTTPFetchError) throw new Error(`LINE answered ${error.status} at start. Try again later.`);
    const code = networkCodeOf(error);
    throw new Error(`LINE could not be reached${code ? ` (${code})` : ''}. Check the network and LINE_API_URL.`);
  }
}
