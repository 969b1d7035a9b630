// What is kept of a person as rows, for a page and for a file. Pure.
import type { SheetCell } from '../attendees/attendee-sheet.ts';
import type { Reader } from '../cards/reader.ts';
import { formatDated } from '../text/dates.ts';
import type { OwnData } from './own-data.ts';
import { ownDataWords } from './own-data.words.ts';

export interface OwnRow {
  /** Registration, survey … */
  what: string;
  seminar: string;
  /** When it was held, in its own zone. */
  when: string;
  /** When this was noted, in its zone, too. */
  at: string;
  text: string;
}

export function rowsOf(data: OwnData, { language }: Reader): OwnRow[] {
  const text = ownDataWords[language];
  const rowOf = (
    what: keyof typeof text.sections,
    { title, startsAt, timeZone }: { title: string; startsAt: Temporal.Instant; timeZone: string },
    said: (string | false | null)[],
    at?: Temporal.Instant,
  ): OwnRow => ({
    what: text.sections[what],
    seminar: title,
    when: formatDated(startsAt, { timeZone, language }),
    at: at ? formatDated(at, { timeZone, language }) : '',
    text: said.filter(Boolean).join(' · '),
  });
  return [
    ...data.answers.map((each) => {
      const { standing, mode, isAtParty, hasNote } = each;
      const said = [text.standings[standing], mode && text.modes[mode], isAtParty && text.party];
      return rowOf('answers', each, [...said, hasNote && text.hasNote], each.answeredAt);
    }),
    ...data.attended.map((each) => rowOf('attended', each, [text.attended], each.at)),
    ...data.surveys.map((each) => {
      const { score, takeaway, nextTopic, wouldSpeak, mayQuote } = each;
      const said = [text.score(score), takeaway, nextTopic, wouldSpeak && text.wouldSpeak, mayQuote && text.mayQuote];
      return rowOf('surveys', each, said, each.answeredAt);
    }),
    ...data.questions.map((each) => rowOf('questions', each, [each.text], each.askedAt)),
    ...data.feedback.map((each) => rowOf('feedback', each, [each.isUseful && text.useful, each.comment], each.at)),
    ...data.parts.map((each) => rowOf('parts', each, [text.parts[each.part]])),
  ];
}

/** The head, what is known of them, then a row for each thing. */
export function ownSheet(
  facts: { label: string; value: string }[],
  rows: OwnRow[],
  { language }: Pick<Reader, 'language'>,
): SheetCell[][] {
  const { columns, me } = ownDataWords[language];
  return [
    [columns.what, columns.seminar, columns.when, columns.at, columns.text],
    ...facts.map(({ label, value }): SheetCell[] => [me, '', '', '', `${label}: ${value}`]),
    ...rows.map(({ what, seminar, when, at, text }): SheetCell[] => [what, seminar, when, at, text]),
  ];
}
