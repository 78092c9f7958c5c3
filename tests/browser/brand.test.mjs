// A portal in other colours: what readers meet can be read, in light and in dark.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { none, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, buildOf, root, samples } from './portal.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const BRANDS = {
  brick: ['color = "#8c2b1e"', 'ground = "#faf6f1"', 'deep = "#4a1710"'],
  forest: ['color = "#1f5a2e"', 'ground = "#f6f5f0"', 'typeface = "system"'],
  // None of these can be read as they are.
  yellow: ['color = "#ffc61e"', 'ground = "#c9d3d6"', 'accent = "#fd4f00"', 'deep = "#9fc9eb"'],
};

/** The example portal with a `[brand]` of its own, built once. */
function branded(name) {
  return (portals[name] ??= built(BRANDS[name]));
}

const portals = {};

function built(settings) {
  const folder = mkdtempSync(join(tmpdir(), 'seloste-brand-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  const site = join(folder, 'site/site.toml');
  writeFileSync(site, `${readFileSync(site, 'utf8')}\n[brand]\n${settings.join('\n')}\n`);
  return buildOf(folder, '--working-copy');
}

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

for (const name of Object.keys(BRANDS)) {
  test(`axe: ${name}`, async () => {
    const portal = branded(name);
    const site = await serve(portal);
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const revision = samples(portal).find((sample) => sample.name === 'old revision, fi').address;
    const faults = [];
    for (const address of ['/', NOTICE, `${NOTICE}historia/`, `${revision}#_muutokset`, '/muutokset/']) {
      await page.goto(site.origin + address);
      await page.evaluate(axe);
      await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(
          (tags) => globalThis.axe.run({ runOnly: tags, resultTypes: ['violations'] }), TAGS);
        for (const { id, nodes } of violations) {
          for (const { target, failureSummary } of nodes) {
            faults.push(`${address}, ${colorScheme}: ${id}: ${target}: ${failureSummary}`);
          }
        }
      }
    }
    await page.close();
    site.close();
    none(faults);
  });
}

test('the rule at the top has the colour given, and links one that can be read', async () => {
  const portal = branded('yellow');
  const site = await serve(portal);
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.goto(`${site.origin}/`);
  const looks = await page.evaluate(() => ({
    rule: getComputedStyle(document.querySelector('.site-header')).borderTopColor,
    link: getComputedStyle(document.querySelector('main p a')).color,
  }));
  assert.equal(looks.rule, 'rgb(255, 198, 30)');
  assert.notEqual(looks.link, looks.rule);
  await page.close();
  site.close();
});

test("the system's letters ask for no font", async () => {
  const portal = branded('forest');
  const site = await serve(portal);
  const page = await browser.newPage();
  const fonts = [];
  page.on('request', (request) => { if (request.resourceType() === 'font') fonts.push(request.url()); });
  await page.goto(site.origin + NOTICE, { waitUntil: 'networkidle' });
  none(fonts);
  await page.setViewportSize({ width: 320, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'scrolls sideways');
  assert.equal([...portal.files.keys()].filter((file) => file.includes('.woff2')).length, 0);
  await page.close();
  site.close();
});
