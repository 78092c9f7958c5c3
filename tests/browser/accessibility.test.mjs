// axe-core on one page of every kind in every language, on wide and narrow screens, in light and dark, and
// in forced colours.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { lookAt, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build, samples, views } from './portal.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'];

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

/** What axe finds on a page as it looks now. */
async function violations(page, rules = {}) {
  const found = await page.evaluate(
    ([tags, rules]) => globalThis.axe.run({ runOnly: tags, rules, resultTypes: ['violations'] }), [TAGS, rules]);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}

/** Puts axe into a page, and opens all that is folded. */
async function prepare(page) {
  await page.evaluate(axe);
  // A search has its say first.
  await page.waitForFunction(() => !location.search.includes('q=') || document.querySelector('.search-state:not(:empty)'));
  // axe takes what is folded for hidden, also where a wide screen shows it unfolded.
  await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
}

const all = [...samples(portal), ...views(portal)];

test('axe sees faults', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin);
  await prepare(page);
  await page.evaluate(() => {
    const faint = document.createElement('p');
    const image = document.createElement('img');
    faint.textContent = 'Vika';
    image.src = '/none.png';
    document.querySelector('main').append(faint, image);
    faint.style.color = 'color-mix(in srgb, var(--ink) 20%, var(--ground))';
  });
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const found = (await violations(page)).map((said) => said.split(':')[0]);
    assert.deepEqual(found.sort(), ['color-contrast', 'image-alt'], colorScheme);
  }
  await page.close();
});

for (const width of [1280, 390]) {
  test(`axe finds nothing at ${width} pixels, in light and dark`, () =>
    lookAt(all, { browser, origin: site.origin, viewport: { width, height: 800 } }, async (page) => {
      await prepare(page);
      const faults = [];
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await violations(page)).map((said) => `${colorScheme}: ${said}`));
      }
      return faults;
    }));
}

const finnish = all.filter(({ page }) => page.lang === 'fi');

test('axe finds nothing at 320 pixels', () =>
  lookAt(finnish, { browser, origin: site.origin, viewport: { width: 320, height: 700 } }, async (page) => {
    await prepare(page);
    return violations(page);
  }));

// axe reads the colour that the page asked for, not the one that was forced; reading.test.mjs measures that.
test('axe finds nothing in forced colours', () =>
  lookAt(finnish, { browser, origin: site.origin, forcedColors: 'active' }, async (page) => {
    await prepare(page);
    return violations(page, { 'color-contrast': { enabled: false } });
  }));
