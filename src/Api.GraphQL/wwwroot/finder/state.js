import { facetNames } from './facet-names.js';

const orders = ['RELEVANCE', 'DISTANCE', 'NAME', 'TIER', 'NEWEST'];
const defaultSize = 12, largestSize = 100;

/** What is searched for. It lives in the address, so that a search can be shared and the back button goes back. */
export function readState(text) {
  const given = new URLSearchParams(text);
  const number = (name) => (given.get(name)?.trim() ? Number(given.get(name)) : NaN);
  const [latitude, longitude, within, size] = ['lat', 'lon', 'within', 'size'].map(number);
  const here = Number.isFinite(latitude) && Number.isFinite(longitude);
  const place = given.get('near')?.trim() ?? '';
  return {
    query: given.get('q')?.trim().slice(0, 500) ?? '',
    chosen: Object.fromEntries(facetNames.map(({ facet, parameter }) => [facet, [...new Set(given.getAll(parameter))]])),
    near: here ? { latitude, longitude } : place ? { place } : null,
    within: within > 0 ? within : null,
    order: orders.includes(given.get('sort')?.toUpperCase()) ? given.get('sort').toUpperCase() : null,
    size: Number.isInteger(size) && size > 0 ? Math.min(size, largestSize) : defaultSize,
  };
}

export function writeState(state) {
  const address = new URLSearchParams();
  if (state.query) address.set('q', state.query);
  if (state.near?.place) address.set('near', state.near.place);
  else if (state.near) { address.set('lat', state.near.latitude); address.set('lon', state.near.longitude); }
  if (state.near && state.within) address.set('within', state.within);
  for (const { facet, parameter } of facetNames) state.chosen[facet].forEach((value) => address.append(parameter, value));
  if (orderOf(state)) address.set('sort', orderOf(state).toLowerCase());
  if (state.size !== defaultSize) address.set('size', state.size);
  const text = address.toString();
  return text ? `?${text}` : '';
}

export function variablesOf(state, after) {
  const filter = {};
  for (const { facet, filter: name } of facetNames) if (state.chosen[facet].length) filter[name] = state.chosen[facet];
  return { query: state.query || null, filter, near: nearOf(state), orderBy: orderOf(state), first: state.size, after: after ?? null };
}

export const isFiltered = (state) => Object.values(state.chosen).some((values) => values.length > 0);

export const isNarrowed = (state) => state.query !== '' || state.near !== null || isFiltered(state);

export const withoutFilters = (state) => ({ ...state, chosen: Object.fromEntries(facetNames.map(({ facet }) => [facet, []])) });

export const withoutPlace = (state) => ({ ...state, near: null, within: null });

export function toggled(state, facet, value) {
  const values = state.chosen[facet];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...state, chosen: { ...state.chosen, [facet]: next } };
}

// An order by distance from nowhere is refused by the API, and nothing is relevant to no words: such an order waits until there is one.
function orderOf(state) {
  if (state.order === 'DISTANCE' && !state.near) return null;
  return state.order === 'RELEVANCE' && !state.query ? null : state.order;
}

function nearOf({ near, within }) {
  if (!near) return null;
  if (!near.place) return { ...near, withinKilometres: within };
  const [, north, east] = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(near.place) ?? [];
  if (north) return { latitude: Number(north), longitude: Number(east), withinKilometres: within };
  // "Birmingham, US" tells cities of one name apart.
  const [, city, country] = /^(.*?)(?:\s*,\s*([A-Za-z]{2}))?$/.exec(near.place);
  return { city, country: country?.toUpperCase() ?? null, withinKilometres: within };
}
