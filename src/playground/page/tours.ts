// The first steps and other ways through the playground, each step ticked once it was done. Which of them shows, or
// none, is kept by the browser (client/tours.js).
import { html } from 'hono/html';
import type { Html } from './markup.ts';
import type { Tour } from './page-options.ts';

export const renderTours = (tours: readonly Tour[]): Html =>
  html`${tours.map((tour, index) => renderTour(tour, { next: tours[index + 1] ?? tours[0], isLast: index === tours.length - 1 }))}`;

/** The guide stands beside the code, wherever that was fetched from: there is no address to lead to. */
const whatNext = html`<p class="tour-end"><b>できました。</b>つぎは「準備と運用」（<code>docs/setup.md</code>）で、本物のSlackとLINEにつなぎます。</p>`;

function renderTour({ id, title, steps }: Tour, { next, isLast }: { next: Tour | undefined; isLast: boolean }): Html {
  const done = steps.filter(({ isDone }) => isDone).length;
  const current = steps.findIndex(({ isDone }) => !isDone);
  const items = steps.map((step, index) => renderStep(step, { index, isNext: index === current }));
  const other =
    next && next.id !== id
      ? html`<button type="button" class="tour-button" data-show-tour="${next.id}">${next.title}へ</button>`
      : '';
  return html`<section class="${done === steps.length ? 'tour all-done' : 'tour'}" data-key="${id}" data-tour="${id}" aria-labelledby="${`tour-${id}`}"><h2 id="${`tour-${id}`}">${title}<span class="tour-count">${done} / ${steps.length}</span></h2><ol class="steps">${items}</ol>${done === steps.length && isLast ? whatNext : ''}<div class="tour-buttons">${other}<button type="button" class="tour-button" data-show-tour="">しまう</button></div></section>`;
}

function renderStep(
  { words, hint, isDone, go }: Tour['steps'][number],
  { index, isNext }: { index: number; isNext: boolean },
): Html {
  const classes = ['step', isDone && 'done', isNext && 'next'].filter(Boolean).join(' ');
  const mark = html`<span class="step-mark" aria-hidden="true">${isDone ? '✓' : index + 1}</span>`;
  const inner = html`${mark}<span class="step-words"><b>${words}</b>${isDone ? html`<span class="screen-reader">（できました）</span>` : ''}<small>${hint}</small></span>`;
  return html`<li class="${classes}">${
    go
      ? html`<button type="button" class="step-button" data-go="${JSON.stringify(go)}">${inner}</button>`
      : html`<div class="step-button">${inner}</div>`
  }</li>`;
}
