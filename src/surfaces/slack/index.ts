// The Slack surface: Bolt behind POST /slack/events or on Socket Mode, and the Sender. Knows no feature.
import { App, webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Language } from '../../messages/card.ts';
import type { Sender } from '../../messages/sender.ts';
import type { Bot } from '../bot.ts';
import { answerAct } from './answer-act.ts';
import { type AckForm, answerForm } from './answer-form.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { callTimeoutMs } from './limits.ts';
import { receive } from './receive.ts';
import type { Answering } from './run-bot.ts';
import { createSender } from './send.ts';
import { platformCodeOf } from './send-failures.ts';
import { overHttp, overSocket, type WayIn } from './ways-in.ts';

export interface SlackSurface {
  /** POST /slack/events; absent in Socket Mode. */
  requestListener?: WayIn['requestListener'];
  sender: Sender;
  /** Rejects, in words for an operator, when Slack refuses a token or cannot be reached. */
  start(): Promise<void>;
  /** Resolves once what people did already is carried out. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface SlackSurfaceOptions {
  /** Wired by the composition root; not called before the first request. */
  bot: Bot;
  clock: Clock;
  log: Logger;
  botToken: string;
  /** Needed unless there is an appToken. */
  signingSecret?: string;
  /** Set: Socket Mode. */
  appToken?: string;
  /** Slack itself when left out. */
  apiUrl?: string;
  language: Language;
  answerWithinMs?: Answering['answerWithinMs'];
}

/** Rejects when it is told neither a signing secret nor an app token. */
export async function createSlackSurface(options: SlackSurfaceOptions): Promise<SlackSurface> {
  const { bot, clock, log, botToken, apiUrl, language, answerWithinMs } = options;
  const logger = createBoltLogger(log);
  const wayIn = wayInOf(options, logger);
  const clientOptions = {
    logger,
    timeout: callTimeoutMs,
    // A post that may have gone through must not be repeated blindly, nor may one wait hold up all calls.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
  const client = new webApi.WebClient(botToken, clientOptions);
  const self: { botId?: string; botUserId?: string } = {};
  const authorize = async () => ({ botToken, ...self });
  const app = new App({ receiver: wayIn.receiver, authorize, clientOptions, logger, convoStore: false });
  const running = new Set<Promise<void>>();
  listen(app, { bot, clock, client, log, language, answerWithinMs }, running);
  const settled = async () => {
    while (running.size > 0) await Promise.allSettled(running);
  };

  return {
    ...(wayIn.requestListener && { requestListener: wayIn.requestListener }),
    sender: createSender({ client, log }),
    async start() {
      const { bot_id, user_id } = await checked('SLACK_BOT_TOKEN', client.auth.test());
      Object.assign(self, { botId: bot_id, botUserId: user_id });
      await checked('SLACK_APP_TOKEN', wayIn.start());
    },
    settled,
    async stop() {
      await wayIn.stop();
      await settled();
    },
  };
}

function wayInOf(options: SlackSurfaceOptions, logger: ReturnType<typeof createBoltLogger>): WayIn {
  const { appToken, signingSecret, apiUrl, log, answerWithinMs } = options;
  if (appToken) return overSocket({ appToken, logger, apiUrl });
  if (signingSecret) return overHttp({ signingSecret, logger, log, answerWithinMs });
  throw new Error('SLACK_SIGNING_SECRET is needed, unless SLACK_APP_TOKEN is set (Socket Mode).');
}

/** One way in for everything, so that all that Slack sends is acked, whoever asks for it. */
function listen(app: App, answering: Answering, running: Set<Promise<void>>): void {
  const handle = async (body: unknown, ack: AckForm | undefined) => {
    const received = receive(body);
    if (received.kind === 'submission' && ack) return answerForm(answering, received, ack);
    await ack?.();
    if (received.kind === 'act') await answerAct(answering, received);
  };
  app.use(async (args) => {
    const done = handle(args.body, 'ack' in args ? (args.ack as AckForm) : undefined);
    running.add(done);
    await done.finally(() => running.delete(done));
  });
}

async function checked<T>(variable: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    const code = platformCodeOf(fault);
    throw new Error(
      code
        ? `Slack refused ${variable} (${code}). Copy it again from the app's settings at https://api.slack.com/apps.`
        : `Slack could not be reached to check ${variable}. Check the network, and SLACK_API_URL if it is set.`,
    );
  }
}
