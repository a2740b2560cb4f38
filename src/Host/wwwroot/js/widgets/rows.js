// Rows of fields made from a template: lists, and the tenders of a payment.
import { uuid } from '../net.js';
import { say } from '../texts.js';

let tools; // { given, mount, read, write } of fields.js, handed over by mount: the two need each other

export const rowsOf = field => field.querySelector('[data-rows]');
const min = field => Math.max(field.dataset.required === 'true' ? 1 : 0, Number(field.dataset.min ?? 0));

export function addRow(field, values, template = field.querySelector('template')) {
  const row = template.content.firstElementChild.cloneNode(true);
  rowsOf(field).append(row);
  number(field);
  tools.mount(row, tools.given);
  if (values) tools.write(row, values);
  return row;
}

/** Ids, names and labels carry the row's place; errors find their cell by it. */
function number(field) {
  [...rowsOf(field).children].forEach((row, place) => {
    for (const one of row.querySelectorAll('*')) {
      for (const name of ['id', 'for', 'name', 'aria-labelledby', 'aria-describedby']) {
        const value = one.getAttribute(name);
        if (value) one.setAttribute(name, value.replace(/\[(__row__|\d+)\]/g, `[${place}]`));
      }
    }
  });
}

const changed = field => field.dispatchEvent(new Event('change', { bubbles: true }));

export const rowsWidget = {
  mount(field, handed) {
    tools = handed;
    field.querySelector('[data-add]').addEventListener('click', () => {
      addRow(field, this.newRow?.(field)).querySelector('input, select, textarea')?.focus();
      changed(field);
    });
    field.addEventListener('click', event => {
      if (!event.target.closest('[data-remove]')) return;
      event.target.closest('li').remove();
      number(field);
      changed(field);
    });
    while (rowsOf(field).children.length < min(field)) addRow(field, this.newRow?.(field));
  },
  read: field => [...rowsOf(field).children].map(row => tools.read(row)),
  readRow: row => tools.read(row),
  write(field, values) {
    rowsOf(field).replaceChildren();
    for (const value of values ?? []) addRow(field, value);
    while (rowsOf(field).children.length < min(field)) addRow(field, this.newRow?.(field));
  },
};

/** Fen as an integer, exact; null for what is not money. */
export const fen = text => {
  const match = /^\s*(\d{1,9})(?:\.(\d{1,2}))?\s*$/.exec(text ?? '');
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
};

export const yuan = amount => `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;

/** For reading: "¥1,280.00". */
export const money = amount => `¥${yuan(amount).replace(/\B(?=(\d{3})+\.)/g, ',')}`;

const due = () => fen(tools.given.tendersDue ?? tools.given.amountDue) ?? 0;
const givenSoFar = field => rowsWidget.read(field).reduce((sum, row) => sum + (fen(row.amount) ?? 0), 0);

/** As rows; a new one proposes what is still to pay, and what remains is always seen. Each row's key makes it one payment however often it is sent. */
export const tendersWidget = {
  ...rowsWidget,
  mount(field, handed) {
    rowsWidget.mount.call(this, field, handed);
    for (const type of ['input', 'change', 'click']) field.addEventListener(type, () => showTotals(field));
    showTotals(field);
  },
  write(field, values) {
    rowsWidget.write.call(this, field, values);
    showTotals(field);
  },
  newRow: field => {
    const remaining = due() - givenSoFar(field);
    return { kind: null, amount: remaining > 0 ? yuan(remaining) : null, key: uuid() };
  },
};

function showTotals(field) {
  const total = field.querySelector('[data-tenders-total]');
  const remaining = due() - givenSoFar(field);
  total.querySelector('[data-due]').textContent = money(due());
  total.querySelector('[data-given]').textContent = money(givenSoFar(field));
  total.querySelector('[data-remaining]').textContent = money(Math.abs(remaining));
  total.querySelector('[data-remaining-label]').textContent = say(remaining < 0 ? 'too-much' : 'remaining');
  total.dataset.state = remaining === 0 ? 'exact' : remaining < 0 ? 'over' : 'open';
}
