// Which of the ways through the playground shows; put away, it stays away until it is asked for.
import { onRefresh } from './refresh.js';

const opener = document.querySelector('.tour-open');
const usual = 'first';
let chosen = localStorage.getItem('tour') ?? usual;

function show() {
  const tours = [...document.querySelectorAll('[data-tour]')];
  for (const tour of tours) tour.hidden = tour.dataset.tour !== chosen;
  opener.hidden = tours.length === 0 || tours.some(({ hidden }) => !hidden);
}

export function listenForTours() {
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-show-tour]');
    if (!button) return;
    chosen = button.dataset.showTour;
    localStorage.setItem('tour', chosen);
    show();
    (document.querySelector(`[data-tour="${chosen}"] .step.next button`) ?? opener).focus();
  });
  onRefresh({ after: show });
  show();
}
