// What a writer sees in the browser while writing: the page changes in place, and nothing of where the
// reader is gets lost.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import axe from 'axe-core';
import { openBrowser } from './browser.mjs';
import { seloste } from './portal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'seloste-live-'));
const NOTICE = '/selosteet/kulttuuri/kirjasto/';
let browser;
let server;
let origin;

function write(name, text) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  // As editors do: beside, and renamed over.
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

const git = (...words) => execFileSync('git', ['-c', 'user.name=V', '-c', 'user.email=v@kunta.example', ...words], { cwd: folder });

const notice = (title, ...paragraphs) => `+++\ntitle = "${title}"\ndate = 2026-01-01\n+++\n\n## Rekisterinpitäjä\n\n`
  + `${'Pitkä alku. '.repeat(400)}\n\n## Säilytysaika\n\n${paragraphs.join('\n\n')}\n\n## Loppu\n\n${'Pitkä loppu. '.repeat(400)}\n`;
const theme = (color) => `.page-notice h1 { color: ${color}; }\n`;

async function serve(...options) {
  const child = spawn(seloste, ['serve', '-C', folder, ...(options.includes('--port') ? [] : ['--port', '0']), ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const part of child.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    const port = said.match(/http:\/\/localhost:(\d+)\//)?.[1];
    if (port) {
      child.stderr.resume();
      return { child, origin: `http://localhost:${port}` };
    }
  }
  throw new Error(said);
}

function mend() {
  write('site/site.toml', 'theme = "oma"\nlanguages = ["fi", "sv"]\n[organisation]\nname = "Kunta"\n');
  write('themes/oma/styles/99-oma.css', theme('#111111'));
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi.'));
  write('content/kulttuuri/museo.md', notice('Museo', 'Kaksi vuotta.'));
}

before(async () => {
  mend();
  write('site/accessibility.md', notice('Saavutettavuus', 'Hyvä.'));
  write('content/kulttuuri/_index.md', '+++\ntitle = "Kulttuuri"\n+++\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Alku');
  [browser, { child: server, origin }] = await Promise.all([openBrowser(), serve()]);
});

beforeEach(mend);

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that is shown as the disk has it, and hears of saves. */
async function open(address, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/50\d/.test(message.text())) faults.push(message.text()); });
  page.faults = faults;
  await page.goto((options.origin ?? origin) + address, { waitUntil: 'load' });
  await page.evaluate(() => navigator.locks.query().then(({ held }) => held.length));
  return page;
}

const shows = (page, text) => page.waitForFunction((text) => document.querySelector('main')?.textContent.includes(text), text, { timeout: 10_000 });

test('a save changes the page in place: what is read, focused, open and typed stays', async () => {
  const page = await open(NOTICE);
  await page.evaluate(() => {
    globalThis.untouched = document.querySelector('#rekisterinpitaja');
    document.querySelector('main details').open = true;
    document.querySelector('main a').focus({ preventScroll: true });
    scrollTo(0, 900);
  });
  const place = () => page.evaluate(() => new Promise((resolve) => setTimeout(() => {
    const read = document.querySelector('#sailytysaika').getBoundingClientRect().top;
    resolve([Math.round(read), document.activeElement.textContent]);
  }, 100)));
  const was = await place();
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi.', 'Uusi kappale.'));
  await shows(page, 'Uusi kappale.');
  assert.deepEqual(await place(), was);
  assert.ok(await page.evaluate(() => scrollY) >= 900);
  assert.ok(await page.evaluate(() => globalThis.untouched?.isConnected), 'the page was not loaded anew');
  assert.ok(await page.evaluate(() => document.querySelector('main details').open), 'what was open stays open');
  assert.match(await page.textContent('.banner'), /Luonnos/);
  write('content/kulttuuri/kirjasto.md', notice('Kirjaston asiakkaat', 'Vuosi.'));
  await page.waitForFunction(() => document.title.startsWith('Kirjaston asiakkaat'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what has been typed stays, and search is refreshed', async () => {
  const page = await open('/haku/?q=kirjasto');
  await page.waitForSelector('.results li');
  await page.fill('#q', 'kirjoitan tähän');
  write('content/kulttuuri/museo.md', notice('Museo', 'Kirjasto mainitaan myös täällä.'));
  await page.waitForFunction(() => [...document.querySelectorAll('.results a')].some((link) => link.textContent.includes('Museo')), null, { timeout: 10_000 });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('styles are swapped without loading the page', async () => {
  const page = await open(NOTICE);
  await page.evaluate(() => { globalThis.same = true; });
  const color = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
  assert.equal(await color(), 'rgb(17, 17, 17)');
  // At no moment is the page without styles.
  await page.evaluate(() => {
    globalThis.bare = 0;
    const look = () => {
      if (getComputedStyle(document.body).margin !== '0px') globalThis.bare++;
      requestAnimationFrame(look);
    };
    look();
  });
  write('themes/oma/styles/99-oma.css', theme('#222222'));
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).color === 'rgb(34, 34, 34)');
  await page.waitForFunction(() => document.querySelectorAll('head link[rel=stylesheet]').length === 2);
  assert.deepEqual(await page.evaluate(() => [globalThis.same, globalThis.bare]), [true, 0]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what is to be mended lies over the page until it is mended', async () => {
  const page = await open(NOTICE);
  await page.focus('.brand');
  write('content/kulttuuri/kirjasto.md', '+++\ntitle = <img src=x onerror="document.title=1">\n+++\n\nRikki.\n');
  const dialog = page.locator('dialog.esikatselu');
  await dialog.waitFor();
  const said = await dialog.innerText();
  for (const part of ['Esikatselu odottaa korjausta', 'content/kulttuuri/kirjasto.md', 'rivi 2', '<img src=x onerror', 'Näin korjaat']) {
    assert.ok(said.includes(part), `${part}: ${said}`);
  }
  assert.equal(await dialog.locator('img').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.closest('dialog') !== null), true, 'the focus is in it');
  assert.match(await page.textContent('main'), /Vuosi\./, 'the last good page stays');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.className), 'brand', 'the focus is where it was');
  const badge = page.locator('.esikatselu-badge');
  assert.match(await badge.innerText(), /Näytä huomautukset \(\d+\)/);
  await page.goto(`${origin}/`);
  await badge.waitFor();
  assert.equal(await dialog.isVisible(), false, 'what was folded stays so on the next page');
  await badge.click();
  await dialog.waitFor();
  mend();
  await dialog.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => !document.querySelector('dialog.esikatselu').textContent.includes('odottaa korjausta'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what check advises waits in the corner, and goes when it is mended', async () => {
  const page = await open(NOTICE);
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Niin kauan kuin on tarpeen.'));
  const badge = page.locator('.esikatselu-badge');
  await badge.waitFor();
  assert.equal(await page.locator('dialog.esikatselu').isVisible(), false, 'it does not lie over the page');
  await shows(page, 'Niin kauan kuin on tarpeen.');
  await badge.click();
  const dialog = page.locator('dialog.esikatselu');
  const said = await dialog.innerText();
  for (const part of ['Huomautettavaa', 'content/kulttuuri/kirjasto.md', 'Niin kauan kuin on tarpeen.', 'Näin korjaat', 'retention-vague']) {
    assert.ok(said.includes(part), `${part}: ${said}`);
  }
  assert.ok(!said.includes('viimeksi oli kunnossa'), 'the page is the saved one');
  await page.keyboard.press('Escape');
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi viimeisestä lainasta.'));
  await shows(page, 'Vuosi viimeisestä lainasta.');
  await badge.click();
  assert.ok(!(await dialog.innerText()).includes('retention-vague'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('on a phone the badge lies over nothing', async () => {
  const page = await open(NOTICE, { viewport: { width: 390, height: 700 } });
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Niin kauan kuin on tarpeen.'));
  const badge = page.locator('.esikatselu-badge');
  await badge.waitFor();
  const [own, header] = [await badge.boundingBox(), await page.locator('.site-header').boundingBox()];
  assert.ok(own.y + own.height <= header.y + 1, 'it stands above the page');
  assert.ok(own.height >= 44 && own.width === 390);
  await page.context().close();
});

test('it speaks the language of the page', async () => {
  const page = await open('/sv/');
  write('site/site.toml', 'theme = "oma"\nlanguages = ["fi"\n');
  const dialog = page.locator('dialog.esikatselu');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Förhandsgranskningen väntar på rättelse/);
  mend();
  await dialog.waitFor({ state: 'hidden' });
  await page.context().close();
});

test('twelve tabs all come and all change', async () => {
  const context = await browser.newContext();
  const pages = [];
  for (let at = 0; at < 12; at++) {
    const page = await context.newPage();
    await page.goto(origin + NOTICE, { timeout: 10_000 });
    pages.push(page);
  }
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Kaikille.'));
  await Promise.all(pages.map((page) => shows(page, 'Kaikille.')));
  // The tab that has the stream goes; another takes its place.
  await pages.shift().close();
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Muillekin.'));
  await Promise.all(pages.map((page) => shows(page, 'Muillekin.')));
  await context.close();
});

test('a notice that goes and comes is seen to', async () => {
  const page = await open('/selosteet/kulttuuri/uusi/');
  assert.match(await page.title(), /Sivua ei löytynyt|ei löydy/i);
  write('content/kulttuuri/uusi.md', notice('Uusi seloste', 'Tässä.'));
  await page.waitForFunction(() => document.querySelector('h1').textContent.includes('Uusi'));
  rmSync(join(folder, 'content/kulttuuri/uusi.md'));
  await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('Uusi'));
  await page.context().close();
});

test('a draft that comes after its page is shown as one that was there', async () => {
  const page = await open(`${NOTICE}historia/_luonnos/#_muutokset`);
  assert.match(await page.getAttribute('body', 'class'), /page-not_found/);
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi. Ja toinen.'));
  await page.waitForSelector('.view-text ins');
  await page.context().close();
});

test('a comparison is shown anew with its keys', async () => {
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi. Ja toinen.'));
  const page = await open(`${NOTICE}historia/_luonnos/#_muutokset`);
  await page.waitForSelector('.view-text ins');
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Vuosi. Ja toinen.', 'Kolmas kappale tulee tähän.'));
  await page.waitForFunction(() => document.querySelector('.view-text').textContent.includes('Kolmas kappale'));
  await page.focus('.comparison');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  assert.equal(new URL(page.url()).hash, '#_2');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the browser is led to what was saved, when asked', async () => {
  const following = await serve('--follow');
  try {
    const page = await open('/', { origin: following.origin });
    write('content/kulttuuri/museo.md', notice('Museo', 'Kolme vuotta.'));
    await page.waitForURL(`${following.origin}/selosteet/kulttuuri/museo/`);
    await shows(page, 'Kolme vuotta.');
    await page.goto(`${following.origin}/selosteet/kulttuuri/museo/historia/`);
    write('content/kulttuuri/museo.md', notice('Museo', 'Neljä vuotta.'));
    await shows(page, '+1');
    assert.match(page.url(), /historia\/$/, 'the past of the notice is its page too');
    await page.context().close();
  } finally {
    following.child.kill();
    await once(following.child, 'exit');
  }
});

test('a commit is noticed, and a server that comes back is heard again', async () => {
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Talletettava.'));
  const page = await open('/_esikatselu/luonnokset/');
  await shows(page, 'Kirjasto');
  git('commit', '--quiet', '--all', '-m', 'Talletettu');
  await shows(page, 'Luonnoksia ei ole');
  const { port } = new URL(origin);
  server.kill();
  await once(server, 'exit');
  write('content/kulttuuri/kirjasto.md', notice('Kirjasto', 'Poissa ollessa.'));
  ({ child: server, origin } = await serve('--port', port));
  await shows(page, 'Kirjasto');
  await page.context().close();
});
