// Goes from change to change with the keys n and p, while the focus is within the comparison.
const comparison = /** @type {HTMLElement} */ (document.querySelector('.comparison'));

comparison.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, target }) => {
  const step = key === 'n' ? 1 : key === 'p' ? -1 : 0;
  if (!step || ctrlKey || metaKey || altKey || /** @type {Element} */ (target).matches('input, select')) return;
  const stops = /** @type {NodeListOf<HTMLElement>} */ (comparison.querySelectorAll('.view-text [id^="_"]'));
  const at = [...stops].findIndex(stop => stop.matches(':target'));
  const next = stops[at < 0 && step < 0 ? stops.length - 1 : at + step];
  if (next) {
    location.hash = next.id;
    next.focus({ preventScroll: true });
  }
});

for (const keys of comparison.querySelectorAll('.keys')) keys.removeAttribute('hidden');
