import { byId, el } from './dom.js';
import { card } from './card.js';

const parts = { count: byId('count'), cards: byId('cards'), notice: byId('notice'), more: byId('more'), meant: byId('did-you-mean'), announcement: byId('announcement') };

export const people = (count) => `${count.toLocaleString('en')} ${count === 1 ? 'partner' : 'partners'}`;

/** Says something to a screen reader; the same text twice is said twice. */
export function announce(text) {
  parts.announcement.textContent = parts.announcement.textContent === text ? `${text}\u00a0` : text;
}

/** Until an answer comes: the cards before it fade; without any, their outlines stand in. */
export function showLoading() {
  byId('results').setAttribute('aria-busy', 'true');
  if (parts.cards.children.length > 0) return;
  parts.notice.hidden = true;
  parts.cards.replaceChildren(...Array.from({ length: 4 }, () => el('li', { class: 'card skeleton', 'aria-hidden': 'true' },
    el('span', { class: 'bone bone-head' }), el('span', { class: 'bone' }), el('span', { class: 'bone' }), el('span', { class: 'bone bone-short' }))));
}

/** The first page of a search. `onWords(text)` searches for what was meant, `onMore()` asks for the next page. */
export function showPage(page, { onWords, onMore }) {
  settle();
  parts.count.textContent = people(page.totalCount);
  parts.cards.replaceChildren(...page.edges.map(card));
  parts.meant.hidden = !page.didYouMean || page.totalCount === 0;
  if (!parts.meant.hidden)
    parts.meant.replaceChildren('Did you mean ', el('button', { type: 'button', class: 'text-button', click: () => onWords(page.didYouMean) }, page.didYouMean), '?');
  showMore(page, onMore);
  announce(page.totalCount === 0 ? 'No partner fits.' : `${people(page.totalCount)} found.${page.didYouMean ? ` Did you mean ${page.didYouMean}?` : ''}`);
}

/** The next page, behind those that are shown. The focus goes to its first card: the button it was on is gone. */
export function appendPage(page, onMore) {
  const added = page.edges.map(card);
  parts.cards.append(...added);
  showMore(page, onMore);
  announce(`${added.length} more, ${parts.cards.children.length} of ${people(page.totalCount)} shown.`);
  added[0]?.querySelector('h3').focus();
}

/** Instead of cards: why there are none. */
export function showNotice(element, count) {
  settle();
  parts.count.textContent = count;
  parts.cards.replaceChildren();
  parts.more.hidden = true;
  parts.meant.hidden = true;
  parts.notice.replaceChildren(element);
  parts.notice.hidden = false;
}

/** The next page did not come; those that are shown stay. */
export function showMoreFault(fault, onMore) {
  parts.more.replaceChildren(
    el('p', { class: 'more-fault' }, fault.isNetwork ? 'The next partners could not be loaded.' : fault.message),
    el('button', { type: 'button', class: 'quiet', click: onMore }, 'Try again'));
  parts.more.querySelector('button').focus();
  announce('The next partners could not be loaded.');
}

function settle() {
  byId('results').removeAttribute('aria-busy');
  parts.notice.hidden = true;
}

function showMore(page, onMore) {
  parts.more.hidden = !page.pageInfo.hasNextPage;
  const load = el('button', { type: 'button', class: 'quiet', click: () => { load.disabled = true; load.textContent = 'Loading …'; onMore(); } }, 'Load more');
  parts.more.replaceChildren(el('p', {}, `${parts.cards.children.length} of ${people(page.totalCount)}`), load);
}
