// The changes of a version: its views, the switch between them, the keys, paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build } from './portal.mjs';

let site, browser, address;

before(async () => {
  const portal = build();
  site = await serve(portal);
  browser = await openBrowser();
  const old = portal.pages.filter((page) => page.kind === 'old_revision' && page.address.startsWith(NOTICE));
  address = site.origin + old.filter((page) => page.html.includes('class="comparison"')).at(-1).address;
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** The classes of the views that are seen. */
const seen = (page) =>
  page.locator('.view').evaluateAll((views) =>
    views.filter((view) => view.checkVisibility()).map((view) => view.className));

test('one view is seen at a time, by links and without scripts', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(address);
    assert.deepEqual(await seen(page), ['view view-plain']);
    for (const view of ['text', 'side', 'list', 'plain']) {
      await page.locator('.views a').nth(['plain', 'text', 'side', 'list'].indexOf(view)).click();
      assert.deepEqual(await seen(page), [`view view-${view}`]);
    }
    await context.close();
  }
});

test('the keys n and p go from change to change, within the comparison alone', async () => {
  const page = await browser.newPage();
  await page.goto(address);
  await page.keyboard.press('n');
  assert.equal(new URL(page.url()).hash, '', 'the focus is not in the comparison');
  await page.locator('.views a').nth(1).focus();
  await page.keyboard.press('n');
  assert.equal(new URL(page.url()).hash, '#_1');
  assert.equal(await page.evaluate(() => document.activeElement.id), '_1');
  assert.deepEqual(await seen(page), ['view view-text']);
  await page.keyboard.press('p');
  assert.equal(new URL(page.url()).hash, '#_1', 'there is none before the first');
  await page.close();
});

test('a mark says in words what it is', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}#_muutokset`);
  const words = await page.locator('.changes-text :is(ins, del) > .hidden').allTextContents();
  assert.ok(words.length > 0 && words.every((word) => /^(lisätty|poistettu): $/.test(word)), words.join());
  const lines = await page.locator('.changes-text :is(ins, del)').evaluateAll((marks) =>
    marks.map((mark) => getComputedStyle(mark).textDecorationLine));
  assert.ok(lines.every((line) => line === 'underline' || line === 'line-through'), lines.join());
  await page.close();
});

test('the table has heads for its columns and rows', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}#_rinnakkain`);
  assert.equal(await page.locator('.side > thead th[scope="col"]').count(), 3);
  const rows = await page.locator('.side > tbody > tr').evaluateAll((rows) =>
    rows.map((row) => row.querySelector(':scope > th')?.scope));
  assert.ok(rows.length > 1 && rows.every((scope) => ['row', 'rowgroup'].includes(scope)), rows.join());
  await page.close();
});

test('paper leaves out neither the text nor the list of changes', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  for (const view of ['', '#_muutokset', '#_rinnakkain']) {
    await page.goto(address + view);
    const views = await seen(page);
    assert.ok(views.includes('view view-plain') && views.includes('view view-list'), views.join());
  }
  await page.close();
});
