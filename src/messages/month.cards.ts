// What LINE's month has left, what it is needed for, and what organizers can do about it. Plain data.
import type { Button } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { formatInstant, formatTime } from '../text/dates.ts';
import { allowanceDay, LINE_ZONE } from './allowance.ts';
import { rankOf } from './kinds.ts';
import { monthWords } from './month.words.ts';
import { type Ahead, SAVINGS, type Saving, type Share, savingOf } from './month-plan.ts';
import { type Month, type Outlook, outlookOf, type Reach } from './reach.ts';

type Sending = Pick<Reach, 'pushes' | 'month' | 'ahead'>;

/** Of a sending that takes something of it: what it leaves, and what will not fit then. */
export function sendingTexts(sending: Sending, reader: Reader): string[] {
  const text = monthWords[reader.language];
  const { pushes, month } = sending;
  if (pushes === 0) return [];
  if (!month) return [text.takesUnknown(pushes)];
  const outlook = outlookOf(sending);
  if (!outlook) return [];
  return [text.takes({ pushes, ...lineOf(outlook, month, reader) }), ...shortTexts(outlook, month, reader)];
}

/** Of no sending: how it stands. */
export function monthTexts({ month, ahead }: Omit<Sending, 'pushes'>, reader: Reader, isBrief = false): string[] {
  const text = monthWords[reader.language];
  if (!month) return [text.unknown];
  const outlook = outlookOf({ pushes: 0, month, ahead });
  if (!outlook) return [text.unlimited];
  const left = text.left(lineOf(outlook, month, reader));
  const tooFew = countShort(outlook);
  if (isBrief) return [left, ...(tooFew > 0 ? [text.tooFew(tooFew)] : [])];
  return [left, ...shortTexts(outlook, month, reader)];
}

function lineOf({ left, limit, coming }: Outlook, { asOf }: Month, reader: Reader) {
  const text = monthWords[reader.language];
  return { left, limit, coming: coming.pushes > 0 ? text.coming(coming) : '', at: momentOf(asOf, reader) };
}

const countShort = ({ short }: Pick<Outlook, 'short'>): number => short.reduce((sum, each) => sum + each.short, 0);

function shortTexts({ short, reserve }: Outlook, { asOf, isOld }: Month, reader: Reader): string[] {
  const text = monthWords[reader.language];
  const count = countShort({ short });
  const what = shortOf(short, reader);
  return [
    ...(count > 0 ? [text.short({ count, reserve, what })] : []),
    ...(isOld ? [text.old(momentOf(asOf, reader))] : []),
  ];
}

/** By what it is, all seminars together. */
function shortOf(short: Share<Ahead>[], { language }: Reader): string {
  const text = monthWords[language];
  const byRank = Map.groupBy(short, ({ item }) => rankOf(item.kind));
  return [...byRank]
    .map(([rank, some]) =>
      text.of(
        text.ranks[rank],
        some.reduce((sum, each) => sum + each.short, 0),
      ),
    )
    .join(text.comma);
}

/** Today's by its time alone, where LINE counts. */
function momentOf(at: Temporal.Instant, { language, now }: Reader): string {
  const isToday = allowanceDay(at).equals(allowanceDay(now));
  return isToday ? formatTime(at, LINE_ZONE) : formatInstant(at, { timeZone: LINE_ZONE, language, now });
}

/**
 * What can be done without for a seminar: offered where something will not fit, and taken back at any time. `isShort`:
 * offered all the same.
 */
export function savingButtons(
  { isShort, ahead }: { isShort: boolean; ahead: Ahead[] },
  seminar: string,
  { language }: Reader,
): Button[] {
  const text = monthWords[language];
  return SAVINGS.flatMap((saving): Button[] => {
    const mine = ofSaving(ahead, seminar, saving);
    const saves = mine.reduce((sum, { likely }) => sum + likely, 0);
    const isOn = mine.some(({ isSkipped }) => isSkipped);
    if (saves === 0 || !(isOn || isShort)) return [];
    const label = isOn ? text.again[saving] : text.without[saving](saves);
    return [{ kind: 'command', label, command: { do: 'do-without', seminar, what: saving, is: !isOn } }];
  });
}

/** Leads to how the month stands. */
export const monthButton = ({ language }: Reader): Button => ({
  kind: 'command',
  label: monthWords[language].title,
  command: { do: 'line-month' },
});

/** What is done without for it. */
export const savingTexts = (ahead: Ahead[], seminar: string, { language }: Reader): string[] =>
  SAVINGS.flatMap((saving) =>
    ofSaving(ahead, seminar, saving).some(({ isSkipped }) => isSkipped) ? [monthWords[language].isWithout[saving]] : [],
  );

const ofSaving = (ahead: Ahead[], seminar: string, saving: Saving) =>
  ahead.filter((item) => item.seminar?.id === seminar && savingOf(item.kind) === saving);
