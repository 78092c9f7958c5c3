// Finds words in an index: by their forms, beginnings, parts and likeness. `load` gives the bytes of one
// of the index's files.

/**
 * @typedef {[term: string, weight: number]} Choice A term's place in the files, and how well it fits.
 * @typedef {{stems: Map<string, string>, exact: Map<string, string>, keys: string[]}} Dictionary
 * @typedef {{title: string, url: string, department: string, heading: string, anchor: string,
 *   section: number, score: number}} Found
 */

/** A word as the index spells it. @param {string} word */
export const spelling = word => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  .replace(/[æœßøđðŋŧłþ]/g, letter => ({ æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ŋ: 'n', ŧ: 't', ł: 'l', þ: 'th' })[letter] ?? letter);

/** The words of a text. @param {string} text */
export const wordsOf = text => text.normalize('NFC').toLowerCase().split(/[^\p{L}\p{N}]+/u)
  .filter(word => word.length > 1).map(spelling);

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
  const kept = /** @type {Map<string, Promise<string>>} */ (new Map());
  const text = name => {
    if (!kept.has(name)) kept.set(name, read(name));
    return /** @type {Promise<string>} */ (kept.get(name));
  };
  const first = JSON.parse(await text('index.json'));
  const ending = new RegExp(`^${first.endings.map(group => `(?:${group.join('|')})?`).join('')}$`);
  const number = text => parseInt(text, 36);
  const dictionaries = new Map();

  /** @param {string} letter @returns {Promise<Dictionary>} */
  const dictionary = async letter => {
    const shelf = /[a-z]/.test(letter) ? letter : /\d/.test(letter) ? '0' : '_';
    if (!dictionaries.has(shelf)) {
      const stems = new Map(), exact = new Map();
      let key = '';
      if (first.shelves.includes(shelf)) {
        for (const line of (await text(`${shelf}.words`)).split('\n')) {
          const [, shared, rest, mark, place] = line.match(/^(.)([^ =]*)([ =])(.*)$/) ?? [];
          if (!mark) continue;
          key = key.slice(0, number(shared)) + rest;
          (mark === '=' ? exact : stems).set(key, place);
        }
      }
      dictionaries.set(shelf, { stems, exact, keys: [...new Set([...stems.keys(), ...exact.keys()])] });
    }
    return dictionaries.get(shelf);
  };

  /** The term of a form. @param {Dictionary} words @param {string} word */
  const termOf = ({ stems, exact }, word) => {
    if (exact.has(word)) return exact.get(word);
    for (let end = word.length; end > 1; end--) {
      const term = stems.get(word.slice(0, end));
      if (term !== undefined && ending.test(word.slice(end))) return term;
    }
  };

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

  const all = () => Promise.all([...first.shelves].map(dictionary));

  /** The terms that a word of a query may mean. @param {string} word @returns {Promise<Choice[]>} */
  const choices = async word => {
    const own = await dictionary(word[0]);
    const chosen = /** @type {Map<string, number>} */ (new Map());
    const add = (term, weight) => {
      if (term !== undefined) chosen.set(term, Math.max(weight, chosen.get(term) ?? 0));
    };
    add(termOf(own, word), 1);
    for (const meant of first.synonyms[word] ?? []) add(termOf(await dictionary(meant[0]), meant), .9);
    const fit = chosen.size ? .35 : .7;
    if (word.length > 2) {
      const longer = own.keys.filter(key => key.length > word.length && key.startsWith(word));
      for (const key of longer.slice(0, 24)) add(placeOf(own, key), fit);
    }
    if (chosen.size) return [...chosen];
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    for (let far = 1; far <= most && !chosen.size; far++) {
      for (const key of own.keys) if (key.length > 2 && distance(key, word, far) === far) add(placeOf(own, key), .6 / far);
    }
    if (chosen.size) return [...chosen].sort((a, b) => b[1] - a[1]).slice(0, 12);
    const everywhere = await all();
    if (word.length > 3) {
      for (const words of everywhere) for (const key of words.keys) if (key.includes(word)) add(placeOf(words, key), .5);
    }
    if (chosen.size) return [...chosen].slice(0, 24);
    for (let at = word.length - 3; at > 2; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      const parts = await Promise.all([head, tail].map(async part => termOf(await dictionary(part[0]), part)));
      if (parts.every(part => part !== undefined)) {
        add(parts[0], .5);
        add(parts[1], .5);
        return [...chosen];
      }
    }
    for (let end = word.length - 1; end > 3 && !chosen.size; end--) {
      for (const key of own.keys) if (key.startsWith(word.slice(0, end))) add(placeOf(own, key), .3);
    }
    return [...chosen].slice(0, 12);
  };

  /** The postings of a term: sections and weights. @param {string} place */
  const postings = async place => {
    const [block, line] = place.split(' ').map(number);
    const lines = (await text(`${block}.postings`)).split('\n');
    let section = 0;
    return lines[line].split(' ').map(posting => [section += number(posting.slice(1)), +posting[0]]);
  };

  /** Sections for a query, the best first: section, score, how many words it has. @param {string} query */
  const rank = async query => {
    const scores = new Map();
    const words = [...new Set(wordsOf(query))];
    for (const word of words) {
      const best = new Map();
      const lists = await Promise.all((await choices(word)).map(async ([place, weight]) => ({ weight, list: await postings(place) })));
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
    }
    return [...scores].map(([section, [matched, score]]) => ({ section, matched, score }))
      .sort((a, b) => b.matched - a.matched || b.score - a.score || a.section - b.section);
  };

  /** What is shown of a section. @param {number} section */
  const shown = async section => {
    const block = first.pages.findLastIndex(start => start <= section);
    const notices = JSON.parse(await text(`${block}.pages`));
    let at = section - first.pages[block];
    for (const [title, url, department, sections] of notices) {
      if (at < sections.length) return { title, url, department, heading: sections[at][0], anchor: sections[at][1] };
      at -= sections.length;
    }
  };

  return { rank, shown };
};
