// What came for whom: dots beside names, places and tabs; the line that says who got something and leads there.
import { onRefresh, viewer } from './refresh.js';

const line = document.querySelector('.arrivals');
const arrivals = () => [...line.querySelectorAll('.arrival')];
const keyOf = ({ dataset }) => `${dataset.person} ${dataset.at}`;
/** A person's own: what stands in a channel is for everybody. */
const isOwn = ({ dataset }) => dataset.at === 'dm' || dataset.at === 'chat';
/** What the line has said once of a channel it does not say again to the next person. */
const newsKeyOf = (item) => (isOwn(item) ? keyOf(item) : item.dataset.at);

/** Person and place → the newest message seen there. */
const seen = new Map(Object.entries(JSON.parse(sessionStorage.getItem('seen') ?? '{}')));
/** The same → the newest when the line was last begun anew; undefined until something is done: what was there is no news. */
let told;

const isUnread = (key, latest) => latest > (seen.get(key) ?? '');

function see(key, latest) {
  if (isUnread(key, latest)) seen.set(key, latest);
}

/** The line says only what comes from now on. */
export function beginNews() {
  told = new Map(arrivals().map((item) => [newsKeyOf(item), item.dataset.latest]));
  mark();
}

/** Only at the first act; later ones leave what is still to be read. */
export const wakeNews = () => told ?? beginNews();

const isNews = (item) => Boolean(told) && item.dataset.latest > (told.get(newsKeyOf(item)) ?? '');

/** Anything at all, also where one looks. */
export const hasAnythingCome = () => arrivals().some((item) => isNews(item));

const isInView = (app) => document.querySelector(`.pane.${app}`).checkVisibility();

function markInView() {
  const { slack, place, line: user } = viewer();
  for (const item of [...document.querySelectorAll('[data-place].place'), ...arrivals()]) {
    const { app = 'slack', person = slack, at = item.dataset.place, latest } = item.dataset;
    const isHere = app === 'slack' ? person === slack && at === place : person === user;
    if (!isHere || !isInView(app)) continue;
    see(`${person} ${at}`, latest);
    if (item.dataset.app) see(newsKeyOf(item), latest);
  }
}

function markPlaces() {
  const { slack } = viewer();
  for (const item of document.querySelectorAll('[data-place].place'))
    item.classList.toggle('unread', isUnread(`${slack} ${item.dataset.place}`, item.dataset.latest));
}

function markPeople(app, unread) {
  const select = document.querySelector(`[data-testid="${app}-person"]`);
  const current = viewer()[app];
  if (select.value !== current) select.value = current;
  for (const option of select.options) {
    option.dataset.name ??= option.text;
    const dot = unread.has(option.value) && option.value !== current ? '● ' : '';
    if (option.text !== dot + option.dataset.name) option.text = dot + option.dataset.name;
  }
  const others = [...unread].some((person) => person !== current);
  select.closest('.person').classList.toggle('has-news', others);
  const tab = document.querySelector(`[data-tab-of="${app}"]`);
  tab.classList.toggle('has-news', unread.size > 0 && !isInView(app));
}

export function mark() {
  markInView();
  markPlaces();
  const all = arrivals();
  for (const app of ['slack', 'line']) {
    const own = all.filter(
      (item) => item.dataset.app === app && isOwn(item) && isUnread(keyOf(item), item.dataset.latest),
    );
    markPeople(app, new Set(own.map(({ dataset }) => dataset.person)));
  }
  for (const item of all) {
    item.hidden = !isNews(item) || !isUnread(newsKeyOf(item), item.dataset.latest);
  }
  line.hidden = all.every(({ hidden }) => hidden);
  sessionStorage.setItem('seen', JSON.stringify(Object.fromEntries(seen)));
}

export function listenForNews() {
  line.querySelector('.arrivals-close').addEventListener('click', beginNews);
  onRefresh({ after: mark });
  mark();
}
