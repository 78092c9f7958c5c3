// Every feed by the rules of RFC 4287 and of the W3C feed validator, read by a browser's XML parser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { none, openBrowser } from './browser.mjs';
import { build } from './portal.mjs';

const BASE = 'https://tietosuoja.tuulisalmi.example';
const portal = build();
const feeds = [...portal.files].filter(([address]) => address.endsWith('.atom'));
let browser;
let page;
before(async () => { browser = await openBrowser(); page = await browser.newPage(); });
after(() => browser.close());

/** What a feed says, as its XML is understood; `error` if it is no XML. */
async function read(text) {
  return page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    const error = parsed.querySelector('parsererror')?.textContent;
    const look = (element) => ({
      name: element.localName,
      space: element.namespaceURI,
      text: element.textContent,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      children: [...element.children].map(look),
    });
    const shown = (html) => {
      // What stands first and is no text, as a script, comes into the head.
      const whole = new DOMParser().parseFromString(html, 'text/html');
      const all = [...whole.querySelectorAll('head *, body *')];
      return {
        names: all.map((element) => element.localName),
        attributes: all.flatMap((element) => element.getAttributeNames()),
        links: all.filter((element) => element.hasAttribute('href')).map((element) => element.getAttribute('href')),
      };
    };
    const feed = look(parsed.documentElement);
    for (const entry of feed.children.filter(({ name }) => name === 'entry')) {
      entry.shown = shown(entry.children.find(({ name }) => name === 'content')?.text ?? '');
    }
    return { error, feed };
  }, text);
}

const ALLOWED = {
  feed: ['id', 'title', 'subtitle', 'updated', 'link', 'author', 'rights', 'entry'],
  entry: ['id', 'title', 'updated', 'published', 'link', 'author', 'category', 'content'],
  author: ['name'],
};
const ONCE = { feed: ['id', 'title', 'updated'], entry: ['id', 'title', 'updated', 'content'], author: ['name'] };
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const IN_CONTENT = ['a', 'b', 'h3', 'li', 'p', 'q', 'section', 'ul'];

/** What the rules say against an element and what it holds. */
function* faultsOf(element) {
  const { name, space, children, attributes, text } = element;
  if (space !== 'http://www.w3.org/2005/Atom') yield `<${name}> is of ${space}`;
  for (const child of children) {
    if (!ALLOWED[name]?.includes(child.name)) yield `<${child.name}> in <${name}>`;
    yield* faultsOf(child);
  }
  for (const once of ONCE[name] ?? []) {
    const count = children.filter((child) => child.name === once).length;
    if (count !== 1) yield `${count} × <${once}> in <${name}>`;
  }
  if (['updated', 'published'].includes(name) && !MOMENT.test(text)) yield `no moment: ${text}`;
  if (name === 'id' && !/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) yield `no name: ${text}`;
  if (['title', 'name', 'id'].includes(name) && !text.trim()) yield `<${name}> is empty`;
  if (name === 'title' && attributes.type) yield 'a title with marks';
  if (name === 'category' && !attributes.term) yield 'a category without a term';
  if (name === 'link') yield* faultsOfLink(attributes);
  if (attributes['xml:lang'] && !['fi', 'sv', 'en'].includes(attributes['xml:lang'])) yield `language ${attributes['xml:lang']}`;
}

function* faultsOfLink({ href, rel }) {
  if (!['self', 'alternate'].includes(rel)) yield `a link of rel ${rel}`;
  if (!href?.startsWith(`${BASE}/`)) return yield `a link to ${href}`;
  const { pathname } = new URL(href);
  if (!portal.files.has(pathname)) yield `a link to ${pathname}, where nothing is`;
}

function* faultsOfEntry({ children, shown }) {
  const of = (wanted) => children.filter(({ name }) => name === wanted);
  const links = of('link').map(({ attributes }) => `${attributes.rel} ${attributes.type} ${attributes.hreflang}`);
  if (new Set(links).size !== links.length || !links.some((link) => link.startsWith('alternate'))) yield `links: ${links}`;
  if (of('content')[0].attributes.type !== 'html') yield 'content of another kind';
  for (const name of shown.names.filter((each) => !IN_CONTENT.includes(each))) yield `<${name}> in the content`;
  for (const name of shown.attributes.filter((each) => !['class', 'href', 'lang'].includes(each))) yield `${name}= in the content`;
  for (const href of shown.links) yield* faultsOfLink({ href, rel: 'alternate' });
}

test('every feed is valid', async () => {
  const faults = [];
  const owners = new Map();
  for (const [address, file] of feeds) {
    const { error, feed } = await read(readFileSync(file, 'utf8'));
    const of = (wanted) => feed.children.filter(({ name }) => name === wanted);
    const found = error ? [error] : [...faultsOf(feed), ...of('entry').flatMap((entry) => [...faultsOfEntry(entry)])];
    const self = of('link').filter(({ attributes }) => attributes.rel === 'self').map(({ attributes }) => attributes.href);
    if (of('author').length !== 1) found.push('no author');
    if (of('entry').length === 0 || of('entry').length > 30) found.push(`${of('entry').length} entries`);
    const moments = of('entry').map(({ children }) => children.find(({ name }) => name === 'updated').text);
    if (moments.some((moment, at) => at > 0 && moment > moments[at - 1])) found.push('entries out of order');
    if (of('updated')[0]?.text !== moments[0]) found.push('updated at another moment than its newest entry');
    const names = of('entry').map(({ children }) => children.find(({ name }) => name === 'id').text);
    if (new Set(names).size !== names.length) found.push('two entries of one name');
    // A moved notice's feed stands at its old address too, as what it is.
    const name = of('id')[0]?.text;
    if (self[0] !== owners.get(name) && owners.has(name)) found.push(`named as ${owners.get(name)}`);
    owners.set(name, self[0]);
    if (self.length !== 1) found.push(`${self.length} links to itself`);
    if (!/\/(sv|en)\//.test(address) !== (feed.attributes['xml:lang'] === 'fi')) found.push(`language ${feed.attributes['xml:lang']}`);
    faults.push(...found.map((fault) => `${address}: ${fault}`));
  }
  assert.ok(feeds.length > 40, `${feeds.length} feeds`);
  none(faults);
});

test('what breaks the rules is seen', async () => {
  const feed = readFileSync(portal.files.get('/muutokset/syote.atom'), 'utf8');
  const broken = {
    'an entity that is none': [/&lt;p&gt;/, '&nbsp;'],
    'a date without a zone': [/T\d\d:\d\d:\d\dZ/, 'T10:00:00'],
    'an element twice': [/<id>[^<]*<\/id>/, (id) => id + id],
    'a link to nowhere': [/historia\/\d{4}/, 'historia/0000'],
    'markup that runs': [/&lt;p&gt;/, '&lt;script&gt;'],
    'another namespace': ['2005/Atom', '2005/Atomi'],
  };
  for (const [what, [from, to]] of Object.entries(broken)) {
    const { error, feed: element } = await read(feed.replace(from, to));
    const entries = element.children.filter(({ name }) => name === 'entry');
    const faults = error ? [error] : [...faultsOf(element), ...entries.flatMap((entry) => [...faultsOfEntry(entry)])];
    assert.notEqual(faults.length, 0, what);
  }
});

test('every page of a notice, a department and the portal tells of its feeds', () => {
  none(function* () {
    for (const { address, kind, html } of portal.pages) {
      if (kind === 'moved') continue;
      const head = html.slice(0, html.indexOf('</head>'));
      const told = [...head.matchAll(/type="application\/atom\+xml"[^>]* href="([^"]+)"/g)].map(([, href]) => href);
      const wanted = ['notice', 'removed_notice', 'history', 'revision', 'old_revision', 'compare', 'department'].includes(kind) ? 2 : 1;
      if (told.length !== wanted) yield `${address} (${kind}): ${told}`;
      for (const href of told) if (!portal.files.has(href)) yield `${address}: ${href}`;
    }
  }());
});
