import { ask, Newest } from './api.js';
import { el } from './dom.js';
import { labelOf } from './facet-names.js';
import { marked } from './highlight.js';
import { suggest } from './queries.js';

const pauseWhileTyping = 150;

/**
 * Completes partners' names while they are typed: the combobox pattern of the ARIA practices with a list that pops up. The focus stays
 * in the input; the arrows move the active option. `onChoose(text)` is told what was chosen, `announce(text)` what a screen reader says.
 */
export function combobox(input, list, { onChoose, announce }) {
  const newest = new Newest();
  let timer, options = [], active = -1;

  function close() {
    clearTimeout(timer);
    newest.cancel();
    options = [];
    active = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function activate(next) {
    active = next;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }

  function choose(i) {
    const { text } = options[i];
    input.value = text;
    close();
    onChoose(text);
  }

  function show(found) {
    options = found;
    list.replaceChildren(...found.map((suggestion, i) => option(suggestion, i, input.value, () => choose(i))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    activate(-1);
    announce(found.length === 0 ? 'No suggestions.' : `${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}, use the arrow keys.`);
  }

  async function complete() {
    const prefix = input.value.trim();
    if (prefix === '') return close();
    try {
      const answer = await newest.run((signal) => ask(suggest, { prefix }, signal));
      if (answer) show(answer.partnerSuggestions);
    } catch {
      // Suggestions are a help: without them the search itself still works, and says what is wrong.
      close();
    }
  }

  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    // While an input method composes a Chinese word, its Latin letters are no prefix of anything.
    if (!event.isComposing) timer = setTimeout(complete, pauseWhileTyping);
  });
  input.addEventListener('compositionend', complete);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isOpen = options.length > 0, last = options.length - 1;
    if (event.key === 'ArrowDown' && !isOpen) complete();
    else if (event.key === 'ArrowDown') activate(active === last ? -1 : active + 1);
    else if (event.key === 'ArrowUp' && isOpen) activate(active < 0 ? last : active - 1);
    else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  });
  return { close };
}

function option({ text, profile }, i, typed, choose) {
  const about = [profile.tier && labelOf('TIER', profile.tier), profile.cities.slice(0, 2).map((city) => city.name).join(', ')].filter(Boolean).join(' · ');
  // The pointer must not take the focus from the input, or the list would close before the click arrives.
  return el('li', { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false', mousedown: (event) => event.preventDefault(), click: choose },
    el('span', { class: 'option-name' }, marked(text, typedIn(text, typed)),
      profile.nameChinese && profile.nameChinese !== text && el('span', { class: 'option-chinese', lang: 'zh' }, profile.nameChinese)),
    el('span', { class: 'option-about' }, about));
}

function typedIn(text, typed) {
  const start = text.toLowerCase().indexOf(typed.trim().toLowerCase());
  return start < 0 || typed.trim() === '' ? [] : [{ start, length: typed.trim().length }];
}
