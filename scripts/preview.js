// The preview's own script, which no published page has: puts each new edition of the page in the place of
// the one before, and shows what there is to mend.
import { fetchPage } from './document.js';
import { overlay } from './overlay.js';
import { renew } from './renew.js';

const own = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-edition]'));
const { base = '/' } = own.dataset;
const language = /** @type {'fi' | 'sv' | 'en'} */ (document.documentElement.lang);
const show = overlay(language);
/** The edition that this page was made of. */
let shown = own.dataset.edition;
/** The last that was heard. @type {string | undefined} */
let heard;
/** @type {Promise<void>} */
let work = Promise.resolve();

/** What listeners of the page's own scripts listen until: the next edition brings its own. */
let listening = new AbortController();
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, act, options) {
  const all = typeof options === 'object' ? options : { capture: options };
  listen.call(this, type, act, { signal: listening.signal, ...all });
};

/** Fetches the page anew and puts it in the place of the one before. @param {string} edition */
const refresh = async edition => {
  if (edition === shown) return;
  const { status, page } = await fetchPage(location.href.split('#')[0]);
  // What cannot be made is told by the overlay; the last page stays under it.
  if (status === 500) return;
  const made = /** @type {HTMLElement | null | undefined} */ (page?.querySelector('script[data-edition]'));
  if (!page || !made) return location.reload();
  // Another kind of page (a draft where there was none) finds its marked part and its scripts only by being opened.
  if (page.body.className !== document.body.className) return location.reload();
  shown = made.dataset.edition;
  listening.abort();
  listening = new AbortController();
  const scripts = [...page.querySelectorAll('script[type="module"]:not([data-edition])')];
  for (const script of scripts) script.remove();
  await renew(page);
  // A module runs once; under another name it runs again, for the page as it is now.
  for (const script of scripts) await import(`${script.getAttribute('src')}?${shown}`);
};

/** Goes to the page of the notice that was just saved, unless it or one of its past is shown. */
const follow = address => {
  if (document.visibilityState !== 'visible' || !address || location.pathname.startsWith(address)) return false;
  location.assign(address);
  return true;
};

/** @param {string} text */
const hear = text => {
  heard = text;
  const news = JSON.parse(text);
  if (news.edition !== shown && news.follow && follow(news.follow)) return;
  work = work.then(() => refresh(news.edition)).catch(() => {}).then(() => show(news.findings));
};

/** Listens to the stream. @param {(text: string) => void} tell */
const stream = tell => {
  const source = new EventSource(`${base}_esikatselu/virta`);
  listen.call(source, 'message', event => tell(/** @type {MessageEvent} */ (event).data));
};

// A browser opens six connections to a host and no more: one tab has the stream and tells the others. Where
// there are no locks (an address that is not this machine), each has its own.
if (navigator.locks) {
  const channel = new BroadcastChannel(`seloste ${base}`);
  listen.call(channel, 'message', event => {
    const { data } = /** @type {MessageEvent} */ (event);
    if (data) hear(data);
    else if (leads && heard) channel.postMessage(heard);
  });
  let leads = false;
  navigator.locks.request(`seloste ${base}`, () => {
    leads = true;
    stream(text => {
      hear(text);
      channel.postMessage(text);
    });
    return new Promise(() => {});
  });
  channel.postMessage('');
} else stream(hear);

// A page that comes back as it was left may be of an old edition.
listen.call(window, 'pageshow', event => {
  if (/** @type {PageTransitionEvent} */ (event).persisted) location.reload();
});
