// The search page: asks the index what the address asks, lists the notices that answer best with their
// best sections, and lets them be narrowed.
import { fetchPage } from './document.js';
import { element } from './versions.js';
import { open } from './find.js';

/** @template {Element} T @param {string} name @returns {T} */
const part = name => /** @type {T} */ (/** @type {unknown} */ (document.querySelector(name)));
/** @type {HTMLElement} */
const state = part('.search-state');
/** @type {HTMLFormElement} */
const form = part('.search-form');
/** @type {HTMLInputElement} */
const input = part('#q');
/** All notices: they give way to what was found, so that nothing moves. @type {HTMLElement} */
const all = part('.search-all');
/** @type {HTMLElement} */
const body = part('.search-body');
/** @type {HTMLDetailsElement} */
const narrow = part('.narrow');
/** @type {HTMLFormElement} */
const facets = part('.filters');
/** @type {HTMLElement} */
const chips = part('.chips');
/** @type {HTMLElement} */
const advice = part('.search-advice');
/** @type {HTMLElement} */
const now = part('.results');
/** @type {HTMLElement} */
const before = part('.results-past');
/** @type {HTMLElement} */
const gone = part('.past');
/** @type {HTMLButtonElement} */
const more = part('.more');
const words = /** @type {Record<string, string>} */ (state.dataset);
/** How many notices are shown at first, how many values of a facet, and how many characters of text. */
const FEW = 10, VALUES = 8, LENGTH = 220;
/** The names of what the address asks beside facets. */
const PAST = words.pastKey, KEYS = words.keysKey;

const say = (name, ...values) => (words[name] ?? '').replace(/\{(\d)\}/g, (_, at) => values[at]);
const count = (name, number) => say(number === 1 ? `${name}One` : name, number);

/** Reads one index; `where` is what the addresses of its files begin with. */
const index = where => open(async name => {
  const answer = await fetch(where + name);
  if (!answer.ok) throw new Error(name);
  return new Uint8Array(await answer.arrayBuffer());
}).then(async engine => {
  const texts = await engine.texts();
  return { ...engine, texts, owners: texts.sections.flatMap((sections, text) => Array(sections).fill(text)) };
});
const indexes = new Map();
const indexOf = where => {
  if (!indexes.has(where)) indexes.set(where, index(where));
  return indexes.get(where);
};

/** Whether a set of characters has a number: each character from `0` on holds six. */
const has = (set, number) => set.charCodeAt(number / 6 | 0) - 48 >> number % 6 & 1;

/**
 * The texts of an index that have most of the words of a query, each with its sections, the best first.
 * Without a query all.
 */
const look = async (where, query) => {
  const engine = await indexOf(where);
  const { owners, texts } = engine;
  const hits = new Map();
  if (!query) {
    let section = 0;
    texts.sections.forEach((sections, text) => {
      hits.set(text, [section]);
      section += sections;
    });
    return { engine, hits };
  }
  const found = await engine.find(query);
  const matched = new Map();
  for (const sections of found.sections) {
    for (const text of new Set([...sections.keys()].map(section => owners[section]))) {
      matched.set(text, (matched.get(text) ?? 0) + 1);
    }
  }
  const most = Math.max(...matched.values());
  for (const { section } of found.ranked) {
    const text = owners[section];
    if (matched.get(text) === most) hits.set(text, [...hits.get(text) ?? [], section]);
  }
  return { engine, hits, found };
};

/** A text with its marked words. @param {string} text @param {[number, number][]} marks */
const marked = (text, marks, from = 0, to = text.length) => {
  const parts = [];
  for (const [begin, end] of marks) {
    if (begin < from || end > to) continue;
    parts.push(text.slice(from, begin), element('mark', {}, text.slice(begin, end)));
    from = end;
  }
  return [...parts, text.slice(from, to)];
};

/** The stretch of a text that has most marks, from the beginning of its sentence. */
const stretch = (text, marks) => {
  let best = 0, most = 0;
  for (const [begin] of marks) {
    const within = new Set(marks.filter(([from, to]) => from >= begin && to < begin + LENGTH - 60).map(([from, to]) => text.slice(from, to))).size;
    if (within > most) [best, most] = [begin, within];
  }
  let from = text.lastIndexOf('. ', best) + 1;
  if (best - from > 100) from = text.lastIndexOf(' ', best - 60);
  return [from, text.length - from > LENGTH ? text.lastIndexOf(' ', from + LENGTH) : text.length];
};

/** Fills in the words of results as they come into view. */
const eye = new IntersectionObserver(seen => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    eye.unobserve(target);
    fills.get(target)?.();
  }
});
const fills = new WeakMap();

/** One result. @param {any} looked @param {number[]} sections */
const result = async ({ engine, found }, sections) => {
  const shown = await Promise.all(sections.slice(0, 4).map(engine.shown));
  const { title, url, about } = shown[0];
  const marks = found?.marks ?? (() => []);
  const link = element('a', { href: url }, marked(title, marks(title)));
  const parts = shown.filter(({ heading }) => heading).map(({ heading, anchor }) =>
    element('li', {}, element('a', { href: `${url}#${anchor}` }, marked(heading, marks(heading)))));
  const snippet = element('p', { class: 'snippet' });
  const item = element('li', { class: 'line' }, element('div', {},
    element('h2', { class: 'line-title' }, link), element('p', { class: 'line-summary' }, about), found && snippet,
    parts.length && element('ul', { class: 'parts' }, parts)));
  if (found) {
    fills.set(item, async () => {
      const text = part => part.textContent.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
      const body = (await fetchPage(url)).page?.querySelector('.document');
      if (!body) return;
      const texts = shown.map(({ anchor }) => {
        const at = anchor ? body.querySelector(`#${CSS.escape(anchor)}`)?.parentElement : body.querySelector('.section-lead');
        return [...at?.querySelectorAll('p, li, td') ?? []].filter(it => !it.querySelector('p, li')).map(text).join(' ');
      });
      const said = texts.find(text => marks(text).length) ?? texts.find(text => text) ?? text(body);
      const inText = marks(said);
      const [from, to] = stretch(said, inText);
      snippet.append(...from ? ['… '] : [], ...marked(said, inText, from, to), ...to < said.length ? [' …'] : []);
      // The page that a link leads to marks the same words.
      const whole = text(body);
      const forms = new Set(marks(whole).map(([from, to]) => whole.slice(from, to).toLowerCase()));
      if (forms.size) {
        for (const it of item.querySelectorAll('a')) {
          const to = new URL(it.href);
          to.searchParams.set('sanat', [...forms].slice(0, 24).join(' '));
          it.href = to.href;
        }
      }
    });
    eye.observe(item);
  }
  return item;
};

let asked = new URLSearchParams(location.search);
let turn = 0, shownMost = FEW;

/** Asks otherwise: the address says what is asked. @param {boolean} [lasting] A step to come back to. */
const ask = lasting => {
  const address = `?${asked}`;
  if (lasting) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  shownMost = FEW;
  show();
};

/** Whether a text is left when the facets are narrowed, but for one. */
const passes = (all, text, but) => all.every(([key, , values]) => {
  const chosen = asked.getAll(key);
  return key === but || !chosen.length || values.some(([value, , texts]) => chosen.includes(value) && has(texts, text));
});

/** A box to tick, and what its count stands in. */
const box = (name, value, label) => {
  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', name, value }));
  const number = element('span', { class: 'count' });
  return { input, number, whole: element('label', { class: 'box' }, input, element('span', {}, label, number)) };
};
const group = (title, ...held) => element('fieldset', {}, element('legend', {}, title), held);
/** The boxes of what narrows, made once: each with the facet's key and the texts that it leaves. */
const boxes = [];
const past = box(PAST, '1', words.past), slash = box(KEYS, '0', words.slash);

/** Writes the facets. @param {import('./find.js').Facet[]} of */
const fillFacets = of => facets.replaceChildren(group(words.scope, past.whole), ...of.map(([key, title, values]) => {
  const own = values.map(([value, name, texts]) => {
    const made = box(key, value, name);
    boxes.push({ ...made, key, value, texts });
    return made.whole;
  });
  const rest = own.slice(VALUES);
  return group(title, own.slice(0, VALUES), rest.length && element('details', {}, element('summary', {}, words.rest), rest));
}), group(words.keys, slash.whole));

/** Tells at each box how many notices it would leave, and shows what is chosen. */
const showFacets = (of, hits) => {
  if (!boxes.length) fillFacets(of);
  for (const { input, number, whole, key, value, texts } of boxes) {
    const left = [...hits.keys()].filter(text => has(texts, text) && passes(of, text, key)).length;
    input.checked = asked.getAll(key).includes(value);
    number.textContent = ` ${left}`;
    whole.hidden = !left && !input.checked;
  }
  past.input.checked = asked.has(PAST);
  slash.input.checked = !asked.has(KEYS);
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (facets.querySelectorAll('fieldset, details'))) it.hidden = !it.querySelector('label:not([hidden])');
  const chosen = of.flatMap(([key, , values]) => values.filter(([value]) => asked.getAll(key).includes(value)).map(([value, name]) => [key, value, name]));
  part('.narrow summary span').textContent = chosen.length ? say('narrowed', chosen.length) : words.narrow;
  const out = (text, label, act) => {
    const button = element('button', { type: 'button', class: 'chip', 'aria-label': label }, text);
    button.addEventListener('click', () => {
      act();
      ask(true);
      input.focus();
    });
    return button;
  };
  chips.replaceChildren(...chosen.map(([key, value, name]) => out(`${name} ✕`, say('without', name), () => asked.delete(key, value))),
    ...chosen.length > 1 ? [out(words.clear, words.clear, () => chosen.forEach(([key]) => asked.delete(key)))] : []);
};

/**
 * What may help when little or nothing was found.
 * @param {string} query @param {any} looked @param {boolean} narrowed @param {number} anything
 */
const showAdvice = async (query, { found, hits }, narrowed, anything) => {
  const lines = [];
  const to = (change, text) => {
    const query = new URLSearchParams(asked);
    change(query);
    lines.push(element('li', {}, element('a', { href: `?${query}` }, text)));
  };
  const unknown = found?.words.filter(({ known }) => !known) ?? [];
  const near = found?.words.filter(({ known, near }) => known && near) ?? [];
  const told = [...unknown.map(({ text }) => say('unknown', text)), ...near.map(({ text }) => say('near', text))];
  if (narrowed && hits.size && !anything) to(query => [...query.keys()].forEach(key => key !== 'q' && key !== PAST && query.delete(key)), say('widen', hits.size));
  if (query && !anything) {
    if (!asked.has(PAST)) {
      const { hits } = await look(`${words.index}past-`, query);
      if (hits.size) to(query => query.set(PAST, '1'), count('inPast', hits.size));
    }
    for (const { dataset, href, textContent } of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.search-others a'))) {
      const { hits } = await look(dataset.index, query).catch(() => ({ hits: new Map() }));
      if (hits.size) lines.push(element('li', {}, element('a', { href: `${href}?q=${encodeURIComponent(query)}` }, `${textContent} (${hits.size})`)));
    }
  }
  return [...told.map(text => element('p', {}, text)), lines.length && element('ul', {}, lines)].filter(it => it);
};

/** Shows what the address asks. */
const show = async () => {
  const mine = ++turn;
  const query = asked.get('q')?.trim() ?? '';
  if (document.activeElement !== input) input.value = query;
  const engine = await indexOf(words.index);
  const narrowed = engine.texts.facets.some(([key]) => asked.has(key));
  const searching = !!(query || narrowed);
  const looked = await look(words.index, query);
  const of = engine.texts.facets;
  const left = [...looked.hits].filter(([text]) => passes(of, text));
  const old = asked.has(PAST) && query ? await look(`${words.index}past-`, query) : undefined;
  const leftOld = [...old?.hits ?? []].filter(([text]) => {
    const notice = old?.engine.texts.notices[text];
    return !narrowed || notice != null && passes(of, notice);
  });
  const [items, oldItems, help] = searching ? await Promise.all([
    Promise.all(left.slice(0, shownMost).map(([, sections]) => result(looked, sections))),
    Promise.all(leftOld.slice(0, shownMost).map(([, sections]) => result(old, sections))),
    showAdvice(query, looked, narrowed, left.length + leftOld.length),
  ]) : [[], [], []];
  if (mine !== turn) return;
  now.replaceChildren(...items);
  now.hidden = !items.length;
  before.replaceChildren(...oldItems);
  gone.hidden = !oldItems.length;
  advice.replaceChildren(.../** @type {Element[]} */ (help));
  more.hidden = Math.max(left.length, leftOld.length) <= shownMost;
  body.hidden = !searching;
  all.hidden = searching && left.length + leftOld.length > 0;
  showFacets(of, looked.hits);
  state.textContent = !searching ? '' : left.length + leftOld.length
    ? [(left.length || !old) && count('found', left.length), leftOld.length && count('foundPast', leftOld.length)].filter(it => it).join(' ')
    : words.none;
  document.title = query ? `${query} – ${title}` : title;
};
const title = document.title;

const run = lasting => {
  const query = input.value.trim();
  if (query) asked.set('q', query);
  else asked.delete('q');
  ask(lasting);
};
const failed = () => {
  state.textContent = words.failed;
  body.hidden = !(narrow.hidden = true);
};
addEventListener('unhandledrejection', failed);

let wait = 0;
input.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(run, 300);
});
form.addEventListener('submit', event => {
  event.preventDefault();
  clearTimeout(wait);
  run(true);
});
facets.addEventListener('change', ({ target }) => {
  const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
  if (checked === (name !== KEYS)) asked.append(name, value);
  else asked.delete(name, value);
  ask(true);
});
facets.addEventListener('submit', event => event.preventDefault());
more.addEventListener('click', async () => {
  const at = now.children.length;
  shownMost += 2 * FEW;
  await show();
  /** @type {HTMLElement | null | undefined} */ (now.children[at]?.querySelector('a'))?.focus();
});
addEventListener('popstate', () => {
  asked = new URLSearchParams(location.search);
  input.value = asked.get('q') ?? '';
  show();
});
addEventListener('keydown', event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const on = /** @type {HTMLElement} */ (target);
  const typing = on.matches('input:not([type=checkbox]), textarea, select');
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.search-found h2 a')]);
  const at = links.findIndex(link => link.closest('li')?.contains(on));
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (key === '/' && !typing && !asked.has(KEYS)) input.focus(), input.select();
  else if (key === 'Escape' && at >= 0) input.focus();
  else if (step && (on === input && step > 0 || at >= 0)) (links[at + step] ?? (at + step < 0 ? input : on)).focus();
  else return;
  event.preventDefault();
});

// On a wide screen what narrows stands open beside the results.
const wide = matchMedia('(min-width: 60rem)');
const fold = () => {
  narrow.open = wide.matches;
};
wide.addEventListener('change', fold);
fold();
if (location.search) show();
