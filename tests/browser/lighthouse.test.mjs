// Lighthouse on the pages that are read most, as a telephone on a slow line would have them.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import lighthouse from 'lighthouse';
import { openBrowser } from './browser.mjs';
import { serve } from './host.mjs';
import { NOTICE, build } from './portal.mjs';

const LEAST = { accessibility: 100, 'best-practices': 100, performance: 95 };

let site;
let browser;
let port;
before(async () => {
  port = await freePort();
  [site, browser] = await Promise.all([serve(build()), openBrowser(`--remote-debugging-port=${port}`)]);
});
after(async () => { await browser.close(); site.close(); });

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The scores of a page in points, and what fell short. */
async function judge(address) {
  const { lhr } = await lighthouse(site.origin + address, {
    port,
    logLevel: 'silent',
    onlyCategories: Object.keys(LEAST),
    disableFullPageScreenshot: true,
  });
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
  const short = Object.values(lhr.audits)
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`);
  return { scores: Object.fromEntries(scores), short };
}

for (const [name, address] of [['a notice', NOTICE], ['its history', `${NOTICE}historia/`], ['search', '/haku/?q=lapsen%20tiedot']]) {
  test(`Lighthouse is content with ${name}`, async (t) => {
    let best;
    // A busy machine is slow by turns: the best of three tells what the page can.
    for (let tries = 0; tries < 3 && !(best?.scores.performance >= LEAST.performance); tries += 1) {
      const judged = await judge(address);
      if (!(best?.scores.performance >= judged.scores.performance)) best = judged;
    }
    t.diagnostic(JSON.stringify(best.scores));
    for (const [category, least] of Object.entries(LEAST)) {
      assert.ok(best.scores[category] >= least, `${category}: ${best.scores[category]}: ${best.short.join(', ')}`);
    }
  });
}
