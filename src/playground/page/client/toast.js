// A sentence that shows for a moment, above whatever dialog is open.
const shownMs = 7000;
const toasts = document.querySelector('.toasts');

export function showToast(words) {
  // Within an open dialog, as what lies outside it can be neither seen above it nor read out.
  ([...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body).append(toasts);
  const toast = document.createElement('p');
  toast.className = 'toast';
  toast.textContent = words;
  toasts.append(toast);
  setTimeout(() => toast.remove(), shownMs);
}

/** To be called before a dialog closes and would take the toasts with it. */
export const keepToasts = () => document.body.append(toasts);
