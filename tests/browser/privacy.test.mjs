// Nobody is tracked, and a first visit is light.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { lookAt, none, openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { build, samples, views } from './portal.mjs';

const portal = build();
let site;
let browser;
before(async () => { [site, browser] = await Promise.all([serve(portal), openBrowser()]); });
after(async () => { await browser.close(); site.close(); });

const everySample = [...samples(portal), ...views(portal)];

test('no cookie, no other host, no break of the policy, no word on the console', async () => {
  const faults = [];
  // Pages wait for what may come late, so that many can wait at once.
  await lookAt(everySample, { browser, origin: site.origin, lanes: 6 }, async (page, { address }) => {
    page.removeAllListeners();
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== site.origin) faults.push(`${address}: asks ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() !== 200) faults.push(`${address}: ${response.status()} for ${response.url()}`);
      const policy = response.headers()['content-security-policy'];
      if (!policy?.startsWith("default-src 'none';")) faults.push(`${address}: no policy for ${response.url()}`);
    });
    page.on('console', (message) => faults.push(`${address}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`${address}: ${error}`));
    await page.goto('about:blank');
    await page.goto(site.origin + address, { waitUntil: 'networkidle' });
    const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
    const cookies = await page.context().cookies();
    return [
      ...(stored ? [`keeps ${stored} values in the browser`] : []),
      ...cookies.map(({ name }) => `cookie ${name}`),
    ];
  });
  none(faults);
});

test('what breaks the policy is told on the console', async () => {
  const page = await browser.newPage();
  const said = page.waitForEvent('console');
  await page.goto(site.origin);
  await page.evaluate(() => { document.body.appendChild(new Image()).src = 'https://elsewhere.invalid/'; });
  assert.match((await said).text(), /Content Security Policy/);
  await page.close();
});
