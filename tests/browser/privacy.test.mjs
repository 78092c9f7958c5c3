// Nobody is tracked, and a first visit is light.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build, none, openBrowser, samples, serve } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

test('no cookie, no other host, no break of the policy', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = [];
  let address;
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== site.origin) faults.push(`${address}: asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() !== 200) faults.push(`${address}: ${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => faults.push(`${address}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${address}: ${error}`));
  for ({ address } of samples(portal)) {
    await page.goto(site.origin + address, { waitUntil: 'networkidle' });
    const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
    if (stored) faults.push(`${address}: keeps ${stored} values in the browser`);
  }
  faults.push(...(await context.cookies()).map((cookie) => `cookie ${cookie.name}`));
  await context.close();
  none(faults);
});

test('the first visit to a notice weighs less than 100 kB', async (t) => {
  for (const { name, page: { kind }, address } of samples(portal)) {
    if (kind !== 'notice') continue;
    const page = await browser.newPage();
    const responses = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(site.origin + address, { waitUntil: 'networkidle' });
    const parts = await Promise.all(responses.map(async (response) => {
      const body = await response.body();
      const packed = /html|css/.test(response.headers()['content-type']) ? gzipSync(body) : body;
      return [new URL(response.url()).pathname.split('.').at(-1), packed.length];
    }));
    await page.close();
    const sum = parts.reduce((total, [, bytes]) => total + bytes, 0);
    const kinds = parts.map(([ending, bytes]) => `${ending.includes('/') ? 'html' : ending} ${bytes}`);
    t.diagnostic(`${name}: ${(sum / 1000).toFixed(1)} kB (${kinds.join(', ')})`);
    assert.ok(sum < 100_000, `${address}: ${sum} bytes`);
  }
});
