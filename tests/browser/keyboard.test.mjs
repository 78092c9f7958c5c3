// Pages can be used with the keyboard alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lookAt, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build, samples } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

const everySample = (options, look) => lookAt(samples(portal), { browser, origin: site.origin, ...options }, look);

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

/** Stops that the focus came to although they stand before the one that it came from. */
function outOfOrder() {
  const stops = [...globalThis.stops.keys()];
  return stops
    .filter((stop, at) => at > 0 && stops[at - 1].compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING)
    .map((stop) => `out of order: ${stop.outerHTML.slice(0, 90)}`);
}

for (const width of [1280, 390]) {
  test(`every link and button is reached in order and shows its focus at ${width} pixels`, () =>
    everySample({ viewport: { width, height: 800 } }, async (page) => {
      const stops = await tabThrough(page);
      const faults = stops[0]?.href === '#main' ? [] : ['the way past the menus is not first'];
      faults.push(...await page.evaluate(outOfOrder));
      for (const { html, ring, inside, bare } of stops) {
        if (!ring) faults.push(`no ring on ${html}`);
        if (!inside) faults.push(`out of the window: ${html}`);
        else if (!bare) faults.push(`covered: ${html}`);
      }
      const missed = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter((element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        .filter((element) => element.getClientRects().length && !globalThis.stops.has(element))
        .map((element) => element.outerHTML.slice(0, 90)));
      return [...faults, ...missed.map((html) => `not reached: ${html}`)];
    }));
}

test('the first link leads past the menus', () =>
  everySample({}, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    return page.evaluate(() => {
      const links = document.querySelectorAll('main :is(a[href], summary, select, input, button, [tabindex="0"])');
      const shown = [...links].find((link) => link.checkVisibility());
      const missed = shown && document.activeElement !== shown;
      return missed ? [`leads to ${document.activeElement.outerHTML.slice(0, 90)}`] : [];
    });
  }));

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

test('the contents list keeps the focus as it opens and closes', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  await page.goto(site.origin + NOTICE);
  await page.locator('.contents summary').focus();
  for (const open of [true, false, true]) {
    await page.keyboard.press(open ? 'Enter' : 'Space');
    assert.equal(await page.locator('.contents a').first().isVisible(), open);
    assert.ok(await page.locator('.contents summary').evaluate((summary) => summary === document.activeElement));
  }
  await page.close();
});

/** Where the focus is: its element's address, its ring, and whether it is in sight. */
const held = (page) =>
  page.evaluate(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    const { outlineStyle } = getComputedStyle(document.activeElement);
    return {
      href: document.activeElement.getAttribute('href'),
      ring: outlineStyle !== 'none',
      seen: top >= 0 && bottom <= innerHeight,
    };
  });

test('the focus stays where the view of a comparison was switched', async () => {
  const comparisons = samples(portal).filter(({ page }) => ['old_revision', 'compare'].includes(page.kind));
  await lookAt(comparisons, { browser, origin: site.origin }, async (page, sample) => {
    if (sample.page.kind === 'compare') {
      await page.locator('.choice button').first().press('Enter');
      await page.locator('.compare-found').waitFor();
    }
    await page.locator('.views a').first().focus();
    const faults = [];
    for (const view of await page.locator('.views a').evaluateAll((links) => links.map((link) => link.hash))) {
      while ((await held(page)).href !== view) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const { href, ring, seen } = await held(page);
      if (href !== view || !ring || !seen) faults.push(`${view}: the focus is lost: ${href}, ${ring}, ${seen}`);
      if (new URL(page.url()).hash !== view) faults.push(`${view} is not shown`);
    }
    return faults;
  });
});

test('two versions are chosen with the keys alone', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}${NOTICE}historia/`);
  await page.locator('#a').focus();
  const chosen = await page.inputValue('#a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.compare-found').waitFor();
  const asked = new URL(page.url()).searchParams;
  assert.ok(asked.get('a') && asked.get('a') !== chosen, page.url());
  await page.close();
});

test('the choice of language leads to the same page, and its keys begin anew', () =>
  everySample({}, async (page, sample) => {
    const { languages, lang: from } = sample.page;
    const { lang, href } = languages[(languages.findIndex((each) => each.lang === from) + 1) % languages.length];
    const kind = await page.evaluate(() => document.body.className);
    await page.locator(`.languages a[lang="${lang}"]`).press('Enter');
    await page.waitForURL(site.origin + href);
    const there = await page.evaluate(() => [document.documentElement.lang, document.body.className].join());
    await page.keyboard.press('Tab');
    const { href: first } = await held(page);
    return [
      ...(there === `${lang},${kind}` ? [] : [`${lang}: ${there}`]),
      ...(first === '#main' ? [] : [`${lang}: the first key leads to ${first}`]),
    ];
  }));
