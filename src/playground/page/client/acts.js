// Posts what someone does, and what of the page's elements does it: data-act, data-change, data-copy, data-say.

import { askConfirm, pickDateTime } from './dialogs.js';
import { readElement, readValues } from './form-values.js';
import { foldHead } from './head.js';
import { awaitAnswer } from './message-lists.js';
import { beginNews, hasAnythingCome, wakeNews } from './news.js';
import { refresh, viewer } from './refresh.js';
import { showToast } from './toast.js';

/** Resolves with the answer, or undefined when it could not be done; says why in a toast. */
export async function post(act) {
  begin(act);
  const answer = await fetch('/playground/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  }).catch(() => undefined);
  const body = await answer?.json().catch(() => ({}));
  if (!answer?.ok) showToast(body?.message ?? 'うまくいきませんでした。遊び場が動いているか、ご確認ください。');
  else if (body.toast) showToast(body.toast);
  await refresh('slack line traffic clock');
  if (answer?.ok && act.do === 'advance' && !hasAnythingCome())
    showToast('時計が進みました。この間に届いたものはありません。');
  return answer?.ok ? body : undefined;
}

function begin(act) {
  // The page's own, not anything one did.
  if (act.do === 'slack-open-home') return;
  if (act.do === 'advance') beginNews();
  else wakeNews();
  foldHead();
  awaitAnswer(act);
}

/** Marks the element busy until it is done; a second tap meanwhile does nothing. */
async function busily(element, work) {
  if (element.getAttribute('aria-busy') === 'true') return;
  element.setAttribute('aria-busy', 'true');
  await work().finally(() => element.removeAttribute('aria-busy'));
}

const surfaceOf = (element) => element.closest('.blocks');

/** The act of an element, with what the surface's inputs hold when it is Slack's. */
function actOf(element, json) {
  const act = JSON.parse(json);
  if ('asMe' in element.dataset) act.memberId = viewer().slack;
  if (act.do !== 'slack-tap') return act;
  const values = readValues(surfaceOf(element));
  return { ...act, ...(Object.keys(values).length > 0 && { values }) };
}

async function tap(element) {
  const { act: json, confirm, pick, overrides, fill } = element.dataset;
  if (confirm && !(await askConfirm(JSON.parse(confirm)))) return;
  const act = actOf(element, json);
  if (overrides) act.overrides = JSON.parse(overrides);
  if (pick) act.params = await pickDateTime(JSON.parse(pick));
  if (pick && !act.params) return;
  if (fill !== undefined) fillComposer(fill);
  element.closest('details.menu')?.removeAttribute('open');
  await busily(element, () => post(act));
}

function fillComposer(text) {
  const box = document.querySelector('[data-testid="line-composer"]');
  box.value = text;
  box.focus();
}

async function change(element) {
  const { change: json, confirm, field } = element.dataset;
  if (confirm && !(await askConfirm(JSON.parse(confirm)))) return;
  const act = actOf(element, json);
  act.overrides = { [field]: readElement(element) };
  await post(act);
}

function touch(element) {
  const { act, href, copy, say } = element.dataset;
  if (act) tap(element);
  else if (href) window.open(href, '_blank', 'noopener,noreferrer');
  else if (say) showToast(say);
  else if (copy !== undefined)
    navigator.clipboard.writeText(copy).then(
      () => showToast('コピーしました。'),
      () => showToast('コピーできませんでした。'),
    );
}

const tappable = '[data-act], [data-href], [data-copy], [data-say]';

export function listenForTaps() {
  document.addEventListener('click', ({ target }) => {
    const link = target.closest('a[href]');
    const element = target.closest(tappable);
    // A link within a tappable box is only a link; a Slack link button is also a tap.
    if (element && (!link || link === element)) touch(element);
  });
  document.addEventListener('keydown', (event) => {
    const element = event.target;
    const isBox = element.matches?.(tappable) && !element.matches('a, button');
    if (!isBox || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    touch(element);
  });
  document.addEventListener('change', ({ target }) => {
    const element = target.closest('[data-change]');
    if (element) change(element);
  });
}
