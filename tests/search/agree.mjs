// Tells where the script reads words and endings otherwise than a file of cases says. Arguments: the
// script, the cases, the endings of each language, the letters.

import { readFileSync } from 'node:fs';

const [script, file, endings, letters] = process.argv.slice(2);
const { endingOf, readerOf } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(script, 'utf8'))}`);
const cases = JSON.parse(readFileSync(file, 'utf8'));
const groups = JSON.parse(endings);
const { wordsOf } = readerOf(letters);

const faults = [
  ...cases.words.filter(([text, words]) => wordsOf(text).join(' ') !== words.join(' ')).map(([text]) => `${text}: ${wordsOf(text)}`),
  ...cases.endings.filter(([language, rest, is]) => endingOf(groups[language]).test(rest) !== is).map(([language, rest]) => `${language}: ${rest}`),
];
process.stdout.write(faults.join('\n'));
