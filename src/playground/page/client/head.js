// The page's head on a phone: at first what is needed to begin; folded away after the first thing done; all of it
// whenever it is asked for.
const toggle = document.querySelector('.head-toggle');

function show(state) {
  document.body.dataset.head = state;
  toggle.setAttribute('aria-expanded', String(state === 'open'));
  sessionStorage.setItem('head', state);
}

const kept = sessionStorage.getItem('head');
let wasUsed = kept !== null;

/** Only once: who opens it again wants it. */
export function foldHead() {
  if (!wasUsed) show('folded');
  wasUsed = true;
}

export function listenForHead() {
  if (kept) show(kept);
  toggle.addEventListener('click', () => {
    wasUsed = true;
    show(document.body.dataset.head === 'open' ? 'folded' : 'open');
  });
}
