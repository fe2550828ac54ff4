import { el, icon } from './dom.js';
import { facetNames, labelOf, titleOf } from './facet-names.js';

/** What a search is narrowed by, each to be taken back alone or all at once. */
export function chips(container, { onToggle, onClearPlace, onClearAll }) {
  return {
    update(state) {
      const position = [...container.children].indexOf(document.activeElement);
      const shown = [
        state.near && chip(placeOf(state), 'Place', onClearPlace),
        ...facetNames.flatMap(({ facet }) => state.chosen[facet].map((value) => chip(labelOf(facet, value), titleOf(facet), () => onToggle(facet, value)))),
      ].filter(Boolean);
      container.hidden = shown.length === 0;
      container.replaceChildren(...shown, shown.length > 1 ? el('button', { type: 'button', class: 'text-button', click: onClearAll }, 'Clear all') : '');
      // Whoever takes back one by keyboard goes on with the next instead of starting at the top of the page.
      if (position >= 0) (container.children[Math.min(position, container.children.length - 1)] ?? document.getElementById('count')).focus();
    },
  };
}

const chip = (text, kind, remove) =>
  el('button', { type: 'button', class: 'chip', 'aria-label': `Remove ${kind}: ${text}`, click: remove }, el('span', {}, text), icon('cross'));

function placeOf({ near, within }) {
  const place = near.place ?? 'my location';
  return within ? `Within ${within.toLocaleString('en')} km of ${place}` : `Near ${place}`;
}
