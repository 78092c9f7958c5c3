// A former address leads on with what was asked of it: which versions to compare, which change to show.
const target = /** @type {HTMLAnchorElement} */ (document.querySelector('main a'));
location.replace(target.href + location.search + location.hash);
