// The Slack surface: the Sender, which needs nobody; and POST /slack/events or Socket Mode, behind which the bot is.
// Knows no feature.
import { webApi } from '@slack/bolt';
import type { Language } from '../../cards/card.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Resuming } from '../../messages/arrival.ts';
import type { Sender } from '../../messages/sender.ts';
import type { Bot, PictureFiles } from '../bot.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createFollower } from './follow.ts';
import { createEar, type Ear } from './hear.ts';
import { callTimeoutMs } from './limits.ts';
import { createPictures } from './pictures.ts';
import { createSender } from './send.ts';
import { platformCodeOf } from './send-failures.ts';
import { overHttp, overSocket, type WayIn } from './ways-in.ts';

export interface SlackSurface extends Resuming {
  /** POST /slack/events; absent in Socket Mode. */
  requestListener?: WayIn['requestListener'];
  /** Rejects, in words for an operator, when Slack refuses a token or cannot be reached. */
  start(): Promise<void>;
  /** Resolves once what people did already is carried out. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

interface SlackAccount {
  log: Logger;
  botToken: string;
  /** Slack itself when left out. */
  apiUrl?: string;
}

export interface SlackSurfaceOptions extends SlackAccount {
  bot: Bot;
  clock: Clock;
  /** Needed unless there is an appToken. */
  signingSecret?: string;
  /** Set: Socket Mode. */
  appToken?: string;
  language: Language;
  answerWithinMs?: number;
  /** Instead of Slack's own pace: for tests. */
  followSeconds?: Parameters<typeof createFollower>[0];
}

const clientOf = ({ botToken, apiUrl, log }: SlackAccount) =>
  new webApi.WebClient(botToken, {
    logger: createBoltLogger(log),
    timeout: callTimeoutMs,
    // A post that may have gone through must not be repeated blindly, nor may one wait hold up all calls.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });

/** `files`: for pictures that Slack can fetch nowhere. */
export function createSlackSender({
  files,
  departmentField,
  ...account
}: SlackAccount & { files?: PictureFiles; departmentField?: string }): Sender {
  const [client, { log }] = [clientOf(account), account];
  return createSender({ client, log, pictures: createPictures({ client, log, files }), departmentField });
}

/** Rejects when it is told neither a signing secret nor an app token. */
export async function createSlackSurface(options: SlackSurfaceOptions): Promise<SlackSurface> {
  const { bot, clock, log, language, answerWithinMs } = options;
  const follower = createFollower(options.followSeconds);
  const client = clientOf(options);
  let ownId: string | undefined;
  const ear = createEar(
    { bot, clock, client, log, language, follower, answerWithinMs },
    { isOwn: (id) => id === ownId },
  );
  const wayIn = wayInOf(options, ear);

  return {
    ...(wayIn.requestListener && { requestListener: wayIn.requestListener }),
    resume: ear.resume,
    giveUp: ear.giveUp,
    async start() {
      ({ user_id: ownId } = await checked('SLACK_BOT_TOKEN', client.auth.test()));
      await checked('SLACK_APP_TOKEN', wayIn.start());
    },
    settled: ear.settled,
    async stop() {
      follower.stop();
      await wayIn.stop();
      await ear.settled();
    },
  };
}

function wayInOf({ appToken, signingSecret, apiUrl, log }: SlackSurfaceOptions, { hear }: Ear): WayIn {
  const logger = createBoltLogger(log);
  if (appToken) return overSocket({ appToken, logger, apiUrl, log, hear });
  if (signingSecret) return overHttp({ signingSecret, log, hear });
  throw new Error('SLACK_SIGNING_SECRET is needed, unless SLACK_APP_TOKEN is set (Socket Mode).');
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
