// Slack's modals, over Slack alone: LINE and the clock go on. The dialog opens and closes as the server's region fills
// and empties, keeps what was typed, submits.
import { post } from './acts.js';
import { readValues, writeValues } from './form-values.js';
import { onRefresh, viewer } from './refresh.js';

const dialog = document.querySelector('dialog.modal');
/** What lies below an open modal. Who one is can be changed: the modal is one member's. */
const covered = document.querySelectorAll('.slack-side, .slack-main');
const form = () => dialog.querySelector('form');

/** view id → what was typed, while the view lies below another or is redrawn. */
const typed = new Map();

function before(names) {
  const current = form();
  if (names.includes('slack-modal') && current) typed.set(current.dataset.view, readValues(current));
}

function after(changed) {
  const current = form();
  if (!current) return close();
  if (!dialog.open) {
    for (const part of covered) part.inert = true;
    dialog.show();
    (current.querySelector('[autofocus], .modal-body :is(input, textarea, select)') ?? dialog).focus();
  }
  if (changed.includes('slack-modal') && typed.has(current.dataset.view))
    writeValues(current, typed.get(current.dataset.view));
}

function close() {
  typed.clear();
  if (!dialog.open) return;
  // Before it closes, which gives the focus back to what had it.
  for (const part of covered) part.inert = false;
  dialog.close();
}

/** Each message under its field; the first such field gets the focus. */
function showErrors(errors) {
  for (const block of form()?.querySelectorAll('[data-input-block]') ?? []) {
    const message = errors[block.dataset.inputBlock];
    const place = block.querySelector('.field-error');
    place.textContent = message ?? '';
    place.hidden = !message;
    block.classList.toggle('invalid', Boolean(message));
    for (const input of block.querySelectorAll('input, textarea, select'))
      input.toggleAttribute('aria-invalid', Boolean(message));
  }
  form()?.querySelector('.invalid :is(input, textarea, select)')?.focus();
}

async function submit(current) {
  if (current.getAttribute('aria-busy') === 'true') return;
  current.setAttribute('aria-busy', 'true');
  const values = readValues(current);
  const answer = await post({ do: 'slack-submit', memberId: viewer().slack, viewId: current.dataset.view, values });
  current.removeAttribute('aria-busy');
  if (answer && current.isConnected) showErrors(answer.errors ?? {});
}

const askToClose = () => form() && post(JSON.parse(form().dataset.close));

export function listenForModals() {
  onRefresh({ before, after });
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(event.target);
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target.closest('[data-modal-close]')) askToClose();
  });
  // Esc: Slack's to decide, as a view may lie below. A question above it has its own.
  document.addEventListener('keydown', ({ key, target }) => {
    const isElsewhere = !dialog.contains(target) && target !== document.body;
    if (key === 'Escape' && !isElsewhere && !document.querySelector('dialog:modal')) askToClose();
  });
  after([]);
}
