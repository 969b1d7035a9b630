// What a person typed, shown once more to read and copy, wherever its form is not. A form sends its labels along for
// that, because the page that answers may know no form any more.
import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Field, Form, Language } from '../../cards/card.ts';
import { isListed } from './fields.ts';
import type { Html } from './page.ts';
import { isForm, LABELS } from './receive.ts';
import { webWords } from './web.words.ts';

export interface Typed {
  name: string;
  label: string;
  text: string;
}

const TYPED_IN = new Set(['text', 'url', 'date', 'time', 'number']);
const isTypedIn = (field: Field) =>
  field.type === 'person' || field.type === 'channel' ? !isListed(field) : TYPED_IN.has(field.type);
const labelsSchema = z.record(z.string(), z.string());

export function labelsOf({ fields }: Form): string {
  const typedIn = fields.filter(isTypedIn);
  return JSON.stringify(Object.fromEntries(typedIn.map(({ name, label }) => [name, label])));
}

/** Empty for what is no form of ours, or is too long to read. Never throws. */
export async function readTyped({ req }: Context): Promise<Typed[]> {
  if (req.method !== 'POST' || !isForm(req.header('content-type'))) return [];
  try {
    const sent = new URLSearchParams(await req.text());
    const labels = labelsSchema.parse(JSON.parse(sent.get(LABELS) ?? '{}'));
    const all = Object.entries(labels).map(([name, label]) => ({ name, label, text: sent.get(name) ?? '' }));
    return all.filter(({ text }) => text.trim() !== '');
  } catch {
    return [];
  }
}

/** `isOpen`: it is why the page is there; else it waits to be asked for. */
export function renderTyped(typed: Typed[], { language, isOpen }: { language: Language; isOpen: boolean }): Html | '' {
  if (typed.length === 0) return '';
  const { typedTitle, typedText } = webWords[language];
  return html`<details class="typed" ${isOpen ? html`open` : ''}><summary>${typedTitle}</summary>
<p class="note">${typedText}</p>
${typed.map(
  ({ label, text }) => html`<label><span dir="auto">${label}</span>
<textarea readonly rows="${rowsOf(text)}" dir="auto">
${text}</textarea></label>
`,
)}</details>`;
}

/** About so many kana stand on a phone's line. */
const PER_LINE = 18;
const MOST_ROWS = 10;

function rowsOf(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / PER_LINE)), 0);
  return Math.min(rows, MOST_ROWS);
}
