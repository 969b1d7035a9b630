// Series as organizers see them. Plain data.
import type { Card, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import { overlapTexts } from './compose.cards.ts';
import { composeWords } from './compose.words.ts';
import type { Overlap } from './overlap.ts';
import { whenOf } from './seminar.cards.ts';
import type { Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';
import type { Series } from './series.ts';
import { seriesWords } from './series.words.ts';

export const ORDINALS = ['1', '2', '3', '4', '5'] as const;
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Offered: the template's own place in its month. */
export function seriesForm(template: Seminar, newId: string, reader: Reader): Form {
  const series = seriesWords[reader.language];
  const plain = plainWords[reader.language];
  const day = template.startsAt.toZonedDateTimeISO(template.timeZone);
  return {
    submit: { do: 'submit-series', seminar: template.id, series: newId },
    title: series.formTitle,
    submitLabel: series.submit,
    intro: series.intro(template.title),
    fields: [
      {
        name: 'ordinal',
        type: 'choice',
        label: series.ordinal,
        value: String(Math.ceil(day.day / 7)),
        options: ORDINALS.map((value) => ({ value, label: plain.ordinals[value] })),
      },
      {
        name: 'weekday',
        type: 'choice',
        label: series.weekday,
        value: String(day.dayOfWeek),
        options: WEEKDAYS.map((value) => ({ value, label: plain.weekdays[value] })),
      },
    ],
    language: reader.language,
  };
}

const SERIES_A_PAGE = 8;

export function seriesCard(
  { all, page }: { all: (Series & { title: string })[]; page: number | undefined },
  reader: Reader,
): Card {
  const series = seriesWords[reader.language];
  const list = listWords[reader.language];
  const { offset, ...turned } = pageOf(page, all.length, SERIES_A_PAGE);
  return {
    summary: series.title,
    title: series.title,
    text: [
      all.length === 0 ? series.empty : series.explained,
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
    ],
    buttons: pageButtons(turned, (to) => ({ do: 'series', page: to }), reader),
    items: all.slice(offset, offset + SERIES_A_PAGE).map((each) => ({
      summary: each.title,
      badge: { text: ruleText(each, reader), tone: 'notice' },
      title: each.title,
      buttons: [
        [
          { kind: 'command', label: series.planNext, command: { do: 'new-seminar', series: each.id } },
          {
            kind: 'command',
            label: series.end,
            command: { do: 'end-series', series: each.id },
            style: 'danger',
            confirm: series.endConfirm,
          },
        ],
      ],
    })),
  };
}

/** 第3火曜 */
export function ruleText({ ordinal, weekday }: Pick<Series, 'ordinal' | 'weekday'>, { language }: Reader): string {
  const series = seriesWords[language];
  const plain = plainWords[language];
  const key = <Key extends string>(keys: readonly Key[], value: number, fallback: Key): Key =>
    keys.find((each) => each === String(value)) ?? fallback;
  return series.rule(plain.ordinals[key(ORDINALS, ordinal, '1')], plain.weekdays[key(WEEKDAYS, weekday, '1')]);
}

/** To the coordinators: the next session is drafted. */
export function seriesDraftCard(draft: Seminar, overlaps: Overlap[], reader: Reader): Card {
  const series = seriesWords[reader.language];
  const seminar = seminarWords[reader.language];
  const compose = composeWords[reader.language];
  return {
    summary: series.drafted(draft.title),
    badge: { text: series.draftedBadge, tone: 'notice' },
    title: draft.title,
    text: [series.draftedText, ...overlapTexts(overlaps, reader)],
    facts: [{ label: seminar.when, value: whenOf(draft, reader) }],
    buttons: [
      [
        {
          kind: 'command',
          label: compose.openDraft,
          command: { do: 'preview-draft', seminar: draft.id },
          style: 'primary',
        },
        { kind: 'command', label: seminar.edit, command: { do: 'edit-draft', seminar: draft.id } },
      ],
    ],
  };
}
