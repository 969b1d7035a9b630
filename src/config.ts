// The only reader of the environment. A surface whose tokens are absent is off; anything wrong is one clear line.
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { FOLLOWER_ID, MEMBER_ID } from './cards/place.ts';
import { createProxyList } from './gate/client-address.ts';
import { readQuietHours } from './messages/quiet-hours.ts';
import { ConfigError } from './start-error.ts';

const secret = z.string().trim().min(1);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const httpUrl = z.string().refine(isHttpUrl, 'must be a URL that begins with http:// or https://');
const cronLine = z.string().refine(isCronLine, 'must be a cron line of five fields such as "0 17 * * *", or off');
const quietHours = z
  .string()
  .refine(
    (text) => text === 'off' || readQuietHours(text) !== undefined,
    'must be two different times of day such as 21:00-8:00, or off',
  );
const zone = z.string().refine(isTimeZone, 'must be a time zone such as Asia/Tokyo');
const postgresUrl = z.string().refine(isPostgresUrl, 'must begin with postgres:// or postgresql://');

const memberIds = list.refine(
  (ids) => ids.every((id) => FOLLOWER_ID.test(id) || MEMBER_ID.test(id)),
  'must be Slack user ids (U…), parted by commas; without Slack, LINE user ids (U and 32 digits)',
);

/** By default what speaks from this very machine: a reverse proxy beside the bot. */
const proxies = list
  .transform((entries) => (entries.join() === 'none' ? [] : entries))
  .refine(isProxyList, 'must be addresses or ranges such as 10.0.0.0/8, parted by commas, or none');

const settings = z.object({
  SLACK_BOT_TOKEN: secret.startsWith('xoxb-', 'must begin with xoxb-').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: secret.startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_API_URL: httpUrl.optional(),
  SLACK_APP_ID: z
    .string()
    .regex(/^A[A-Z0-9]{2,}$/, 'must be the Slack app’s id, which begins with A')
    .optional(),
  SLACK_DEPARTMENT_FIELD: z
    .string()
    .regex(/^Xf[A-Z0-9]{2,}$/, 'must be the id of a field of Slack’s profiles, which begins with Xf')
    .optional(),
  LINE_CHANNEL_ACCESS_TOKEN: secret.optional(),
  LINE_CHANNEL_SECRET: secret.optional(),
  LINE_API_URL: httpUrl.optional(),
  LINE_BASIC_ID: z
    .string()
    .regex(/^@[\w.-]{2,30}$/, 'must be the account’s basic id, which begins with @')
    .optional(),
  RICH_MENU: z.enum(['on', 'off'], 'must be on or off').default('on'),
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce
    .number({ error: 'must be a whole number from 0 to 65535' })
    .int('must be a whole number from 0 to 65535')
    .min(0, 'must be a whole number from 0 to 65535')
    .max(65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  PUBLIC_URL: httpUrl.optional(),
  TRUSTED_PROXIES: proxies.default(['127.0.0.1', '::1']),
  TIME_ZONE: zone.default('Asia/Tokyo'),
  ANNOUNCE_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, 'must be a Slack channel id such as C0123456789')
    .optional(),
  ADMINS: memberIds.default([]),
  ORGANIZERS: memberIds.default([]),
  FIRST_NUMBER: z.coerce
    .number({ error: 'must be a whole number from 1 on' })
    .int('must be a whole number from 1 on')
    .min(1, 'must be a whole number from 1 on')
    .default(1),
  REMINDER_CLOSING_SOON: cronLine.default('0 15 * * *'),
  REMINDER_CLOSING_SOON_LINE: z.enum(['on', 'off'], 'must be on or off').default('off'),
  REMINDER_DAY_BEFORE: cronLine.default('0 17 * * *'),
  REMINDER_SURVEY: cronLine.default('0 12 * * *'),
  QUIET_HOURS: quietHours.default('21:00-8:00'),
  RETENTION_YEARS: z
    .string()
    .regex(/^(off|[1-9]\d?)$/, 'must be a number of fiscal years from 1 to 99, or off')
    .default('3'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be one of fatal … trace, or silent')
    .default('info'),
});

export type Config = ReturnType<typeof readConfig>;

/** Reads the settings; throws ConfigError naming the first that is wrong. Empty ones count as not set. */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settings.shape && value?.trim()),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message ?? 'is wrong'}`);
  }
  const all = parsed.data;
  const slack = slackOf(all);
  const line = lineOf(all);
  if (line && !all.PUBLIC_URL) {
    throw new ConfigError(
      'PUBLIC_URL: must be set when LINE is on (surveys and calendar files are links to this server)',
    );
  }
  if (slack && all.ADMINS.length + all.ORGANIZERS.length === 0) {
    throw new ConfigError('ADMINS: must name at least one Slack user id (U…), or nobody can post a seminar');
  }
  for (const name of ['ADMINS', 'ORGANIZERS'] as const) {
    if (slack && all[name].some((id) => FOLLOWER_ID.test(id))) {
      throw new ConfigError(
        `${name}: with Slack on, people are named by their Slack user ids; they have the role on LINE, too, once they connect it`,
      );
    }
  }
  return {
    slack,
    line,
    /** Names of those that are on. */
    surfaces: [slack && 'Slack', line && 'LINE'].filter((name) => name !== undefined),
    hasMenu: all.RICH_MENU === 'on',
    databaseUrl: all.DATABASE_URL,
    dataDir: all.DATA_DIR,
    port: all.PORT,
    publicUrl: all.PUBLIC_URL?.replace(/\/+$/, ''),
    trustedProxies: all.TRUSTED_PROXIES,
    timeZone: all.TIME_ZONE,
    announceChannel: all.ANNOUNCE_CHANNEL,
    admins: all.ADMINS,
    organizers: all.ORGANIZERS,
    firstNumber: all.FIRST_NUMBER,
    logLevel: all.LOG_LEVEL,
    /** Whole fiscal years for which what people did is kept with their names; null: for good. */
    retentionYears: all.RETENTION_YEARS === 'off' ? null : Number(all.RETENTION_YEARS),
    /** null: there are none. */
    quietHours: readQuietHours(all.QUIET_HOURS) ?? null,
    reminders: {
      closingSoon: cronOrOff(all.REMINDER_CLOSING_SOON),
      isClosingSoonOnLine: all.REMINDER_CLOSING_SOON_LINE === 'on',
      dayBefore: cronOrOff(all.REMINDER_DAY_BEFORE),
      survey: cronOrOff(all.REMINDER_SURVEY),
    },
  };
}

type Settings = z.infer<typeof settings>;

function slackOf(all: Settings) {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = all;
  if (!SLACK_BOT_TOKEN) {
    if (SLACK_SIGNING_SECRET || SLACK_APP_TOKEN) {
      throw new ConfigError('SLACK_BOT_TOKEN: is missing, though other SLACK_ settings are set');
    }
    return undefined;
  }
  if (!SLACK_SIGNING_SECRET && !SLACK_APP_TOKEN) {
    throw new ConfigError('SLACK_SIGNING_SECRET: is missing (or set SLACK_APP_TOKEN for Socket Mode)');
  }
  return {
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    appToken: SLACK_APP_TOKEN,
    apiUrl: SLACK_API_URL,
    ...(all.SLACK_APP_ID && { appId: all.SLACK_APP_ID }),
    ...(all.SLACK_DEPARTMENT_FIELD && { departmentField: all.SLACK_DEPARTMENT_FIELD }),
  };
}

function lineOf(all: Settings) {
  const { LINE_CHANNEL_ACCESS_TOKEN, LINE_CHANNEL_SECRET, LINE_API_URL } = all;
  if (!LINE_CHANNEL_ACCESS_TOKEN && !LINE_CHANNEL_SECRET) return undefined;
  if (!LINE_CHANNEL_ACCESS_TOKEN) throw new ConfigError('LINE_CHANNEL_ACCESS_TOKEN: is missing');
  if (!LINE_CHANNEL_SECRET) throw new ConfigError('LINE_CHANNEL_SECRET: is missing');
  return {
    channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
    channelSecret: LINE_CHANNEL_SECRET,
    apiUrl: LINE_API_URL?.replace(/\/+$/, ''),
    ...(all.LINE_BASIC_ID && { basicId: all.LINE_BASIC_ID }),
  };
}

const cronOrOff = (line: string) => (line === 'off' ? undefined : line);

function isCronLine(line: string): boolean {
  if (line === 'off') return true;
  if (line.trim().split(/\s+/).length !== 5) return false;
  try {
    return CronExpressionParser.parse(line).hasNext();
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function isProxyList(entries: string[]): boolean {
  try {
    return createProxyList(entries) !== undefined;
  } catch {
    return false;
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}
