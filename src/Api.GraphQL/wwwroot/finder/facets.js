import { el } from './dom.js';
import { facetNames } from './facet-names.js';

const shownAtOnce = 6;
const openAtFirst = new Set(['COUNTRY', 'COMPETENCY', 'INDUSTRY', 'LANGUAGE', 'TIER']);

/**
 * The facets of a search as groups of checkboxes. Elements are kept from one answer to the next, so that the box just ticked keeps
 * the focus and a group stays as it was unfolded. `onToggle(facet, value)` is told every tick.
 */
export function facetGroups(container, onToggle) {
  const groups = new Map(facetNames.map((names) => [names.facet, facetGroup(names, onToggle)]));
  container.replaceChildren(...[...groups.values()].map((group) => group.element));
  return { update: (facets) => facets.forEach(({ name, values }) => groups.get(name)?.update(values)) };
}

function facetGroup({ facet, title }, onToggle) {
  const boxes = new Map();
  const titleId = `facet-${facet.toLowerCase()}`;
  const list = el('ul', { class: 'facet-values' });
  let isLong = false, latest = [];
  const more = el('button', { type: 'button', class: 'text-button', 'aria-expanded': 'false', click: () => { isLong = !isLong; show(); } });
  const element = el('details', { class: 'facet', hidden: true, open: openAtFirst.has(facet) },
    el('summary', { id: titleId }, title),
    el('div', { role: 'group', 'aria-labelledby': titleId }, list, more));

  function show() {
    // A chosen value is always in sight: it can be taken back where it was chosen.
    const rows = latest.filter((value, i) => isLong || i < shownAtOnce || value.selected).map((value) => {
      if (!boxes.has(value.value)) boxes.set(value.value, box(facet, value, onToggle));
      const kept = boxes.get(value.value);
      kept.update(value);
      return kept.element;
    });
    arrange(list, rows);
    const hidden = latest.length - rows.length;
    more.hidden = latest.length <= shownAtOnce || (!isLong && hidden === 0);
    more.textContent = isLong ? 'Show fewer' : `Show ${hidden} more`;
    more.setAttribute('aria-label', `${more.textContent}: ${title}`);
    more.setAttribute('aria-expanded', String(isLong));
  }

  return {
    element,
    update(values) {
      latest = values;
      element.hidden = values.length === 0;
      if (values.some((value) => value.selected)) element.open = true;
      show();
    },
  };
}

function box(facet, { value, label }, onToggle) {
  const input = el('input', { type: 'checkbox', name: facet, value, change: () => onToggle(facet, value) });
  const count = el('span', { class: 'facet-count' });
  const element = el('li', {}, el('label', { class: 'facet-value' }, input, el('span', { class: 'facet-label' }, label), count));
  return {
    element,
    update(latest) {
      input.checked = latest.selected;
      element.classList.toggle('has-none', latest.count === 0);
      count.textContent = latest.count.toLocaleString('en');
    },
  };
}

// Moves only what is out of place: an element that is moved loses the focus.
function arrange(list, rows) {
  const wanted = new Set(rows);
  for (const row of [...list.children]) if (!wanted.has(row)) row.remove();
  rows.forEach((row, i) => { if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null); });
}
