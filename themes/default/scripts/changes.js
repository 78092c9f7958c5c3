// Goes from change to change with the keys n and p, while the focus is within the comparison.
const comparison = /** @type {HTMLElement} */ (document.querySelector('.comparison'));

/** The changes of the text that is shown, in order. */
const stops = () => [...comparison.querySelectorAll('.view-text [id^="_"]')];

/** @param {number} step 1 for the next change, -1 for the one before. */
const go = step => {
  const all = stops();
  const at = all.findIndex(stop => '#' + stop.id === location.hash);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  if (next) {
    location.hash = next.id;
    /** @type {HTMLElement} */ (document.getElementById(next.id)).focus({ preventScroll: true });
  }
};

comparison.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  if (event.key === 'n') go(1);
  if (event.key === 'p') go(-1);
});

for (const keys of comparison.querySelectorAll('.keys')) keys.removeAttribute('hidden');
