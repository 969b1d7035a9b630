// Fetches the parts of the page that changed and puts them in. One request at a time; what comes meanwhile waits.
import { adopt, patch } from './patch.js';
import { showToast } from './toast.js';

const regions = new Map(
  [...document.querySelectorAll('[data-region]')].map((region) => [region.dataset.region, region]),
);
for (const region of regions.values()) adopt(region);

const pending = new Set();
const listeners = new Set();
let running;

/** Who is looking, and at what: the page's own attributes are the one place it is kept. */
export const viewer = () => {
  const { slack, place, line } = document.body.dataset;
  return { slack, place, line };
};

/** Called before and after regions change, with their names: `{before, after}`. */
export const onRefresh = (listener) => listeners.add(listener);

/** Resolves when the parts, e.g. 'slack line', are up to date. */
export function refresh(parts) {
  for (const part of parts.split(' ')) pending.add(part);
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run() {
  while (pending.size > 0) {
    const parts = [...pending].join(' ');
    pending.clear();
    const asked = viewer();
    const answer = await fetch(`/playground/regions?${new URLSearchParams({ ...asked, parts })}`).catch(
      () => undefined,
    );
    if (!answer?.ok) return showToast('画面を更新できませんでした。遊び場が動いているか、ご確認ください。');
    const { regions: fresh, viewer: seen } = await answer.json();
    // Someone became another person meanwhile: what came is not theirs.
    if (JSON.stringify(asked) !== JSON.stringify(viewer())) for (const part of parts.split(' ')) pending.add(part);
    else put(fresh, seen);
  }
}

function put(fresh, { memberId, place, userId }) {
  Object.assign(document.body.dataset, { slack: memberId, place, line: userId });
  const names = Object.keys(fresh);
  for (const listener of listeners) listener.before?.(names);
  const changed = names.filter((name) => regions.has(name) && patch(regions.get(name), fresh[name]));
  for (const listener of listeners) listener.after?.(changed, names);
}

/** Listens for changes for as long as the page is open; the browser connects again by itself. */
export function listen() {
  new EventSource('/playground/changes').addEventListener('message', ({ data }) => refresh(data));
  // The clock runs on without anything happening.
  setInterval(() => document.hidden || refresh('clock'), 20_000);
}
