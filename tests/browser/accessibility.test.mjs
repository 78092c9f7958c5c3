// axe-core on one page of every kind, on wide and narrow screens, in light and dark.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { build, none, openBrowser, samples, serve, views } from './portal.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

for (const { name, address } of [...samples(portal), ...views(portal)]) {
  test(`axe: ${name}`, async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const faults = [];
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(site.origin + address);
      await page.evaluate(axe);
      // axe takes what is folded for hidden, also where a wide screen shows it unfolded.
      await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(
          (tags) => globalThis.axe.run({ runOnly: tags, resultTypes: ['violations'] }), TAGS);
        for (const { id, nodes } of violations) {
          for (const { target, failureSummary } of nodes) {
            faults.push(`${address} at ${width}, ${colorScheme}: ${id}: ${target}: ${failureSummary}`);
          }
        }
      }
    }
    await page.close();
    none(faults);
  });
}
