import { el } from './dom.js';
import { isFiltered, isNarrowed } from './state.js';

const notice = (title, text, ...actions) =>
  el('div', { class: 'notice' }, el('h3', {}, title), el('p', {}, text), actions.filter(Boolean).length > 0 && el('div', { class: 'notice-actions' }, ...actions));

const action = (text, click, kind = 'quiet') => el('button', { type: 'button', class: kind, click }, text);

/** Nobody was found: says what to do about it. */
export function emptyNotice(state, didYouMean, { onFilters, onPlace, onWords, onAll }) {
  if (!isNarrowed(state))
    return notice('Nobody is here yet', 'No partner has published a profile so far. Partners publish theirs with the mutation publishPartnerProfile of the GraphQL API.');
  const advice = [
    isFiltered(state) && 'take back a filter',
    state.near && 'search farther away',
    state.query && 'use fewer or other words',
  ].filter(Boolean);
  return notice('No partner fits', `Nobody offers all of this at once. You could ${listed(advice)}.`,
    didYouMean && action(`Search for “${didYouMean}”`, () => onWords(didYouMean), 'primary'),
    isFiltered(state) && action('Remove filters', onFilters),
    state.near && action('Search everywhere', onPlace),
    action('Show all partners', onAll));
}

/** A search that was not answered: a fault of the way there can be tried again, a refusal of the API says itself what is wrong. */
export function faultNotice(fault, { meant = [], onCity, onRetry, onPlace, onAll }) {
  if (fault.isNetwork)
    return notice('The directory cannot be reached', 'Check your connection and try again; what you searched for is kept.', action('Try again', onRetry, 'primary'));
  // Asking the same again helps when the server is busy, not when the question is wrong.
  const isWrong = ['BAD_USER_INPUT', 'INVALID_VARIABLES'].includes(fault.code);
  return notice('This search was refused', fault.message, ...meant.map((city) => action(`Near ${city}`, () => onCity(city), 'primary')), !isWrong && action('Try again', onRetry, 'primary'),
    onPlace && action('Search everywhere', onPlace, meant.length > 0 ? 'quiet' : 'primary'), action('Show all partners', onAll));
}

function listed(parts) {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}
