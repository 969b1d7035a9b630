// Bolt's and the SDK's log lines → our logger, without tokens. Their debug lines hold whole payloads and are dropped.
import { format } from 'node:util';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../log.ts';

/** Tokens (xoxb-…, xapp-…) and the ticket in a Socket Mode address. */
const secrets = /\bx(?:ox[a-z]|app)[-\w.]*-[-\w]+|(?<=\bticket=)[^&\s]+/g;

export const withoutSecrets = (text: string): string => text.replace(secrets, '[redacted]');

export function createBoltLogger(log: Logger): BoltLogger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({ surface: 'slack' }, `bolt: ${withoutSecrets(format(...parts))}`);
  return {
    debug: () => {},
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
