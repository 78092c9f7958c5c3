// The desk of the preview in a real browser: for everybody, on every screen, without JavaScript, on paper.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import vnu from 'vnu-jar';
import { none, openBrowser } from './browser.mjs';
import { root, seloste } from './portal.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ADDRESSES = ['/_tyopoyta/', '/sv/_tyopoyta/?tila=huomautettavaa&jarjestys=havainnot', '/en/_tyopoyta/', '/_tyopoyta/?q=eimikaan', '/_tyopoyta/?sivu=kaikki&jarjestys=nimi'];
const folder = mkdtempSync(join(tmpdir(), 'seloste-desk-'));
let browser;
let server;
let origin;

before(async () => {
  const git = (...words) => execFileSync('git', ['-c', 'user.name=V', '-c', 'user.email=v@kunta.example', ...words], { cwd: folder });
  for (const part of ['content', 'site']) cpSync(join(root, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'content/hallinto/kokoustilat.md'), '+++\ntitle = "Kokoustilojen varaukset"\ndate = 2019-03-01\nreview_by = 2021-03-01\n+++\n\n'
    + '## Rekisterinpitäjä\n\nKaupunki\n\n## Tarkoitus\n\nVaraaminen henkilötietolain (523/1999) mukaan.\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Alku');
  writeFileSync(join(folder, 'content/hallinto/uusi.md'), '+++\ntitle = "Uusi"\n+++\n\n## Tarkoitus\n\nTäydennetään.\n');
  server = spawn(seloste, ['serve', '-C', folder, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const part of server.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    const port = said.match(/http:\/\/localhost:(\d+)\//)?.[1];
    if (port) {
      origin = `http://localhost:${port}`;
      break;
    }
  }
  server.stderr.resume();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function open(address, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(origin + address);
  // What has not been read yet comes by itself.
  await page.waitForFunction(() => !document.querySelector('.desk-reading'));
  return page;
}

const looks = [1280, 390, 320].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ viewport: { width, height: 800 }, colorScheme })));

test('axe finds nothing, wide and narrow, light and dark, in forced colours', async () => {
  const faults = [];
  for (const look of [...looks, { forcedColors: 'active' }]) {
    for (const address of ADDRESSES) {
      const page = await open(address, look);
      await page.evaluate(axe);
      await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
      const rules = look.forcedColors ? { 'color-contrast': { enabled: false } } : {};
      const { violations } = await page.evaluate(([tags, rules]) => globalThis.axe.run({ runOnly: tags, rules, resultTypes: ['violations'] }), [TAGS, rules]);
      const at = `${address} ${look.viewport?.width} ${look.colorScheme}`;
      faults.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${at}: ${id}: ${target}: ${failureSummary}`)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${at}: ${wide} pixels too wide`);
      await page.context().close();
    }
  }
  none(faults);
});

test('it is narrowed and put in order without JavaScript, with the keyboard', async () => {
  const page = await open('/_tyopoyta/', { javaScriptEnabled: false });
  await page.focus('#_q');
  await page.keyboard.type('kokous');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=kokous/);
  assert.equal(await page.locator('.desk-table tbody th').count(), 1);
  assert.match(await page.innerText('.desk-table'), /Kokoustilojen varaukset/);
  await page.click('.desk-more summary');
  assert.match(await page.innerText('.desk-more'), /523\/1999/);
  await page.click('.desk-go a');
  await page.selectOption('#_tila', 'myohassa');
  await page.selectOption('#_jarjestys', 'nimi');
  await page.click('.desk-form button');
  const titles = () => page.locator('.desk-table tbody th > a').allInnerTexts();
  const sorted = await titles();
  assert.ok(sorted.length > 1);
  assert.deepEqual(sorted, [...sorted].sort(new Intl.Collator('fi').compare));
  await page.click('.desk-table [aria-sort="ascending"] a');
  assert.deepEqual(await titles(), sorted.reverse());
  assert.equal(await page.getAttribute('.desk-table thead th', 'aria-sort'), 'descending');
  assert.equal(await page.inputValue('#_tila'), 'myohassa', 'what was asked stays');
  await page.context().close();
});

test('on paper it is a table, and only what is open is told at length', async () => {
  const page = await open('/_tyopoyta/');
  await page.click('.desk-more summary');
  const opened = await page.locator('.desk-more:has([open])').count();
  await page.emulateMedia({ media: 'print' });
  assert.equal(opened, 1);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.desk-more')].filter((row) => row.checkVisibility()).length), 1);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.desk-table')).display), 'table');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.desk-form')).display), 'none');
  await page.context().close();
});

test('the Nu validator has nothing to say', async () => {
  const files = [];
  for (const [at, address] of ADDRESSES.entries()) {
    const file = join(folder, `sivu${at}.html`);
    writeFileSync(file, await (await fetch(origin + address)).text());
    files.push(file);
  }
  const output = execFileSync('java', ['-jar', String(vnu), '--format', 'json', '--stdout', '--exit-zero-always', ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
  none(JSON.parse(output).messages.map((said) => `${said.url}:${said.lastLine}: ${said.message}`));
});
