// Pages can be read: on narrow screens, enlarged, on paper, without scripts, in forced colours.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build, none, openBrowser, samples, serve } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

/** Looks at every sample; what `look` returns or yields are its faults. */
async function everySample(options, look) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = [];
  for (const sample of samples(portal)) {
    await page.goto(site.origin + sample.address);
    const found = await look(page, sample);
    faults.push(...found.map((fault) => `${sample.address}: ${fault}`));
  }
  await context.close();
  none(faults);
}

/** What runs out of the window at the side. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1);
  return [`wider than ${width}: ${wide.map((element) => element.outerHTML.slice(0, 60)).slice(0, 3)}`];
}

/** Text that is cut off by its box. */
function clipped() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const cuts = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
      const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      return cuts && over && clipPath === 'none' && element.innerText?.trim();
    })
    .map((element) => `cut off: ${element.outerHTML.slice(0, 80)}`);
}

const phone = { width: 320, height: 700 };
const desk = { width: 1280, height: 800 };

test('nothing scrolls sideways at 320 pixels', () =>
  everySample({ viewport: phone }, (page) => page.evaluate(overflowing)));

test('nothing scrolls sideways with text of 200 per cent', () =>
  everySample({ viewport: desk }, async (page) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    return [...await page.evaluate(overflowing), ...await page.evaluate(clipped)];
  }));

test('no text is cut off when it is set wider', () =>
  everySample({ viewport: phone }, async (page) => {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-bottom: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    });
    return [...await page.evaluate(overflowing), ...await page.evaluate(clipped)];
  }));

test('the order on a narrow screen is the order of the text', () =>
  everySample({ viewport: phone }, (page) => page.evaluate(() => {
    const parts = [...document.querySelectorAll(':is(header, main, footer) :is(h1, h2, h3, p, dt, dd)')]
      .filter((part) => part.checkVisibility() && part.getClientRects().length)
      .map((part) => [part.getBoundingClientRect().top, part.innerText.slice(0, 40)]);
    return parts
      .filter(([top], at) => at > 0 && top < parts[at - 1][0] - 1)
      .map(([, text]) => `stands above what precedes it: ${text}`);
  })));

test('every date of the page stands in a time element', () =>
  everySample({}, (page) => page.evaluate(() => {
    // What the staff has written is left as it is.
    const authors = [
      '.document', '.lead', '.last-change', '.change-note', '.line-summary', '.brief dd',
      '.timeline h2', '.timeline div > p:not([class])', '.what-changed > p:not([class])',
      '[aria-labelledby="removed"] > p + p', '.versions p:not([class])',
    ].join();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faults = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const bare = !parentElement.closest(`time, option, ${authors}`) && /\b\d{1,2}(\.\d{1,2}\.| [A-Z][a-z]+ )\d{4}\b/.test(data);
      if (bare) faults.push(`bare date: ${data.trim()}`);
    }
    const times = [...document.querySelectorAll('time')];
    const wrong = times.filter((time) => {
      const [year, month, day] = time.dateTime.split('-').map(Number);
      const written = { fi: `${day}.${month}.${year}`, sv: `${day}.${month}.${year}` }[document.documentElement.lang];
      return written ? time.innerText !== written : !time.innerText.includes(`${year}`);
    });
    return [...faults, ...wrong.map((time) => `wrong date: ${time.outerHTML}`)];
  })));

test('links of one name lead to one place', () =>
  everySample({}, (page) => page.evaluate(() => {
    const places = new Map();
    const faults = [];
    for (const link of document.querySelectorAll('a[href]')) {
      // In a list of changes, the date and the name together.
      const date = link.closest('li')?.querySelector('time')?.innerText ?? '';
      const name = `${link.textContent.replace(/\s+/g, ' ').trim()} ${date}`;
      if (places.has(name) && places.get(name) !== link.href) faults.push(`${name}: ${link.href}, ${places.get(name)}`);
      places.set(name, link.href);
    }
    return faults;
  })));

test('without scripts a page reads the same', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  await everySample({}, async (page, { address }) => {
    await bare.goto(site.origin + address);
    const [with_, without] = await Promise.all([page, bare].map((each) => each.locator('body').innerText()));
    return with_ === without ? [] : ['other text without scripts'];
  });
  await context.close();
});

test('on paper the text stays and the menus go', () =>
  everySample({}, async (page) => {
    const texts = () => page.evaluate(() => [...document.querySelectorAll('h1, .document, .change-note')]
      .map((part) => part.checkVisibility() ? part.innerText.trim() : 'nothing'));
    const screen = await texts();
    await page.emulateMedia({ media: 'print' });
    const paper = await texts();
    const menus = await page.evaluate(() => [...document.querySelectorAll('nav, .skip, .button')]
      .filter((part) => part.checkVisibility() && part.innerText.trim())
      .map((part) => part.outerHTML.slice(0, 80)));
    await page.emulateMedia({ media: null });
    const lost = screen.filter((text, at) => text !== paper[at]);
    return [
      ...menus.map((menu) => `on paper: ${menu}`),
      ...lost.map((text) => `not on paper: ${text.slice(0, 80)}`),
    ];
  }));

test('forced colours hide no text', () =>
  everySample({ forcedColors: 'active' }, (page) => page.evaluate(() => {
    const rgba = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (part) => {
      const linear = part / 255;
      return linear <= .04045 ? linear / 12.92 : ((linear + .055) / 1.055) ** 2.4;
    };
    const luminance = ([red, green, blue]) => .2126 * light(red) + .7152 * light(green) + .0722 * light(blue);
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 1) > .5) return colour;
      }
      return [255, 255, 255];
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const pair = [rgba(getComputedStyle(element).color), ground(element)].map(luminance);
        return (Math.max(...pair) + .05) / (Math.min(...pair) + .05) < 4.5;
      })
      .map((element) => `not seen: ${element.outerHTML.slice(0, 80)}`);
  })));

test('an address that has moved leads on', async () => {
  const moved = portal.pages.filter((page) => page.kind === 'moved');
  assert.ok(moved.length > 0, 'the portal has an address that has moved');
  const page = await browser.newPage();
  for (const { address, html } of moved) {
    const target = html.match(/http-equiv="refresh" content="0; url=([^"]+)"/)[1];
    await page.goto(site.origin + address, { waitUntil: 'commit' });
    await page.waitForURL(site.origin + target, { timeout: 5000 });
    assert.notEqual(portal.page(target).kind, 'moved', `${address} leads straight to its end`);
  }
  await page.close();
});
