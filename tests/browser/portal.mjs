// The example portal for the tests: built from the repository, served, and opened in a browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const seloste = process.env.SELOSTE ?? join(root, 'target/release/seloste');

const POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'";
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Builds the example portal, or with `-C` another, into a new folder, which is removed when the
 * process ends.
 */
export function build(...options) {
  if (!existsSync(seloste)) throw new Error(`${seloste} is missing: run cargo build --release`);
  const folder = mkdtempSync(join(tmpdir(), 'seloste-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const of = options.includes('-C') ? [] : ['-C', root];
  execFileSync(seloste, ['build', ...of, '--out', folder, '--quiet', ...options]);
  return new Portal(folder);
}

/** The files of a built portal by their address, and its pages. */
export class Portal {
  constructor(folder) {
    this.folder = folder;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !relative(folder, file).startsWith('.'))
      .sort();
    this.files = new Map(files.map((file) => [addressOf(relative(folder, file)), file]));
    this.pages = [...this.files]
      .filter(([, file]) => extname(file) === '.html')
      .map(([address, file]) => new Page(address, readFileSync(file, 'utf8')));
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

/** One page of every kind, and notices of several shapes. */
export function samples(portal) {
  const of = (kind, under = '/') =>
    portal.pages.filter((page) => page.kind === kind && page.address.startsWith(under)).at(-1)?.address;
  const addresses = {
    'home': '/',
    'home in Swedish': '/sv/',
    'home in English': '/en/',
    'notices': '/selosteet/',
    'department': '/selosteet/sivistys/',
    'notice with numbers and a table': NOTICE,
    'notice in Swedish': '/sv/beskrivningar/sivistys/varhaiskasvatuksen-asiakasrekisteri/',
    'notice in English': '/en/notices/sivistys/varhaiskasvatuksen-asiakasrekisteri/',
    'notice in another language than its page': '/en/notices/tekninen/venepaikat/',
    'notice as one table': '/selosteet/hallinto/sahkoinen-asiointi/',
    'notice with headings in capitals': '/selosteet/tekninen/rakennusvalvonta/',
    'notice with headings in bold': '/selosteet/kulttuuri/tapahtumien-uutiskirje/',
    'history': `${NOTICE}historia/`,
    'history in Swedish': '/sv/beskrivningar/sivistys/varhaiskasvatuksen-asiakasrekisteri/historik/',
    'history in English': '/en/notices/sivistys/varhaiskasvatuksen-asiakasrekisteri/history/',
    'comparison of any two': `${NOTICE}vertaa/`,
    'comparison of any two in Swedish': '/sv/beskrivningar/sivistys/varhaiskasvatuksen-asiakasrekisteri/jamfor/',
    'newest revision': of('revision', NOTICE),
    'old revision': of('old_revision', NOTICE),
    'changes': '/muutokset/',
    'changes of a month': of('changes_of', '/muutokset/'),
    'removed notices': '/poistetut/',
    'removed notice': of('removed_notice', '/selosteet/'),
    'rights': '/oikeutesi/',
    'accessibility': '/saavutettavuus/',
    'not found': '/404.html',
  };
  return Object.entries(addresses).map(([name, address]) => {
    const page = portal.page(address);
    if (!page) throw new Error(`the portal has no ${name} at ${address}`);
    return { name, page, address };
  });
}

/** The views of a version's changes, as `samples`; they are parts of one page. */
export function views(portal) {
  const { name, page, address } = samples(portal).find((sample) => sample.name === 'old revision');
  const fragments = ['_muutokset', '_rinnakkain', '_luettelo'];
  const any = samples(portal).find((sample) => sample.name === 'comparison of any two');
  const all = [[name, page, address], ['any two', any.page, `${any.address}?a=2018-05-25`]];
  return all.flatMap(([name, page, address]) =>
    fragments.map((view) => ({ name: `${name}, ${view}`, page, address: `${address}#${view}` })));
}

/** Serves a built portal with the policy that it is made for. */
export async function serve(portal) {
  const server = createServer((request, response) => {
    const address = decodeURI(new URL(request.url, 'http://localhost').pathname);
    const found = portal.files.get(address);
    const language = address.match(/^\/(sv|en)\//)?.[0] ?? '/';
    const file = found ?? portal.files.get(`${language}404.html`);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': TYPES[extname(file)],
      'Content-Security-Policy': POLICY,
    });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

/** Fails with the faults of all pages, not only with the first. */
export function none(faults) {
  const all = [...faults];
  const told = [...all.slice(0, 40), ...(all.length > 40 ? [`… ${all.length} in all`] : [])];
  assert.ok(all.length === 0, `\n${told.join('\n')}`);
}

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}
