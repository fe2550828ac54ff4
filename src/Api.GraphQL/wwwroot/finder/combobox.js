import { ask, Newest } from './api.js';
import { el } from './dom.js';

const pauseWhileTyping = 150;

/**
 * Completes what is typed: the combobox pattern of the ARIA practices with a list that pops up. The focus stays in the input; the arrows
 * move the active option. `query` is asked with the prefix; `optionsOf(answer)` are texts for the input and what to show of each;
 * `onChoose(text)` is told what was chosen, `announce(text)` what a screen reader says.
 */
export function combobox(input, list, { query, optionsOf, onChoose, announce }) {
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
    list.replaceChildren(...found.map(({ shown }, i) => option(`${list.id}-${i}`, shown, () => choose(i))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    activate(-1);
    announce(found.length === 0 ? 'No suggestions.' : `${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}, use the arrow keys.`);
  }

  async function complete() {
    const prefix = input.value.trim();
    if (prefix === '') return close();
    try {
      const answer = await newest.run((signal) => ask(query, { prefix }, signal));
      if (answer) show(optionsOf(answer));
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

function option(id, shown, choose) {
  // The pointer must not take the focus from the input, or the list would close before the click arrives.
  return el('li', { role: 'option', id, 'aria-selected': 'false', mousedown: (event) => event.preventDefault(), click: choose }, ...shown);
}
