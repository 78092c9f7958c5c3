// The search page: asks the index what the address asks, and lists the sections that answer best.
import { element } from './versions.js';
import { open } from './find.js';

const state = /** @type {HTMLElement} */ (document.querySelector('.search-state'));
const list = /** @type {HTMLElement} */ (document.querySelector('.results'));
/** All notices: they give way to what was found, so that nothing moves. */
const all = /** @type {HTMLElement} */ (document.querySelector('.search-all'));
const input = /** @type {HTMLInputElement} */ (document.querySelector('#q'));
/** How many notices are shown at first. */
const MOST = 20;

/** Tells the reader something by its name. @param {string} name @param {number} [count] */
const say = (name, count) => {
  state.textContent = (state.dataset[name] ?? '').replace('{count}', `${count}`);
};

/** @param {string} name */
const load = async name => {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(name);
  return new Uint8Array(await answer.arrayBuffer());
};

/** Lists the notices that answer best, each with its best sections. @param {string} query */
const show = async query => {
  const { rank, shown } = await open(load);
  const sections = (await rank(query)).slice(0, 4 * MOST);
  const notices = new Map();
  for (const found of await Promise.all(sections.map(({ section }) => shown(section)))) {
    if (!found) continue;
    const { url, heading, anchor } = found;
    if (!notices.has(url)) notices.set(url, { ...found, parts: [] });
    if (heading) notices.get(url).parts.push([heading, `${url}#${anchor}`]);
  }
  const best = [...notices.values()].slice(0, MOST);
  list.replaceChildren(...best.map(({ title, url, department, parts }) => element('li', { class: 'line' }, element('div', {},
    element('h2', { class: 'line-title' }, element('a', { href: url }, title)),
    element('p', { class: 'line-summary' }, department),
    parts[0] && element('ul', { class: 'parts' }, parts.slice(0, 3).map(([heading, place]) =>
      element('li', {}, element('a', { href: place }, heading))))))));
  list.hidden = !best.length;
  all.hidden = !list.hidden;
  say(best.length === 1 ? 'one' : best.length ? 'found' : 'none', best.length);
  document.title = `${query} – ${document.title}`;
};

const query = new URLSearchParams(location.search).get('q')?.trim();
if (query) {
  input.value = query;
  show(query).catch(() => say('failed'));
}
