// Picks what is to be sold. The price list is loaded once: finding is instant, and goes on while the connection is down.
import { persist } from '../net.js';
import { fen, money } from './rows.js';
import { say } from '../texts.js';

const MOST_SHOWN = 12;
let list;

const priceList = () => list ??= load().catch(problem => { list = undefined; throw problem; });

async function load() {
  const items = [];
  for (let page = 1; ; page++) {
    const answer = await persist('GET', `/api/price-items?pageSize=200&page=${page}`);
    items.push(...answer.items);
    if (items.length >= answer.total || answer.items.length === 0) return items;
  }
}

const isChinese = document.documentElement.lang.startsWith('zh');
const nameOf = item => isChinese || !item.englishName ? item.name : item.englishName;
const rowsOf = field => field.querySelector('[data-rows]');
const changed = field => { showTotals(field); field.dispatchEvent(new Event('change', { bubbles: true })); };

/** Quantity in hundredths, exact; null for what is no quantity. */
const hundredths = text => fen(text);

function addRow(field, value) {
  const row = field.querySelector('template').content.firstElementChild.cloneNode(true);
  row.dataset.item = value.itemId;
  row.querySelector('[data-name]').textContent = value.name ?? say('loading');
  row.querySelector('[data-cell=area]').value = value.area ?? '';
  row.querySelector('[data-cell=quantity]').value = value.quantity ?? 1;
  rowsOf(field).append(row);
  priceList().then(items => {
    const item = items.find(one => one.id === value.itemId);
    if (!item) return;
    row.querySelector('[data-name]').textContent = nameOf(item);
    row.querySelector('[data-unit]').textContent = item.price === null ? item.unit : `${money(fen(item.price))} / ${item.unit}`;
    row.dataset.price = item.price ?? '';
    showTotals(field);
  }, () => {});
}

function showTotals(field) {
  let sum = 0;
  let known = false;
  for (const row of rowsOf(field).children) {
    const [price, quantity] = [fen(row.dataset.price), hundredths(row.querySelector('[data-cell=quantity]').value)];
    const line = price === null || quantity === null ? null : Math.round(price * quantity / 100);
    row.querySelector('[data-line-total]').textContent = line === null ? '' : money(line);
    if (line !== null) { sum += line; known = true; }
  }
  const total = field.querySelector('[data-total]');
  total.hidden = !known;
  total.querySelector('strong').textContent = money(sum);
}

export const priceItemsWidget = {
  mount(field) {
    picker(field);
    field.addEventListener('click', event => {
      const row = event.target.closest('.price-row');
      if (event.target.closest('[data-remove]')) { row.remove(); changed(field); }
      const step = event.target.closest('[data-step]');
      if (step) {
        const input = row.querySelector('[data-cell=quantity]');
        input.value = Math.max(1, (Number(input.value) || 0) + Number(step.dataset.step));
        changed(field);
      }
    });
    field.addEventListener('input', () => showTotals(field));
  },
  read: field => [...rowsOf(field).children].map(row => ({
    itemId: row.dataset.item,
    name: row.querySelector('[data-name]').textContent,
    area: row.querySelector('[data-cell=area]').value.trim() || null,
    quantity: row.querySelector('[data-cell=quantity]').value.trim() || null,
  })),
  write(field, values) {
    rowsOf(field).replaceChildren();
    for (const value of values ?? []) addRow(field, value);
    showTotals(field);
  },
};

/** A combobox: type, arrows, Enter; or touch. */
function picker(field) {
  const input = field.querySelector('[role=combobox]');
  const options = field.querySelector('[role=listbox]');
  let found = [];
  let at = 0;

  const close = () => { options.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const choose = item => {
    addRow(field, { itemId: item.id, name: nameOf(item), quantity: 1 });
    input.value = '';
    close();
    changed(field);
    rowsOf(field).lastElementChild.querySelector('[data-cell=area]').focus();
  };
  const mark = () => [...options.children].forEach((option, place) => {
    option.setAttribute('aria-selected', place === at);
    if (place !== at) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  });
  const show = async () => {
    const words = input.value.trim().toLowerCase().split(/\s+/);
    const items = await priceList();
    found = items.filter(item => words.every(word => `${item.name} ${item.englishName} ${item.code}`.toLowerCase().includes(word))).slice(0, MOST_SHOWN);
    at = 0;
    options.replaceChildren(...(found.length > 0 ? found.map(option) : [nothing()]));
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark();
  };
  const option = (item, place) => {
    const one = document.createElement('li');
    [one.role, one.id] = ['option', `${options.id}-${place}`];
    one.append(span('price-option-name', nameOf(item)), span('text-secondary', item.code), span('money', item.price === null ? '' : money(fen(item.price))));
    one.addEventListener('pointerdown', event => { event.preventDefault(); choose(item); });
    return one;
  };

  input.addEventListener('input', event => { event.stopPropagation(); show(); });
  input.addEventListener('focus', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') return close();
    if (options.hidden || found.length === 0) return;
    if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'ArrowDown') at = Math.min(found.length - 1, at + 1);
    else if (event.key === 'ArrowUp') at = Math.max(0, at - 1);
    else return;
    event.preventDefault();
    if (!options.hidden) mark();
  });
}

function nothing() {
  const one = document.createElement('li');
  one.className = 'text-secondary';
  one.textContent = say('nothing-found');
  return one;
}

function span(look, text) {
  const one = document.createElement('span');
  [one.className, one.textContent] = [look, text];
  return one;
}
