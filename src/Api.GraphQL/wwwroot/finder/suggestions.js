import { el } from './dom.js';
import { labelOf } from './facet-names.js';
import { marked } from './highlight.js';

/** Partners whose name begins like what is typed, for the combobox. */
export const partnerOptions = ({ partnerSuggestions }) => partnerSuggestions.map(({ text, ranges, profile }) => ({
  text,
  shown: [
    el('span', { class: 'option-name' }, marked(text, ranges),
      profile.nameChinese && profile.nameChinese !== text && el('span', { class: 'option-chinese', lang: 'zh' }, profile.nameChinese)),
    el('span', { class: 'option-about' }, [profile.tier && labelOf('TIER', profile.tier), profile.cities.slice(0, 2).map((city) => city.name).join(', ')].filter(Boolean).join(' · ')),
  ],
}));

/** Cities for the combobox; another name of a city is shown before its English one. */
export const cityOptions = ({ citySuggestions }) => citySuggestions.map((city) => ({
  text: placeOf(city),
  shown: [
    el('span', { class: 'option-name' }, city.text, city.text !== city.name && el('span', { class: 'option-chinese' }, city.name)),
    el('span', { class: 'option-about' }, [city.state !== city.name && city.state, city.countryName !== city.name && city.countryName].filter(Boolean).join(', ')),
  ],
}));

/** What the field takes: the country only where one name is not enough. */
export const placeOf = ({ name, country, needsCountry }) => (needsCountry ? `${name}, ${country}` : name);
