// The browser that the tests look at pages with, and ways of looking at many of them.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export function openBrowser(...options) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ...options,
    ],
  });
}

/** Opens the samples, some at a time, each with `look`; what it gives are the page's faults. */
export async function lookAt(samples, { browser, origin, lanes = 2, ...options }, look) {
  const left = [...samples];
  const faults = [];
  await Promise.all(Array.from({ length: lanes }, async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    for (let sample = left.shift(); sample; sample = left.shift()) {
      await page.goto(origin + sample.address);
      const found = await look(page, sample);
      faults.push(...found.map((fault) => `${sample.address}: ${fault}`));
    }
    await context.close();
  }));
  none(faults);
}

/** Fails with the faults of all pages, not only with the first. */
export function none(faults) {
  const all = [...faults];
  const told = [...all.slice(0, 40), ...(all.length > 40 ? [`… ${all.length} in all`] : [])];
  assert.ok(all.length === 0, `\n${told.join('\n')}`);
}
