// How a page is set: fonts with the letters that notices need, long compounds on narrow screens, paper.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { buildOf } from './portal.mjs';

const COMPOUND = 'varhaiskasvatuksenpalveluprosessirekisteriselosteet';
const CAPITALS = COMPOUND.toUpperCase();
const NOTICE = '/selosteet/sivistys/pitka/';

const folder = mkdtempSync(join(tmpdir(), 'seloste-typography-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const files = {
  'site/site.toml': `base_url = "https://tietosuoja.tuulisalmi.example/"
languages = ["fi", "sv"]
[organisation]
name = "Tuulisalmi"
`,
  'site/accessibility.md': '+++\ntitle = "Saavutettavuusseloste"\n+++\n\nHyvä.\n',
  'content/sivistys/_index.md': '+++\ntitle = "Sivistys"\n+++\n',
  'content/sivistys/pitka.md': `+++
title = "${COMPOUND}"
date = 2026-05-18
summary = "Lue ${COMPOUND}."
+++

Lue [omista tiedoista](https://www.tuulisalmi.example/omat-tiedot).

## 1. ${CAPITALS}

${COMPOUND} ja **${COMPOUND}**.

- ${COMPOUND}
- \`${COMPOUND}\`

### ${COMPOUND}

| ${COMPOUND} | Aika | ${COMPOUND} |
|---|---|---|
| ${COMPOUND} | 5 vuotta | ${COMPOUND} |

> ${COMPOUND}

## Tietojen säilytysaika

Čohkká, đuohta, ŋuolla, šaddu, ŧoaŋggit, ožžon. ${'Pitkä kappale tekstiä, jotta sivuja on useita. '.repeat(120)}
`,
};
for (const [file, text] of Object.entries(files)) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const git = (...args) => execFileSync('git', ['-c', 'user.name=Testi', '-c', 'user.email=testi@tuulisalmi.example', ...args], {
  cwd: folder,
  env: { ...process.env, GIT_AUTHOR_DATE: '2026-05-18T12:00:00+0300', GIT_COMMITTER_DATE: '2026-05-18T12:00:00+0300' },
});
git('init', '--quiet', '--initial-branch=main');
git('add', '--all');
git('commit', '--quiet', '-m', 'Seloste julkaistu');

const portal = buildOf(folder);
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

test('a compound of fifty letters does not widen a page of 320 pixels', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  for (const address of ['/', '/selosteet/', NOTICE, `${NOTICE}historia/`, `${NOTICE}historia/2026-05-18/`]) {
    await page.goto(site.origin + address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 320, address);
    const wide = await page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, th, dd, a)')]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > 321)
      .map((part) => part.outerHTML.slice(0, 80)));
    assert.deepEqual(wide, [], address);
  }
  await page.close();
});

test('headings part at syllables, and their hyphens stay out of addresses and titles', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  await page.goto(site.origin + NOTICE);
  const found = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('.document :is(h2, h3), h1')].map((heading) => heading.textContent),
    lines: document.querySelector('h1').getClientRects().length,
    elsewhere: [document.title, ...[...document.querySelectorAll('[id], [href]')].map((it) => it.id + it.getAttribute('href'))].join(' '),
    hyphens: getComputedStyle(document.querySelector('.document p')).hyphens,
    lang: document.querySelector('.document p').closest('[lang]').lang,
  }));
  assert.ok(found.headings.filter((text) => text.includes('var\u00adhais') || text.includes('VAR\u00adHAIS')).length === 3, `${found.headings}`);
  assert.ok(!found.elsewhere.includes('\u00ad'));
  assert.equal(found.hyphens, 'auto');
  assert.equal(found.lang, 'fi');
  await page.close();
});

test('both fonts have the letters of Finnish, Swedish and the Sámi languages', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin + NOTICE);
  const missing = await page.evaluate(async () => {
    const letters = [...'abcåäöéüßøæÅÄÖÉÜØÆ§–”’“‘…€\u00a0', ...'čđŋšŧžČĐŊŠŦŽ'];
    const plain = ['serif', 'monospace'];
    const canvas = document.createElement('canvas').getContext('2d');
    const faults = [];
    for (const [family, weight] of [['--sans', 400], ['--sans', 600], ['--serif', 600]]) {
      const names = getComputedStyle(document.documentElement).getPropertyValue(family).split(',').slice(0, 2).join(',');
      await document.fonts.load(`${weight} 40px ${names}`, letters.join(''));
      if (!document.fonts.check(`${weight} 40px ${names}`, letters.join(''))) faults.push(`${names} is not loaded`);
      for (const letter of letters) {
        // A letter that a font lacks is as wide as in whichever font stands in for it.
        const widths = plain.map((instead) => {
          canvas.font = `${weight} 40px ${names}, ${instead}`;
          return canvas.measureText(letter.repeat(20)).width;
        });
        if (widths[0] !== widths[1]) faults.push(`${names} ${weight}: ${letter}`);
      }
    }
    return faults;
  });
  assert.deepEqual(missing, []);
  const css = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.style.getPropertyValue('font-display')));
  assert.ok(css.length >= 4 && css.every((display) => display === 'swap'), `${css}`);
  await page.close();
});

/** The number of pages of a PDF, and whether it is A4. */
function paper(pdf) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, ...sides]) => sides.map(Math.round));
  return { pages: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, boxes };
}

test('a notice is printed on A4, with its lasting address and without colours of the dark', async () => {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.goto(site.origin + NOTICE);
  const { pages, boxes } = paper(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(pages > 1);
  assert.ok(boxes.every(([width, height]) => Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2), `${boxes}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const found = await page.evaluate(() => {
    const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
    const margins = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return {
      address: style('html').getPropertyValue('--address'),
      printed: document.querySelector('.printed').innerText,
      link: style('.document a[href^="http"]', '::after').content,
      kept: [style('.document h2').breakAfter, style('.document tr').breakInside],
      colours: [style('body').backgroundColor, style('.document p').color],
      menus: [...document.querySelectorAll('nav, .button')].filter((menu) => menu.checkVisibility()).length,
      margins: JSON.stringify(margins.map((rule) => rule.cssText)).includes('counter(pages)'),
    };
  });
  const address = `https://tietosuoja.tuulisalmi.example${NOTICE}historia/2026-05-18/`;
  assert.equal(found.address, `"${address}"`);
  assert.ok(found.printed.endsWith(address), found.printed);
  assert.equal(found.link, '" (" "https://www.tuulisalmi.example/omat-tiedot" ")"'.replaceAll('" "', ''));
  assert.deepEqual(found.kept, ['avoid', 'avoid']);
  assert.deepEqual(found.colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  assert.equal(found.menus, 0);
  assert.ok(found.margins);
  await page.close();
});
