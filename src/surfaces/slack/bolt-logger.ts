// Bolt's and the SDK's log lines → our logger, which takes tokens and ids out. Their debug lines hold whole payloads and are dropped.
import { format } from 'node:util';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { describeError } from '../../describe-error.ts';
import type { Logger } from '../../log.ts';

/** An error is told short: what it carries can be a whole payload. */
const described = (part: unknown) => (part instanceof Error ? describeError(part).message : part);

export function createBoltLogger(log: Logger): BoltLogger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({ surface: 'slack' }, `bolt: ${format(...parts.map(described))}`);
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
