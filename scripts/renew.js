// Makes the page another by changing only what differs: what is the same stays where it is, and with it the
// place that is being read, the focus, what is open and what has been typed.

/** The preview's own elements, which no page has. @param {Node} node */
const isOwn = node => node instanceof Element && node.matches('.esikatselu, [href$="_esikatselu/esikatselu.css"], [data-edition]');

/** @param {Node} node */
const nameOf = node => node instanceof Element ? `${node.nodeName} ${node.id}` : node.nodeName;

/** @param {Element} old @param {Element} now */
const attributes = (old, now) => {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !(name === 'open' && old.matches('details'))) old.removeAttribute(name);
  }
  for (const { name, value } of now.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

/** @param {ChildNode} old @param {ChildNode} now */
const node = (old, now) => {
  if (old.isEqualNode(now)) return;
  if (nameOf(old) !== nameOf(now)) old.replaceWith(now.cloneNode(true));
  else if (old instanceof Element && now instanceof Element) {
    attributes(old, now);
    children(old, now);
  } else old.nodeValue = now.nodeValue;
};

/** @param {Element} parent @param {Element} now */
const children = (parent, now) => {
  const olds = [...parent.childNodes].filter(child => !isOwn(child));
  const news = [...now.childNodes].filter(child => !isOwn(child));
  while (olds[0] && news[0] && olds[0].isEqualNode(news[0])) {
    olds.shift();
    news.shift();
  }
  let after = null;
  while (olds[0] && news[0] && olds[olds.length - 1].isEqualNode(news[news.length - 1])) {
    after = olds.pop();
    news.pop();
  }
  if (!after) after = [...parent.childNodes].filter(child => isOwn(child)).at(0) ?? null;
  for (const child of news) {
    // The same element may stand further on, when those before it are gone.
    const at = olds.findIndex(old => old.isEqualNode(child));
    const same = at >= 0 ? at : olds.findIndex(old => nameOf(old) === nameOf(child));
    const skipped = same < 0 ? [] : olds.splice(0, same);
    for (const gone of skipped) gone.remove();
    const old = same < 0 ? undefined : olds.shift();
    if (old) node(old, child);
    else parent.insertBefore(child.cloneNode(true), olds[0] ?? after);
  }
  for (const gone of olds) gone.remove();
};

/** The styles of a page. @param {Document} page @returns {HTMLLinkElement[]} */
const styles = page => [.../** @type {NodeListOf<HTMLLinkElement>} */ (page.querySelectorAll('head link[rel="stylesheet"]'))];

/** Swaps the styles: the new ones come before the old ones go, so that the page is never bare.
 * @param {Document} page */
const swapStyles = async page => {
  const olds = styles(document).filter(link => !isOwn(link));
  const news = styles(page).filter(link => !isOwn(link));
  const has = (links, link) => links.some(other => other.getAttribute('href') === link.getAttribute('href'));
  const come = news.filter(link => !has(olds, link)).map(link => /** @type {HTMLLinkElement} */ (link.cloneNode()));
  const loaded = come.map(link => new Promise(resolve => { link.onload = link.onerror = resolve; }));
  const last = olds[olds.length - 1];
  if (last) last.after(...come);
  else document.head.append(...come);
  await Promise.all(loaded);
  for (const link of olds) if (!has(news, link)) link.remove();
};

/** The rest of the head: title, description, addresses. @param {Document} page */
const head = page => {
  document.title = page.title;
  const which = 'meta, link:not([rel="stylesheet"])';
  const olds = [...document.head.querySelectorAll(which)];
  const news = [...page.head.querySelectorAll(which)];
  for (const old of olds) if (!news.some(now => now.isEqualNode(old))) old.remove();
  const missing = news.filter(now => !olds.some(old => old.isEqualNode(now)));
  document.head.append(...missing.map(now => now.cloneNode()));
};

/** Keeps what is being read where it is, also where the browser does not by itself; what is given is to be
 * called when the page has changed. */
const stay = () => {
  const read = scrollY ? document.elementFromPoint(innerWidth / 2, innerHeight / 4) : null;
  const top = () => read?.getBoundingClientRect().top ?? 0;
  const was = top();
  return () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (read?.isConnected && Math.abs(top() - was) > 1) scrollBy({ top: top() - was, behavior: 'instant' });
  }));
};

/** Makes this page that one. @param {Document} page */
export const renew = async page => {
  await swapStyles(page);
  head(page);
  const { activeElement: focused } = document;
  const place = focused?.id;
  const settle = stay();
  attributes(document.documentElement, page.documentElement);
  attributes(document.body, page.body);
  children(document.body, page.body);
  settle();
  if (focused && !focused.isConnected && place) document.getElementById(place)?.focus({ preventScroll: true });
};
