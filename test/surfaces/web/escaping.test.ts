// Whatever people write, a page shows it as text: it adds no tag and no attribute.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Card, Field, Form } from '../../../src/cards/card.ts';
import { renderCardPage, renderForm } from '../../../src/surfaces/web/render.ts';
import { hostileText } from '../contract-cards.ts';
import { everyField, formOf } from './open-web.ts';

const breakers = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='a",
  '</textarea><b>',
  '&lt;',
  '-->',
];
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.constantFrom(...breakers, '`', '\u0000', '\ud83d', 'שלום', '\n'), { maxLength: 6 })
    .map((parts) => parts.join('')),
  fc.constant(hostileText),
);

const filledWith = (text: string): Form =>
  formOf({
    title: text,
    intro: text,
    submitLabel: text,
    fields: everyField.map((field): Field => ({ ...fill(field, text), label: text, hint: text, value: text })),
  });
const fill = (field: Field, text: string): Field => {
  if (field.type === 'choice') return { ...field, options: field.options.map(() => ({ value: text, label: text })) };
  return field.type === 'check'
    ? { ...field, option: text }
    : { ...field, ...('placeholder' in field && { placeholder: text }) };
};
const formPage = (text: string) => {
  const form = filledWith(text);
  const values = Object.fromEntries(form.fields.map(({ name }) => [name, text]));
  const errors = Object.fromEntries([...form.fields.map(({ name }) => [name, text]), ['other', text]]);
  return String(renderForm({ form, language: 'ja', values, errors }));
};
const cardPage = (text: string) => {
  const fact = { label: text, value: text, url: `https://example.com/${encodeURIComponent(text.toWellFormed())}` };
  const plain: Card = {
    summary: text,
    badge: { text, tone: 'open' },
    title: `題${text}`,
    text: [text],
    facts: [fact],
    note: text,
  };
  const button = { kind: 'link' as const, label: text, url: fact.url };
  return String(
    renderCardPage({ title: text, card: { ...plain, buttons: [[button]], items: [plain] }, language: 'ja' }),
  );
};

/** The page's tags with the names of their attributes, in order. */
const skeletonOf = (page: string) =>
  (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' '));

// A word in front, so that a blank text leaves no part out.
it.each([
  ['form', formPage],
  ['card', cardPage],
])('a %s adds no tag for any text', (_title, render) => {
  fc.assert(
    fc.property(anyWords, (text) => {
      const words = `語${text}`;
      expect(skeletonOf(render(words))).toEqual(skeletonOf(render('語これは普通の文')));
    }),
    { numRuns: 200 },
  );
});

it('a page shows a text as it was typed', () => {
  fc.assert(
    fc.property(anyWords, (text) => {
      const page = cardPage(`語${text}`);
      expect(decode(page)).toContain(`<p dir="auto">語${text}</p>`);
    }),
  );
});

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decode = (page: string) => page.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
