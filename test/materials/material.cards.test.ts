import { expect, test } from 'vitest';
import { materialsDeskCard } from '../../src/materials/material.cards.ts';
import type { Material } from '../../src/materials/material.ts';
import { createReader } from '../support/reader.ts';
import { at, seminarOf } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const seminar = seminarOf();
const reader = createReader({ language: 'ja', platform: 'slack', now: seminar.endsAt.add({ hours: 24 }) });
const text = wordsOf(reader.language).materials;

const material = (round: number | null): Material => ({
  ...{ id: crypto.randomUUID(), seminarId: seminar.id, label: 'スライド', url: 'https://files.example/slides', round },
  ...{ createdAt: at('2026-11-25T12:00'), removedAt: null, position: 1, createdBy: seminar.createdBy },
});
const plan = (materials: Material[]) => materialsDeskCard({ seminar, materials }, reader).text;

test('after the evening organizers are told what is to be sent; where there is nothing, how what comes later is sent', () => {
  expect(plan([])).toEqual([text.empty, text.sendLater]);
  expect(plan([material(null)])).toEqual([text.pressToSend]);
  expect(plan([material(1)])).toEqual([text.allSent]);
  expect(plan([material(1), material(null)])).toEqual([text.pressToSend]);
});
