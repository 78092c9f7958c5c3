// What `seloste build --host --compress` writes, as real servers read it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { lookAt, none, openBrowser } from './browser.mjs';
import { NOTICE, build, buildOf, root, samples } from './portal.mjs';
import { SERVERS, host } from './servers.mjs';

const OPTIONS = ['--host', 'nginx,caddy,apache,headers', '--compress'];
const TYPES = readFileSync(join(root, 'src/routes/media.rs'), 'utf8');
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const portal = build(...OPTIONS);

/** The media type that the shared table has for an address. */
function typeOf(address) {
  if (address.endsWith('/')) return 'text/html; charset=utf-8';
  if (address.endsWith('opensearch.xml')) return 'application/opensearchdescription+xml';
  const of = TYPES.match(new RegExp(`\\("${extname(address).slice(1) || '-'}", (?:"([^"]+)"|(HTML|PLAIN))\\)`));
  return of?.[1] ?? { HTML: 'text/html; charset=utf-8', PLAIN: 'text/plain; charset=utf-8' }[of?.[2]] ?? 'application/octet-stream';
}

/** One answer, with its bytes as they were sent. */
function ask(origin, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { headers: { 'Accept-Encoding': 'identity', ...headers } }, (reply) => {
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The bytes of an answer's file. */
function unpacked({ headers, body }) {
  return { br: brotliDecompressSync, gzip: gunzipSync }[headers['content-encoding']]?.(body) ?? body;
}

/** A copy of the example with other settings. */
function copyWith(site) {
  const folder = mkdtempSync(join(tmpdir(), 'seloste-path-'));
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  writeFileSync(join(folder, 'site/site.toml'), site);
  return folder;
}

/** What an address leads to, without the server's own name. */
const location = ({ headers }) => headers.location?.replace(/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?/, '');

/** What is wrong with the headers of an answer. */
function faultsOf(address, { headers }) {
  const open = /\.(json|jsonld|csv|xlsx|atom)$/.test(address);
  const expected = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': open ? 'cross-origin' : 'same-origin',
    'access-control-allow-origin': open ? '*' : undefined,
    'strict-transport-security': 'max-age=63072000',
    'cache-control': /^\/assets\/.*\.[0-9a-f]{8}\.\w+$/.test(address) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  const wrong = Object.entries(expected).filter(([name, value]) => headers[name] !== value);
  const faults = wrong.map(([name]) => `${address}: ${name}: ${headers[name]}`);
  if (!headers['permissions-policy']?.includes('camera=()')) faults.push(`${address}: permissions-policy`);
  return faults;
}

/** One address of every ending and of every kind of page. */
function everyKind() {
  const of = new Map(samples(portal).filter(({ page }) => page.kind !== 'not_found').map(({ address }) => [address, address]));
  for (const address of portal.files.keys()) {
    if (/\.(br|gz)$|404\.html$/.test(address)) continue;
    const kind = `${address.startsWith('/assets/')} ${extname(address)} ${address.endsWith('opensearch.xml')}`;
    if (!of.has(kind)) of.set(kind, address);
  }
  return [...of.values()];
}

const MOVED = portal.pages.find(({ kind, lang }) => kind === 'moved' && lang === 'sv');

for (const name of Object.keys(SERVERS)) {
  describe(name, () => {
    let server;
    before(async () => { server = await host(name, portal); });
    after(() => server?.close());

    test('serves every kind of file with its type and all headers', async () => {
      const faults = [];
      for (const address of everyKind()) {
        const reply = await ask(server.origin, address);
        if (reply.status !== 200) faults.push(`${address}: ${reply.status}`);
        if (reply.headers['content-type'] !== typeOf(address)) faults.push(`${address}: ${reply.headers['content-type']}`);
        if (!reply.body.equals(readFileSync(portal.files.get(address)))) faults.push(`${address}: other bytes`);
        faults.push(...faultsOf(address, reply));
      }
      assert.deepEqual(faults, []);
    });

    test('answers with the page of the language where nothing is', async () => {
      for (const [asked, page] of [
        ['/ei-ole', '/404.html'], ['/ei/ole/', '/404.html'], ['/assets/', '/404.html'], ['/schema/', '/404.html'],
        ['/assets/ei-ole.12345678.css', '/404.html'], ['/ei-ole.json', '/404.html'], ['/404.html', '/404.html'],
        ['/sv/finns-inte/', '/sv/404.html'], ['/sv/404.html', '/sv/404.html'], ['/sv/x.json', '/sv/404.html'],
        ['/en/none', '/en/404.html'], ['/en/404.html', '/en/404.html'],
      ]) {
        for (const coding of ['identity', 'br, gzip']) {
          const reply = await ask(server.origin, asked, { 'Accept-Encoding': coding });
          assert.equal(reply.status, 404, asked);
          assert.equal(reply.headers['content-type'], 'text/html; charset=utf-8', asked);
          assert.ok(unpacked(reply).equals(readFileSync(portal.files.get(page))), `${asked} is not ${page}`);
          assert.deepEqual(faultsOf('/404.html', reply), [], asked);
        }
      }
    });

    test('never shows what is for servers and programs', async () => {
      mkdirSync(join(portal.folder, '.well-known'), { recursive: true });
      for (const file of ['sv/.htaccess', 'selosteet/.htpasswd', 'sv/_headers', '.well-known/.oma', '.well-known/security.txt']) {
        writeFileSync(join(portal.folder, file), '# salaisuus\n');
      }
      for (const asked of [
        '/.htaccess', '/sv/.htaccess', '/selosteet/.htpasswd', '/_headers', '/sv/_headers', '/_redirects', '/.seloste/manifest', '/.seloste/',
        '/.seloste', '/.seloste/host/nginx.conf', '/.seloste/host/Caddyfile', '/%2ehtaccess', '//.htaccess', '/sv/../.htaccess',
        '/sv/%2e%2e/.seloste/manifest', '/.htaccess/', '/.git/config', '/.well-known/.oma', '/_header%73',
      ]) {
        const reply = await ask(server.origin, asked);
        assert.ok([400, 404].includes(reply.status) && (asked.includes('..') || asked.includes('//') || reply.status === 404), `${asked}: ${reply.status}`);
        assert.ok(!/salaisuus|seloste 1|AllowOverride|immutable/.test(reply.body.toString()), asked);
      }
      assert.equal((await ask(server.origin, '/.well-known/security.txt')).status, 200);
    });

    test('leads from former addresses to the new ones, with what was asked', async () => {
      const to = readFileSync(join(portal.folder, '_redirects'), 'utf8').split('\n').map((line) => line.split(' '));
      const led = to.filter(([from, , status]) => from.startsWith('/') && status === '301');
      assert.ok(led.some(([from]) => from === MOVED.address), MOVED.address);
      for (const [from, target] of led) {
        const reply = await ask(server.origin, from);
        assert.deepEqual([reply.status, location(reply)], [301, target]);
        assert.ok(portal.files.has(target), target);
      }
      const [from, target] = led[0];
      for (const query of ['?a=2020-02-03&b=%C3%A4', '?x=%0d%0aSet-Cookie:%20y']) {
        const reply = await ask(server.origin, `${from}${query}`);
        assert.deepEqual([reply.status, location(reply)], [301, `${target}${query}`]);
        assert.equal(reply.headers['set-cookie'], undefined);
      }
      const hostile = await ask(server.origin, `${from.slice(0, -1)}%0d%0aSet-Cookie:%20y/`);
      assert.deepEqual([hostile.status, hostile.headers['set-cookie']], [404, undefined]);
      const folder = await ask(server.origin, NOTICE.slice(0, -1));
      assert.ok([301, 308].includes(folder.status));
      assert.equal(location(folder), NOTICE);
    });

    test('sends packed files to those who take them', async () => {
      const packed = everyKind().filter((address) => portal.files.has(`${address.replace(/\/$/, '/index.html')}.br`));
      assert.ok(packed.length > 20);
      for (const address of packed) {
        const plain = readFileSync(portal.files.get(address));
        for (const [asked, expected] of [
          ['br', 'br'], ['gzip', 'gzip'], ['gzip, deflate, br', name === 'caddy' ? 'gzip|br' : 'br'], ['identity', undefined], ['gzip;q=0, br;q=0', undefined],
        ]) {
          const reply = await ask(server.origin, address, { 'Accept-Encoding': asked });
          const coding = reply.headers['content-encoding'];
          assert.ok(expected ? expected.split('|').includes(coding) : coding === undefined, `${address}, ${asked}: ${coding}`);
          assert.ok(unpacked(reply).equals(plain), `${address}, ${asked}`);
          assert.equal(reply.headers['content-type'], typeOf(address), `${address}, ${asked}`);
          assert.deepEqual(faultsOf(address, reply), [], asked);
          if (coding) assert.match(reply.headers.vary ?? '', /^accept-encoding$/i, `${address}, ${asked}`);
          const file = `${portal.files.get(address)}${{ br: '.br', gzip: '.gz' }[coding] ?? ''}`;
          assert.ok(reply.body.equals(readFileSync(file)), `${address}, ${asked}: packed anew`);
        }
      }
    });

    test('says when nothing changed', async () => {
      for (const address of ['/', NOTICE, ...everyKind().filter((it) => /\.(css|json)$/.test(it))]) {
        for (const coding of ['identity', 'gzip', 'br']) {
          const first = await ask(server.origin, address, { 'Accept-Encoding': coding });
          assert.ok(first.headers.etag, address);
          const again = await ask(server.origin, address, { 'Accept-Encoding': coding, 'If-None-Match': first.headers.etag });
          assert.deepEqual([again.status, again.body.length], [304, 0], `${address}, ${coding}`);
        }
      }
    });
  });
}

test('at a path of its own, the portal is whole and says nothing of the rest', async () => {
  const site = readFileSync(join(root, 'site/site.toml'), 'utf8');
  const source = copyWith(site.replace(/^base_url = .*$/m, 'base_url = "https://tuulisalmi.example/tietosuoja/"'));
  const below = buildOf(source, '--working-copy', ...OPTIONS);
  for (const name of Object.keys(SERVERS)) {
    const server = await host(name, below, '/tietosuoja/');
    try {
      const at = async (path, coding = 'br') => ask(server.origin, path, { 'Accept-Encoding': coding });
      const home = await at('/tietosuoja/');
      assert.equal(home.status, 200, name);
      assert.ok(unpacked(home).equals(readFileSync(below.files.get('/'))), name);
      assert.deepEqual(faultsOf('/', home), [], name);
      const style = [...below.files.keys()].find((file) => file.endsWith('.css'));
      const kept = await at(`/tietosuoja${style}`);
      assert.deepEqual(faultsOf(style, kept), [], name);
      const bare = await at('/tietosuoja');
      assert.deepEqual([location(bare), bare.status], ['/tietosuoja/', 301], name);
      for (const [path, page] of [['/tietosuoja/none', '/404.html'], ['/tietosuoja/sv/none/', '/sv/404.html'], ['/tietosuoja/.seloste/manifest', '/404.html'], ['/tietosuoja/_headers', '/404.html']]) {
        const reply = await at(path);
        assert.equal(reply.status, 404, `${name}, ${path}`);
        assert.ok(unpacked(reply).equals(readFileSync(below.files.get(page))), `${name}, ${path}`);
      }
      for (const path of ['/none', '/sv/none']) {
        const reply = await at(path, 'identity');
        assert.equal(reply.status, 404, `${name}, ${path}`);
        assert.equal(reply.headers['content-security-policy'], undefined, `${name}, ${path}`);
      }
    } finally {
      await server.close();
    }
  }
  rmSync(source, { recursive: true });
});

/** Opens every kind of page, and uses those that scripts make. */
async function visit(browser, origin) {
  const faults = [];
  const listen = (page, address) => {
    page.removeAllListeners();
    page.on('console', (message) => faults.push(`${address}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`${address}: ${error}`));
    page.on('response', (reply) => { if (reply.status() !== 200) faults.push(`${address}: ${reply.status()} for ${reply.url()}`); });
  };
  const pages = samples(portal).filter(({ page, name }) => page.kind !== 'not_found' && !/, (sv|en)$/.test(name));
  await lookAt(pages, { browser, origin, lanes: 4 }, async (page, { address }) => {
    listen(page, address);
    await page.goto('about:blank');
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    return [];
  });
  const page = await browser.newPage();
  listen(page, 'search');
  await page.goto(`${origin}/haku/?q=lapsi&vanhat=1`);
  await page.locator('.results a').first().waitFor();
  listen(page, 'comparison');
  const compare = portal.page(`${NOTICE}vertaa/`);
  const first = compare.html.match(/^[^]*data-version="([^"]+)"/)[1];
  await page.goto(`${origin}${compare.address}?a=${first}`);
  await page.locator('ins, del').first().waitFor({ state: 'attached' });
  page.removeAllListeners();
  await page.goto(`${origin}${MOVED.address}?a=1`);
  assert.ok(new URL(page.url()).pathname !== MOVED.address && page.url().endsWith('?a=1'), page.url());
  await page.close();
  none(faults);
}

test('in a browser, pages of every kind keep the policy and work', async () => {
  const browser = await openBrowser();
  try {
    for (const name of Object.keys(SERVERS)) {
      const server = await host(name, portal);
      try {
        await visit(browser, server.origin);
      } finally {
        await server.close();
      }
    }
  } finally {
    await browser.close();
  }
});
