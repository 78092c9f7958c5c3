// Search in the browser: what is typed, found and told.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build, root } from './portal.mjs';

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
  assert.match(await page.locator('[role="status"]').innerText(), /^(\d+ selostetta|1 seloste)\.$/);
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
  assert.ok((await swedish.locator('.results a').evaluateAll((all) => all.map((it) => new URL(it.href).pathname)))
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

test('the state of a search is its address: facets narrow, and the way back is open', async () => {
  const page = await search('/haku/?q=lapsi');
  const all = await page.locator('.results > li').count();
  const box = page.locator('.filters label', { hasText: 'Lakisääteinen velvoite' });
  const left = Number(await box.locator('.count').innerText());
  assert.ok(left > 0 && left < all, `${left} of ${all}`);
  await box.locator('input').check();
  await page.waitForFunction((count) => document.querySelectorAll('.results > li').length === count, left);
  assert.equal(new URL(page.url()).search, '?q=lapsi&oikeusperuste=lakisaateinen-velvoite');
  assert.match(await page.locator('[role="status"]').innerText(), new RegExp(`^${left === 1 ? '1 seloste' : `${left} selostetta`}\\.$`));
  assert.equal(await page.locator('.chip').count(), 1);
  await page.reload();
  await page.locator('.results > li').first().waitFor();
  assert.equal(await page.locator('.results > li').count(), left);
  assert.equal(await box.locator('input').isChecked(), true);
  await page.goBack();
  await page.waitForFunction((count) => document.querySelectorAll('.results > li').length === count, all);
  assert.equal(await box.locator('input').isChecked(), false);
  await page.goForward();
  await page.locator('.chip').click();
  await page.waitForFunction((count) => document.querySelectorAll('.results > li').length === count, all);
  await page.close();
});

test('each count says how many notices its box leaves, and the page of the facet lists the same', async () => {
  const page = await search('/haku/?toimiala=sivistys');
  const counts = await page.locator('.filters label:visible').evaluateAll((all) => all.map((it) => [
    it.querySelector('input').name, it.querySelector('input').value, Number(it.querySelector('.count').textContent)]));
  const facets = counts.filter(([name]) => !['vanhat', 'nappain'].includes(name));
  assert.ok(facets.length > 10);
  assert.ok(facets.filter(([name]) => name === 'tiedot').length >= 4);
  for (const [name, value, count] of facets.filter(([name]) => name === 'tiedot').slice(0, 4)) {
    await page.goto(`${site.origin}/haku/?toimiala=sivistys&${name}=${value}`);
    await page.locator('[role="status"]:not(:empty)').waitFor();
    const found = await page.locator('.results h2 a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
    assert.equal(found.length, count, value);
    await page.goto(`${site.origin}/rajaus/${name}/${value}/`);
    const listed = await page.locator('.letter a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
    assert.ok(found.every((href) => listed.includes(href)), value);
  }
  await page.close();
});

test('words are marked in what is shown of a section, and on the page that a result leads to', async () => {
  const page = await search('/haku/?q=lasten%20tiedot');
  const snippet = page.locator('.snippet:not(:empty)').first();
  await snippet.waitFor();
  assert.match(await snippet.locator('mark').first().innerText(), /laps|last|tiedo|tieto/i);
  const result = page.locator('.results > li').first();
  await result.locator('.parts a[href*="sanat"]').first().waitFor();
  await result.locator('.parts a').first().click();
  await page.locator('.document mark').first().waitFor();
  const { hash, searchParams } = new URL(page.url());
  assert.ok(searchParams.get('sanat').split(' ').length > 0);
  await page.waitForFunction((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, decodeURIComponent(hash.slice(1)));
  const text = await page.locator('.document').evaluate((it) => it.textContent);
  await page.locator('.found a').click();
  await page.waitForURL((url) => !url.searchParams.has('sanat'));
  assert.equal(await page.locator('mark').count(), 0);
  assert.equal(await page.locator('.document').evaluate((it) => it.textContent), text);
  await page.close();
});

test('an address cannot put anything but marks on a page', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/selosteet/sivistys/varhaiskasvatuksen-asiakasrekisteri/?sanat=${encodeURIComponent('<b>x (tiedot .* [ tiedot')}`);
  assert.ok(await page.locator('mark').count() > 0);
  assert.equal(await page.locator('.document b').count(), 0);
  assert.ok((await page.locator('mark').allInnerTexts()).every((word) => /tiedot/i.test(word)));
  await page.close();
});

test('past versions and removed notices are found when they are asked for', async () => {
  const page = await search('/haku/?q=sosiaalihuolto%20asiakasrekisteri');
  assert.equal(await page.locator('.results-past > li').count(), 0);
  await page.locator('.filters label', { hasText: 'vanhat versiot' }).locator('input').check();
  await page.locator('.results-past > li').first().waitFor();
  assert.ok(new URL(page.url()).searchParams.has('vanhat'));
  assert.match(await page.locator('.results-past').innerText(), /seloste on poistettu/);
  assert.match(await page.locator('[role="status"]').innerText(), /vanha/);
  const hrefs = await page.locator('.results-past h2 a').evaluateAll((all) => all.map((it) => new URL(it.href).pathname));
  assert.ok(hrefs.every((href) => /\/historia\/\d{4}-\d\d-\d\d/.test(href)), hrefs.join());
  await page.close();
});

test('the keyboard leads to the field, through the results and back', async () => {
  const page = await search('/haku/?q=varhaiskasvatus');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.keyboard.press('/');
  assert.equal(await focused(), 'q');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), await page.locator('.results h2 a').first().innerText());
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), await page.locator('.results h2 a').nth(1).innerText());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'q');
  await page.keyboard.type(' a/b');
  assert.match(await page.inputValue('#q'), /a\/b$/);
  await page.locator('.filters label', { hasText: 'Näppäin' }).locator('input').uncheck();
  await page.keyboard.press('/');
  assert.notEqual(await focused(), 'q');
  await page.close();
});

test('what is typed is searched without a step of history for each letter', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/haku/`);
  const steps = await page.evaluate(() => history.length);
  await page.locator('#q').pressSequentially('kirjasto', { delay: 20 });
  await page.locator('.results > li').first().waitFor();
  await page.waitForFunction(() => location.search === '?q=kirjasto');
  assert.equal(await page.evaluate(() => history.length), steps);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.press('Enter');
  await page.waitForFunction((steps) => history.length === steps + 1, steps);
  await page.close();
});

test('where nothing is found, what may help is offered', async () => {
  const page = await search('/haku/?q=småbarnspedagogik');
  const link = page.locator('.search-advice a', { hasText: 'ruotsinkielisistä' });
  await link.click();
  await page.locator('.results > li').first().waitFor();
  assert.match(page.url(), /\/sv\/sok\/\?q=/);
  await page.goto(`${site.origin}/haku/?q=xqzw%20lapsi`);
  await page.locator('.search-advice p').first().waitFor();
  assert.match(await page.locator('.search-advice').innerText(), /Sanaa ”xqzw” ei löytynyt/);
  assert.ok(await page.locator('.results > li').count() > 0);
  await page.close();
});

test('browsers are told how to search', async () => {
  for (const [address, search] of [['/', '/haku/'], ['/sv/', '/sv/sok/'], ['/en/', '/en/search/']]) {
    const page = await browser.newPage();
    await page.goto(site.origin + address);
    const href = await page.locator('link[rel="search"]').getAttribute('href');
    const text = await (await page.request.get(site.origin + href)).text();
    assert.match(text, new RegExp(`template="https://[^"]+${search}\\?q={searchTerms}"`));
    const [, name] = text.match(/<ShortName>(.*)<\/ShortName>/);
    assert.ok(name.length <= 16, name);
    await page.close();
  }
});

test('nothing that the pages of search do is against the policy', async () => {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  for (const address of ['/haku/?q=lapsi&vanhat=1', '/haku/?q=xqzw', '/selosteet/sivistys/varhaiskasvatuksen-asiakasrekisteri/?sanat=lapsen']) {
    await page.goto(site.origin + address);
    await page.waitForLoadState('networkidle');
  }
  assert.deepEqual(said, []);
  await page.close();
});

test('the scripts of search are small', () => {
  const script = (name) => gzipSync(readFileSync(join(root, 'themes/default/scripts', name)), { level: 9 }).length;
  assert.ok(script('search.js') <= 6000, `${script('search.js')}`);
});
