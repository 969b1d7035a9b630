// The message lists: they stay at their end while one reads there, and show what one's own act brought.
import { onRefresh, viewer } from './refresh.js';

const [slackList, lineList] = ['slack-messages', 'line-chat'].map((name) =>
  document.querySelector(`[data-region="${name}"]`),
);
const lists = [slackList, lineList];
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
const toEnd = (list) => {
  list.scrollTop = list.scrollHeight;
};
/** The Home tab is read from its top; it comes a moment after it is opened. */
const isHome = (list) => list === slackList && viewer().place === 'home';

/** Where one left a list's end by oneself, that is respected. */
const followed = new Set(lists);
/** List → whose it was, and where, when last drawn. */
const seen = new Map();

/** List → the key of its last message when one began to act: what comes after it is the answer. */
const answers = new Map();

/** LINE's way to what came below while one read above; `read`: the last message when its end was in view. */
const pill = Object.assign(document.createElement('button'), { type: 'button', className: 'newest', hidden: true });
pill.textContent = '新着 ↓';
let read;

function showPill() {
  const keys = [...lineList.children].map(({ dataset }) => dataset.key);
  if (isAtEnd(lineList) || !keys.includes(read)) read = keys.at(-1);
  pill.hidden = read === keys.at(-1);
}

/** What this act brings is to come into view, in the app it was done in; the clock's in both. */
export function awaitAnswer(act) {
  answers.clear();
  for (const list of lists) {
    const isIts =
      act.do === 'advance' || (list === slackList ? act.do.startsWith('slack-') : act.do.startsWith('line-'));
    if (isIts && act.do !== 'slack-open-home') answers.set(list, list.lastElementChild?.dataset.key);
  }
}

/** Its beginning at the top where it is longer than the window, else all of it. */
function showAnswer(list) {
  const children = [...list.children];
  const last = children.findLastIndex(({ dataset }) => dataset.key === answers.get(list));
  const [first] = children.slice(last + 1);
  if (!first || last < 0) return false;
  toEnd(list);
  const above = list.getBoundingClientRect().top + 8 - first.getBoundingClientRect().top;
  if (above > 0) list.scrollTop -= above;
  return true;
}

function after() {
  const { slack, place, line } = viewer();
  for (const list of lists) {
    const now = list === slackList ? `${slack} ${place}` : line;
    const isNew = seen.get(list) !== now;
    seen.set(list, now);
    if (isNew) answers.delete(list);
    if (isHome(list)) {
      if (isNew) list.scrollTop = 0;
    } else if (isNew) toEnd(list);
    else if (!showAnswer(list) && followed.has(list)) toEnd(list);
  }
  showPill();
}

export function toEnds() {
  for (const list of lists) if (!isHome(list)) toEnd(list);
}

function keepAtEnd(list) {
  list.addEventListener('scroll', () => followed[isAtEnd(list) ? 'add' : 'delete'](list));
  // Who scrolls looks for something else than the answer.
  for (const kind of ['wheel', 'touchmove', 'keydown'])
    list.addEventListener(kind, () => answers.delete(list), { passive: true });
  // A keyboard that opens, a line that comes above, a picture that arrives: the end stays in view.
  new ResizeObserver(() => !isHome(list) && !answers.has(list) && followed.has(list) && toEnd(list)).observe(list);
}

export function listenForReading() {
  for (const list of lists) keepAtEnd(list);
  lineList.after(pill);
  pill.addEventListener('click', () => {
    answers.delete(lineList);
    toEnd(lineList);
  });
  lineList.addEventListener('scroll', showPill);
  onRefresh({ after });
  after();
}
