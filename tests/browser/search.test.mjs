// Search in the browser: what is typed, found and told.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build } from './portal.mjs';

let site, browser;

before(async () => {
  site = await serve(build());
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** Opens a search and waits for what it tells. */
const search = async (address) => {
  const page = await browser.newPage();
  await page.goto(site.origin + address);
  await page.locator('[role="status"]:not(:empty)').waitFor();
  return page;
};

test('a word typed on the home page finds notices and their sections', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page.fill('#q', 'varhaiskasvatuksesta');
  await page.keyboard.press('Enter');
  await page.locator('.results a').first().waitFor();
  assert.equal(new URL(page.url()).search, '?q=varhaiskasvatuksesta');
  assert.equal(await page.inputValue('#q'), 'varhaiskasvatuksesta');
  assert.match(await page.locator('[role="status"]').innerText(), /^Haulla löytyi \d+ selostetta\.$|^Haulla löytyi 1 seloste\.$/);
  assert.equal(await page.locator('.results h2').first().innerText(), 'Varhaiskasvatuksen asiakasrekisteri');
  await page.locator('.results .parts a').first().click();
  const { pathname, hash } = new URL(page.url());
  assert.match(pathname, /^\/selosteet\//);
  assert.equal(await page.evaluate((id) => document.getElementById(id) !== null, hash.slice(1)), true);
  await page.close();
});

test('letters without marks, slips of the hand and beginnings are understood', async () => {
  for (const query of ['sahkoposti', 'säilytysaikka', 'varhaiskasv']) {
    const page = await search(`/haku/?q=${encodeURIComponent(query)}`);
    assert.ok(await page.locator('.results > li').count() > 0, query);
    await page.close();
  }
});

test('words that people use find those of the law', async () => {
  const page = await search('/haku/?q=hetu');
  await page.locator('.results .parts a').first().click();
  assert.match(await page.locator('main').innerText(), /henkilötunnu/i);
  await page.close();
});

test('each language is searched in its own texts', async () => {
  const swedish = await search('/sv/sok/?q=barnets');
  assert.ok((await swedish.locator('.results a').evaluateAll((all) => all.map((it) => it.getAttribute('href'))))
    .every((href) => href.startsWith('/sv/beskrivningar/')));
  assert.ok(await swedish.locator('.results > li').count() > 0);
  await swedish.close();
});

test('nothing found, and an index that cannot be had, are told', async () => {
  const nothing = await search('/haku/?q=xqzw');
  assert.match(await nothing.locator('[role="status"]').innerText(), /ei löytynyt mitään/);
  assert.equal(await nothing.locator('.results').isVisible(), false);
  await nothing.close();
  const page = await browser.newPage();
  await page.route('**/haku/index', (route) => route.abort());
  await page.goto(`${site.origin}/haku/?q=lapsi`);
  await page.locator('[role="status"]:not(:empty)').waitFor();
  assert.match(await page.locator('[role="status"]').innerText(), /ei saatu haettua/);
  await page.close();
});

test('what is typed is text and nothing else', async () => {
  const page = await search(`/haku/?q=${encodeURIComponent('<img src=x onerror=alert(1)> tiedot')}`);
  assert.equal(await page.locator('main img').count(), 0);
  await page.close();
});

test('without scripts all notices can be browsed', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.origin}/haku/?q=lapsi`);
  assert.equal(await page.locator('.results').isVisible(), false);
  assert.ok(await page.locator('.search-all li a').count() > 15);
  await page.close();
});
