// A form or a card → a page for a phone that works without JavaScript. Single fields are fields.ts's.
import { html } from 'hono/html';
import type { Button, Card, Fact, Form, Language } from '../../cards/card.ts';
import { decidesOthers } from '../../cards/form.ts';
import { type Command, encodeCommand } from '../../commands.ts';
import { type Part, partsOf } from '../../text/links.ts';
import { unbrokenDays } from '../../text/unbroken.ts';
import { renderDrawn, renderFigures, renderShare } from './drawn.ts';
import { renderField } from './fields.ts';
import { areRows, type OnPage, renderFilters, renderFold, renderNames, renderRows } from './lists.ts';
import { type Html, renderPage, spokenAs } from './page.ts';
import { LABELS } from './receive.ts';
import { renderLook } from './render-look.ts';
import { renderPicture } from './render-picture.ts';
import { labelsOf } from './typed.ts';
import { webWords } from './web.words.ts';

interface Filled {
  form: Form;
  language: Language;
  /** As typed before; a form opened afresh shows its own values. */
  values?: Record<string, string>;
  errors?: Record<string, string>;
  /** What is sent along, unseen. */
  hidden?: Record<string, string>;
  /** Where one may go instead. */
  back?: Html;
  /** What stands before the form. */
  lead?: Html;
}

export function renderForm({ form, language, values, errors = {}, hidden = {}, back, lead }: Filled): Html {
  const fields = renderFields(form, { language, values, errors });
  // Posts to the page's own address. What a browser finds wrong where nobody sees it, it would keep to itself, and send
  // nothing: such a form the bot checks alone.
  const content = html`<h1 dir="auto"${spokenAs(form.title, language)}>${form.title}</h1>
${lead ?? ''}${renderPicture(form.picture)}
${form.intro ? html`<p class="intro" dir="auto">${form.intro}</p>` : ''}
${renderAlert(form, errors, language)}
<form method="post" ${form.fields.some(({ type }) => type === 'picture') ? html`enctype="multipart/form-data"` : ''} ${form.fields.some(({ isMore, when }) => isMore || when) ? html`novalidate` : ''}>
${Object.entries({ ...hidden, [LABELS]: labelsOf(form) }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fields}
<div class="foot"><button type="submit">${form.submitLabel}</button></div>
</form>
${back ?? ''}`;
  return renderPage({ title: form.title, language, content });
}

/** Those one step away are folded, unless something there has to be looked at. */
function renderFields(form: Form, { language, values, errors = {} }: Omit<Filled, 'form'>): Html {
  const { fields, moreLabel } = form;
  const drawn = fields.map((field, index) =>
    renderField(field, {
      id: `field-${index}`,
      language,
      value: values ? (values[field.name] ?? '') : (field.value ?? ''),
      error: errors[field.name],
      decidedBy: fields.find(({ name }) => name === field.when?.field),
      isDeciding: decidesOthers(field, form),
    }),
  );
  const first = fields.findIndex(({ isMore }) => isMore);
  if (first < 0 || !moreLabel) return html`${drawn}`;
  const [folded, others] = [true, false].map((isFolded) =>
    drawn.filter((_, index) => index >= first && (fields[index]?.isMore ?? false) === isFolded),
  ) as [Html[], Html[]];
  const isOpen = fields.some(({ name, isMore }) => isMore && errors[name]);
  return html`${drawn.slice(0, first)}<details class="more" ${isOpen ? html`open` : ''}><summary dir="auto">${moreLabel}</summary>
${folded}</details>
${others}`;
}

/** Leads to each field with an error; errors of no field are told here alone. */
function renderAlert(form: Form, errors: Record<string, string>, language: Language): Html | '' {
  const wrong = form.fields.flatMap(({ name, label }, index) => (errors[name] ? [{ label, index }] : []));
  const others = Object.entries(errors).filter(([name]) => form.fields.every((field) => field.name !== name));
  if (wrong.length === 0 && others.length === 0) return '';
  const items = [
    ...wrong.map(({ label, index }) => html`<li><a href="#field-${index}" dir="auto">${label}</a></li>`),
    ...others.map(([, message]) => html`<li>${message}</li>`),
  ];
  return html`<div class="alert" role="alert"><p>${webWords[language].checkAgain}</p><ul>${items}</ul></div>`;
}

/** For whoever scans the code at the door: what to do, and a form where that is one way to do it. */
export function renderGuestPage({ card, form, ...filled }: Omit<Filled, 'form'> & { card: Card; form?: Form }): Html {
  const { language } = filled;
  const title = form?.title ?? card.summary;
  const renderButton = (button: Button) => renderLinkButton(button, button.style ?? 'plain');
  const lead = renderCard(card, { title, language, renderButton });
  if (form) return renderForm({ ...filled, form, lead });
  return renderPage({
    title,
    language,
    content: html`<h1 dir="auto"${spokenAs(title, language)}>${title}</h1>\n${lead}\n${filled.back ?? ''}`,
  });
}

/** A form that failed and cannot be shown again: why, and what is known now. `below` keeps what was typed. */
export function renderLostForm({
  card,
  errors,
  language,
  below,
}: {
  card: Card | undefined;
  errors: Record<string, string>;
  language: Language;
  below: Html;
}): Html {
  const title = webWords[language].refusedTitle;
  const content = html`<h1>${title}</h1>
<div class="alert" role="alert"><ul>${Object.values(errors).map((message) => html`<li>${message}</li>`)}</ul></div>
${card ? renderCard(card, { title, language, renderButton: (button) => renderLinkButton(button) }) : ''}
${below}`;
  return renderPage({ title, language, content });
}

interface CardPage {
  title: string;
  card?: Card;
  language: Language;
  /** What to do next; else that the page can be closed. */
  closing?: string;
  below?: Html | '';
}

/** A card's command buttons do nothing on the web and are left out; its links stay. */
export function renderCardPage({ title, card, language, closing, below = '' }: CardPage): Html {
  const content = html`<h1 dir="auto"${spokenAs(title, language)}>${title}</h1>
${card ? renderCard(card, { title, language, renderButton: (button) => renderLinkButton(button) }) : ''}
${closing === undefined && card?.drawn ? '' : html`<p class="note">${closing ?? webWords[language].thanksText}</p>`}
${below}`;
  return renderPage({ title, language, content });
}

/** A card whose command buttons work, on the page of a desk; `back` leads to its start. */
export function renderDeskPage({
  title,
  card,
  language,
  back,
}: {
  title: string;
  card: Card;
  language: Language;
  back: Html;
}): Html {
  const main = card.buttons?.flat().find(({ style }) => style === 'primary');
  const renderButton = (button: Button) =>
    button === main ? html`<div class="foot">${renderAnyButton(button)}</div>` : renderAnyButton(button);
  const content = html`<h1 dir="auto"${spokenAs(title, language)}>${title}</h1>
${renderCard(card, { title, language, renderButton, hrefOf: openedAt })}
${back}`;
  return renderPage({ title, language, content });
}

function renderCard(card: Card, on: OnPage): Html {
  const { title: pageTitle, language, renderButton } = on;
  const {
    badge,
    title,
    text = [],
    facts = [],
    buttons = [],
    more = [],
    filters = [],
    lists = [],
    note,
    items = [],
  } = card;
  const row = (some: Button[], folded: Html | '' = '') => {
    const shown = some.flatMap((button) => renderButton(button) ?? []);
    return shown.length > 0 || folded ? html`<div class="links">${shown}${folded}</div>` : '';
  };
  const drawn = items.flatMap((item) => (item.drawnAs ? [renderLook(item, item.drawnAs, language)] : []));
  const listed = items.filter(({ drawnAs }) => !drawnAs);
  const rows = areRows(listed, on);
  // Below a list, where its reader has come to; and below the one card that it shows, or previews, to be seen first.
  const areAllBelow = (items.length === 1 && !rows) || drawn.length > 0;
  const isBelow = (button: Button) =>
    areAllBelow || (items.length > 0 && button.kind === 'command' && button.turnsPage === true);
  const fold = renderFold(more, on);
  return html`${renderPicture(card.picture)}${badge && badge.text !== pageTitle ? html`<p class="badge ${badge.tone}">${badge.text}</p>` : ''}
${title && title !== pageTitle ? html`<h2 dir="auto"${spokenAs(title, language)}>${title}</h2>` : ''}
${text.filter(Boolean).map((paragraph) => html`<p dir="auto"${spokenAs(paragraph, language)}>${partsOf(paragraph).map(renderPart)}</p>`)}
${card.drawn ? renderFigures(card.drawn) : ''}
${facts.length > 0 ? html`<dl>${facts.map(renderFact)}</dl>` : ''}
${card.drawn ? renderDrawn(card.drawn) : ''}
${renderFilters(filters, on)}
${lists.map((list) => renderNames(list, on))}
${row(
  buttons.flat().filter((button) => !isBelow(button)),
  areAllBelow ? '' : fold,
)}
${note ? html`<p class="note" dir="auto">${note}</p>` : ''}
${drawn.length > 0 ? html`<div class="looks">${drawn}</div>` : ''}
${rows ? renderRows(rows, on) : listed.map((item) => html`<section>${renderCard(item, on)}</section>`)}
${row(buttons.flat().filter(isBelow), areAllBelow ? fold : '')}`;
}

/** What only shows may be opened by a link: so one can go back. */
const openedAt = (command: Command) => `?open=${encodeURIComponent(encodeCommand(command))}`;

function renderPart({ text, url }: Part): Html | string {
  const href = url === undefined ? undefined : safeHref(url);
  return href ? html`<a href="${href}" rel="nofollow noopener">${text}</a>` : text;
}

/** `looks`: on a page whose buttons differ in weight. */
function renderLinkButton(button: Button, looks = ''): Html | undefined {
  const href = button.kind === 'link' ? safeHref(button.url) : undefined;
  return href ? html`<a class="button ${looks}" href="${href}" dir="auto">${button.label}</a>` : undefined;
}

/** A command is a form of its own; what asks first opens its question in place, without a script. */
function renderAnyButton(button: Button): Html | undefined {
  if (button.kind === 'link') return renderLinkButton(button, button.style ?? 'plain');
  const { label, command, style, confirm } = button;
  const form = (text: string) => html`<form method="post" class="act">
<input type="hidden" name="command" value="${encodeCommand(command)}">
<button type="submit" class="${style ?? 'plain'}" dir="auto">${text}</button>
</form>`;
  if (!confirm) return form(label);
  return html`<details class="ask"><summary class="${style ?? 'plain'}" dir="auto">${label}</summary>
<div class="question"><p><strong>${confirm.title}</strong><br>${confirm.text}</p>
${form(confirm.yes)}</div>
</details>`;
}

function renderFact({ label, value, change, url, share }: Fact): Html {
  const href = url === undefined ? undefined : safeHref(url);
  const said = change
    ? html`<del>${unbrokenDays(change.was)}</del> <ins>${unbrokenDays(change.is)}</ins>`
    : unbrokenDays(value);
  const shown = href ? html`<a href="${href}">${value}</a>` : said;
  return html`<dt>${label}</dt><dd dir="auto">${shown}${share === undefined ? '' : renderShare(share)}</dd>`;
}

/** Undefined for anything but the web: a link never runs a script. */
const safeHref = (url: string): string | undefined =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
