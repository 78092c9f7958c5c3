// What a reader's browser fetches: little on the first visit, and almost nothing on the next page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { none, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build, samples } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** What the host sends for one page, as `/address bytes` and in all. */
async function weigh(page, address, waitUntil = 'load') {
  const before = site.sent.length;
  await page.goto(site.origin + address, { waitUntil });
  const parts = site.sent.slice(before);
  const sum = parts.reduce((total, { bytes }) => total + bytes, 0);
  return { sum, parts: parts.map((part) => `${part.address} ${part.bytes}`) };
}

test('the first visit to a notice weighs less than 100 kB', async (t) => {
  const sums = [];
  for (const { page: { kind }, address } of samples(portal)) {
    if (kind !== 'notice') continue;
    const page = await browser.newPage();
    const { sum, parts } = await weigh(page, address, 'networkidle');
    await page.close();
    assert.ok(parts.some((part) => part.includes('.woff2')), `${address} comes with its fonts`);
    assert.ok(sum < 100_000, `${address}: ${sum} bytes: ${parts.join(', ')}`);
    sums.push(sum);
  }
  t.diagnostic(`${inKilobytes(Math.min(...sums))} to ${inKilobytes(Math.max(...sums))}`);
});

test('every next notice, its history and its versions weigh less than 15 kB', async (t) => {
  const page = await browser.newPage();
  const first = samples(portal).find(({ page: { kind } }) => kind === 'notice');
  assert.ok((await weigh(page, first.address, 'networkidle')).sum > 50_000, 'the first visit brings the fonts');
  const faults = [];
  let heaviest = { sum: 0 };
  const next = portal.pages.filter(({ address, kind, lang }) =>
    address !== first.address && (kind === 'notice' || (lang === 'fi' && kind === 'history')));
  for (const { address } of next) {
    const { sum, parts } = await weigh(page, address);
    if (sum >= 15_000) faults.push(`${address}: ${sum} bytes: ${parts.join(', ')}`);
    if (sum > heaviest.sum) heaviest = { sum, address };
  }
  await page.close();
  t.diagnostic(`at most ${inKilobytes(heaviest.sum)}: ${heaviest.address}`);
  assert.ok(next.length > 50);
  none(faults);
});
