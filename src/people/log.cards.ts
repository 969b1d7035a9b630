// The log of what was done with a privilege, in the words of the forms. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { formatDeadline, formatInstant, formatTyped } from '../text/dates.ts';
import { shortened } from '../text/length.ts';
import type { AuditLine } from './audit.ts';
import { logWords } from './log.words.ts';
import { refusedWords } from './refused.words.ts';

export function logCard(
  input: {
    lines: AuditLine[];
    page: { shown: number; pages: number };
    timeZone: string;
    seminarId: string | undefined;
  },
  reader: Reader,
): Card {
  const log = logWords[reader.language];
  const list = listWords[reader.language];
  const { lines, page, seminarId } = input;
  const back = (seminar: string): Button => ({
    kind: 'command',
    label: list.backToSeminar,
    command: { do: 'desk', seminar },
  });
  return {
    summary: log.title,
    title: log.title,
    text: [
      ...(lines.length === 0 ? [log.empty] : [lines.map((line) => logLine(line, input.timeZone, reader)).join('\n')]),
      ...(page.pages > 1 ? [list.pages(page.shown, page.pages)] : []),
    ],
    buttons: [
      ...pageButtons(page, (to) => ({ do: 'log', seminar: input.seminarId, page: to }), reader),
      ...(seminarId ? [[back(seminarId)]] : []),
    ],
  };
}

const LONGEST_LINE = 160;
/** Of what was before or after, e.g. a whole summary. */
const LONGEST_VALUE = 40;

/** 11月23日（月）10:05 佐藤 恵：お知らせ『統計学のはじめの一歩』（席 20 → 30） */
function logLine(line: AuditLine, timeZone: string, reader: Reader): string {
  const { language, now } = reader;
  const log = logWords[language];
  const when = formatInstant(line.at, { timeZone, language, now });
  const who = line.actor ? line.actorName || plainWords[language].nameless : log.bot;
  const change = changeOf(line, timeZone, reader);
  if (line.action === 'refused') return shortened(`・${when} ${refusalOf(line, who, change, reader)}`, LONGEST_LINE);
  const subject = line.subject && log.about(line.subject);
  const what = `${log.actions[line.action] ?? line.action}${subject}`;
  return shortened(
    plainWords[language].about(`・${when} ${who}`, change ? plainWords[language].withMore(what, change) : what),
    LONGEST_LINE,
  );
}

/** 田中 太一：『統計学のはじめの一歩』で「参加者の一覧を見る」をしようとして、断られました */
function refusalOf({ subject, seminarId, after }: AuditLine, who: string, why: string, { language }: Reader): string {
  const { line, tried, other } = refusedWords[language];
  const plain = plainWords[language];
  // Noted before there were titles: their own name.
  const about = subject === who ? '' : subject;
  const said = line(tried[String(after?.command)] ?? other, seminarId ? about : '');
  const more = [seminarId ? '' : about, why].filter(Boolean).join(', ');
  return plain.about(who, more ? plain.withMore(said, more) : said);
}

function changeOf({ before, after }: AuditLine, timeZone: string, reader: Reader): string {
  const { fields, fromSettings } = logWords[reader.language];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const told = (name: string, value: unknown) =>
    isBlank(value) ? '–' : shortened(valueText(name, value, timeZone, reader), LONGEST_VALUE);
  return names
    .filter((name) => name in fields && told(name, before?.[name]) !== told(name, after?.[name]))
    .map((name) => {
      if (name === 'setting') return fromSettings;
      const [was, is] = [told(name, before?.[name]), told(name, after?.[name])];
      return `${fields[name]}: ${isBlank(before?.[name]) ? is : `${was} → ${is}`}`;
    })
    .join(', ');
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '';

/** As the forms say it: what the log keeps are their values. */
function valueText(name: string, value: unknown, timeZone: string, { language, now }: Reader): string {
  const log = logWords[language];
  const plain = plainWords[language];
  const text = String(value);
  if (name === 'ordinal') return (plain.ordinals as Record<string, string>)[text] ?? text;
  if (name === 'weekday') return (plain.weekdays as Record<string, string>)[text] ?? text;
  const zoned = { timeZone, language, now };
  if (name === 'announceAt') return formatInstant(Temporal.Instant.from(text), zoned);
  if (name === 'deadlineAt') return formatDeadline(Temporal.Instant.from(text), zoned);
  if (DAYS_AND_TIMES.has(name)) return formatTyped(text, zoned);
  return WRITTEN.has(name) ? text : (log.values[text] ?? text);
}

const DAYS_AND_TIMES = new Set(['date', 'start', 'end', 'deadline_date', 'deadline_time', 'party_time']);

/** Written by people: never taken for a value of ours. */
const WRITTEN = new Set([
  ...['title', 'summary', 'speaker', 'line', 'place', 'link', 'party_place', 'party_fee'],
  ...['coordinator', 'organizer', 'name', 'organization', 'note', 'label', 'url', 'reason', 'setting'],
]);
