// Pages can be read: on narrow screens, enlarged, on paper, without scripts, in forced colours.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lookAt, none, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build, samples } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

const everySample = (options, look) => lookAt(samples(portal), { browser, origin: site.origin, ...options }, look);

/** Looks at samples in Finnish alone: for what is the same in every language. */
const everyKind = (options, look) =>
  lookAt(samples(portal).filter(({ page }) => page.lang === 'fi'), { browser, origin: site.origin, ...options }, look);

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

test('nothing scrolls sideways and nothing is cut off with text of 200 per cent', () =>
  everySample({ viewport: desk }, async (page) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const grown = [...await page.evaluate(overflowing), ...await page.evaluate(clipped)];
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    // The reader's own size of text, which the widths of the styles follow.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    const chosen = [...await page.evaluate(overflowing), ...await page.evaluate(clipped)];
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    await session.detach();
    return [...grown, ...chosen, ...(size === '32px' ? [] : [`text of ${size}`])];
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
      return written ? time.textContent !== written : !time.textContent.includes(`${year}`);
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
  const read = async (javaScriptEnabled) => {
    const texts = new Map();
    await everySample({ javaScriptEnabled }, async (page, { address }) => {
      texts.set(address, await page.locator('body').innerText());
      return [];
    });
    return texts;
  };
  const [scripted, bare] = [await read(true), await read(false)];
  none([...scripted].filter(([address, text]) => text !== bare.get(address)).map(([address]) => address));
});

test('without styles all is there, in the order of the page', () =>
  everyKind({ viewport: desk }, async (page, { address }) => {
    const styled = await page.evaluate(() => document.body.innerText);
    await page.route('**/*.css', (route) => route.abort());
    await page.goto(site.origin + address);
    const faults = await page.evaluate((styled) => {
      const words = (text) => new Set(text.replaceAll('\u00ad', '').toLowerCase().match(/[\p{L}\p{N}]+/gu));
      const bare = words(document.body.innerText);
      const lost = [...words(styled)].filter((word) => !bare.has(word)).map((word) => `not there: ${word}`);
      const pictures = [...document.querySelectorAll('svg, img')]
        .filter((picture) => picture.getBoundingClientRect().width > 64)
        .map((picture) => `as large as the text: ${picture.outerHTML.slice(0, 80)}`);
      const parts = ['.skip', '.brand', '.languages', '.site-nav', 'h1', '.site-footer']
        .map((part) => document.querySelector(part).getBoundingClientRect().top);
      const ordered = parts.every((top, at) => at === 0 || top >= parts[at - 1]);
      const hidden = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, td, th)')]
        .filter((part) => part.innerText.trim() && !part.checkVisibility() && !part.closest('[hidden], details'))
        .map((part) => `hidden: ${part.outerHTML.slice(0, 80)}`);
      return [...lost, ...pictures, ...hidden, ...(ordered ? [] : [`out of order: ${parts}`])];
    }, styled);
    const wide = await page.evaluate(overflowing);
    await page.unroute('**/*.css');
    return [...faults, ...wide];
  }));

test('nothing moves for those who want it still', async () => {
  const moving = () => [document.documentElement, ...document.querySelectorAll('body *')]
    .filter((element) => [null, '::before', '::after'].some((part) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }))
    .map((element) => `moves: ${element.outerHTML.slice(0, 60)}`);
  await everyKind({ reducedMotion: 'reduce' }, (page) => page.evaluate(moving));
  const page = await browser.newPage({ reducedMotion: 'no-preference' });
  await page.goto(site.origin);
  assert.equal((await page.evaluate(moving)).length, 1, 'the page glides for others');
  await page.close();
});

test('in the dark pages are dark', () =>
  everyKind({ colorScheme: 'dark' }, (page) => page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const light = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return Math.max(red, green, blue);
    };
    return [document.body, ...document.querySelectorAll('.site-header, .site-footer, .sheet, select, input')]
      .filter((part) => light(getComputedStyle(part).backgroundColor) > 80)
      .map((part) => `light: ${part.outerHTML.slice(0, 60)}`);
  })));

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
  everyKind({ forcedColors: 'active' }, (page) => page.evaluate(() => {
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

test('forced colours leave every control its edge', () =>
  everyKind({ forcedColors: 'active' }, (page) => page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const edged = (element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
      return borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1 && borderTopColor !== ground;
    };
    return [...document.querySelectorAll('.button, button, select, input, summary, .views a, .letters a')]
      .filter((control) => control.checkVisibility() && !edged(control) && !edged(control.parentElement))
      .map((control) => `no edge: ${control.outerHTML.slice(0, 80)}`);
  })));
