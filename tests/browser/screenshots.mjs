// Pictures of the example portal. `npm run screenshots` takes every kind of page, wide and narrow, in light
// and dark, into target/screenshots/; `npm run screenshots -- readme` those that README shows, into docs/.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build, root, samples, views } from './portal.mjs';

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'];

const README = {
  'home': '/',
  'notice': NOTICE,
  'comparison': `${NOTICE}vertaa/?a=2018-05-25&b=2026-05-18#_rinnakkain`,
};

/** Whole pages, named after what they show. */
async function all(portal, browser, origin) {
  const folder = join(root, 'target/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const width of WIDTHS) {
    await lookAt([...samples(portal), ...views(portal)], { browser, origin, viewport: { width, height: 800 } },
      async (page, { name }) => {
        await page.evaluate(() => document.activeElement.blur());
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          const file = `${name.replaceAll(/[^a-z]+/g, '-')}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true });
        }
        return [];
      });
  }
  return folder;
}

/** What a window shows of three pages, as small files. */
async function readme(browser, origin) {
  const folder = join(root, 'docs');
  for (const [name, address] of Object.entries(README)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.activeElement.blur());
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
    await page.close();
  }
  return folder;
}

const portal = build();
const [site, browser] = await Promise.all([serve(portal), openBrowser()]);
const folder = process.argv[2] === 'readme'
  ? await readme(browser, site.origin)
  : await all(portal, browser, site.origin);
await browser.close();
site.close();
console.log(folder);
