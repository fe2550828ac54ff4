import { byId } from './dom.js';

/**
 * On a narrow screen the filters are in a drawer, on a wide one beside the results: the same elements, moved. A modal dialog keeps
 * the keyboard inside while it is open, closes with Escape and gives the focus back by itself.
 */
export function filterDrawer() {
  const drawer = byId('drawer'), filters = byId('filters');
  const wide = window.matchMedia('(min-width: 60rem)');
  const place = () => {
    if (wide.matches && drawer.open) drawer.close();
    byId(wide.matches ? 'sidebar' : 'drawer-body').append(filters);
  };
  wide.addEventListener('change', place);
  place();
  byId('open-filters').addEventListener('click', () => drawer.showModal());
  for (const id of ['close-filters', 'show-results']) byId(id).addEventListener('click', () => drawer.close());
  // A click beside the drawer lands on the dialog itself.
  drawer.addEventListener('click', (event) => { if (event.target === drawer) drawer.close(); });
}
