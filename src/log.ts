// The logger: one structured line per request or job. Tokens, secrets and signatures never reach it.
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

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
    },
    destination,
  );
}
