// What stands in rows on a page: filters, names, seminars, and what is folded away behind the buttons.
import { html } from 'hono/html';
import type { Button, Card, Choosable, Fact, Language, NameList } from '../../cards/card.ts';
import { listWords } from '../../cards/list.words.ts';
import { type Command, isShown } from '../../commands.ts';
import { renderShare } from './drawn.ts';
import { type Html, spokenAs } from './page.ts';

export interface OnPage {
  /** Not to be said twice. */
  title: string;
  language: Language;
  renderButton(button: Button): Html | undefined;
  /** Where a command opens; unset: nowhere from here. */
  hrefOf?(command: Command): string;
}

export function renderFilters(filters: Choosable[], { language, hrefOf }: OnPage): Html | '' {
  if (!hrefOf || filters.length === 0) return '';
  const chips = filters.map(
    ({ label, command, isChosen }) =>
      html`<li><a href="${hrefOf(command)}" dir="auto"${isChosen ? html` aria-current="true"` : ''}>${label}</a></li>`,
  );
  return html`<nav aria-label="${listWords[language].filters}"><ul class="filters">${chips}</ul></nav>`;
}

export function renderNames({ title, rows }: NameList, { hrefOf }: OnPage): Html {
  const names = rows.map(({ label, note = '', command }) => {
    const said = html`<span dir="auto">${label}</span>${note ? html`<small>${note}</small>` : ''}`;
    return html`<li>${hrefOf ? html`<a href="${hrefOf(command)}">${said}</a>` : said}</li>`;
  });
  return html`<h2 dir="auto">${title}</h2>
<ul class="names">${names}</ul>`;
}

interface Row {
  item: Card;
  href: string;
}

/** Of listed cards that are there to be opened, each with just the one button for it; undefined: one has more to it. */
export function areRows(items: Card[], { hrefOf }: OnPage): Row[] | undefined {
  if (!hrefOf || items.length === 0) return undefined;
  const rows = items.flatMap((item) => {
    const opens = onlyWay(item);
    return opens ? [{ item, href: hrefOf(opens) }] : [];
  });
  return rows.length === items.length ? rows : undefined;
}

function onlyWay({ title, buttons = [], more = [] }: Card): Command | undefined {
  const [button, ...others] = [...buttons.flat(), ...more];
  const isAlone = title !== undefined && others.length === 0;
  return isAlone && button?.kind === 'command' && isShown(button.command) ? button.command : undefined;
}

/** The title is the link; its row is as large to tap. */
export const renderRows = (rows: Row[], { language }: OnPage): Html =>
  html`<ul class="rows">${rows.map(
    ({ item: { badge, title, text = [], facts = [] }, href }) => html`<li>
${badge ? html`<p class="badge ${badge.tone}">${badge.text}</p>` : ''}
<h2 dir="auto"${spokenAs(title, language)}><a href="${href}">${title}</a></h2>
${text.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
${facts.map(renderRowFact)}
</li>`,
  )}</ul>`;

const renderRowFact = ({ label, value, share }: Fact): Html =>
  html`<p class="said" dir="auto"><span>${label}</span> ${value}</p>${share === undefined ? '' : renderShare(share)}`;

/** Without a script; what is alone needs no fold. What cannot be undone stands apart in it. */
export function renderFold(more: Button[], { language, renderButton }: OnPage): Html | '' {
  const draw = (some: Button[]) => some.flatMap((button) => renderButton(button) ?? []);
  const isLast = (button: Button) => button.style === 'danger';
  const [usual, last] = [draw(more.filter((button) => !isLast(button))), draw(more.filter(isLast))];
  const [only, ...others] = [...usual, ...last];
  if (!only || others.length === 0) return only ?? '';
  return html`<details class="fold"><summary>${listWords[language].folded}</summary><div class="menu"><div class="links">${usual}</div>${last.length > 0 ? html`<div class="links last">${last}</div>` : ''}</div></details>`;
}
