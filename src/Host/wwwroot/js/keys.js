// Everything with the keyboard. Single letters are for reading, never for typing: they sleep in fields, in dialogs, while an input method
// composes, and for whoever has switched them off. Keys with Ctrl work everywhere.
import { tinykeys } from '../lib/tinykeys.js';

const off = `keys-off:${document.body.dataset.person}`;
const isOff = () => localStorage.getItem(off) !== null;

/** Old browsers say 229 instead of isComposing; an Enter that ends a Chinese word is not a wish. */
export const isComposing = event => event.isComposing || event.keyCode === 229;

const isTyping = element => element.closest('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable], #task-form');
const isElsewhere = () => document.querySelector('dialog[open]');
const sleeps = event => isComposing(event) || event.defaultPrevented || isOff() || isTyping(event.target) || isElsewhere();

/** Single keys, each with what it does. The browser does nothing else with them. */
export const keys = map => tinykeys(document, handled(map), { ignore: sleeps });

/** Keys with Ctrl, or Command, also while typing. */
export const chords = map => tinykeys(document, handled(map), { ignore: event => isComposing(event) || event.repeat });

const handled = map => Object.fromEntries(Object.entries(map).map(([key, act]) => [key, event => {
  if (act(event) !== false) event.preventDefault();
}]));

const list = () => [...document.querySelectorAll('.row-link')];
let last; // the row that had the focus, also after a look elsewhere

document.addEventListener('focusin', event => {
  const link = event.target.closest('.row-link, .row-item');
  if (link) last = link.closest('.row-item')?.id;
});

/** The row that is meant: the one with the focus, or the one that had it last. */
export const rowHere = () => document.activeElement?.closest('.row-item') ?? document.getElementById(last ?? '');

export function focusRow(link) {
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: 'nearest' });
}

function step(by) {
  const links = list();
  const here = document.activeElement?.closest('.row-item');
  const before = here ?? document.getElementById(last ?? '');
  const at = before ? links.indexOf(before.querySelector('.row-link')) : -1;
  const to = at < 0 ? 0 : here ? at + by : at; // back from elsewhere: where one was
  focusRow(links[Math.max(0, Math.min(links.length - 1, to))]);
}

const inList = act => event => event.target.closest?.('.row-item') ? act() : false;
const search = () => document.querySelector('[data-key="/"]');

keys({
  '[Shift]+/': () => { const field = search(); if (!field) return false; field.select(); field.focus(); },
  'j': () => step(1),
  'k': () => step(-1),
  'ArrowDown': inList(() => step(1)),
  'ArrowUp': inList(() => step(-1)),
  'Home': inList(() => focusRow(list()[0])),
  'End': inList(() => focusRow(list().at(-1))),
  '[Shift]+?': () => document.getElementById('keys')?.showModal(),
});

document.addEventListener('keydown', event => {
  if (event.target !== search() || isComposing(event) || (event.key !== 'Escape' && event.key !== 'ArrowDown')) return;
  event.preventDefault(); // browsers would empty the field
  event.target.blur();
  if (event.key === 'ArrowDown') step(1);
});

const onOff = document.getElementById('keys-on');
if (onOff) {
  onOff.checked = !isOff();
  onOff.addEventListener('change', () => onOff.checked ? localStorage.removeItem(off) : localStorage.setItem(off, '1'));
}
