// Large numbers, bars and what people wrote → HTML. A bar only shows what stands beside it, so that it is hidden from
// screen readers. It is an SVG: a page has no styles of its own in it.
import { html } from 'hono/html';
import type { Chart, Drawn, Figure } from '../../cards/drawn.ts';
import type { Html } from './page.ts';
import { renderPrintButton } from './print.ts';

export const renderFigures = ({ figures = [] }: Drawn): Html | '' =>
  figures.length > 0 ? html`<ul class="figures">${figures.map(renderFigure)}</ul>` : '';

export function renderDrawn({ chart, quotes = [], print }: Drawn): Html {
  return html`${chart ? renderChart(chart) : ''}
${quotes.map(
  ({ title, quotes: said }) => html`<h2 dir="auto">${title}</h2>
<ul class="quotes">${said.map(({ text, note }) => html`<li dir="auto">${text}${note ? html`<small>${note}</small>` : ''}</li>`)}</ul>`,
)}
${print ? renderPrintButton(print) : ''}`;
}

/** From 0 to 1. */
export function renderShare(share: number): Html {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return html`<svg class="share" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="whole" width="100" height="10"/><rect class="part" width="${percent}" height="10"/></svg>`;
}

const renderFigure = ({ label, value, beside = [] }: Figure): Html =>
  html`<li><span class="label" dir="auto">${label}</span><strong dir="auto">${value}</strong>${beside.map((each) => html`<span class="beside" dir="auto">${each}</span>`)}</li>`;

const renderChart = ({ title, bars }: Chart): Html => html`<table class="chart"><caption dir="auto">${title}</caption>
${bars.map(
  ({ label, value, share }) =>
    html`<tr><th scope="row" dir="auto">${label}</th><td>${renderShare(share)}</td><td class="count" dir="auto">${value}</td></tr>`,
)}
</table>`;
