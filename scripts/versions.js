// Puts together what changed between two versions out of the file of a notice's versions, and writes it
// as the pages of versions do. Nothing is compared here: which words changed stands in the file.

// What became of blocks; up to ADDED as in the file, where 0 is also what changed.
const SAME = 1, LAID = 2, RELINKED = 3, REMOVED = 4, ADDED = 5, CHANGED = 6, AWAY = 7, HERE = 8;

/** @param {any} data @param {number} from @param {number} to @returns {Comparison} */
export const compare = (data, from, to) => {
  const block = at => data.blocks[at];
  const hunks = (gone, came) => data.hunks[`${gone.join('+')},${came.join('+')}`] ?? [];
  const [olds, news] = [from, to].map(at => data.texts[at].map(id => {
    const [head, anchor, blocks] = data.parts[id];
    return { id, head, title: block(head)[1], anchor, blocks };
  }));
  const [extent = 0, plan = 0, added = 0, removed = 0] = data.pairs[to][from];
  const changes = (data.plans[plan] ?? []).map(([from, to, moved, other, moves = []]) => {
    const was = olds[from], is = news[to];
    const shape = data.shapes[data.shaped[`${was?.id},${is?.id}`]]
      ?? (is ?? was).blocks.map(() => was ? is ? 0 : REMOVED : ADDED);
    let old = 0, now = 0;
    const steps = shape.map((one, at) => {
      let [fate, went, made] = one.length ? one : [one, one !== ADDED, one !== REMOVED];
      let gone = was?.blocks.slice(old, old += +went) ?? [];
      const came = is?.blocks.slice(now, now += +made) ?? [];
      const [, part, place] = moves.find(move => move[0] === at) ?? [];
      if (part >= 0) {
        if (fate === ADDED) gone = [olds[part].blocks[place]];
        fate = fate === ADDED ? HERE : AWAY;
      }
      const found = !fate || fate === HERE ? hunks(gone, came) : [];
      fate ||= found[0] ? CHANGED : SAME;
      return { fate, part, gone: gone.map(block), came: came.map(block), hunks: found };
    }).filter(({ fate, part }) => fate !== AWAY || part !== to);
    const heading = was && is ? hunks([was.head], [is.head]) : [];
    const quiet = was && is && !heading[0] && steps.every(step => step.fate === SAME);
    return {
      was, is, from, title: (is ?? was).title, heading, quiet, steps: quiet ? [] : steps, first: 0,
      before: moved && news[to - 1], other: (is ? olds : news)[other],
    };
  });
  return { extent, added, removed, olds, news, changes };
};

/** Which parts changed, and how. @param {Comparison} comparison @returns {[title: string, touch: string][]} */
export const touched = ({ changes }) => changes.flatMap(({ was, is, title, before, heading, steps }) => {
  const elsewhere = ({ fate, hunks }) => fate > CHANGED && !hunks[0];
  const touch = !was ? 'added' : !is ? 'removed'
    : heading[0] || steps.some(step => step.fate > LAID && !elsewhere(step)) ? 'changed'
    : before || steps.some(elsewhere) ? 'moved' : '';
  return touch ? [[title, touch]] : [];
});

/** An element. What is empty is left out. @param {string} name @param {any} attributes @param {any[]} held */
export const element = (name, attributes, ...held) => {
  const it = document.createElement(name);
  for (const key in attributes) if (attributes[key]) it.setAttribute(key, attributes[key]);
  it.append(...held.flat(9).filter(it => it));
  return it;
};

/**
 * The three views: the changes in the text, side by side, as a list.
 * @param {Comparison} comparison @param {Manner} manner @returns {Record<'text' | 'side' | 'list', Element[]>}
 */
export const write = ({ changes, olds, news }, { words, lang, own, url }) => {
  // The number of the last change, and whether what is written next is one.
  let stop = 0, due;
  const number = more => {
    const it = due && { id: `_${++stop}`, tabindex: -1 };
    due = due && more;
    return it;
  };
  /** @param {string} text @param {string} [title] */
  const about = (text, title) => title ? [text, ': ', element('b', { lang }, title)] : text;
  /** @param {[text: string, about?: string]} line */
  const note = line => element('p', { class: 'fate', ...number() }, about(...line));

  /** Text with its marks, and a space where a reader needs one beside what went. @param {Run[]} runs */
  const marked = runs => runs.map(([mark, text, begins], at) => {
    const [before, last] = runs[at - 1] ?? [];
    const space = last && (mark < 0 || before < 0) && !/[([”"\s]$/.test(last) && !/^[,.;:)\]!?\s]/.test(text);
    const [name, word] = mark < 0 ? ['del', words.removed] : ['ins', words.added];
    return [space && ' ', mark
      ? element(name, begins && number(true), element('span', { class: 'hidden', lang: lang && own }, word, ': '), text)
      : text];
  });

  /** Adds blocks to a list, each in what holds those of its kind.
   * @param {Element[]} all @returns {(block: Block, runs: Run[]) => void} */
  const flow = all => {
    let held, holder;
    return ([kind], runs) => {
      const [name, holds, cell] = /** @type {string[][]} */ ([, ['p'], ['li', 'ul'], ['tr', 'table', 'td'], ['tr', 'table', 'td'], ['p', 'blockquote'], ['pre']])[kind];
      const block = element(name, { lang }, cell ? cells(runs).map(runs => element(cell, {}, marked(runs))) : marked(runs));
      if (!holds) all.push(block);
      else if (holds === held && all.at(-1)?.contains(holder)) holder.append(block);
      else {
        holder = element(cell ? 'tbody' : holds, {}, block);
        all.push(cell ? element(holds, {}, holder) : holder);
      }
      held = holds;
    };
  };

  /** What is said of a part as a whole. @param {Change} change */
  const fates = ({ was, is, before, other, heading }) => [
    !was && [words.part_added],
    !is && [words.part_removed],
    other && [is ? words.out_of : words.into, other.title],
    before && [words.part_moved, before.title],
    heading[0] && [words.part_renamed, was?.title],
  ].map(line => line && note(/** @type {[string]} */ (line)));

  /** What is said of a step, and the heading or addresses that it is about.
   * @param {Change} change @param {Step} step @returns {[text: string, about?: string]} */
  const said = ({ from }, { fate, part, gone, came }) => {
    const leads = block => block[2] || words.no_link;
    return fate === AWAY ? [words.moved_to, news[/** @type {number} */ (part)].title]
      : fate === HERE && part !== from ? [words.moved_from, olds[/** @type {number} */ (part)].title]
      : fate === RELINKED ? [words.relinked, `${leads(gone[0])} → ${leads(came[0])}`]
      : [/** @type {string[]} */ ([, words.unchanged, words.laid, , words.removed, words.added, words.changed, , words.moved_within])[fate]];
  };

  /** A line for parts that read as before, each a link to its text. @param {Change[]} changes */
  const fold = changes => {
    const links = changes.flatMap(({ is }) =>
      is?.anchor ? [', ', element('a', { href: `${url}#${is.anchor}`, lang }, is.title)] : []);
    return links[0] ? [element('p', { class: 'folded' }, words.unchanged_parts, ': ', links.slice(1))] : [];
  };

  /** Of blocks that went -1, of those that came 1. @param {number} fate */
  const mark = fate => ({ [REMOVED]: -1, [AWAY]: -1, [ADDED]: 1 })[fate];
  let folded = /** @type {Change[]} */ ([]);
  const text = changes.flatMap(change => {
    const { was, is, heading, steps, before, quiet, title } = change;
    if (quiet && !before) {
      folded.push(change);
      return [];
    }
    const sections = fold(folded);
    folded = [];
    const stops = ({ fate }) => was && is && fate > LAID;
    due = before || heading[0] || !steps.some(stops);
    change.first = stop + 1;
    const head = was && is ? runs(heading, 0, title, [[0, was.title]]) : /** @type {Run[]} */ ([[was ? -1 : 1, title]]);
    const header = element('header', {}, title && element('h3', { lang, ...number() }, marked(head)), fates(change));
    const body = quiet ? fold([change]) : [];
    const push = flow(body);
    for (const step of steps) {
      const { fate, gone, came, hunks } = step;
      due = stops(step);
      if ([LAID, RELINKED, AWAY, HERE].includes(fate)) body.push(note(said(change, step)));
      (mark(fate) < 0 ? gone : came).forEach((block, at) =>
        push(block, mark(fate) ? [[/** @type {number} */ (mark(fate)), block[1], true]] : runs(hunks, at, block[1], gone)));
    }
    return [...sections, element('section', { class: 'part sheet' }, header, element('div', {}, body))];
  });
  text.push(...fold(folded));

  const shown = changes.filter(change => change.before || !change.quiet);
  due = false;
  const side = shown.map(change => {
    const rows = /** @type {[line: [text: string, about?: string], sides: Element[][]][]} */ ([]);
    let last = 0, cells = /** @type {ReturnType<typeof flow>[]} */ ([]);
    for (const step of change.steps) {
      const { fate, gone, came, hunks } = step;
      // What stayed, came or went block after block stands in one row.
      if (fate !== last || ![SAME, REMOVED, ADDED].includes(fate)) {
        const sides = /** @type {Element[][]} */ (fate === SAME ? [[]] : [[], []]);
        cells = sides.map(flow);
        rows.push([said(change, step), sides]);
      }
      last = fate;
      cells.forEach((push, side) => {
        const own = side * 2 - 1;
        if (mark(fate) !== -own) [gone, came][fate === SAME ? 1 : side].forEach((block, at) =>
          push(block, mark(fate) ? [[own, block[1]]] : runs(hunks, at, block[1], gone, side)));
      });
    }
    return element('tbody', {},
      element('tr', {}, element('th', { colspan: 3, scope: 'rowgroup' }, element('b', { lang }, change.title), fates(change))),
      rows.map(([line, sides]) => element('tr', {}, element('th', { scope: 'row' }, about(...line)),
        sides.map(side => element('td', { colspan: !sides[1] && 2 }, side)))));
  });

  const quoted = (word, text) => element('p', {}, word && [word, ': '], element('q', { lang }, text.replaceAll('\t', ' | ')));
  const list = shown.map(change => {
    const items = change.steps.flatMap(step => {
      const { fate, gone, came, hunks } = step;
      const [word, title] = said(change, step);
      return [
        fate !== SAME && fate !== CHANGED && [title && note([word, title]), quoted(!title && word, (came[0] ?? gone[0])[1])],
        ...hunks.map(hunk => {
          const [removed, added] = [gone, came].map((blocks, side) =>
            hunk[side].map(([block, from, to]) => blocks[block][1].slice(from, to)).filter(it => it).join(' '));
          const [[block, from], [end, , to]] = [hunk[1][0], /** @type {Span} */ (hunk[1].at(-1))];
          const row = came[block][1].slice(0, from).split('\t');
          const near = row[row.length - 1].trimEnd().split(' ').slice(-5).join(' ').trim();
          const before = (row[1] === undefined ? near : `${row[0]} | ${near}`).trim();
          const after = came[end][1].slice(to).split('\t')[0].trimStart().split(' ').slice(0, 5).join(' ').trim();
          return [
            removed && quoted(added ? words.before : words.removed, removed),
            (added || !removed) && quoted(removed ? words.now : words.added, added),
            before + after && quoted(words.place, ['…', before, added, after, '…'].filter(it => it).join(' ')),
          ];
        }),
      ];
    }).filter(it => it).map(held => element('li', {}, held));
    return element('section', {}, element('h3', { lang }, element('a', { href: `#_${change.first}` }, change.title)),
      fates(change), items[0] && element('ul', {}, items));
  });
  return { text, side, list };
};

/**
 * The text of a block with the marks of what changed in it; without a side, the new one with both.
 * @param {Hunk[]} hunks @param {number} block @param {string} text @param {Block[]} gone @param {number} [side]
 * @returns {Run[]}
 */
const runs = (hunks, block, text, gone, side) => {
  const all = /** @type {Run[]} */ ([]);
  let end = 0;
  for (const hunk of hunks) hunk[side ?? 1].forEach(([at, from, to], nth) => {
    if (at !== block) return;
    all.push([0, text.slice(end, from)]);
    const marks = /** @type {Run[]} */ (side !== undefined || nth ? [] : hunk[0].map(([at, from, to]) => [-1, gone[at][1].slice(from, to)]));
    marks.push([side === 0 ? -1 : 1, text.slice(from, to)]);
    all.push(...marks.filter(run => run[1]).map(([mark, text], piece) => /** @type {Run} */ ([mark, text, !nth && !piece])));
    end = to;
  });
  all.push([0, text.slice(end)]);
  return all.filter(run => run[1]);
};

/** The runs of each cell of a row. @param {Run[]} runs */
const cells = runs => {
  const all = /** @type {Run[][]} */ ([[]]);
  for (const [mark, text, begins] of runs) text.split('\t').forEach((cell, at) => {
    if (at) all.push([]);
    if (cell) all[all.length - 1].push([mark, cell, begins && !at]);
  });
  return all;
};
