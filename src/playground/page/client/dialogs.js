// Small questions before a tap counts: Slack's confirm dialogs, LINE's date and time picker.
import { keepToasts } from './toast.js';

const confirmDialog = document.querySelector('dialog.confirm:not(.picker)');
const pickerDialog = document.querySelector('dialog.picker');

/** Resolves true when the answer is yes. */
function ask(dialog) {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        keepToasts();
        resolve(dialog.returnValue === 'yes');
      },
      { once: true },
    );
  });
}

/** `html` is the server's own, already escaped. */
export function askConfirm({ title, html, yes, no, style }) {
  const [noButton, yesButton] = confirmDialog.querySelectorAll('button');
  confirmDialog.querySelector('h2').textContent = title;
  confirmDialog.querySelector('#confirm-text').innerHTML = html;
  noButton.textContent = no;
  yesButton.textContent = yes;
  yesButton.className = `slack-button slack-button-${style === 'danger' ? 'danger' : 'primary'}`;
  return ask(confirmDialog);
}

const inputTypes = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** A postback's params, e.g. {date: '2026-11-21'}; undefined when nothing was picked. */
export async function pickDateTime({ mode, initial = '', min = '', max = '', label }) {
  const input = pickerDialog.querySelector('input');
  pickerDialog.querySelector('h2').textContent = label || '日時を選んでください';
  Object.assign(input, { type: inputTypes[mode] ?? 'datetime-local', min, max, value: initial.replace('t', 'T') });
  return (await ask(pickerDialog)) && input.value ? { [mode]: input.value } : undefined;
}
