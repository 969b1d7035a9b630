// The web surface with a scripted bot, asked without a network, and a form with every type of field.
import { onTestFinished, vi } from 'vitest';
import type { Field, Form } from '../../../src/cards/card.ts';
import type { Outcome } from '../../../src/cards/outcome.ts';
import { createLogger } from '../../../src/log.ts';
import type { LinkTarget } from '../../../src/surfaces/bot.ts';
import { createWebSurface } from '../../../src/surfaces/web/index.ts';
import { seminarId } from '../contract-cards.ts';
import { createStubBot } from '../stub-bot.ts';

export function openWeb() {
  const bot = createStubBot();
  const logged: Record<string, unknown>[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (text) => void logged.push(JSON.parse(text)) } });
  const isReady = vi.fn(async () => true);
  onTestFinished(() => void isReady.mockReset());
  const app = createWebSurface({ bot, log, isReady, language: 'ja' });
  const get = async (path: string, headers: Record<string, string> = {}) => read(await app.request(path, { headers }));
  const post = async (path: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) => {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return read(await app.request(path, { method: 'POST', body, headers: { ...type, ...headers } }));
  };
  return { bot, app, get, post, logged, isReady };
}

async function read(response: Response) {
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const scores = [5, 4, 3, 2, 1].map((score) => ({ value: `${score}`, label: `${score}` }));
const towns = Array.from({ length: 12 }, (_, n) => ({ value: `t${n}`, label: `第${n}地区` }));

export const everyField: Field[] = [
  { name: 'score', label: '満足度', type: 'choice', options: scores },
  { name: 'town', label: 'お住まい', type: 'choice', options: towns, isOptional: true },
  { name: 'nick', label: 'お名前', type: 'text', maxLength: 40, hint: '任意の呼び名', placeholder: '例: 愛子' },
  { name: 'words', label: '感想', type: 'text', isMultiline: true, maxLength: 1000, isOptional: true },
  { name: 'site', label: '参考URL', type: 'url', isOptional: true },
  { name: 'day', label: '日', type: 'date', isOptional: true },
  { name: 'hour', label: '時刻', type: 'time', isOptional: true },
  { name: 'seats', label: '人数', type: 'number', min: 1, isOptional: true },
  { name: 'quote', label: '紹介', type: 'check', option: '紹介してよい', isOptional: true },
  { name: 'room', label: 'チャンネル', type: 'channel', isOptional: true },
];

export const formOf = (change: Partial<Form> = {}): Form => ({
  submit: { do: 'submit-survey', seminar: seminarId },
  title: 'セミナーの感想',
  submitLabel: '送信する',
  intro: 'お聞かせください。',
  fields: everyField,
  language: 'ja',
  ...change,
});

/** A link to a form of one's own, which answers so when it is sent. */
export function surveyOf(
  outcome: Outcome | (() => Outcome),
  form: Form = formOf(),
): { target: LinkTarget; submitted: Record<string, string>[] } {
  const submitted: Record<string, string>[] = [];
  const submit = async (values: Record<string, string>) => {
    submitted.push(values);
    return typeof outcome === 'function' ? outcome() : outcome;
  };
  const open = async () => ({ kind: 'form', form }) as const;
  return { target: { kind: 'command', language: form.language, open, submit }, submitted };
}
