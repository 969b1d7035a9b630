// The playground's clock, and the buttons that move it.
import { html } from 'hono/html';
import { actAttribute } from './acts.ts';
import { dateAndTimeIn } from './japanese-time.ts';
import type { Html } from './markup.ts';
import type { AdvanceTo, PlaygroundPageOptions } from './page-options.ts';

const labels: Record<AdvanceTo, string> = {
  hour: '1時間進める',
  day: '1日進める',
  next: '次の予定まで進める',
};

export async function renderClockBar(
  { clock, timeZone, nextDue }: Pick<PlaygroundPageOptions, 'clock' | 'timeZone' | 'nextDue'>,
  isAdvancing: boolean,
): Promise<Html> {
  // While the clock moves what is due changes; asking then would only hold the page up.
  const due = isAdvancing ? undefined : await nextDue();
  const now = clock.now();
  const words = dueWords(due, timeZone, isAdvancing);
  const button = (to: AdvanceTo, isPossible: boolean) =>
    html`<button type="button" data-key="${to}" data-testid="${`advance-${to}`}" data-act="${actAttribute({ do: 'advance', to })}"${
      isPossible ? '' : html` disabled`
    }>${labels[to]}</button>`;
  return html`<div class="clock-buttons" data-key="buttons"${isAdvancing ? html` aria-busy="true"` : ''}>${button('hour', !isAdvancing)}${button('day', !isAdvancing)}${button('next', !isAdvancing && due !== undefined)}</div><p class="next-due" data-key="due" dir="auto" title="${words}">${words}</p><p class="clock" data-key="clock" data-testid="clock"><span class="clock-label">この遊び場の時刻</span><time datetime="${now.toString({ smallestUnit: 'minute' })}">${dateAndTimeIn(now, timeZone)}</time></p>`;
}

function dueWords(due: Awaited<ReturnType<PlaygroundPageOptions['nextDue']>>, timeZone: string, isAdvancing: boolean) {
  if (isAdvancing) return '時計を進めています…';
  return due ? `次の予定：${dateAndTimeIn(due.at, timeZone)}　${due.label}` : '次の予定はありません';
}
