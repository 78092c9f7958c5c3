// Any two versions of a notice: the forms, the page that puts them together, and its way around.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build } from './portal.mjs';

let portal, site, browser;

before(async () => {
  portal = build();
  site = await serve(portal);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  site?.close();
});

const COMPARE = `${NOTICE}vertaa/`;

/** The addresses of a notice's versions, the oldest first. */
const versionsOf = (notice) =>
  portal.pages.map((page) => page.address).filter((address) => address.startsWith(`${notice}historia/2`))
    .map((address) => address.split('/').at(-2))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const open = async (address, options) => {
  const page = await browser.newPage(options);
  await page.goto(site.origin + address);
  return page;
};

const compared = async (address) => {
  const page = await open(address);
  await page.locator('.compare-found').waitFor({ state: 'visible' });
  return page;
};

/** What the three views hold, with links within a text led to its own page. */
const viewsOf = (page) =>
  page.evaluate(() => ['.changes-text', '.side', '.changes-list'].map((selector) => {
    const view = document.querySelector(selector).cloneNode(true);
    for (const link of view.querySelectorAll('.folded a')) link.setAttribute('href', new URL(link.href).hash);
    for (const parts of view.querySelectorAll('thead')) parts.remove();
    view.normalize();
    return view.innerHTML.trim();
  }));

test('the form of the history leads to a comparison that can be shared', async () => {
  const page = await open(`${NOTICE}historia/`);
  const versions = versionsOf(NOTICE);
  await page.selectOption('#a', versions[0]);
  await page.selectOption('#b', versions[3]);
  await page.locator('.choice button').first().click();
  await page.locator('.compare-found').waitFor({ state: 'visible' });
  assert.equal(new URL(page.url()).pathname, COMPARE);
  assert.equal(new URL(page.url()).search, `?a=${versions[0]}&b=${versions[3]}`);
  assert.match(await page.title(), /^Versio 1, .* → Versio 4, /);
  assert.deepEqual([await page.inputValue('#a'), await page.inputValue('#b')], [versions[0], versions[3]]);
  assert.ok(await page.locator('.changes-text :is(ins, del)').count() > 0);
  assert.match(await page.locator('.change-facts').innerText(), /^\+\d+ \/ −\d+ sanaa$/);
  assert.doesNotMatch(await page.locator('.compare').innerText(), /undefined|null|NaN/);
  await page.close();
});

test('two versions in a row read as on the page of the later one', async () => {
  const notices = portal.pages.filter((page) => page.kind === 'history' && page.address.startsWith('/selosteet/'))
    .map((page) => page.address.replace('historia/', ''));
  let pairs = 0;
  for (const notice of notices.slice(0, 6)) {
    const versions = versionsOf(notice);
    for (const [at, version] of versions.entries()) {
      const page = await open(`${notice}historia/${version}/`);
      if (at > 0 && await page.locator('.comparison').count() > 0) {
        const both = await compared(`${notice}vertaa/?a=${versions[at - 1]}&b=${version}`);
        assert.deepEqual(await viewsOf(both), await viewsOf(page), `${notice} ${version}`);
        await both.close();
        pairs += 1;
      }
      await page.close();
    }
  }
  assert.ok(pairs > 15, `${pairs} pairs`);
});

test('the order of the two says nothing, and a day means the version then in force', async () => {
  const versions = versionsOf(NOTICE);
  for (const query of [`?a=${versions[5]}&b=${versions[1]}`, `?b=${versions[5]}&a=2018-12-24`]) {
    const page = await compared(COMPARE + query);
    assert.equal(new URL(page.url()).search, `?a=${versions[1]}&b=${versions[5]}`, query);
    await page.close();
  }
  const page = await compared(`${COMPARE}?a=${versions[0]}`);
  assert.equal(new URL(page.url()).search, `?a=${versions[0]}&b=${versions.at(-1)}`);
  await page.close();
});

test('a day leads to what was said on it', async () => {
  const versions = versionsOf(NOTICE);
  const page = await open(`${NOTICE}historia/`);
  await page.fill('#on', '2018-12-24');
  await page.locator('.choice button').last().click();
  await page.waitForURL(`${site.origin}${NOTICE}historia/${versions[1]}/`);
  // Of two versions of one day, the later one held.
  await page.goto(`${site.origin}${COMPARE}?on=2021-11-15`);
  await page.waitForURL(`${site.origin}${NOTICE}historia/2021-11-15-2/`);
  await page.close();
});

test('what cannot be compared is told, and the way around stands below', async () => {
  const versions = versionsOf(NOTICE);
  const told = {
    '?on=1999-01-01': /ei ollut voimassa/,
    '?a=1999-01-01': /ei löytynyt/,
    '?a=%3Cscript%3E&b=': /ei löytynyt/,
    [`?a=${versions[2]}&b=${versions[2]}`]: /saman version kahdesti/,
  };
  for (const [query, expected] of Object.entries(told)) {
    const page = await open(COMPARE + query);
    assert.match(await page.locator('[role="status"]').innerText(), expected, query);
    assert.equal(await page.locator('.compare-found').isVisible(), false, query);
    await page.close();
  }
  const page = await browser.newPage();
  await page.route('**/versiot.json', (route) => route.abort());
  await page.goto(`${site.origin}${COMPARE}?a=${versions[0]}`);
  await page.locator('[role="status"]:not(:empty)').waitFor();
  assert.match(await page.locator('[role="status"]').innerText(), /ei saatu haettua/);
  await page.close();
});

test('without scripts all changes can be read, one version after another', async () => {
  const page = await open(`${COMPARE}?a=2018-05-25`, { javaScriptEnabled: false });
  assert.equal(await page.locator('.compare-found').isVisible(), false);
  const links = await page.locator('.versions a[href*="#_muutokset"]').evaluateAll((all) =>
    all.map((link) => link.getAttribute('href')));
  const expected = versionsOf(NOTICE).slice(1).reverse().map((version) => `${NOTICE}historia/${version}/#_muutokset`);
  assert.deepEqual(links, expected);
  await page.close();
});

test('the keys and a shared place work as on the page of a version', async () => {
  const versions = versionsOf(NOTICE);
  const page = await compared(`${COMPARE}?a=${versions[0]}&b=${versions.at(-1)}#_2`);
  assert.equal(await page.locator('[id="_2"]:target').count(), 1);
  await page.locator('.views a').first().focus();
  await page.keyboard.press('n');
  assert.equal(new URL(page.url()).hash, '#_3');
  await page.locator('.views a').nth(1).click();
  assert.equal(await page.locator('.view-side').isVisible(), true);
  await page.close();
});

test('a notice in another language than its page is compared in its own', async () => {
  const address = '/en/notices/tekninen/venepaikat/compare/';
  const newest = versionsOf('/selosteet/tekninen/venepaikat/').at(-1);
  const page = await compared(`${address}?b=${newest}`);
  assert.equal(await page.locator('.changes-text h3').first().getAttribute('lang'), 'fi');
  assert.equal(await page.locator('.changes-text .hidden').first().getAttribute('lang'), 'en');
  assert.match(await page.locator('.change-facts').innerText(), / words$/);
  await page.close();
});

test('a former address leads on with what was asked of it', async () => {
  const moved = portal.pages.find((page) => page.kind === 'moved' && page.address.endsWith('/vertaa/'));
  const page = await open(`${moved.address}?a=2018-05-25`);
  await page.waitForURL((url) => url.pathname !== moved.address);
  assert.match(page.url(), /\/vertaa\/\?a=/);
  await page.close();
});

test('an old version leads to its comparison with the newest', async () => {
  const versions = versionsOf(NOTICE);
  const page = await open(`${NOTICE}historia/${versions[0]}/`);
  await page.getByRole('link', { name: 'Vertaa uusimpaan versioon' }).click();
  await page.locator('.compare-found').waitFor({ state: 'visible' });
  assert.equal(new URL(page.url()).search, `?a=${versions[0]}&b=${versions.at(-1)}`);
  await page.close();
});
