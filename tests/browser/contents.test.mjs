// The contents list follows the reading.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build } from './portal.mjs';

let site, browser;

before(async () => {
  site = await serve(build());
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  site?.close();
});

test('the section that is read is marked in the contents list, one at a time', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await page.goto(site.origin + NOTICE);
  const links = page.locator('.contents a');
  for (const at of [5, 9, 2]) {
    const place = await links.nth(at).getAttribute('href');
    await links.nth(at).click();
    const marked = page.locator('.contents a[aria-current="true"]');
    await page.waitForFunction((place) =>
      document.querySelector('.contents a[aria-current]')?.getAttribute('href') === place, place);
    assert.equal(await marked.count(), 1);
  }
  await page.close();
});
