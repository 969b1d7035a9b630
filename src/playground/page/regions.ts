// Every part of the page that changes, as HTML by its region's name: what `/playground/regions` answers with.

import { lineArrivals, slackArrivals } from './arrivals.ts';
import type { Part } from './changes.ts';
import { renderClockBar } from './clock-bar.ts';
import { lineRegions } from './line-regions.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';
import { slackRegions } from './slack-regions.ts';
import { renderTours } from './tours.ts';
import { renderTrafficCount, renderTrafficLog } from './traffic-log.ts';

export async function renderRegions(
  page: PlaygroundPageOptions,
  asked: { viewer: Viewer; parts: readonly (Part | 'log')[]; isAdvancing: boolean },
): Promise<Record<string, Html>> {
  const { traffic, timeZone } = page;
  const is = (part: Part | 'log') => asked.parts.includes(part);
  return {
    ...(is('slack') && { ...slackRegions(page, asked.viewer), 'slack-arrivals': slackArrivals(page, asked.viewer) }),
    ...(is('line') && { ...lineRegions(page, asked.viewer), 'line-arrivals': lineArrivals(page) }),
    // Whatever is done goes over the wire.
    ...(is('traffic') && {
      'traffic-count': renderTrafficCount(traffic.entries()),
      tours: renderTours(await page.tours()),
    }),
    // Long; asked for while the drawer is open.
    ...(is('log') && { 'traffic-log': renderTrafficLog(traffic.entries(), timeZone) }),
    ...(is('clock') && { clock: await renderClockBar(page, asked.isAdvancing) }),
  };
}
