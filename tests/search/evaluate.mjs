// Asks an index the queries of the cases, and tells how well it answers: recall among the first five and
// the mean reciprocal rank of the first right answer. Arguments: the script, a folder of cases.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [script, folder] = process.argv.slice(2);
const { open } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(script, 'utf8'))}`);
const { cases, texts } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));

const finders = new Map();
const finder = (language) => {
  if (!finders.has(language)) {
    finders.set(language, open(async (name) => {
      loaded.set(name, readFileSync(join(folder, language, name)).length);
      return readFileSync(join(folder, language, name));
    }));
  }
  return finders.get(language);
};
const loaded = new Map();

const sums = new Map();
for (const { query, kind, language, relevant_words: patterns } of cases) {
  const wanted = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'));
  const relevant = new Set((texts[language] ?? []).flatMap((words, section) =>
    wanted.every((pattern) => words.some((word) => pattern.test(word))) ? [section] : []));
  if (relevant.size === 0) continue;
  const { find } = await finder(language);
  const found = (await find(query)).ranked.map(({ section }) => section);
  const recall = found.slice(0, 5).filter((section) => relevant.has(section)).length / Math.min(5, relevant.size);
  const at = found.findIndex((section) => relevant.has(section));
  for (const of of ['all', kind]) {
    const sum = sums.get(of) ?? { count: 0, recall: 0, rank: 0 };
    sums.set(of, { count: sum.count + 1, recall: sum.recall + recall, rank: sum.rank + (at < 0 ? 0 : 1 / (at + 1)) });
  }
  if (recall < 1 && process.env.VERBOSE) console.log(found.slice(0, 3).map((s) => texts[language][s].filter((w) => w.startsWith(query.slice(0, 4)) || w.includes(query.slice(0, 4))).join(' ')), `${query} (${kind}): ${recall}, first right at ${at + 1} of ${relevant.size}`);
}
for (const [kind, { count, recall, rank }] of sums) {
  console.log(`${kind}: ${count} queries, recall ${(recall / count).toFixed(3)}, rank ${(rank / count).toFixed(3)}`);
}
