// What can be told of every page without a browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vnu from 'vnu-jar';
import { none } from './browser.mjs';
import { build, root, samples, seloste } from './portal.mjs';

const portal = build();
const shown = portal.pages.filter((page) => page.kind !== 'moved');

/** Where an address leads from a page; nothing for another site, mail or telephone. */
function lead(page, href) {
  const site = 'http://portal.invalid';
  const url = new URL(href, site + page.address);
  return url.origin === site ? url : undefined;
}

test('the Nu validator has nothing to say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seloste-'));
  const faulty = join(folder, 'faulty.html');
  writeFileSync(faulty, '<!DOCTYPE html><html lang="fi"><title>Vika</title><p style="color">');
  const report = join(folder, 'report.html');
  writeFileSync(report, execFileSync(seloste, ['diff', '2020-01-01', '2026-06-01', '-C', root, '--format', 'html']));
  const output = execFileSync('java', [
    '-jar', String(vnu), '--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html',
    portal.folder, report, faulty,
  ], { encoding: 'utf8', maxBuffer: 1 << 28 });
  rmSync(folder, { recursive: true });
  const messages = JSON.parse(output).messages.map((said) =>
    `${fileURLToPath(said.url)}:${said.lastLine}: ${said.subType ?? said.type}: ${said.message}`);
  assert.ok(messages.some((said) => said.startsWith(faulty)), 'the validator sees a fault');
  none(messages.filter((said) => !said.startsWith(faulty)));
});

test('the samples hold every kind of page in every language', () => {
  const kind = (page) => `${page.kind}, ${page.lang}`;
  const sampled = new Set(samples(portal).map(({ page }) => kind(page)));
  none(new Set(shown.map(kind).filter((each) => !sampled.has(each))));
});

test('every link leads to a page and to a place on it', () => {
  const ids = new Map(portal.pages.map((page) =>
    [page.address, new Set(page.tags.map((tag) => tag.attributes.id))]));
  none(function* () {
    for (const page of portal.pages) {
      for (const { attributes: { href, src } } of page.tags) {
        const url = lead(page, href ?? src ?? page.address);
        if (!url) continue;
        const address = decodeURI(url.pathname);
        const place = decodeURIComponent(url.hash.slice(1));
        const there = portal.files.has(address)
          && (!place || !ids.has(address) || ids.get(address).has(place));
        if (!there) yield `${page.address}: ${href ?? src}`;
      }
    }
  }());
});

test('every page is led to', () => {
  const ends = portal.pages.flatMap((page) => page.tags
    .filter((tag) => tag.name === 'a' && tag.attributes.href)
    .map((tag) => lead(page, tag.attributes.href))
    .filter((url) => url && url.pathname !== page.address)
    .map((url) => decodeURI(url.pathname)));
  const reached = new Set(ends);
  none(shown.map((page) => page.address)
    .filter((address) => !reached.has(address) && !address.endsWith('/404.html')));
});

test('nothing is inline and nothing comes from elsewhere', () => {
  const loading = { link: 'href', script: 'src', img: 'src', use: 'href', iframe: 'src', source: 'src' };
  none(function* () {
    for (const page of portal.pages) {
      for (const { name, attributes } of page.tags) {
        const loads = ['canonical', 'alternate'].includes(attributes.rel) ? undefined : attributes[loading[name]];
        const faults = [
          ['style', 'iframe', 'object', 'embed', 'base'].includes(name),
          name === 'script' && !(attributes.type === 'module' && attributes.src),
          Object.keys(attributes).some((key) => key === 'style' || key.startsWith('on')),
          attributes.href?.startsWith('javascript:'),
          loads && (!loads.startsWith('/') || loads.startsWith('//')),
        ];
        if (faults.some(Boolean)) yield `${page.address}: <${name} ${JSON.stringify(attributes)}>`;
      }
    }
  }());
});

test('every page has one main heading, and skips no level', () => {
  none(function* () {
    for (const page of portal.pages) {
      const levels = page.tags.flatMap((tag) => tag.name.match(/^h([1-6])$/)?.[1] ?? []).map(Number);
      if (levels.filter((level) => level === 1).length !== 1) yield `${page.address}: ${levels}`;
      if (levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1)) yield `${page.address}: ${levels}`;
    }
  }());
});

test('every page tells its language', () => {
  none(portal.pages
    .filter((page) => page.lang !== (page.address.match(/^\/(sv|en)\//)?.[1] ?? 'fi'))
    .map((page) => `${page.address}: ${page.lang}`));
});

test('every page has a title of its own', () => {
  const owner = new Map();
  none(function* () {
    for (const page of shown) {
      const title = `${page.lang} ${page.title?.trim()}`;
      if (!page.title?.trim()) yield `${page.address}: no title`;
      if (owner.has(title)) yield `${page.address} and ${owner.get(title)}: ${page.title}`;
      owner.set(title, page.address);
    }
  }());
});

test('the choice of language leads to the same page', () => {
  none(function* () {
    for (const page of shown) {
      const languages = page.languages.map(({ lang }) => lang).join(' ');
      if (languages !== 'fi sv en') yield `${page.address}: ${languages}`;
      for (const { lang, href } of page.languages) {
        const other = portal.page(href);
        // A month without changes, or a day without a version, in that language: the list of them.
        const last = page.address.match(/[^/]+\/$/)?.[0];
        const lists = { changes_of: 'changes', revision: 'history', old_revision: 'history' };
        const same = other?.kind.replace('old_', '') === page.kind.replace('old_', '')
          || (other?.kind === lists[page.kind] && !portal.files.has(href + last));
        if (!same || other.lang !== lang) yield `${page.address}: ${lang} leads to ${href}`;
      }
    }
  }());
});
