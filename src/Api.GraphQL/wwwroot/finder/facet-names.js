/** The facets in the order people narrow by them: the API's name, its list in the filter, its name in the address, its title. */
export const facetNames = [
  { facet: 'COUNTRY', filter: 'countries', parameter: 'country', title: 'Country' },
  { facet: 'COMPETENCY', filter: 'competencies', parameter: 'competency', title: 'Competency' },
  { facet: 'INDUSTRY', filter: 'industries', parameter: 'industry', title: 'Industry' },
  { facet: 'LANGUAGE', filter: 'languages', parameter: 'language', title: 'Language' },
  { facet: 'TIER', filter: 'tiers', parameter: 'tier', title: 'Tier' },
  { facet: 'PROGRAM', filter: 'programs', parameter: 'program', title: 'Program' },
  { facet: 'PRODUCT', filter: 'products', parameter: 'product', title: 'Product' },
  { facet: 'CITY', filter: 'cities', parameter: 'city', title: 'City' },
  { facet: 'STATE', filter: 'states', parameter: 'state', title: 'State or province' },
  { facet: 'GEOGRAPHY', filter: 'geographies', parameter: 'geography', title: 'Geography' },
];

export const titleOf = (facet) => facetNames.find((names) => names.facet === facet).title;

const learned = new Map();

/** Remembers the labels of an answer: only its facets have them, its profiles have codes. */
export function learnLabels(facets) {
  for (const { name, values } of facets) for (const { value, label } of values) learned.set(`${name} ${value}`, label);
}

/** A value in words; a code that no facet has named is shown in readable letters rather than left out. */
export function labelOf(facet, value) {
  const words = value.replaceAll('_', ' ').toLowerCase();
  return learned.get(`${facet} ${value}`) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
