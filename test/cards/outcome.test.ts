// What a command answers with: a refusal stays one, wherever it is shown.
import { expect, test } from 'vitest';
import { organizerNote } from '../../src/cards/note.cards.ts';
import { asPage, formErrors, gone, page, refused, show, silent } from '../../src/cards/outcome.ts';
import { createReader } from '../support/reader.ts';
import { at } from '../support/seminar-fixture.ts';

const reader = createReader({ language: 'ja', platform: 'slack', now: at('2026-11-24T12:00') });
const card = { summary: '受付は終わりました' };

test('what is gone is a refusal, with the way on that fits its reader', () => {
  expect(gone('ありません', reader)).toMatchObject({ kind: 'refused', card: { text: ['ありません'] } });
  expect(gone('ありません', reader, organizerNote)).toMatchObject({
    kind: 'refused',
    card: { buttons: [[{ command: { do: 'desk' } }]] },
  });
});

test('in a form’s place a card becomes a page, and a refusal stays a refusal', () => {
  expect(asPage(show(card, reader), '参加者')).toEqual(page('参加者', card, reader));
  expect(asPage(refused(card, reader), '参加者')).toEqual(refused(card, reader, '参加者'));
  expect(asPage(refused(card, reader, '質問'), '参加者')).toEqual(refused(card, reader, '質問'));
});

test('in a form’s place the rest stays as it is', () => {
  for (const outcome of [page('質問', card, reader), formErrors({ text: '長すぎます' }), silent]) {
    expect(asPage(outcome, '参加者')).toEqual(outcome);
  }
});
