// Pages can be used with the keyboard alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build, none, openBrowser, samples, serve } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

/** What has the focus, how it shows, and whether it can be seen; nothing at the end of the page. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // The parts of a date are one field.
  if (element === globalThis.last) return { within: true };
  globalThis.last = element;
  // The ring of a card stands on its cover.
  const looks = [getComputedStyle(element), getComputedStyle(element, '::after')];
  const ring = looks.some(({ outlineStyle, outlineWidth }) =>
    outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const boxes = [...element.getClientRects()];
  const inside = boxes.length > 0 && left >= 0 && right <= innerWidth && bottom > 0 && top < innerHeight;
  const at = boxes.map((box) => document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2));
  const bare = x > 0 && y > 0 && at.some((found) => found && (element.contains(found) || found.contains(element)));
  globalThis.stops ??= new Map();
  if (globalThis.stops.has(element)) return null;
  globalThis.stops.set(element, true);
  return { html: element.outerHTML.slice(0, 90), href: element.getAttribute('href'), ring, inside, bare };
}

async function tabThrough(page) {
  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (!stop) return stops;
    if (!stop.within) stops.push(stop);
  }
}

for (const width of [1280, 320]) {
  test(`every link and button shows its focus at ${width} pixels`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const faults = [];
    for (const { address } of samples(portal)) {
      await page.goto(site.origin + address);
      const stops = await tabThrough(page);
      if (stops[0]?.href !== '#main') faults.push(`${address}: the way past the menus is not first`);
      for (const { html, ring, inside, bare } of stops) {
        if (!ring) faults.push(`${address}: no ring on ${html}`);
        if (!inside) faults.push(`${address}: out of the window: ${html}`);
        else if (!bare) faults.push(`${address}: covered: ${html}`);
      }
      const missed = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter((element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        .filter((element) => element.getClientRects().length && !globalThis.stops.has(element))
        .map((element) => element.outerHTML.slice(0, 90)));
      faults.push(...missed.map((html) => `${address}: not reached: ${html}`));
    }
    await page.close();
    none(faults);
  });
}

test('the first link leads past the menus', async () => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const { address } of samples(portal)) {
    await page.goto(site.origin + address);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => {
      const links = document.querySelectorAll('main :is(a[href], summary, select, input, button, [tabindex="0"])');
      const shown = [...links].find((link) => link.checkVisibility());
      return !shown || document.activeElement === shown || document.activeElement.outerHTML;
    });
    assert.equal(first, true, address);
  }
  await page.close();
});

test('the contents open on a narrow screen', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  const { address } = samples(portal).find(({ page: { kind } }) => kind === 'notice');
  await page.goto(site.origin + address);
  await page.locator('.contents summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const hash = new URL(page.url()).hash;
  assert.equal(hash, await page.locator('.contents a').first().getAttribute('href'));
  assert.ok(await page.locator(hash).evaluate((heading) => {
    const { top, bottom } = heading.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'the heading is in sight');
  await page.close();
});
