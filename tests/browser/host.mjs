// Serves a built portal as a web host does: packed, and with the headers that the build writes for hosts.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** Already packed, or no smaller for it. Files of search without an ending are packed inside. */
const FINISHED = ['', '.png', '.woff2', '.words', '.postings', '.pages'];

/** What the host answers for a file; packed once. */
function answerOf(portal) {
  const answers = new Map();
  return (address) => {
    const found = portal.files.has(address);
    const language = address.match(/^\/(sv|en)\//)?.[0] ?? '/';
    const given = found ? address : `${language}404.html`;
    if (!answers.has(given)) answers.set(given, pack(portal, given));
    return { status: found ? 200 : 404, ...answers.get(given) };
  };
}

function pack(portal, address) {
  const file = portal.files.get(address);
  const bytes = readFileSync(file);
  const packed = !FINISHED.includes(extname(file));
  const body = packed ? gzipSync(bytes) : bytes;
  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ...portal.headers(address),
    'ETag': `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`,
    ...(packed && { 'Content-Encoding': 'gzip', 'Vary': 'Accept-Encoding' }),
  };
  return { headers, body };
}

/** Serves a built portal; `sent` gets what was sent, in bytes of the body as it was transferred. */
export async function serve(portal) {
  const answer = answerOf(portal);
  const sent = [];
  const server = createServer((request, response) => {
    const address = decodeURI(new URL(request.url, 'http://localhost').pathname);
    const { status, headers, body } = answer(address);
    const known = status === 200 && request.headers['if-none-match'] === headers.ETag;
    sent.push({ address, bytes: known ? 0 : body.length });
    response.writeHead(known ? 304 : status, headers);
    response.end(known ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}
