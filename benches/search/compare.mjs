// Search beside Pagefind on the same pages: how much of what is sought is found, how many bytes the
// first query costs, how much stands on the disk. Needs node, Chromium, `npm ci` in tests/browser and a
// release build; Pagefind is fetched with npm into a temporary folder.
//
//     node benches/search/compare.mjs [NOTICES…]      200 and 1000 unless given
//
// Both are asked in the same browser with the same host. Relevant is a section that has a word for each
// pattern of a case (tests/search/cases.json); the first five sections are judged. Of Pagefind's results
// sections are taken page by page, and once more one a page; the better figure stands.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../../tests/browser/browser.mjs';
import { serve } from '../../tests/browser/host.mjs';
import { Portal, build, buildOf, root } from '../../tests/browser/portal.mjs';
import { generate } from './generate.mjs';

const work = mkdtempSync(join(tmpdir(), 'search-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const WASM = "default-src 'self' 'wasm-unsafe-eval'";

writeFileSync(join(work, 'package.json'), '{}');
execFileSync('npm', ['install', '--silent', 'pagefind'], { cwd: work });
const { version } = JSON.parse(readFileSync(join(work, 'node_modules/pagefind/package.json'), 'utf8'));

/** Indexes the notices of a portal with Pagefind; gives the portal with its files. */
const pagefind = (portal) => {
  execFileSync(join(work, 'node_modules/.bin/pagefind'), [
    '--site', portal.folder, '--glob', '{selosteet,sv/beskrivningar,en/notices}/*/*/index.html',
    '--root-selector', '.document', '--output-subdir', 'pagefind', '--quiet',
  ], { cwd: work });
  mkdirSync(join(portal.folder, 'blank'), { recursive: true });
  copyFileSync(join(root, 'scripts/find.js'), join(portal.folder, 'blank/find.js'));
  for (const language of ['fi', 'sv', 'en']) writeFileSync(join(portal.folder, `blank/${language}.html`), `<html lang="${language}"><title>x</title>`);
  return new Portal(portal.folder);
};

const size = (portal, of) => {
  const files = [...portal.files].filter(([address]) => of.test(address));
  return { files: files.length, bytes: files.reduce((sum, [, file]) => sum + statSync(file).size, 0) };
};

const OURS = /^\/(haku|sv\/sok|en\/search)\/(?!past-|$)/;
const PAGEFIND = /^\/pagefind\/(?!pagefind-(ui|modular|component))/;
const SEARCH = { fi: '/haku/', sv: '/sv/sok/', en: '/en/search/' };

/** The words of each section, by its address. */
const sectionsOf = async (browser, site, portal) => {
  const page = await browser.newPage();
  const sections = new Map();
  for (const notice of portal.pages.filter(({ kind }) => kind === 'notice')) {
    await page.goto(site.origin + notice.address);
    for (const [anchor, text] of await page.evaluate(() => [...document.querySelectorAll('.document > .section')].map((it) =>
      [it.querySelector('[id]')?.id ?? '', it.textContent]))) {
      const words = text.normalize('NFC').replaceAll('\u00ad', '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
      sections.set(`${notice.address}${anchor && '#'}${anchor}`, { lang: notice.lang, words });
    }
  }
  await page.close();
  return sections;
};

/** Asks our page's own index, from the browser. */
const askOurs = (page, query) => page.evaluate(async (query) => {
  const found = await window.engine.find(query);
  const shown = await Promise.all(found.ranked.slice(0, 12).map(({ section }) => window.engine.shown(section)));
  return shown.map(({ url, anchor }) => url + (anchor && `#${anchor}`));
}, query);

const askPagefind = (page, query) => page.evaluate(async (query) => {
  const { results } = await window.pagefind.search(query);
  const pages = await Promise.all(results.slice(0, 5).map((it) => it.data()));
  const of = ({ url, sub_results: parts }) => parts.map((part) => part.url ?? url);
  return { deep: pages.flatMap(of), wide: pages.map((it) => of(it)[0]) };
}, query);

const quality = async (browser, portal) => {
  const site = await serve(portal, WASM);
  const sections = await sectionsOf(browser, site, portal);
  const cases = JSON.parse(readFileSync(join(root, 'tests/search/cases.json'), 'utf8'));
  const sums = { ours: [0, 0], deep: [0, 0], wide: [0, 0] };
  let count = 0;
  for (const language of ['fi', 'sv', 'en']) {
    const ours = await browser.newPage();
    await ours.goto(`${site.origin}${SEARCH[language]}`);
    await ours.evaluate(async () => {
      const { open } = await import('/blank/find.js');
      window.engine = await open(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()));
    });
    const theirs = await browser.newPage();
    await theirs.goto(`${site.origin}/blank/${language}.html`);
    await theirs.evaluate(async () => { window.pagefind = await import('/pagefind/pagefind.js'); });
    for (const { query, language: of, relevant_words: patterns } of cases) {
      if (of !== language) continue;
      const wanted = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'));
      const relevant = new Set([...sections].filter(([, { lang, words }]) => lang === language
        && wanted.every((pattern) => words.some((word) => pattern.test(word)))).map(([address]) => address));
      if (!relevant.size) continue;
      count += 1;
      const { deep, wide } = await askPagefind(theirs, query);
      for (const [who, found] of Object.entries({ ours: await askOurs(ours, query), deep, wide })) {
        const at = found.findIndex((it) => relevant.has(it));
        sums[who][0] += found.slice(0, 5).filter((it) => relevant.has(it)).length / Math.min(5, relevant.size);
        sums[who][1] += at < 0 ? 0 : 1 / (at + 1);
      }
    }
    await Promise.all([ours.close(), theirs.close()]);
  }
  site.close();
  const mean = (who) => sums[who].map((sum) => (sum / count).toFixed(3));
  const best = sums.deep[0] > sums.wide[0] ? 'deep' : 'wide';
  console.log(`${count} queries on the example portal: recall among five ${mean('ours')[0]} and ${mean(best)[0]}, reciprocal rank ${mean('ours')[1]} and ${mean(best)[1]}`);
};

const QUERIES = ['asiakasrekisteri', 'hakemuksen tiedot', 'sähköposti', 'säilytysaika', 'valvonta', 'oppilas huoltaja'];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The bytes that the first query costs beside the page itself, and the time of the script in later ones. */
const cost = async (browser, portal) => {
  const plain = await serve(portal);
  const wasm = await serve(portal, WASM);
  const first = { ours: [], theirs: [] };
  for (const query of QUERIES) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    plain.sent.length = 0;
    await page.goto(`${plain.origin}/haku/?q=${encodeURIComponent(query)}`);
    await page.locator('.snippet:not(:empty)').first().waitFor();
    await page.waitForLoadState('networkidle');
    const sent = plain.sent.filter(({ address }) => !/^\/haku\/$|\.(css|woff2|svg|png|ico)$|found|contents/.test(address));
    first.ours.push(sent.reduce((sum, { bytes }) => sum + bytes, 0));
    if (process.env.VERBOSE) console.log(query, sent.map(({ address, bytes }) => `${address} ${bytes}`).join('\n  '));
    await context.close();

    const other = await browser.newContext();
    const their = await other.newPage();
    await their.goto(`${wasm.origin}/blank/fi.html`);
    wasm.sent.length = 0;
    await their.evaluate(async () => { window.pagefind = await import('/pagefind/pagefind.js'); });
    await askPagefind(their, query);
    first.theirs.push(wasm.sent.reduce((sum, { bytes }) => sum + bytes, 0));
    await other.close();
  }
  plain.close();
  const page = await browser.newPage();
  await page.goto(`${wasm.origin}/haku/`);
  const warm = await page.evaluate(async (queries) => {
    const { open } = await import('/blank/find.js');
    const engine = await open(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()));
    for (const query of queries) await engine.find(query);
    const times = [];
    for (const query of [...queries, ...queries, ...queries]) {
      const begin = performance.now();
      await engine.find(query);
      times.push(performance.now() - begin);
    }
    return times;
  }, QUERIES);
  wasm.close();
  return { ours: median(first.ours), theirs: median(first.theirs), most: Math.max(...first.ours), warm: median(warm), slowest: Math.max(...warm) };
};

const browser = await openBrowser();
console.log(`Pagefind ${version}`);
await quality(browser, pagefind(build()));
for (const notices of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [200, 1000]) {
  const source = join(work, `portal-${notices}`);
  mkdirSync(source);
  generate(source, notices, join(root, 'content'));
  const portal = pagefind(buildOf(source));
  const { ours, theirs, most, warm, slowest } = await cost(browser, portal);
  const disk = { ours: size(portal, OURS), theirs: size(portal, PAGEFIND) };
  const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  const share = (part, whole) => (part / whole).toFixed(2);
  console.log(`${notices} notices: first query ${kB(ours)} beside ${kB(theirs)} (${share(ours, theirs)}; at most ${kB(most)}), `
    + `a later one ${warm.toFixed(1)} ms (at most ${slowest.toFixed(1)}); on disk ${kB(disk.ours.bytes)} in ${disk.ours.files} files `
    + `beside ${kB(disk.theirs.bytes)} in ${disk.theirs.files} (${share(disk.ours.bytes, disk.theirs.bytes)})`);
}
await browser.close();
