import { el, icon } from './dom.js';

const myLocation = 'My location';

/** The place to search near: a city by name, or where the visitor is. `onLocated(near)` is told a location. */
export function placeField({ input, within, here, note }, onLocated) {
  let located = null;

  function tell(text) {
    note.textContent = text;
    note.hidden = text === '';
  }

  function mark(isWrong) {
    if (isWrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  function locate() {
    here.disabled = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      here.disabled = false;
      // Two decimals are about a kilometre: near enough, and a shared address does not tell where somebody lives.
      onLocated({ latitude: Number(coords.latitude.toFixed(2)), longitude: Number(coords.longitude.toFixed(2)) });
    }, () => {
      here.disabled = false;
      tell('Your location is not available. Type a city instead.');
    }, { maximumAge: 600_000, timeout: 10_000 });
  }

  if ('geolocation' in navigator) {
    here.hidden = false;
    here.title = 'Near me';
    here.replaceChildren(icon('target'), el('span', { class: 'visually-hidden' }, 'Near me'));
    here.addEventListener('click', locate);
  }

  return {
    mark,
    read: () => {
      const place = input.value.trim();
      if (place === '') return { near: null, within: null };
      return { near: place === myLocation && located ? located : { place }, within: Number(within.value) || null };
    },
    show({ near, within: kilometres }) {
      located = near && !near.place ? near : null;
      input.value = near ? near.place ?? myLocation : '';
      if (kilometres && ![...within.options].some((option) => Number(option.value) === kilometres))
        within.append(el('option', { value: kilometres }, `${kilometres.toLocaleString('en')} km`));
      within.value = kilometres ?? '';
      tell('');
      mark(false);
    },
  };
}
