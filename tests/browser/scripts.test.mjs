// The scripts of pages: made from their sources, with types that fit, and small.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { build } from './portal.mjs';
import { scripts, sources, stands } from './scripts.mjs';

test('the scripts that pages load are made from their sources', () => {
  const stale = scripts.filter((script) => !stands(script)).map(({ name }) => name);
  assert.deepEqual(stale, [], 'npm run scripts, in tests/browser, makes them anew');
});

test('types fit', () => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', sources], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the page of any two versions loads at most 4 kB of scripts', () => {
  const portal = build();
  const page = portal.pages.find(({ kind }) => kind === 'compare');
  const loaded = page.tags.filter(({ name }) => name === 'script').map(({ attributes }) => attributes.src);
  const sizes = loaded.map((address) => gzipSync(readFileSync(portal.files.get(address)), { level: 9 }).length);
  const sum = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(loaded.length > 0 && sum <= 4000, `${loaded}: ${sizes}`);
});
