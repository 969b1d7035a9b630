// The page's head on a phone: folds away after the first thing done, comes back when asked for.
const toggle = document.querySelector('.head-toggle');

function show(isOpen) {
  document.body.dataset.head = isOpen ? 'open' : 'folded';
  toggle.setAttribute('aria-expanded', String(isOpen));
  sessionStorage.setItem('head', document.body.dataset.head);
}

let wasUsed = sessionStorage.getItem('head') !== null;

export const unfoldHead = () => show(true);

/** Only once: who opens it again wants it. */
export function foldHead() {
  if (!wasUsed) show(false);
  wasUsed = true;
}

export function listenForHead() {
  if (wasUsed) show(sessionStorage.getItem('head') === 'open');
  toggle.addEventListener('click', () => {
    wasUsed = true;
    show(document.body.dataset.head === 'folded');
  });
}
