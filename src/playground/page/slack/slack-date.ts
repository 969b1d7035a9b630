// Slack's `<!date^seconds^format^link|fallback>`. Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
import { dateIn, timeIn } from '../japanese-time.ts';

/** Undefined when the seconds are no time. */
export function formatSlackDate(seconds: string, format: string, timeZone: string): string | undefined {
  const epoch = Number(seconds);
  if (!/^\d{1,11}$/.test(seconds)) return undefined;
  const at = Temporal.Instant.fromEpochMilliseconds(epoch * 1000);
  const day = at.toZonedDateTimeISO(timeZone);
  const tokens = new Map([
    ['date_num', day.toPlainDate().toString()],
    ['date_slash', day.toPlainDate().toString().replaceAll('-', '/')],
    ['date_short', `${day.year}年${day.month}月${day.day}日`],
    ['date', `${day.year}年${day.month}月${day.day}日`],
    ['date_long', `${day.year}年${dateIn(at, timeZone)}`],
    ['time', timeIn(at, timeZone)],
    ['time_secs', day.toPlainTime().toString({ smallestUnit: 'second' })],
  ]);
  return format.replaceAll(
    /\{([a-z_]+)\}/g,
    (typed, token: string) => tokens.get(token.replace('_pretty', '')) ?? typed,
  );
}
