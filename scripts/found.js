// Marks on a page the words that a search found there; the link of the search tells them.
import { element } from './versions.js';

const address = new URL(location.href);
const words = address.searchParams.get('sanat')?.split(' ').filter(word => /^[\p{L}\p{N}]{2,}$/u.test(word)).slice(0, 24) ?? [];
const body = document.querySelector('.document');
/** @type {HTMLElement | null} */
const told = document.querySelector('.found');
if (body && told && words.length) {
  const form = new RegExp(words.sort((a, b) => b.length - a.length).join('|'), 'giu');
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) nodes.push(/** @type {Text} */ (texts.currentNode));
  for (const node of nodes) {
    const parts = [];
    let from = 0;
    for (const { 0: word, index } of node.data.matchAll(form)) {
      parts.push(node.data.slice(from, index), element('mark', {}, word));
      from = index + word.length;
    }
    if (parts.length) node.replaceWith(...parts, node.data.slice(from));
  }
  address.searchParams.delete('sanat');
  told.querySelector('a')?.setAttribute('href', address.pathname + address.search);
  told.hidden = !body.querySelector('mark');
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
