// Marks the section that is being read in the contents list.
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('.contents a')]);
/** The headings that the list leads to, in order. */
const parts = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
let due = false;

/** Marks the last heading that has come to the top of the window. */
const mark = () => {
  due = false;
  const read = parts.findLastIndex(part => part && part.getBoundingClientRect().top < 100);
  links.forEach((link, at) => at === read ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
};

addEventListener('scroll', () => {
  if (!due) requestAnimationFrame(mark);
  due = true;
}, { passive: true });
mark();
