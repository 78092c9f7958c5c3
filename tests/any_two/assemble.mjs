// Runs the script of the page on the files of versions, and compares each pair with what the program
// made of it. Arguments: the script, and the cases.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [script, file] = process.argv.slice(2);
const module = `data:text/javascript,${encodeURIComponent(readFileSync(script, 'utf8'))}`;
const { compare, touched, write } = await import(module);
const { words, cases } = JSON.parse(readFileSync(file, 'utf8'));

const escaped = (text) =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]);

/** As much of a document as the script needs, written as the program writes it. */
class Element {
  constructor(name) {
    Object.assign(this, { name, attributes: {}, held: [] });
  }

  setAttribute(key, value) {
    this.attributes[key] = `${value}`;
  }

  append(...held) {
    this.held.push(...held);
  }

  contains(other) {
    return this === other || this.held.some((it) => it instanceof Element && it.contains(other));
  }

  toString() {
    const attributes = Object.entries(this.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    const held = this.held.map((it) => (it instanceof Element ? `${it}` : escaped(`${it}`)));
    return `<${this.name}${attributes.join('')}>${held.join('')}</${this.name}>`;
  }
}

globalThis.document = { createElement: (name) => new Element(name) };

/** Attributes in one order, since theirs says nothing. */
const ordered = (text) =>
  text.replace(/<([a-z0-9]+)((?: [a-z]+="[^"]*")+)>/g, (_, name, attributes) =>
    `<${name}${attributes.match(/ [a-z]+="[^"]*"/g).sort().join('')}>`);

const EXTENTS = ['nothing', 'layout', 'order', 'content'];
let pairs = 0;
const faults = [];
for (const { name, lang, file, pairs: expected } of cases) {
  console.log(`${name}: ${gzipSync(JSON.stringify(file), { level: 9 }).length} bytes gzipped, ${JSON.stringify(file).length} plain`);
  for (const { from, to, summary, views } of expected) {
    pairs += 1;
    const comparison = compare(file, from, to);
    const written = write(comparison, { words, lang: lang ?? undefined, own: 'fi', url: '/uusi/' });
    const differ = (what, ours, theirs) => {
      if (ours !== theirs) faults.push(`${name} ${from} → ${to}, ${what}:\n  script:  ${ours}\n  program: ${theirs}`);
    };
    for (const view of ['text', 'side', 'list']) {
      const nothing = comparison.changes.every((change) => change.quiet && !change.before);
      differ(view, nothing ? '' : ordered(written[view].join('')), ordered(views?.[view] ?? ''));
    }
    const sections = summary.sections.map(({ heading, touch }) => [heading, touch]);
    differ('sections', JSON.stringify(touched(comparison)), JSON.stringify(sections));
    const counted = [EXTENTS[comparison.extent], comparison.added, comparison.removed].join();
    differ('counts', counted, [summary.extent, summary.words_added, summary.words_removed].join());
  }
}
console.log(`${pairs} pairs are the same`);
if (faults.length > 0) {
  console.error(`${faults.length} of ${pairs} pairs differ`);
  for (const fault of faults.slice(0, 5)) console.error(fault.slice(0, 3000));
  process.exit(1);
}
