// How long a save takes to reach the browser: `npm run measure -- FOLDER [SAVES]`, with a portal as
// `cargo bench --bench large -- NOTICES REVISIONS --into FOLDER` makes it. Saves a notice again and again
// while a page shows it, and tells the median and the 95th percentile from the end of the save to the
// changed text on the page; then what 64 clients hear meanwhile, and what memory that takes. With
// `--hugo PROGRAM` the same texts are shown by Hugo's server beside.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { seloste } from './portal.mjs';

const [folder, asked = '40'] = process.argv.slice(2).filter((it, at, all) => !it.startsWith('--') && !all[at - 1]?.startsWith('--'));
const hugo = process.argv.includes('--hugo') ? process.argv[process.argv.indexOf('--hugo') + 1] : null;
const SAVES = Number(asked);
const REQUESTS = 10_000;
const CLIENTS = 64;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The first text of a portal's first department. */
const [department] = readdirSync(join(folder, 'content')).sort();
const [name] = readdirSync(join(folder, 'content', department)).filter((file) => /^[^_].*\.md$/.test(file)).sort();
const text = readFileSync(join(folder, 'content', department, name), 'utf8');

/** Starts a server, and gives where it is shown and when it said so. */
async function start(command, options, ready) {
  const since = performance.now();
  const child = spawn(command, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const hear = (part) => {
      said += part;
      const found = said.match(ready);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(said)));
  });
  return { child, origin: address.replace(/\/$/, ''), since };
}

/** Saves as editors do: beside, and renamed over. */
function save(file, number) {
  writeFileSync(`${file}.tmp`, text.replace('## 1.', `Merkki ${number}.\n\n## 1.`));
  renameSync(`${file}.tmp`, file);
  return performance.timeOrigin + performance.now();
}

/** How long each save took to be seen, in milliseconds. */
async function times(browser, address, file) {
  const page = await browser.newPage();
  const seen = new Map();
  let heard = () => {};
  await page.exposeFunction('seen', (number, at) => {
    if (!seen.has(number)) seen.set(number, at);
    heard();
  });
  await page.addInitScript(() => {
    let last = '';
    setInterval(() => {
      const number = document.body?.textContent.match(/Merkki (\d+)\./)?.[1];
      if (number && number !== last) globalThis.seen(last = number, performance.timeOrigin + performance.now());
    }, 1);
  });
  await page.goto(address);
  await wait(1500);
  const taken = [];
  for (let number = 1; number <= SAVES; number++) {
    const saved = save(file, number);
    const given = Date.now() + 20_000;
    while (!seen.has(`${number}`) && Date.now() < given) {
      await Promise.race([new Promise((resolve) => { heard = resolve; }), wait(500)]);
    }
    taken.push(seen.has(`${number}`) ? seen.get(`${number}`) - saved : Infinity);
    await wait(150 + 37 * (number % 7));
  }
  await page.close();
  return taken;
}

function tell(what, taken) {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms (${sorted.length} saves)`);
}

const memory = (child) => Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;

/** Many clients ask while saves go on; what is wrong is counted. */
async function crowd({ child, origin }, path, file) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let [left, wrong, number, saving] = [REQUESTS, 0, 10_000, true];
  const before = memory(child);
  const ask = () => new Promise((resolve) => {
    get(origin + path, { agent }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part) => { body += part; }).on('end', () => {
        const whole = answer.statusCode === 200 && body.endsWith('</html>\n') && body.match(/Merkki \d+\./);
        resolve(whole ? 0 : 1);
      });
    }).on('error', () => resolve(1));
  });
  const client = async () => { while (left-- > 0) wrong += await ask(); };
  const saver = (async () => {
    while (saving) {
      save(file, number++);
      await wait(50);
    }
  })();
  const since = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  saving = false;
  await saver;
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  console.log(`${REQUESTS} requests by ${CLIENTS} clients, ${number - 10_000} saves meanwhile: ${wrong} wrong, `
    + `${seconds.toFixed(1)} s, memory ${before.toFixed(0)} MB before and ${memory(child).toFixed(0)} MB after`);
}

const browser = await openBrowser();
const file = join(folder, 'content', department, name);
const server = await start(seloste, ['serve', '-C', folder, '--port', '0'], /http:\/\/localhost:(\d+)\//);
server.origin = `http://localhost:${server.origin}`;
const path = `/selosteet/${department}/${name.replace('.md', '')}/`;
const first = await fetch(server.origin + path);
await first.text();
console.log(`seloste: first page ${(performance.now() - server.since).toFixed(0)} ms after the start (status ${first.status})`);
save(file, 0);
try {
  tell('seloste', await times(browser, server.origin + path, file));
  // What the second crowd takes more than the first is what is never given back.
  await crowd(server, path, file);
  await crowd(server, path, file);
} finally {
  server.child.kill();
  writeFileSync(file, text);
}

if (hugo) {
  const site = mkdtempSync(join(tmpdir(), 'hugo-'));
  cpSync(join(folder, 'content'), join(site, 'content'), { recursive: true });
  mkdirSync(join(site, 'layouts/_default'), { recursive: true });
  writeFileSync(join(site, 'hugo.toml'), 'baseURL = "http://localhost/"\ndisableKinds = ["RSS", "taxonomy", "term"]\n');
  const page = (main) => `<!DOCTYPE html><html lang="fi"><head><title>{{ .Title }}</title></head><body><main>${main}</main></body></html>`;
  writeFileSync(join(site, 'layouts/_default/single.html'), page('<h1>{{ .Title }}</h1>{{ .Content }}'));
  writeFileSync(join(site, 'layouts/_default/list.html'), page('<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  const other = await start(hugo, ['server', '--source', site, '--port', `${port}`, '--renderToMemory'], /available at (http:\/\/localhost:\d+\/)/i);
  console.log(`hugo: ready ${(performance.now() - other.since).toFixed(0)} ms after the start`);
  const file = join(site, 'content', department, name);
  try {
    tell('hugo', await times(browser, `${other.origin}/${department}/${name.replace('.md', '')}/`, file));
  } finally {
    other.child.kill();
    await once(other.child, 'exit');
    rmSync(site, { recursive: true, force: true });
  }
}
await browser.close();
