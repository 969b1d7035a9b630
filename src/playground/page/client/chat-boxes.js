// The boxes to write in, and message lists that stay at their end while one reads there.
import { post } from './acts.js';
import { onRefresh, viewer } from './refresh.js';

const acts = {
  'slack-composer': (text) => ({ do: 'slack-say', memberId: viewer().slack, place: viewer().place, text }),
  'line-composer': (text) => ({ do: 'line-say', userId: viewer().line, text }),
};

async function send(form) {
  const box = form.querySelector('textarea');
  const text = box.value.trim();
  if (text === '') return;
  box.value = '';
  const answer = await post(acts[form.dataset.composer](text));
  // What could not be sent is not lost, unless something else was begun.
  if (!answer && box.value === '') box.value = text;
}

const lists = ['slack-messages', 'line-chat'].map((name) => document.querySelector(`[data-region="${name}"]`));
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
const toEnd = (list) => {
  list.scrollTop = list.scrollHeight;
};

const followed = new Set();
let seen = '';

function before() {
  followed.clear();
  for (const list of lists) if (isAtEnd(list)) followed.add(list);
}

function after() {
  const now = JSON.stringify(viewer());
  const isNew = now !== seen;
  for (const list of lists) {
    // The Home tab is read from its top; it comes a moment after it is opened.
    if (list === lists[0] && viewer().place === 'home') {
      if (isNew) list.scrollTop = 0;
    } else if (followed.has(list) || isNew) toEnd(list);
  }
  seen = now;
}

export function listenForWriting() {
  for (const form of document.querySelectorAll('form.composer')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form);
    });
    form.querySelector('textarea').addEventListener('keydown', (event) => {
      // Enter also ends the choice of kanji: that must not send. 229 is Safari's way to say so.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send(form);
    });
  }
  onRefresh({ before, after });
  after();
}
