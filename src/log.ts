// The logger: one structured line per request or job. Tokens, secrets, signatures, platforms' ids of people and what they
// wrote never reach it.
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { describeError, withoutPeople } from './describe-error.ts';

export type Logger = PinoLogger;

const SECRETS = [
  ...['token', 'signingSecret', 'channelSecret', 'authorization', 'url', 'databaseUrl', 'appToken'],
  ...['replyKey', 'responseUrl', 'response_url', 'replyToken'],
];

/** `level` as pino names them; `destination` stands in for stdout in tests. */
export function createLogger({ level, destination }: { level: string; destination?: DestinationStream }): Logger {
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      serializers: { err: (error: unknown) => describeError(error) },
      formatters: { log: cleaned },
      hooks: {
        logMethod(input, method) {
          const words = input.map((each: unknown) => (typeof each === 'string' ? withoutPeople(each) : each));
          method.apply(this, words as typeof input);
        },
      },
    },
    destination,
  );
}

const cleaned = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? withoutPeople(value) : value]),
  );
