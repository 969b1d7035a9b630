// The traffic log's drawer; what went over the wire is fetched when an entry is opened.
import { onRefresh, refresh } from './refresh.js';

const drawer = document.querySelector('.drawer');
const toggle = drawer.querySelector('.drawer-toggle');
const log = drawer.querySelector('.traffic-log');

async function showDetail(entry) {
  const place = entry.querySelector('.entry-detail');
  if (place.childElementCount > 0) return;
  const answer = await fetch(`/playground/traffic/${entry.dataset.entry}`);
  if (answer.ok) place.innerHTML = await answer.text();
  else place.textContent = (await answer.json()).message;
}

export function listenForTraffic() {
  toggle.addEventListener('click', () => {
    log.hidden = !log.hidden;
    toggle.setAttribute('aria-expanded', String(!log.hidden));
    if (!log.hidden) refresh('log');
  });
  // `toggle` does not bubble.
  log.addEventListener('toggle', ({ target }) => target.open && target.dataset.entry && showDetail(target), true);
  onRefresh({ after: (_, names) => names.includes('traffic-count') && !log.hidden && refresh('log') });
}
