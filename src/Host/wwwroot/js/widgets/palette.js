// Ctrl K: a field and what fits, found by the server, walked with the arrows. The focus stays in the field.
import { chords, isComposing } from '../keys.js';

const dialog = document.getElementById('palette');
const field = document.getElementById('palette-q');
const found = document.getElementById('palette-found');
let timer;
let asking;

if (dialog) {
  chords({ '$mod+k': open });
  field.addEventListener('input', event => { if (!isComposing(event)) ask(150); });
  field.addEventListener('compositionend', () => ask(150));
  field.addEventListener('keydown', walk);
}

function open() {
  if (dialog.open) return dialog.close();
  if (document.querySelector('dialog[open]')) return;
  dialog.showModal();
  field.value = '';
  field.focus();
  ask(0);
}

function ask(delay) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const address = `/palette?q=${encodeURIComponent(field.value.trim())}`;
      const answer = await fetch(address, { signal: asking.signal, headers: { 'HX-Request': 'true' } });
      if (!answer.ok) return;
      found.innerHTML = await answer.text(); // made by this server, texts escaped
      choose(choices()[0]);
    } catch (problem) {
      if (problem.name !== 'AbortError') found.replaceChildren(); // an outage: what is there would not fit what was typed
    }
  }, delay);
}

const choices = () => [...found.querySelectorAll('[role=option]')];

function choose(option) {
  for (const one of choices()) one.setAttribute('aria-selected', one === option);
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function walk(event) {
  if (isComposing(event)) return;
  const all = choices();
  const at = all.findIndex(one => one.getAttribute('aria-selected') === 'true');
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) choose(all[(at + by + all.length) % all.length]);
  else if (event.key === 'Enter') all[at]?.click();
  else return;
  event.preventDefault();
}
