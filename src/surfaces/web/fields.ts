// One field of a form as HTML. The browser's own checks only help; what is right the bot decides.
import { html } from 'hono/html';
import type { Choice, Field, Language } from '../../cards/card.ts';
import { lengthOf } from '../../text/length.ts';
import { limits } from './limits.ts';
import type { Html } from './page.ts';
import { webWords } from './web.words.ts';

interface Filling {
  id: string;
  /** The choice on which it depends whether this field is asked for. */
  decidedBy?: Field;
  /** Whether that of others depends on this one. */
  isDeciding?: boolean;
  language: Language;
  value: string;
  error: string | undefined;
}

type ChoiceField = Extract<Field, { type: 'choice' }>;
type NamedField = Extract<Field, { type: 'person' | 'channel' }>;

export function renderField(given: Field, filling: Filling): Html {
  const { id, error, language } = filling;
  const field = { ...given, hint: hintOf(given, language) };
  const heading = html`<span dir="auto">${field.label}</span> ${renderTag(field, filling)}`;
  const hint = field.hint ? html`<p class="hint" id="${id}-hint" dir="auto">${field.hint}</p>` : '';
  const problem = error ? html`<p class="error" id="${id}-error" dir="auto">${error}</p>` : '';
  const classes = ['field', ...(error ? ['wrong'] : unlessClasses(field, filling))].join(' ');
  const group = renderGroup(field, filling);
  if (group)
    return html`<fieldset class="${classes}" id="${id}" tabindex="-1" ${describedBy(field, filling)}>
<legend>${heading}</legend>
${hint}${problem}${group}
</fieldset>
`;
  return html`<div class="${classes}">
<label for="${id}">${heading}</label>
${hint}${problem}${renderInput(field, filling)}
</div>
`;
}

/** Hides it, without a script, while another option is chosen (web.css): for each that it is not asked with. */
function unlessClasses({ when }: Field, { decidedBy }: Filling): string[] {
  if (!when || decidedBy?.type !== 'choice') return [];
  return decidedBy.options.flatMap(({ value }, index) => (when.is.includes(value) ? [] : [`unless-${index}`]));
}

/** Radio buttons or a box to tick, which share one heading; undefined for a field of one element. */
function renderGroup(field: Field, filling: Filling): Html | undefined {
  if (field.type === 'check') return renderCheck(field, filling);
  return field.type === 'choice' && field.options.length <= limits.radios ? renderRadios(field, filling) : undefined;
}

function renderTag({ isOptional, when }: Field, { language }: Filling): Html {
  const { optional, required, requiredWhen } = webWords[language];
  if (when) {
    const said = isOptional ? when.said : requiredWhen(when.said);
    return html`<span class="${isOptional ? 'tag' : 'tag must'}">${said}</span>`;
  }
  return isOptional ? html`<span class="tag">${optional}</span>` : html`<span class="tag must">${required}</span>`;
}

function describedBy({ hint }: Field, { id, error }: Filling): Html | '' {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return ids ? html`aria-describedby="${ids}"` : '';
}

/** What may be hidden or folded away is not always asked for. */
const requiredIn = ({ isOptional, isMore, when }: Field): Html | '' =>
  isOptional || isMore || when ? '' : html`required`;

function renderInput(field: Field, filling: Filling): Html {
  const { id, value, error } = filling;
  const common = html`id="${id}" name="${field.name}" ${requiredIn(field)} ${describedBy(field, filling)} ${error ? html`aria-invalid="true"` : ''}`;
  const placeholder = 'placeholder' in field && field.placeholder ? html`placeholder="${field.placeholder}"` : '';
  switch (field.type) {
    case 'text':
      if (field.isMultiline)
        // The first line break after the tag is HTML's own.
        return html`<textarea ${common} rows="5" dir="auto" maxlength="${longestOf(field, value)}" ${placeholder}>
${value}</textarea>`;
      return html`<input type="text" ${common} dir="auto" maxlength="${longestOf(field, value)}" value="${value}" ${placeholder}>`;
    case 'url':
      return html`<input type="url" ${common} dir="ltr" inputmode="url" value="${value}" ${placeholder}>`;
    case 'date':
    case 'time':
      return html`<input type="${field.type}" ${common} value="${value}">`;
    case 'picture':
      return html`<input type="file" ${common} accept="image/png,image/jpeg">`;
    case 'number':
      return html`<input type="number" ${common} inputmode="numeric" step="1" min="${field.min}" value="${value}">`;
    case 'channel':
    case 'person':
      return renderNamed(field, common, filling);
    case 'choice':
      return renderSelect(field.options, common, filling);
    case 'check':
      return renderCheck(field, filling);
  }
}

/** What stands there already is shown whole, and may stay. */
const longestOf = ({ maxLength }: { maxLength: number }, value: string) => Math.max(maxLength, lengthOf(value));

/** Whether it is chosen from a list; else it is typed, by name or by id. */
export const isListed = ({ options = [] }: NamedField): boolean =>
  options.length > 0 && options.length <= limits.listed;

function hintOf(field: Field, language: Language): string | undefined {
  if (field.type !== 'person' && field.type !== 'channel') return field.hint;
  const { personHint, personTyped, personId, channelId } = webWords[language];
  const isKnown = (field.options ?? []).length > 0;
  const own = field.type === 'channel' ? [isKnown ? '' : channelId] : isKnown ? [personHint] : [personId];
  const typed = field.type === 'person' && isKnown && !isListed(field) ? [personTyped] : [];
  return [field.hint ?? '', ...typed, ...own].filter(Boolean).join('\n') || undefined;
}

function renderNamed(field: NamedField, common: Html, filling: Filling): Html {
  const { options = [] } = field;
  const { id, value } = filling;
  if (isListed(field)) return renderSelect(options, common, filling);
  const shown = options.find((option) => option.value === value)?.label ?? value;
  if (options.length === 0) return html`<input type="text" ${common} value="${shown}">`;
  return html`<input type="text" ${common} list="${id}-names" autocomplete="off" value="${shown}">
<datalist id="${id}-names">${options.map(({ label }) => html`<option value="${label}"></option>`)}</datalist>`;
}

function renderSelect(options: Choice[], common: Html, { value, language }: Filling): Html {
  const all = [{ value: '', label: webWords[language].choose }, ...options];
  return html`<select ${common}>${all.map(
    (option) =>
      html`<option value="${option.value}" ${option.value === value ? html`selected` : ''}>${option.label}</option>`,
  )}</select>`;
}

function renderRadios(field: ChoiceField, { value, language, isDeciding }: Filling): Html {
  const { name, options, isOptional } = field;
  const isScale = options.every(({ label }) => lengthOf(label) <= limits.scaleLabel);
  // Without a script a radio button cannot be taken back, so an optional one offers a way out.
  const wayOut = isOptional && value !== '' ? [{ value: '', label: webWords[language].noAnswer }] : [];
  const radio = (option: { value: string; label: string }, index: number) =>
    html`<label class="option"><input type="radio" name="${name}" value="${option.value}" ${isDeciding ? html`class="pick-${index}"` : ''} ${requiredIn(field)} ${option.value === value ? html`checked` : ''}><span dir="auto">${option.label}</span></label>`;
  return html`<div class="${isScale ? 'options scale' : 'options'}">${options.map(radio)}</div>${wayOut.map(radio)}`;
}

function renderCheck(field: Extract<Field, { type: 'check' }>, { value }: Filling): Html {
  const { name, option } = field;
  return html`<label class="option"><input type="checkbox" name="${name}" value="yes" ${requiredIn(field)} ${value === 'yes' ? html`checked` : ''}><span dir="auto">${option}</span></label>`;
}
