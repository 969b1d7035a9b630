// A form that is opened and saved as it is changes nothing, whatever stands in it: on Slack and on a page.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/cards/card.ts';
import { editForm } from '../../src/changes/edit.cards.ts';
import { submission } from '../../src/commands.ts';
import { changedFields, mergeEdits } from '../../src/seminars/edition.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { LONGEST, readSeminarForm, seminarValues } from '../../src/seminars/seminar-form.ts';
import { fieldValues, viewState } from '../../src/surfaces/slack/form-values.ts';
import { formView } from '../../src/surfaces/slack/render-form.ts';
import { readValues } from '../../src/surfaces/web/receive.ts';
import { renderForm } from '../../src/surfaces/web/render.ts';
import { createReader } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';

const now = at('2026-11-24T12:00');
const reader = createReader({ language: 'ja', platform: 'slack', now });

/** What Slack sends back of a modal nobody touched; a text that does not fit its own field is refused. */
function savedOnSlack(form: Form): Record<string, string> {
  const inputs = formView(form, 'home').blocks as { type: string; block_id: string; element: object }[];
  const state = inputs.flatMap((block) => {
    if (block.type !== 'input') return [];
    const element = block.element as Record<string, unknown> & { type: string; action_id: string };
    const { type, initial_value: value, max_length: most } = element;
    if (typeof value === 'string' && typeof most === 'number' && value.length > most) throw new Error('invalid_blocks');
    const held = {
      ...{ type, value: value ?? null, selected_option: element.initial_option ?? null },
      ...{ selected_date: element.initial_date ?? null, selected_time: element.initial_time ?? null },
      selected_options: (element.initial_options as unknown[] | undefined) ?? [],
    };
    return [[block.block_id, { [element.action_id]: held }]];
  });
  return fieldValues(viewState.parse(JSON.parse(JSON.stringify(Object.fromEntries(state)))));
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (html: string) => html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** What a browser sends of a page nobody touched. */
async function savedOnPage(form: Form): Promise<Record<string, string>> {
  // As it arrives: whoever reads HTML takes one kind of line break.
  const page = Buffer.from(String(await renderForm({ form, language: 'ja' })))
    .toString()
    .replace(/\r\n?/g, '\n');
  const sent = new URLSearchParams();
  for (const { name } of form.fields) {
    const area = new RegExp(`<textarea[^>]* name="${name}"[^>]*>\n([^<]*)</textarea>`).exec(page);
    const input = new RegExp(`<input type="(?!radio|checkbox)[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(page);
    const radio = new RegExp(`<input type="radio" name="${name}" value="([^"]*)"[^>]* checked`).exec(page);
    const text = unescaped(area?.[1] ?? input?.[1] ?? radio?.[1] ?? '');
    sent.set(name, area ? text.replaceAll('\n', '\r\n') : text.replaceAll('\n', ''));
  }
  return readValues(sent.toString(), form);
}

function saved(seminar: Seminar, typed: Record<string, string>) {
  const current = seminarValues(seminar);
  const { values } = mergeEdits({ opened: current, current, typed });
  const read = readSeminarForm(values, { now, timeZone: seminar.timeZone, known: seminar });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.details;
}

const pieces = fc.constantFrom(
  '🎤',
  '👩‍🏫',
  'e\u0301\u0301',
  '\ud83d',
  '\u0000',
  '\u0007',
  '\t',
  '\n',
  '\r\n',
  ' ',
  '　',
);
const marks = fc.constantFrom('&amp;', '<b>', '"', "'", '\u200b', '\u202e', '統計', '席', '\u007f', '\u0085', '🇯🇵');
const anyText = fc
  .array(fc.oneof(pieces, marks, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

const surfaces = [
  { name: 'Slack', save: savedOnSlack },
  { name: 'a page', save: savedOnPage },
];

describe.each(surfaces)('an edit opened and saved as it is on $name', ({ save }) => {
  test('changes nothing, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ title: anyText, summary: anyText, place: anyText, fee: anyText }), async (typed) => {
        const party = { party_time: '20:30', party_fee: typed.fee };
        const values = { ...seminarValues(seminarOf()), ...typed, ...party, title: `題${typed.title}` };
        // As an organizer wrote it: what is too long was refused then.
        const written = submission({ do: 'submit-seminar' }, values) as { values: Record<string, string> };
        const read = readSeminarForm(
          { ...written.values, place: `室${written.values.place}` },
          { now, timeZone: 'Asia/Tokyo' },
        );
        fc.pre('details' in read);
        const seminar = { ...seminarOf(), ...('details' in read && read.details) };
        const form = editForm(seminar, reader);
        const sent = submission(form.submit, await save(form)) as { values: Record<string, string> };
        expect(changedFields(seminar, saved(seminar, sent.values))).toEqual([]);
      }),
    );
  });

  test('keeps texts that are longer than they may be today', async () => {
    const title = '🎤'.repeat(LONGEST.title);
    const seminar = seminarOf({
      title,
      summary: '👩‍🏫'.repeat(200),
      speaker: '😀'.repeat(100),
      place: '🏢'.repeat(150),
    });
    const form = editForm(seminar, reader);
    const sent = await save(form);
    expect(sent.title).toBe(title);
    expect(changedFields(seminar, saved(seminar, sent))).toEqual([]);
  });

  test('says so when a text is made still longer', async () => {
    const seminar = seminarOf({ title: '🎤'.repeat(LONGEST.title) });
    const sent = await save(editForm(seminar, reader));
    expect(() => saved(seminar, { ...sent, title: `${sent.title}。` })).toThrow('too_long');
  });
});

test('what Slack cannot show whole is not asked for, and stays', () => {
  const seminar = seminarOf({ summary: '長'.repeat(4000) });
  const sent = savedOnSlack(editForm(seminar, reader));
  expect(sent).not.toHaveProperty('summary');
  expect(saved(seminar, sent).summary).toBe(seminar.summary);
});
