// The preview shows what a build writes, and nothing else of the disk.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { none } from './browser.mjs';
import { build, root, samples, seloste } from './portal.mjs';

const portal = build('--working-copy');
let server;
let port;

before(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  ({ port } = probe.address());
  probe.close();
  await once(probe, 'close');
  server = spawn(seloste, ['serve', '-C', root, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const part of server.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    if (said.includes(`http://localhost:${port}/`)) return void server.stderr.resume();
  }
  throw new Error(`the preview did not start: ${said}`);
});

after(async () => {
  server.kill();
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
});

/** Sends the lines of a request as they are, and gives the answer's status and whole text. */
async function ask(...lines) {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(5000, () => socket.destroy(new Error(`no answer to ${lines[0]}`)));
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let text = '';
  for await (const part of socket.setEncoding('latin1')) {
    text += part;
    const head = text.indexOf('\r\n\r\n');
    const length = lines[0].startsWith('HEAD') ? 0 : text.match(/\r\nContent-Length: (\d+)/i)?.[1] ?? 0;
    if (head >= 0 && text.length >= head + 4 + Number(length)) break;
  }
  socket.destroy();
  return { status: Number(text.split(' ')[1]), text };
}

/** A page without what the preview adds to it. */
const asBuilt = (html) => html.replace(/<link rel="stylesheet" href="[^"]*_esikatselu[^]*?<\/script>\n/, '');

const own = () => `Host: localhost:${port}`;

test('every kind of page and every file is as built', async () => {
  const addresses = [
    ...samples(portal).map(({ address }) => address),
    portal.pages.find((page) => page.kind === 'moved').address,
    ...[...portal.files.keys()].filter((address) => address.startsWith('/assets/')),
  ];
  const faults = [];
  for (const address of addresses) {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, { redirect: 'manual' });
    const built = readFileSync(portal.files.get(address));
    const same = answer.headers.get('content-type').startsWith('text/html')
      ? asBuilt(await answer.text()) === built.toString()
      : Buffer.from(await answer.arrayBuffer()).equals(built);
    if (answer.status !== 200 || !same) faults.push(`${address}: ${answer.status}, ${same ? 'same' : 'other'} bytes`);
    if (!answer.headers.get('content-security-policy')?.includes("default-src 'none'")) faults.push(`${address}: no policy`);
    if (answer.headers.has('set-cookie')) faults.push(`${address}: a cookie`);
  }
  none(faults);
});

test('an unknown address gets the page that says so, in its language', async () => {
  for (const [address, page] of [['/olematon/', '/404.html'], ['/sv/saknas', '/sv/404.html']]) {
    const answer = await fetch(`http://localhost:${port}${address}`);
    assert.equal(answer.status, 404);
    assert.equal(asBuilt(await answer.text()), portal.page(page).html);
  }
});

test('an address without its last stroke leads on', async () => {
  const answer = await fetch(`http://localhost:${port}/selosteet`, { redirect: 'manual' });
  assert.equal(answer.status, 308);
  assert.equal(answer.headers.get('location'), '/selosteet/');
});

test('no file outside the portal is given out', async () => {
  for (const path of [
    '/../Cargo.toml', '/../../etc/passwd', '/%2e%2e/Cargo.toml', '/..%2fCargo.toml', '/%2e%2e%2fCargo.toml',
    '/..%5cCargo.toml', '/..\\Cargo.toml', '/%252e%252e%252fCargo.toml', '/assets/../../Cargo.toml',
    '/assets/..%2f..%2fCargo.toml', '//etc/passwd', '/.git/config', '/Cargo.toml', '/site/site.toml',
    '/content/sivistys/_index.md', '/index.html%00', '/.seloste/manifest',
  ]) {
    const { status, text } = await ask(`GET ${path} HTTP/1.1`, own());
    assert.ok([400, 404].includes(status), `${path}: ${status}`);
    assert.ok(!/\[(package|core|organisation)\]|root:/.test(text), path);
  }
});

test('only a name of this machine is answered', async () => {
  for (const host of ['example.com', `example.com:${port}`, `localhost.example.com:${port}`, 'localhost', 'localhost:1']) {
    assert.equal((await ask('GET / HTTP/1.1', `Host: ${host}`)).status, 421, host);
  }
  assert.equal((await ask('GET / HTTP/1.1', own(), 'Host: example.com')).status, 421, 'two names');
  assert.equal((await ask('GET / HTTP/1.0')).status, 421, 'no name');
  assert.equal((await ask('GET http://example.com/ HTTP/1.1', own())).status, 421, 'another site');
  for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
    assert.equal((await ask('GET / HTTP/1.1', `Host: ${name}:${port}`)).status, 200, name);
  }
});

test('a page can only be read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    assert.equal((await ask(`${method} / HTTP/1.1`, own(), 'Content-Length: 0')).status, 405, method);
  }
  const head = await ask('HEAD / HTTP/1.1', own());
  assert.equal(head.status, 200);
  assert.ok(!head.text.includes('<html'), 'HEAD has no body');
});

test('a huge or broken request does not stop the preview', async () => {
  for (const method of ['GET', 'POST']) {
    const { status } = await ask(`${method} / HTTP/1.1`, own(), 'Content-Length: 1099511627776');
    assert.equal(status, 413, method);
  }
  for (const line of ['\u0000\u0001', 'GET', `GET /${'a'.repeat(100_000)} HTTP/1.1`, 'GET / HTTP/9.9']) {
    await ask(line, own()).catch(() => {});
  }
  assert.equal(server.exitCode, null, 'the preview is running');
  assert.equal((await ask('GET / HTTP/1.1', own())).status, 200);
});
