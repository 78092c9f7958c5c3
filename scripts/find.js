// Finds words in an index: by their forms, beginnings, parts and likeness. `load` gives the bytes of one
// of the index's files.

/**
 * @typedef {{stems: Map<string, string>, exact: Map<string, string>, keys: string[]}} Dictionary
 *   Beginnings of forms and whole forms with the places of their terms, and all of them.
 * @typedef {[key: string, title: string, values: [key: string, title: string, texts: string][]]} Facet
 * @typedef {{sections: number[], facets: Facet[], notices: (number | null)[]}} Texts
 */

/**
 * How words are spelt in an index, and which words a text has. `letters` tells the letters with marks,
 * each group after those that the index spells them with: `a:åä o:öø`.
 * @param {string} letters
 */
export const readerOf = letters => {
  const plain = new Map(letters.split(' ').flatMap(group => [...group.split(':')[1]].map(letter => [letter, group.split(':')[0]])));
  /** @param {string} word */
  const spelling = word => word.normalize('NFC').toLowerCase().replace(/[^a-z0-9]/g, letter => plain.get(letter) ?? letter);
  /** @param {string} text */
  const wordsOf = text => text.replace(/[\u00ad\u200b\ufeff]/g, '').normalize('NFC').toLowerCase()
    .split(/[^\p{L}\p{N}]+/u).filter(word => /../u.test(word)).map(spelling);
  return { spelling, wordsOf };
};

/** What a form's ending must be, by groups of which it has one or none each. @param {string[][]} groups */
export const endingOf = groups => new RegExp(`^${groups.map(group => `(?:${group.join('|')})?`).join('')}$`);

/** @param {(name: string) => Promise<Uint8Array>} load */
export const open = async load => {
  /** @param {string} name */
  const read = async name => {
    const bytes = await load(name);
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const blob = new Blob([/** @type {any} */ (bytes)]);
    const stream = packed ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
    return new Response(stream).text();
  };
  /** What is loaded or made once. @template T @param {(name: any) => T} make @returns {(name: any) => T} */
  const once = make => {
    const kept = new Map();
    return name => {
      if (!kept.has(name)) kept.set(name, make(name));
      return kept.get(name);
    };
  };
  const text = once(read);
  const first = JSON.parse(await text('index'));
  const ending = endingOf(first.endings);
  const { spelling, wordsOf } = readerOf(first.letters);
  const number = text => parseInt(text, 36);
  /** The dictionaries that have come. @type {Map<number, Dictionary>} */
  const here = new Map();

  const dictionary = once(/** @param {number} at @returns {Promise<Dictionary>} */ async at => {
    const stems = new Map(), exact = new Map();
    let key = '';
    for (const line of (await text(`${at}.words`)).split('\n')) {
      const [, shared, rest, mark, place] = line.match(/^(.)([^ =]*)([ =])(.*)$/) ?? [];
      if (!mark) continue;
      key = key.slice(0, number(shared)) + rest;
      (mark === '=' ? exact : stems).set(key, place);
    }
    const words = { stems, exact, keys: [...new Set([...stems.keys(), ...exact.keys()])] };
    here.set(at, words);
    return words;
  });
  /** The number of the dictionary that a word belongs to. */
  const shelf = word => Math.max(0, first.dictionaries.findLastIndex(key => key <= word));
  /** The dictionaries with words from one to another. */
  const shelves = (from = '', to = '\uffff') =>
    Promise.all(first.dictionaries.map((_, at) => at).slice(shelf(from), shelf(to) + 1).map(dictionary));
  /** Those with all words that begin so. */
  const beginning = letters => shelves(letters, `${letters}\uffff`);

  /** The beginning of a form that is a key. @param {Dictionary} words @param {string} word */
  const stemIn = ({ stems }, word) => {
    for (let end = word.length; end > 1; end--) {
      const stem = word.slice(0, end);
      if (stems.has(stem) && ending.test(word.slice(end))) return stem;
    }
  };
  /** The term of a form. @param {Dictionary | undefined} words @param {string} word */
  const termIn = (words, word) => words?.exact.get(word) ?? words?.stems.get(stemIn(words, word) ?? '');
  const termOf = async word => termIn(await dictionary(shelf(word)), word);
  const placeOf = ({ stems, exact }, key) => stems.get(key) ?? exact.get(key);

  /** How many letters a key and the beginning of a word differ in, the rest being an ending. */
  const distance = (key, word, most) => {
    if (key.length > word.length + most) return most + 1;
    let row = Array.from({ length: word.length + 1 }, (_, at) => at), before = row;
    for (let i = 1; i <= key.length; i++) {
      const next = [i];
      for (let j = 1; j <= word.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (key[i - 1] === word[j - 1] ? 0 : 1));
        if (i > 1 && key[i - 1] === word[j - 2] && key[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      before = row;
      row = next;
    }
    let least = most + 1;
    for (let end = Math.max(0, key.length - most); end <= word.length; end++) {
      if (row[end] < least && (end === word.length || ending.test(word.slice(end)))) least = row[end];
    }
    return least;
  };

  /** Terms that are gathered, each with how well it fits at best. */
  const gathering = () => {
    const chosen = /** @type {Map<string, number>} */ (new Map());
    /** @param {string | undefined} terms A term, and those that it means besides. @param {number} weight */
    const add = (terms, weight) => {
      for (const term of terms?.split(',') ?? []) chosen.set(term, Math.max(weight, chosen.get(term) ?? 0));
    };
    return {
      chosen,
      add,
      each: (dictionaries, fits, weight) => {
        for (const words of dictionaries) for (const key of words.keys) if (fits(key)) add(placeOf(words, key), weight);
      },
      best: count => new Map([...chosen].sort((a, b) => b[1] - a[1]).slice(0, count)),
    };
  };

  /** The terms that a word means, and those that begin so. @param {string} word */
  const meant = async word => {
    const { chosen, add, each } = gathering();
    add(await termOf(word), 1);
    const fit = chosen.size ? .35 : .7;
    if (word.length > 2) {
      let left = 24;
      each(await beginning(word), key => key.length > word.length && key.startsWith(word) && left-- > 0, fit);
    }
    if (!first.compounds && first.dictionaries.length < 33 && word.length > 3) {
      const stem = stemIn(await dictionary(shelf(word)), word);
      const everywhere = await shelves(), { size } = chosen;
      for (let end = stem?.length ?? word.length - 1; end > 3 && end > word.length - 6 && chosen.size === size; end--) {
        each(everywhere, key => key.includes(word.slice(0, end)), .3);
      }
    }
    return chosen;
  };

  /** The terms of words like a word: with slips of the hand, that hold it, that it is made of. @param {string} word */
  const like = async word => {
    const { chosen, add, each, best } = gathering();
    const near = await beginning(word[0]);
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    for (let far = 1; far <= most && !chosen.size; far++) {
      each(near, key => key.length > 2 && distance(key, word, far) === far, .6 / far);
    }
    if (chosen.size) return best(12);
    if (word.length > 3) each(await shelves(), key => key.includes(word), .5);
    if (chosen.size) return best(24);
    for (const both of [true, false]) {
      for (let at = 3; at < word.length - 2 && !chosen.size; at++) {
        const [head, tail] = await Promise.all([word.slice(0, at), word.slice(at)].map(termOf));
        if (both ? head && tail : tail && word.length - at > 4) {
          add(head, .5);
          add(tail, .5);
        }
      }
    }
    for (let end = word.length - 1; end > 3 && !chosen.size; end--) {
      each(near, key => key.startsWith(word.slice(0, end)), .3);
    }
    return best(12);
  };

  /** The words and phrases of a query, each with the terms that it may mean. @param {string} query */
  const asked = async query => {
    const all = [...new Set(wordsOf(query))];
    const telling = all.filter(word => !first.silent.some(it => spelling(it) === word));
    const words = telling.length ? telling : all;
    const asked = [];
    for (let at = 0; at < words.length; at++) {
      const phrase = [3, 2].map(count => words.slice(at, at + count))
        .find(part => part.length > 1 && first.phrases[part.join(' ')]);
      const { chosen, add } = gathering();
      for (const meant of first.phrases[phrase?.join(' ') ?? ''] ?? []) add(await termOf(meant), 1);
      if (phrase && chosen.size) {
        asked.push({ text: phrase.join(' '), terms: chosen });
        at += phrase.length - 1;
        continue;
      }
      const terms = await meant(words[at]);
      asked.push(terms.size ? { text: words[at], terms } : { text: words[at], terms: await like(words[at]), near: true });
    }
    return asked;
  };

  /** The postings of a term: sections and weights. @param {string} place */
  const postings = async place => {
    const [block, line] = place.split(' ').map(number);
    const lines = (await text(`${block}.postings`)).split('\n');
    let section = 0;
    return lines[line].split(' ').map(posting => [section += number(posting.slice(1)), +posting[0]]);
  };

  /**
   * Tells where words of some terms stand in a text: those that are meant, and parts of compounds.
   * @param {Set<string>} terms @returns {(text: string) => [from: number, to: number][]}
   */
  const marker = terms => {
    const keys = [];
    const meant = places => places.split(',').some(term => terms.has(term));
    for (const { stems, exact } of here.values()) {
      for (const [key, term] of stems) if (meant(term)) keys.push(key);
      for (const [key, term] of exact) if (meant(term)) keys.push(key);
    }
    keys.sort((a, b) => b.length - a.length);
    return text => {
      const marks = /** @type {[number, number][]} */ ([]);
      for (const { 0: token, index } of text.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const word = spelling(token), end = index + token.length;
        const own = termIn(here.get(shelf(word)), word);
        if (own && meant(own)) {
          marks.push([index, end]);
          continue;
        }
        for (const key of keys) {
          const at = word.indexOf(key);
          if (at < 0 || key.length < (at ? 4 : 5) || word.length !== token.length) continue;
          const tail = ending.test(word.slice(at + key.length));
          if (!tail && key.length < 5) continue;
          marks.push([index + at, tail ? end : index + at + key.length]);
          break;
        }
      }
      return marks;
    };
  };

  /**
   * Sections for a query, the best first; its words; how its words are found in a text; and which
   * sections have each of the words.
   * @param {string} query
   */
  const find = async query => {
    const scores = new Map();
    const words = await asked(query);
    const sections = [];
    for (const { terms } of words) {
      const best = new Map();
      const lists = await Promise.all([...terms].map(async ([place, weight]) => ({ weight, list: await postings(place) })));
      for (const { weight, list } of lists) {
        const rare = Math.log(1 + (first.sections - list.length + .5) / (list.length + .5));
        for (const [section, impact] of list) {
          best.set(section, Math.max(best.get(section) ?? 0, weight * rare * impact));
        }
      }
      for (const [section, score] of best) {
        const [matched, sum] = scores.get(section) ?? [0, 0];
        scores.set(section, [matched + 1, sum + score]);
      }
      sections.push(best);
    }
    const ranked = [...scores].map(([section, [matched, score]]) => ({ section, matched, score }))
      .sort((a, b) => b.matched - a.matched || b.score - a.score || a.section - b.section);
    return {
      ranked,
      sections,
      words: words.map(({ text, terms, near }) => ({ text, known: terms.size > 0, near: !!near })),
      marks: marker(new Set(words.flatMap(({ terms }) => [...terms.keys()]))),
    };
  };

  /** What is shown of a section. @param {number} section */
  const shown = async section => {
    const block = first.pages.findLastIndex(start => start <= section);
    const texts = JSON.parse(await text(`${block}.pages`));
    let at = section - first.pages[block];
    for (const [title, url, about, sections] of texts) {
      if (at < sections.length) return { title, url, about, heading: sections[at][0], anchor: sections[at][1] };
      at -= sections.length;
    }
  };

  /** Which text each section is of, and what holds of which. @returns {Promise<Texts>} */
  const texts = async () => JSON.parse(await text('texts'));

  return { find, shown, texts };
};
