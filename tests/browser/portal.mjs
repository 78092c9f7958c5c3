// The example portal for the tests: built from the repository, its pages, and which of them stand for all.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const seloste = process.env.SELOSTE ?? join(root, 'target/release/seloste');

/** Builds the portal into a new folder, which is removed when the process ends. */
export function build(...options) {
  return buildOf(root, ...options);
}

/** Builds the portal of a folder, with the headers that hosts are to send. */
export function buildOf(source, ...options) {
  if (!existsSync(seloste)) throw new Error(`${seloste} is missing: run cargo build --release`);
  const folder = mkdtempSync(join(tmpdir(), 'seloste-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync(seloste, ['build', '-C', source, '--out', folder, '--quiet', '--host', 'headers', ...options]);
  return new Portal(folder);
}

/** The files of a built portal by their address, and its pages. */
export class Portal {
  constructor(folder) {
    this.folder = folder;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !/^[._]/.test(relative(folder, file)))
      .sort();
    this.files = new Map(files.map((file) => [addressOf(relative(folder, file)), file]));
    this.pages = [...this.files]
      .filter(([, file]) => extname(file) === '.html')
      .map(([address, file]) => new Page(address, readFileSync(file, 'utf8')));
  }

  /** The headers that `_headers` gives a file, as the services that read it do. */
  headers(address) {
    const rules = readFileSync(join(this.folder, '_headers'), 'utf8').split(/\n(?=\/)/).slice(1);
    const lines = rules.flatMap((rule) => {
      const [pattern, ...lines] = rule.split('\n');
      const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join('.*')}$`).test(address) ? lines : [];
    });
    const fields = lines.filter((line) => /^ +[A-Z]/.test(line)).map((line) => line.trim().split(/: (.*)/));
    return Object.fromEntries(fields);
  }

  page(address) {
    return this.pages.find((page) => page.address === address);
  }
}

function addressOf(file) {
  return `/${file.split(sep).join('/')}`.replace(/(^|\/)index\.html$/, '/');
}

class Page {
  constructor(address, html) {
    this.address = address;
    this.html = html;
    this.lang = html.match(/<html lang="([a-z]+)"/)?.[1];
    this.title = html.match(/<title>([^<]*)<\/title>/)?.[1];
    this.kind = html.match(/<body class="page-([a-z_]+)"/)?.[1];
    if (this.kind === 'notice' && html.includes('id="removed"')) this.kind = 'removed_notice';
    if (this.kind === 'revision' && html.includes('"banner banner-warn"')) this.kind = 'old_revision';
  }

  /** The languages that the page's menu offers, and where each leads. */
  get languages() {
    return this.tags
      .filter(({ name, attributes }) => name === 'a' && attributes.hreflang && attributes.lang)
      .slice(0, 3)
      .map(({ attributes: { lang, href } }) => ({ lang, href }));
  }

  /** Every start tag, as its name and its attributes. */
  get tags() {
    const tags = [...this.html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)];
    return tags.map(([, name, text]) => {
      const attributes = [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)];
      const unescaped = attributes.map(([, key, value]) => [key, value?.replaceAll('&amp;', '&') ?? '']);
      return { name, attributes: Object.fromEntries(unescaped) };
    });
  }
}

export const NOTICE = '/selosteet/sivistys/varhaiskasvatuksen-asiakasrekisteri/';

/** The Finnish page of every kind. */
function kinds(portal) {
  const last = (kind, under) =>
    portal.pages.filter((page) => page.kind === kind && page.address.startsWith(under)).at(-1)?.address;
  return {
    'home': '/',
    'notices': '/selosteet/',
    'selection': '/rajaus/oikeusperuste/sopimus/',
    'department': '/selosteet/sivistys/',
    'notice': NOTICE,
    'history': `${NOTICE}historia/`,
    'comparison of any two': `${NOTICE}vertaa/`,
    'newest revision': last('revision', NOTICE),
    'old revision': last('old_revision', NOTICE),
    'search': '/haku/',
    'changes': '/muutokset/',
    'changes of a month': last('changes_of', '/muutokset/'),
    'removed notices': '/poistetut/',
    'removed notice': last('removed_notice', '/selosteet/'),
    'rights': '/oikeutesi/',
    'accessibility': '/saavutettavuus/',
    'open data': '/avoin-data/',
    'not found': '/404.html',
  };
}

const SHAPES = {
  'notice in another language than its page': '/en/notices/tekninen/venepaikat/',
  'notice as one table': '/selosteet/hallinto/sahkoinen-asiointi/',
  'notice with headings in capitals': '/selosteet/tekninen/rakennusvalvonta/',
  'notice with headings in bold': '/selosteet/kulttuuri/tapahtumien-uutiskirje/',
};

/** One page of every kind in every language, and notices of several shapes. */
export function samples(portal) {
  const found = (name, address) => {
    const page = portal.page(address);
    if (!page) throw new Error(`the portal has no ${name} at ${address}`);
    return { name, page, address };
  };
  const translated = Object.entries(kinds(portal)).flatMap(([name, address]) =>
    found(name, address).page.languages.map(({ lang, href }) => found(`${name}, ${lang}`, href)));
  return [...translated, ...Object.entries(SHAPES).map(([name, address]) => found(name, address))];
}

/** What search shows, as `samples`: results with all that it can show, and nothing found. */
function searches(portal) {
  const asked = { fi: ['q=lapsi&vanhat=1', 'q=xqzw+varhaiskasvtus&toimiala=sivistys', 'q=xqzw'], sv: ['q=barn'], en: ['q=children'] };
  return portal.pages.filter(({ kind }) => kind === 'search').flatMap((page) =>
    asked[page.lang].map((query) => ({ name: `search, ${query}`, page, address: `${page.address}?${query}` })));
}

/** The views of a comparison and of search, as `samples`; they are parts of one page. */
export function views(portal) {
  return [...searches(portal), ...comparisons(portal)];
}

function comparisons(portal) {
  return samples(portal).flatMap(({ name, page, address }) => {
    const first = page.html.match(/^[^]*data-version="([^"]+)"/)?.[1];
    const query = page.kind === 'compare' ? `?a=${first}` : '';
    const fragments = ['_muutokset', '_rinnakkain', '_luettelo'].filter((id) => page.html.includes(`id="${id}"`));
    return fragments.map((view) => ({ name: `${name}, ${view}`, page, address: `${address}${query}#${view}` }));
  });
}
