// Makes the scripts that pages load out of those in scripts/: each with what it imports, without what
// only people read. `npm run scripts` writes them; the tests ask whether they are up to date.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const sources = join(root, 'scripts');

/** The scripts of pages: their names, the files that they stand in, and what should stand there. */
const published = ['changes.js', 'compare.js', 'contents.js', 'found.js', 'moved.js', 'search.js'].map((name) => script(name, {
  file: join(root, 'themes/default/scripts', name),
  // Names that only the scripts use; those of the file of versions and of documents stay.
  mangleProps: /^(about|best|came|changes|chosen|each|engine|exact|extent|fate|found|gone|head|heading|hits|known|list|marks|matched|near|news|olds|other|own|owners|part|quiet|ranked|score|steps|stems|terms|was|weight)$/,
}));

/** Beside them the preview's own, which no portal publishes. */
export const scripts = [...published, script('preview.js', { file: join(root, 'src/preview/client.js') })];

function script(name, { file, ...options }) {
  const { outputFiles } = buildSync({
    entryPoints: [join(sources, name)],
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    ...options,
  });
  return { name, file, text: outputFiles[0].text };
}

export const stands = ({ file, text }) => readFileSync(file, 'utf8') === text;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of scripts) writeFileSync(file, text);
}
