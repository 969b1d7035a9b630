// Who one is, where one looks, which app shows on a narrow window; and the way to what a button leads to.
import { post } from './acts.js';
import { toEnds } from './message-lists.js';
import { mark } from './news.js';
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

function showPlace() {
  const { slack, place } = viewer();
  const now = `${slack} ${place}`;
  if (now !== shown)
    document.querySelector('.place[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  shown = now;
}

function showTab(app) {
  const wasHidden = !document.querySelector(`.pane.${app}`).checkVisibility();
  body.dataset.tab = app;
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    tab.setAttribute('aria-selected', String(tab.dataset.tabOf === app));
    tab.tabIndex = tab.dataset.tabOf === app ? 0 : -1;
  }
  // A list that was not drawn could not be kept at its end.
  if (wasHidden) toEnds();
  mark();
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

/** What a step of a tour leads to, once it is drawn: the last button in this app that says so. */
let wanted;

function showWanted() {
  if (!wanted) return;
  const buttons = document.querySelectorAll(`.pane.${wanted.app} :is([data-region], .blocks) :is(button, a)`);
  const found = [...buttons].findLast((button) => button.textContent.includes(wanted.find) && button.checkVisibility());
  if (!found) return;
  wanted = undefined;
  point(found);
}

function point(element) {
  element.scrollIntoView({ block: 'center' });
  element.classList.add('pointed-at');
  element.addEventListener('animationend', () => element.classList.remove('pointed-at'), { once: true });
  element.focus({ preventScroll: true });
}

async function goTo({ app, person, place, find }) {
  wanted = undefined;
  if (app === 'clock') return point(document.querySelector('[data-testid="advance-next"]'));
  showTab(app);
  await (app === 'slack' ? goInSlack({ slack: person, place }) : go({ line: person }, 'line'));
  if (find) wanted = { app, find };
  showWanted();
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
    const way = target.closest('[data-go]');
    if (way) goTo(JSON.parse(way.dataset.go));
    else wanted = undefined;
    const item = target.closest('[data-place].place');
    if (item) goInSlack({ place: item.dataset.place });
    closeMenus(target.closest('details.menu'));
  });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && closeMenus());
  onRefresh({
    after() {
      showPlace();
      showWanted();
    },
  });
  showPlace();
  tellOfHome();
}
