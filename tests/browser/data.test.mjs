// Open data: every file by its published schema (JSON Schema 2020-12), and as the graph that a JSON-LD
// library makes of it without fetching anything.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import jsonld from 'jsonld';
import { none } from './browser.mjs';
import { build, NOTICE } from './portal.mjs';

const BASE = 'https://tietosuoja.tuulisalmi.example';
const portal = build();
const read = (address) => JSON.parse(readFileSync(portal.files.get(address), 'utf8'));
const files = (ending) => [...portal.files.keys()].filter((address) => address.endsWith(ending));
const data = files('.json').filter((address) => !address.startsWith('/schema/') && read(address).$schema);
const linked = files('.jsonld');

const DPV = 'https://w3id.org/dpv';
const GDPR = `${DPV}/legal/eu/gdpr#`;
const KNOWN = [`${DPV}#`, GDPR, `${DPV}/legal/eu#`, `${DPV}/legal/fi#`, `${DPV}/loc#`, `${DPV}/pd#`, 'http://purl.org/dc/terms/'];

test('every file is what its schema says', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  formats(ajv);
  const schemas = new Map();
  const faults = data.flatMap((address) => {
    const file = read(address);
    assert.ok(file.$schema.startsWith(`${BASE}/schema/`), file.$schema);
    const schema = file.$schema.slice(BASE.length);
    if (!schemas.has(schema)) schemas.set(schema, ajv.compile(read(schema)));
    const validate = schemas.get(schema);
    return validate(file) ? [] : validate.errors.map((error) => `${address} ${error.instancePath} ${error.message}`);
  });
  none(faults, 'faults');
  assert.deepEqual([...schemas.keys()].sort(), ['/schema/notice-1.schema.json', '/schema/register-1.schema.json']);
  assert.ok(data.length > 100, `${data.length} files`);
});

test('a schema refuses what is wrong', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
  formats(ajv);
  const validate = ajv.compile(read('/schema/notice-1.schema.json'));
  const wrong = [
    (file) => { delete file.title; },
    (file) => { file.status = 'gone'; },
    (file) => { file.version.date = '15.11.2021'; },
    (file) => { delete file.versions; },
    (file) => { file.sections[0].blocks[0] = { kind: 'table_row', text: 'a' }; },
    (file) => { file.legal_bases = ['6(1)(g)']; },
  ];
  for (const spoil of wrong) {
    const file = read(`${NOTICE}seloste.json`);
    assert.ok(validate(file));
    spoil(file);
    assert.equal(validate(file), false, String(spoil));
  }
});

/** The graph, by a library that may fetch nothing. */
async function expanded(address) {
  const documentLoader = (url) => { throw new Error(`${address} would fetch ${url}`); };
  const options = { documentLoader, base: `${BASE}${address}`, safe: true };
  const [graph, ...rest] = await jsonld.expand(read(address), options);
  assert.deepEqual(rest, []);
  return graph;
}

/** Every name of a property, a class and a node in a graph. */
function* names(node) {
  if (Array.isArray(node)) for (const item of node) yield* names(item);
  else if (node && typeof node === 'object') {
    if ('@id' in node) yield node['@id'];
    const kind = node['@type'];
    if (kind && !('@value' in node)) yield* kind;
    for (const [key, value] of Object.entries(node)) {
      if (!key.startsWith('@')) yield key;
      if (!key.startsWith('@') || key === '@list' || key === '@set') yield* names(value);
    }
  }
}

test('every JSON-LD document expands, and names only what is known', async () => {
  assert.ok(linked.length > 100, `${linked.length} files`);
  const pages = new Set([...portal.files.keys()].map((address) => BASE + address));
  const licence = read('/avoin-data/selosteet.jsonld')['dct:license']?.['@id'];
  const unknown = [];
  for (const address of linked) {
    for (const name of names(await expanded(address))) {
      const known = KNOWN.some((space) => name.startsWith(space)) || pages.has(name) || name === licence;
      if (!known) unknown.push(`${address} ${name}`);
    }
  }
  none(unknown, 'unknown names');
});

test('the graph tells what the notice says', async () => {
  const graph = await expanded(`${NOTICE}seloste.jsonld`);
  assert.deepEqual(graph['@type'], [`${DPV}#PrivacyNotice`]);
  assert.equal(graph['@id'], BASE + NOTICE);
  const [title] = graph['http://purl.org/dc/terms/title'];
  const file = read(`${NOTICE}seloste.json`);
  assert.deepEqual(title, { '@value': file.title, '@language': 'fi' });
  const [process] = graph[`${DPV}#hasProcess`];
  const ids = (name) => process[`${DPV}#${name}`].map((node) => node['@id']);
  const bases = file.legal_bases.map((basis) => `${GDPR}A${basis.replaceAll(')(', '-').replace('(', '-').replace(')', '')}`);
  assert.ok(bases.length > 0);
  assert.deepEqual(ids('hasLegalBasis'), bases);
  assert.ok(ids('hasRight').includes(`${GDPR}A15`) && ids('hasRight').includes(`${GDPR}A77`));
  const [purpose] = process[`${DPV}#hasPurpose`];
  const said = file.sections.find(({ items }) => items.includes('purposes')).blocks[0].text;
  assert.ok(purpose['http://purl.org/dc/terms/description'][0]['@value'].startsWith(said));
  assert.equal(graph['http://purl.org/dc/terms/hasVersion'].length, file.versions.length);
});

test('versions point at the notice and at each other', async () => {
  const { versions } = read(`${NOTICE}seloste.json`);
  const pages = versions.map(({ url }) => url);
  for (const [at, version] of versions.entries()) {
    const graph = await expanded(version.data_url.slice(BASE.length).replace(/\.json$/, '.jsonld'));
    assert.equal(graph['@id'], version.url);
    assert.equal(graph['http://purl.org/dc/terms/isVersionOf'][0]['@id'], BASE + NOTICE);
    assert.equal(graph['http://purl.org/dc/terms/replaces']?.[0]['@id'], pages[at - 1]);
    const status = graph[`${DPV}#hasNoticeStatus`][0]['@id'];
    assert.equal(status, `${DPV}#${at + 1 === versions.length ? 'NoticeLatest' : 'NoticeStale'}`);
  }
});

test('every file of open data is linked from some page', () => {
  const links = new Set(portal.pages.flatMap((page) => page.tags
    .filter(({ attributes }) => attributes.href)
    .map(({ attributes }) => new URL(attributes.href, BASE + page.address).href)));
  const all = [...files('.csv'), ...files('.xlsx'), ...data, ...linked, ...files('.schema.json')];
  none(all.filter((address) => !links.has(BASE + address)), 'files that no page links to');
});
