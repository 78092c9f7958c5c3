// Shows what there is to mend over the page: file, line, the line itself, and what to do. What is shown is
// only ever text, never HTML.
import { element } from './versions.js';

const WORDS = {
  fi: {
    broken: 'Esikatselu odottaa korjausta', noted: 'Huomautettavaa', fold: 'Näytä sivu', unfold: 'Näytä huomautukset',
    line: 'rivi', column: 'merkki', mend: 'Näin korjaat:', rule: 'Sääntö',
    stays: 'Sivu on sellaisena kuin se viimeksi oli kunnossa. Se päivittyy itsestään, kun tallennat tiedoston.',
    renews: 'Sivu päivittyy itsestään, kun tallennat tiedoston.',
    error: 'virhe', warning: 'varoitus', info: 'huomio',
  },
  sv: {
    broken: 'Förhandsgranskningen väntar på rättelse', noted: 'Att anmärka', fold: 'Visa sidan', unfold: 'Visa anmärkningarna',
    line: 'rad', column: 'tecken', mend: 'Så här rättar du:', rule: 'Regel',
    stays: 'Sidan visas så som den senast var i ordning. Den uppdateras när du sparar filen.',
    renews: 'Sidan uppdateras när du sparar filen.',
    error: 'fel', warning: 'varning', info: 'notis',
  },
  en: {
    broken: 'The preview waits for a correction', noted: 'To be noted', fold: 'Show the page', unfold: 'Show the findings',
    line: 'line', column: 'character', mend: 'How to mend it:', rule: 'Rule',
    stays: 'The page is shown as it last was in order. It renews itself when you save the file.',
    renews: 'The page renews itself when you save the file.',
    error: 'error', warning: 'warning', info: 'note',
  },
};

/** What a finding's line looks like, with a mark under what it is about. */
const lineOf = ({ line, before, marked, after }) => element('pre', {}, element('code', {},
  element('b', {}, `${line}`), ` ${before}`, element('mark', {}, marked || ' '), after));

/** A message with its names, which stand in backticks, as code. @param {string} text */
const worded = text => text.split('`').map((part, at) => at % 2 ? element('code', {}, part) : part);

/** The overlay in a language; what it gives shows findings, or none.
 * @param {'fi' | 'sv' | 'en'} language */
export const overlay = language => {
  const words = WORDS[language] ?? WORDS.fi;
  const dialog = /** @type {HTMLDialogElement} */ (element('dialog', { class: 'esikatselu', lang: language, 'aria-labelledby': '_esikatselu' }));
  const badge = /** @type {HTMLButtonElement} */ (element('button', { class: 'esikatselu esikatselu-badge', type: 'button', lang: language }));
  /** What was folded away is not unfolded again until it is something else. */
  const folded = () => sessionStorage.getItem('esikatselu');
  let shown = '';
  let wasBroken = false;

  const unfold = () => {
    badge.remove();
    if (!dialog.open) dialog.showModal();
    /** @type {HTMLElement | null} */ (dialog.querySelector('h2'))?.focus();
  };
  const fold = () => {
    sessionStorage.setItem('esikatselu', shown);
    document.body.append(badge);
  };
  dialog.onclose = () => { if (shown) fold(); };
  badge.onclick = unfold;

  const article = ({ severity, rule, file, excerpt, message, hint }, at) => element('article', { class: `is-${severity}` },
    element(at ? 'h3' : 'h2', at ? {} : { id: '_esikatselu', tabindex: '-1' }, ...worded(message[language])),
    file && element('p', { class: 'esikatselu-place' }, element('code', {}, file),
      excerpt && ` ${words.line} ${excerpt.line}, ${words.column} ${excerpt.column}`),
    excerpt && lineOf(excerpt),
    hint && element('p', {}, element('b', {}, words.mend), ' ', ...worded(hint[language])),
    element('p', { class: 'esikatselu-rule' }, `${words[severity]}, ${words.rule.toLowerCase()} `, element('code', {}, rule)));

  return findings => {
    const key = JSON.stringify(findings);
    if (key === shown || (!findings.length && !shown)) return;
    shown = findings.length ? key : '';
    if (!findings.length) {
      sessionStorage.removeItem('esikatselu');
      dialog.close();
      dialog.remove();
      badge.remove();
      wasBroken = false;
      return;
    }
    // What check advises keeps nothing from being shown, and so does not lie over the page by itself.
    const broken = findings.some(({ severity, advice }) => severity === 'error' && !advice);
    const button = /** @type {HTMLButtonElement} */ (element('button', { class: 'button button-quiet', type: 'button' }, words.fold));
    button.onclick = () => dialog.close();
    dialog.classList.toggle('is-broken', broken);
    dialog.replaceChildren(
      element('p', { class: 'esikatselu-kicker' }, broken ? words.broken : words.noted),
      ...findings.map(article),
      element('p', { class: 'esikatselu-actions' }, button),
      element('p', { class: 'esikatselu-foot' }, broken ? words.stays : words.renews));
    badge.textContent = `${words.unfold} (${findings.length})`;
    badge.classList.toggle('is-broken', broken);
    if (!dialog.isConnected) document.body.append(dialog);
    // What is no error does not lay itself over the page.
    if (!broken && wasBroken && dialog.open) dialog.close();
    else if (!dialog.open && (!broken || folded() === key)) fold();
    else unfold();
    wasBroken = broken;
  };
};
