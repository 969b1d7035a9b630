// Who one is, where one looks, which app shows on a narrow window; and what in Slack's sidebar is unread.
import { post } from './acts.js';
import { onRefresh, refresh, viewer } from './refresh.js';

const body = document.body;

/** Kept in the address, so that a reload stays. */
function go(change, parts) {
  Object.assign(body.dataset, change);
  history.replaceState(null, '', `/?${new URLSearchParams(viewer())}`);
  return refresh(parts);
}

/** Slack tells the bot whenever someone comes to its home, by whatever way. */
function tellOfHome() {
  if (viewer().place === 'home') post({ do: 'slack-open-home', memberId: viewer().slack });
}

async function goInSlack(change) {
  await go(change, 'slack');
  tellOfHome();
}

/** The member and place looked at last. */
let shown = '';

/** member and place → the newest message seen there. */
const seen = new Map(Object.entries(JSON.parse(sessionStorage.getItem('seen') ?? '{}')));

function markUnread() {
  const { slack, place } = viewer();
  body.classList.toggle('at-home', place === 'home');
  for (const item of document.querySelectorAll('[data-place].place')) {
    const key = `${slack} ${item.dataset.place}`;
    if (item.dataset.place === place) seen.set(key, item.dataset.latest);
    if (item.dataset.place === place && shown !== key) item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    item.classList.toggle('unread', item.dataset.latest > (seen.get(key) ?? ''));
  }
  shown = `${slack} ${place}`;
  sessionStorage.setItem('seen', JSON.stringify(Object.fromEntries(seen)));
}

function showTab(app) {
  body.dataset.tab = app;
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    tab.setAttribute('aria-selected', String(tab.dataset.tabOf === app));
    tab.tabIndex = tab.dataset.tabOf === app ? 0 : -1;
  }
  for (const list of document.querySelectorAll(
    'body:not(.at-home) [data-region="slack-messages"], [data-region="line-chat"]',
  )) {
    list.scrollTop = list.scrollHeight;
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.removeAttribute('open');
}

function listenForTabs() {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    tab.addEventListener('click', () => showTab(tab.dataset.tabOf));
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      showTab(tab.dataset.tabOf === 'slack' ? 'line' : 'slack');
      document.querySelector('[role="tab"][aria-selected="true"]').focus();
    });
  }
}

export function listenForPlaces() {
  listenForTabs();
  document
    .querySelector('[data-testid="slack-person"]')
    .addEventListener('change', ({ target }) => goInSlack({ slack: target.value }));
  document
    .querySelector('[data-testid="line-person"]')
    .addEventListener('change', ({ target }) => go({ line: target.value }, 'line'));
  document.addEventListener('click', ({ target }) => {
    const item = target.closest('[data-place].place');
    if (item) goInSlack({ place: item.dataset.place });
    closeMenus(target.closest('details.menu'));
  });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && closeMenus());
  onRefresh({ after: markUnread });
  markUnread();
  tellOfHome();
}
