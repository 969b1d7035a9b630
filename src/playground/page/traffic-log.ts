// What went over the wire, newest first. Requests and answers are fetched only when someone opens an entry.
import { html } from 'hono/html';
import type { TrafficEntry } from '../traffic.ts';
import { timeIn } from './japanese-time.ts';
import type { Html } from './markup.ts';

const shownEntries = 100;

const arrows = { call: ['→', 'ボットから'], event: ['←', 'ボットへ'] } as const;
const platforms = { slack: 'Slack', line: 'LINE' } as const;

export function renderTrafficLog(entries: readonly TrafficEntry[], timeZone: string): Html {
  const shown = entries.slice(-shownEntries).reverse();
  if (shown.length === 0)
    return html`<p class="empty" data-key="empty">まだ通信はありません。ボタンを押すと、ボットとSlack・LINEのやりとりがここに並びます。</p>`;
  return html`${shown.map((entry) => renderEntry(entry, timeZone))}`;
}

function renderEntry({ id, at, platform, direction, name, status, problem }: TrafficEntry, timeZone: string): Html {
  const [arrow, words] = arrows[direction];
  return html`<details class="${problem ? 'entry failed' : 'entry'}" data-key="${id}" data-entry="${id}"><summary><time>${timeIn(Temporal.Instant.from(at), timeZone)}</time><span class="${`arrow arrow-${direction}`}" title="${words}"><span aria-hidden="true">${arrow}</span><span class="screen-reader">${words}</span></span><span class="${`tag tag-${platform}`}">${platforms[platform]}</span><span class="entry-name" dir="auto">${name}</span><span class="status">${status || '応答なし'}</span>${
    problem ? html`<span class="problem" dir="auto">${problem}</span>` : ''
  }</summary><div class="entry-detail"></div></details>`;
}

export const renderTrafficDetail = ({ request, response }: TrafficEntry): Html =>
  html`<h3>送った内容</h3><pre tabindex="0">${inLines(request)}</pre><h3>返った内容</h3><pre tabindex="0">${inLines(response)}</pre>`;

const inLines = (value: unknown): string => (value === undefined ? 'なし' : JSON.stringify(value, null, 2));

/** For the drawer's button. */
export const renderTrafficCount = (entries: readonly TrafficEntry[]): Html => {
  const problems = entries.filter(({ problem }) => problem !== undefined).length;
  return html`<span data-key="count">${entries.length}件</span>${problems > 0 ? html`<span class="problem-count" data-key="problems">問題 ${problems}件</span>` : ''}`;
};
