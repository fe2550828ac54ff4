/**
 * Makes an element. Children are nodes or texts; a text always becomes a text node, never markup.
 * `properties` are attributes, except functions, which listen to the event they are named after.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

const drawings = {
  cross: 'M5 5l10 10M15 5L5 15',
  pin: 'M10 18s6-5.4 6-10a6 6 0 1 0-12 0c0 4.6 6 10 6 10zM10 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  sliders: 'M3 6h8M15 6h2M3 14h2M9 14h8M11 4v4M9 12v4',
  out: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-8 8',
  mail: 'M3 5h14v10H3zM3 6l7 5 7-5',
  phone: 'M5 3l3 4-2 2c1 2 3 4 5 5l2-2 4 3-2 3C9 17 3 11 3 5z',
  target: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM10 1v4M10 15v4M1 10h4M15 10h4',
};

/** A line drawing beside a text that says the same: hidden from assistive technology. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}
