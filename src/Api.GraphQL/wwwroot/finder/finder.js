import { ask, Newest } from './api.js';
import { chips } from './chips.js';
import { combobox } from './combobox.js';
import { byId, el, icon } from './dom.js';
import { filterDrawer } from './drawer.js';
import { learnLabels } from './facet-names.js';
import { facetGroups } from './facets.js';
import { emptyNotice, faultNotice } from './notices.js';
import { placeField } from './place.js';
import * as queries from './queries.js';
import { announce, appendPage, people, showLoading, showMoreFault, showNotice, showPage } from './results.js';
import { cityOptions, partnerOptions, placeOf } from './suggestions.js';
import { isNarrowed, readState, toggled, variablesOf, withoutFilters, withoutPlace, writeState } from './state.js';

const words = byId('words'), sort = byId('sort'), newest = new Newest();
let state = readState(location.search), hasAnswered = false;

/** Searches for something else, and makes it a step that the back button takes back. */
function go(next) {
  state = next;
  const address = location.pathname + writeState(state);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  search();
}

// Whatever is clicked, what was typed meanwhile counts, too: nobody's words vanish because a box was ticked.
const fromForm = () => ({ ...state, query: words.value.trim(), ...place.read() });
const forWords = (query) => go({ ...fromForm(), query });
const toggle = (facet, value) => go(toggled(fromForm(), facet, value));
const clearFilters = () => go(withoutFilters(fromForm()));
const clearPlace = () => go(withoutPlace(fromForm()));
const clearAll = () => go(withoutPlace(withoutFilters(fromForm())));
const everybody = () => go({ ...withoutPlace(withoutFilters(state)), query: '' });

const place = placeField(
  { input: byId('place'), within: byId('within'), here: byId('here'), note: byId('place-note') },
  (near) => go({ ...fromForm(), near, within: Number(byId('within').value) || null }));
const facets = facetGroups(byId('filters'), toggle);
const chosen = chips(byId('chips'), { onToggle: toggle, onClearPlace: clearPlace, onClearAll: clearAll });
const suggestions = combobox(words, byId('suggestions'), { query: queries.suggest, optionsOf: partnerOptions, onChoose: forWords, announce });
const cities = combobox(byId('place'), byId('cities'), { query: queries.suggestCities, optionsOf: cityOptions, onChoose: () => go(fromForm()), announce });

async function search() {
  const asked = state;
  suggestions.close();
  cities.close();
  showFields(asked);
  showLoading();
  try {
    const answer = await newest.run((signal) => ask(queries.search, variablesOf(asked), signal));
    if (answer) show(answer.partnerFinder, asked);
  } catch (fault) {
    chosen.update(asked);
    const isPlaceWrong = fault.reason === 'UNKNOWN_CITY';
    if (!hasAnswered) document.body.classList.add('is-bare');
    place.mark(isPlaceWrong);
    const meant = isPlaceWrong ? await citiesLike(asked.near.place) : [];
    if (state !== asked) return;
    showNotice(faultNotice(fault, { meant, onCity: (text) => go({ ...asked, near: { place: text } }), onRetry: search, onPlace: isPlaceWrong && clearPlace, onAll: everybody }), 'Partners');
    announce(fault.message);
  }
}

// A help beside the fault that is told anyway: without an answer there is none.
async function citiesLike(place) {
  try {
    return (await ask(queries.suggestCities, { prefix: place.replace(/\s*,\s*[A-Za-z]{2}$/, '') })).citySuggestions.slice(0, 3).map(placeOf);
  } catch {
    return [];
  }
}

function show(page, asked) {
  hasAnswered = true;
  learnLabels(page.facets);
  facets.update(page.facets);
  chosen.update(asked);
  sort.value = page.orderedBy;
  byId('show-results').textContent = page.totalCount === 0 ? 'No partner fits' : `Show ${people(page.totalCount)}`;
  document.body.classList.toggle('is-bare', page.facets.every((facet) => facet.values.length === 0));
  showPage(page, { onWords: forWords, onMore: () => more(asked, page.pageInfo.endCursor) });
  if (page.totalCount === 0)
    showNotice(emptyNotice(asked, page.didYouMean, { onFilters: clearFilters, onPlace: clearPlace, onWords: forWords, onAll: everybody }), isNarrowed(asked) ? people(0) : 'Partners');
}

async function more(asked, after) {
  try {
    const answer = await newest.run((signal) => ask(queries.more, variablesOf(asked, after), signal));
    if (answer) appendPage(answer.partnerFinder, () => more(asked, answer.partnerFinder.pageInfo.endCursor));
  } catch (fault) {
    showMoreFault(fault, () => more(asked, after));
  }
}

function showFields(asked) {
  words.value = asked.query;
  place.show(asked);
  sort.querySelector('[value=DISTANCE]').disabled = !asked.near;
  sort.querySelector('[value=RELEVANCE]').disabled = asked.query === '';
  const filters = Object.values(asked.chosen).flat().length;
  byId('open-filters').replaceChildren(icon('sliders'), 'Filters', filters > 0 ? el('span', { class: 'badge' }, String(filters)) : '');
  document.title = asked.query ? `${asked.query} – Partner Finder` : 'Partner Finder';
}

byId('search').addEventListener('submit', (event) => { event.preventDefault(); go(fromForm()); });
byId('within').addEventListener('change', () => { if (byId('place').value.trim()) go(fromForm()); });
sort.addEventListener('change', () => go({ ...fromForm(), order: sort.value }));
window.addEventListener('popstate', () => { state = readState(location.search); search(); });
document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input:not([type=checkbox]), select, textarea');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || byId('drawer').open) return;
  event.preventDefault();
  words.focus();
  words.select();
});

filterDrawer();
search();
