import { el, icon } from './dom.js';

/** A link to a partner's site; null unless the scheme is http or https, whatever the API let through. */
export function webLink(address, text) {
  let parsed;
  try { parsed = new URL(address); } catch { return null; }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  return link(parsed.href, icon('out'), text ?? parsed.hostname.replace(/^www\./, ''), { target: '_blank', rel: 'noopener noreferrer' });
}

/** How a partner wants to be reached; null when its value is not what its channel says. */
export function contactLink(contact) {
  switch (contact?.channel) {
    case 'EMAIL': return /^[^\s@?&#]+@[^\s@?&#]+$/.test(contact.value)
      ? link(`mailto:${encodeURIComponent(contact.value).replace('%40', '@')}`, icon('mail'), 'Email', named(contact.value)) : null;
    case 'PHONE': return /^\+?[\d\s().-]+$/.test(contact.value)
      ? link(`tel:${contact.value.replace(/[^\d+]/g, '')}`, icon('phone'), contact.value) : null;
    case 'WEB': return webLink(contact.value, 'Contact page');
    default: return null;
  }
}

// The address is too long for a card, but can be read by pointing at the link and is part of its name.
const named = (address) => ({ title: address, 'aria-label': `Email ${address}` });

const link = (href, drawing, text, attributes = {}) => el('a', { class: 'link', href, ...attributes }, drawing, el('span', {}, text));
