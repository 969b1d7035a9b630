// The boxes to write in.
import { post } from './acts.js';
import { viewer } from './refresh.js';

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
}
