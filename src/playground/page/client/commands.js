// Slack's box offers its commands as soon as one types `/`. To be called before what sends on Enter.
const box = document.querySelector('#slack-box');
const list = document.querySelector('#commands');
const options = [...list.querySelectorAll('[role="option"]')];

const offered = () => options.filter(({ hidden }) => !hidden);
const chosen = () => options.find((option) => option.getAttribute('aria-selected') === 'true');

function choose(option) {
  for (const each of options) each.setAttribute('aria-selected', String(each === option));
  if (option) box.setAttribute('aria-activedescendant', option.id);
  else box.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function close() {
  choose(undefined);
  list.hidden = true;
}

function offer() {
  const typed = box.value.toLowerCase();
  for (const option of options) {
    const { command } = option.dataset;
    option.hidden = !command.startsWith(typed) || command === typed;
  }
  choose(undefined);
  list.hidden = !typed.startsWith('/') || offered().length === 0;
}

function take(option) {
  box.value = option.dataset.command;
  close();
  box.focus();
}

function onKey(event) {
  if (list.hidden || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const current = chosen();
  if (step) {
    const all = offered();
    const index = current ? all.indexOf(current) + step : step > 0 ? 0 : -1;
    choose(all.at(index % all.length));
  } else if (event.key === 'Enter' && current) take(current);
  else if (event.key === 'Tab' && !event.shiftKey && box.value.length > 1) take(current ?? offered()[0]);
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function listenForCommands() {
  box.addEventListener('input', offer);
  box.addEventListener('keydown', onKey);
  box.addEventListener('blur', close);
  box.form.addEventListener('submit', close);
  // Before the box loses the focus.
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    event.preventDefault();
    take(option);
  });
}
