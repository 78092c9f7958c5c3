// The page of any two versions: shows what changed between those that its address names, or leads to the
// version that was in force on the day that it names.
import { compare, element, touched, write } from './versions.js';

const root = document.documentElement;
const page = /** @type {HTMLElement} */ (document.querySelector('.compare'));
const { file, first, words, lang, changed } = /** @type {Record<string, string>} */ (page.dataset);
const found = /** @type {HTMLElement} */ (page.querySelector('.compare-found'));
const state = /** @type {HTMLElement} */ (page.querySelector('[role="status"]'));
/** The versions, the oldest first. */
const versions = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('[data-version]'))].reverse();

/** The link to a version. @param {number} at */
const link = at => /** @type {HTMLAnchorElement} */ (versions[at].querySelector('a'));

/** Tells the reader something by its name. @param {string} name */
const say = name => { state.textContent = /** @type {string} */ (state.dataset[name]); };

/** The place of the version that was in force on a day, `2021-11-15`. @param {string} day */
const inForceOn = day => /^\d{4}-\d\d-\d\d$/.test(day) ? versions.findLastIndex(version => version.dataset.valid?.split(' ').some(period => {
  const [from, to] = period.split('/');
  return from <= day && (!to || day <= to);
})) : -1;

/** The place of a version by its address, or by a day. @param {string} asked */
const placeOf = asked => {
  const at = versions.findIndex(version => version.dataset.version === asked);
  return at < 0 ? inForceOn(asked) : at;
};

/** Shows what changed between two versions. @param {number} from @param {number} to */
const show = async (from, to) => {
  const answer = await fetch(file);
  const comparison = compare(await answer.json(), from - +first + 1, to - +first + 1);
  const { extent, added, removed } = comparison;
  const views = write(comparison, { words: JSON.parse(words), lang, own: root.lang, url: link(to).href });
  const put = (selector, ...held) => page.querySelector(selector)?.append(...held);
  const time = at => /** @type {HTMLTimeElement} */ (link(at).querySelector('time')).cloneNode(true);
  put('.compare-pair', link(from).cloneNode(true), ' → ', link(to).cloneNode(true));
  put('.change-facts', extent < 3 ? state.dataset[['nothing', 'layout', 'order'][extent]]
    : changed.replace('{added}', `${added}`).replace('{removed}', `${removed}`));
  const touches = touched(comparison).flatMap(([title, touch]) => {
    const word = state.dataset[touch];
    return [', ', element('span', { lang }, title), word ? ` (${word})` : ''];
  });
  if (touches[0]) put('.touched', state.dataset.sections, ' ', ...touches.slice(1));
  if (views.list[0]) {
    put('.side-old', ' ', time(from));
    put('.side-new', ' ', time(to));
    put('.changes-text', ...views.text);
    put('.side', ...views.side);
    put('.changes-list', ...views.list);
  } else page.querySelector('.comparison')?.remove();
  found.hidden = false;
  document.title = `${link(from).textContent} → ${link(to).textContent}: ${document.title}`;
  // On paper the address of the page names the two.
  root.dataset.url += location.search;
  // What the address points at was not there when the page came.
  if (location.hash) location.replace(location.hash);
};

const asked = new URLSearchParams(location.search);
const on = asked.get('on');
if (on) {
  const at = inForceOn(on);
  if (at < 0) say('absent');
  else location.replace(link(at).href);
} else if (asked.has('a') || asked.has('b')) {
  const newest = versions.length - 1;
  const [wanted, against] = [asked.get('a'), asked.get('b')];
  const b = against ? placeOf(against) : newest;
  const a = wanted ? placeOf(wanted) : b - 1;
  const [from, to] = [a, b].sort((a, b) => a - b);
  if (from < 0) say('unknown');
  else if (from === to) say('same');
  else if (from < +first - 1) say('old');
  else {
    const [older, newer] = [from, to].map(at => versions[at].dataset.version);
    const form = /** @type {any} */ (page.querySelector('form'));
    [form.a.value, form.b.value] = [older, newer];
    history.replaceState(null, '', `?a=${older}&b=${newer}${location.hash}`);
    show(from, to).catch(() => say('failed'));
  }
}
