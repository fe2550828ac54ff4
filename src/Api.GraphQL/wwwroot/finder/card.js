import { el, icon } from './dom.js';
import { labelOf } from './facet-names.js';
import { description, marked, rangesIn } from './highlight.js';
import { contactLink, webLink } from './links.js';

const mostCities = 4, mostTags = 4, hues = 6;

/** A partner found. What does not fit at once is unfolded by a button. */
export function card(edge) {
  const { node } = edge;
  const body = el('div', { class: 'card-body' });
  const title = el('h3', { id: `name-${node.id}`, class: 'card-name', tabindex: '-1', lang: node.nameEnglish ? null : 'zh' },
    el('a', { href: `partner/${encodeURIComponent(node.slug)}` }, nameOf(edge)));
  const shown = fill(body, edge, false);
  const footer = el('footer', { class: 'card-foot' }, datesOf(node) && el('span', { class: 'card-dates' }, datesOf(node)), node.website && webLink(node.website), contactLink(node.contact));
  if (shown.isCut) footer.append(unfold(body, edge, node.name));
  return el('li', { class: 'card' },
    el('article', { 'aria-labelledby': title.id },
      el('header', { class: 'card-head' },
        // A monogram instead of the logo: the page loads nothing from other hosts, so that no partner sees who looks at it.
        el('span', { class: `monogram hue-${hueOf(node.id)}`, 'aria-hidden': 'true' }, monogramOf(node.name)),
        title,
        el('div', { class: 'card-about' },
          node.nameEnglish && node.nameChinese && el('p', { class: 'card-chinese', lang: 'zh' }, marked(node.nameChinese, rangesIn(edge.highlights, 'NAME_CHINESE', node.nameChinese))),
          el('p', { class: 'card-program' }, node.programs.map((program) => labelOf('PROGRAM', program)).join(' · '))),
        node.tier && el('span', { class: `tier tier-${node.tier.toLowerCase()}` }, labelOf('TIER', node.tier))),
      body, footer));
}

/** "Partner since 2024 · updated 4 Nov 2024", of what is known. */
const datesOf = ({ partnerSince, updatedAt }) => [
  partnerSince && `Partner since ${partnerSince.slice(0, 4)}`,
  updatedAt && `updated ${new Date(updatedAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}`,
].filter(Boolean).join(' · ');

const nameOf = ({ node, highlights }) => marked(node.name, rangesIn(highlights, node.nameEnglish ? 'NAME_ENGLISH' : 'NAME_CHINESE', node.name));

function unfold(body, edge, name) {
  let open = false;
  const button = el('button', {
    type: 'button', class: 'text-button unfold', 'aria-expanded': 'false', 'aria-label': `More about ${name}`,
    click: () => {
      open = !open;
      fill(body, edge, open);
      button.textContent = open ? 'Less' : 'More';
      button.setAttribute('aria-expanded', String(open));
      button.setAttribute('aria-label', `${open ? 'Less' : 'More'} about ${name}`);
    },
  }, 'More');
  return button;
}

function fill(body, { node, highlights, distanceKilometres, nearestCity }, isOpen) {
  const text = description(node.description, highlights);
  const tags = tagsOf(node, highlights);
  const cut = (list, most) => (isOpen || list.length <= most + 1 ? list : list.slice(0, most));
  const rest = (list, most) => list.length - cut(list, most).length;

  body.replaceChildren(
    node.cities.length > 0 ? el('p', { class: 'card-places' }, icon('pin'), el('span', {},
      distanceKilometres !== null && [el('strong', { class: 'distance' }, distanceOf(distanceKilometres), node.cities.length > 1 && ` (${nearestCity.name})`), ' · '],
      places(cut(node.cities, mostCities), highlights), rest(node.cities, mostCities) > 0 && ` and ${rest(node.cities, mostCities)} more`)) : '',
    el('p', { class: 'card-text' }, isOpen ? text.whole : text.compact),
    tags.length > 0 ? el('ul', { class: 'tags', 'aria-label': 'Competencies and products' }, cut(tags, mostTags),
      rest(tags, mostTags) > 0 && el('li', { class: 'tag tag-rest' }, `+${rest(tags, mostTags)}`)) : '',
    el('dl', { class: 'facts' },
      fact('Industries', node.industries.map((value) => labelOf('INDUSTRY', value)).map((label) => marked(label, rangesIn(highlights, 'INDUSTRY', label)))),
      fact('Languages', node.languages.map((value) => [labelOf('LANGUAGE', value)]))));
  return { isCut: !text.isShort || rest(node.cities, mostCities) > 0 || rest(tags, mostTags) > 0 };
}

const fact = (name, values) => (values.length === 0 ? null : el('div', {}, el('dt', {}, name), el('dd', {}, values.flatMap((nodes, i) => (i > 0 ? [', ', ...nodes] : nodes)))));

// A product that is called like a competency of the same partner says nothing new beside it.
function tagsOf({ competencies, products }, highlights) {
  const labels = competencies.map((value) => labelOf('COMPETENCY', value));
  const own = products.filter((product) => !labels.some((label) => label.toLowerCase() === product.toLowerCase()));
  const tag = (text, kind, field) => el('li', { class: `tag ${kind}` }, marked(text, rangesIn(highlights, field, text)));
  return [...labels.map((label) => tag(label, 'tag-competency', 'COMPETENCY')), ...own.map((product) => tag(product, 'tag-product', 'PRODUCT'))];
}

/** Cities by country: "Hamburg, Berlin (Germany) · Vienna (Austria)". A city that is its country is named once. */
function places(cities, highlights) {
  const countries = new Map(cities.map((city) => [city.countryName, cities.filter((other) => other.countryName === city.countryName)]));
  return [...countries].flatMap(([country, own], i) => [
    i > 0 ? ' · ' : '',
    ...own.flatMap((city, j) => [j > 0 ? ', ' : '', ...marked(city.name, rangesIn(highlights, 'CITY', city.name))]),
    ...(own.length === 1 && country.startsWith(own[0].name) ? [] : [' (', ...marked(country, rangesIn(highlights, 'COUNTRY', country)), ')']),
  ]);
}

function distanceOf(kilometres) {
  if (kilometres < 1) return 'under 1 km away';
  return `${kilometres.toLocaleString('en', { maximumFractionDigits: kilometres < 10 ? 1 : 0 })} km away`;
}

function monogramOf(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  const initials = words.slice(0, 2).map((word) => [...word][0]);
  // One Chinese character says as much as two Latin letters.
  return /\p{Script=Han}/u.test(initials[0]) ? initials[0] : initials.join('').toUpperCase();
}

const hueOf = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % hues;
