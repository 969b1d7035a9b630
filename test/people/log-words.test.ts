// The log is read by people who know the forms, not the fields' names.
import { expect, test } from 'vitest';
import { commands } from '../../src/commands.ts';
import type { AuditLine } from '../../src/people/audit.ts';
import { logCard } from '../../src/people/log.cards.ts';
import { logWords } from '../../src/people/log.words.ts';
import { createReader } from '../support/reader.ts';
import { at } from '../support/seminar-fixture.ts';
import { ja, wordsOf } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const words = (change: Partial<AuditLine>, language: 'ja' | 'en' = 'ja') => {
  const line: AuditLine = {
    at: now,
    actor: crypto.randomUUID(),
    actorName: '佐藤',
    action: 'edit',
    subject: '',
    ...change,
  };
  const reader = createReader({ platform: 'slack', language, now });
  const page = { shown: 1, pages: 1 };
  return logCard({ lines: [line], page, timeZone: 'Asia/Tokyo', seminarId: undefined }, reader).text?.[0];
};

test('what was changed is told in the words of the forms', () => {
  expect(words({ before: { place: '2階', seats: 20 }, after: { place: '3階', seats: 30 } })).toContain(
    '編集（会場: 2階 → 3階, 定員: 20 → 30）',
  );
  expect(words({ after: { standing: 'waitlisted', mode: 'on_site', party: false } })).toContain(
    '（回答: キャンセル待ち, 参加方法: 会場, 懇親会: なし）',
  );
  const role = words({ action: 'set-role', subject: '鈴木', after: { role: 'admin', setting: 'ADMINS U0123' } });
  expect(role).toContain(
    `${ja.log.actions['set-role']}${ja.log.about('鈴木')}（役割: 管理者, ${ja.log.fromSettings}）`,
  );
  expect(words({ after: { ordinal: 1, weekday: 4 } })).toContain('（週: 第1, 曜日: 木曜）');
  expect(words({ before: { seats: 20 }, after: { seats: '' } }, 'en')).toContain('(seats: 20 → –)');
});

test('what was refused is told as people say it, with the seminar; each command that may be refused has its words', () => {
  const lineOf = (subject: string, command: string, language: 'ja' | 'en' = 'ja') =>
    words({ action: 'refused', seminarId: crypto.randomUUID(), subject, after: { command } }, language);
  expect(lineOf('統計学', 'attendees')).toContain(
    `佐藤：${ja.refused.line(ja.refused.tried.attendees ?? '', '統計学')}`,
  );
  // As it was noted before.
  expect(lineOf('佐藤', 'attendees')).toContain(`佐藤：${ja.refused.line(ja.refused.tried.attendees ?? '', '')}`);
  const ofPerson = words({ action: 'refused', subject: '鈴木', after: { command: 'set-role', why: 'last_admin' } });
  expect(ofPerson).toContain(`${ja.refused.line(ja.refused.tried['set-role'] ?? '', '')}（鈴木, 理由: 最後の管理者）`);
  for (const language of ['ja', 'en'] as const) {
    const { tried } = wordsOf(language).refused;
    const guarded = Object.entries(commands).filter(([, { who }]) => who === 'organizer' || who === 'admin');
    expect(guarded.filter(([name]) => !(name in tried))).toEqual([]);
    expect(Object.keys(tried).filter((name) => !(name in commands))).toEqual([]);
  }
});

test('an instant is told in the seminar’s zone', () => {
  expect(words({ after: { announceAt: '2026-11-25T00:00:00Z' } })).toContain('（お知らせの日時: 11月25日（水）9:00）');
});

test('what people wrote is told as they wrote it, and what has no word is left out', () => {
  expect(words({ before: { place: 'both' }, after: { place: 'online', series: 'd43e9179' } })).toContain(
    '（会場: both → online）',
  );
  // What the log of before calls an organizer of a seminar.
  for (const field of ['coordinator', 'organizer']) {
    const said = words({ before: { [field]: 'admin' }, after: { [field]: 'online' } });
    expect(said).toContain(`（${logWords.ja.fields[field]}: admin → online）`);
  }
});
