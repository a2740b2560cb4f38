// What is known of the client's body: each fact is still so, over or unsure, with one touch; new ones are rows of their own.
import { addRow, rowsOf, rowsWidget } from './rows.js';

const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: document.body.dataset.zone });
const knownRows = field => [...rowsOf(field).querySelectorAll('.fact-known')];
const part = (row, key) => row.querySelector(`[data-field="${key}"]`);
const choice = (row, state) => part(row, 'state').querySelector(`input[value="${state}"]`);

/** A day is asked only of what is over; today until somebody says otherwise. */
function showDay(row) {
  const [day, isOver] = [part(row, 'endedOn'), choice(row, 'ended').checked];
  day.hidden = !isOver;
  const input = day.querySelector('input');
  if (isOver && !input.value) input.value = today();
}

export const factsWidget = {
  ...rowsWidget,
  mount(field, handed) {
    rowsWidget.mount.call(this, field, handed);
    field.querySelector('[data-all-still]').addEventListener('click', () => {
      for (const row of knownRows(field)) {
        if (part(row, 'state').querySelector('input:checked')) continue;
        choice(row, 'still').checked = true;
      }
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    field.addEventListener('change', event => {
      const row = event.target.closest?.('.fact-known');
      if (row) showDay(row);
    });
  },
  write(field, values) {
    rowsOf(field).replaceChildren();
    for (const value of values ?? []) {
      if (!value.fact) { addRow(field, value); continue; }
      const row = addRow(field, value, field.querySelector('template[data-known]'));
      if (value.about) row.querySelector('[data-about]').textContent = value.about[language];
      row.classList.toggle('fact-allergy', value.kind === 'allergy');
      showDay(row);
    }
    field.querySelector('[data-all-still]').hidden = knownRows(field).length === 0;
  },
  read: field => [...rowsOf(field).children].map(row => {
    const about = row.querySelector('[data-about]')?.textContent;
    const values = rowsWidget.readRow(row);
    return about ? { ...values, about: { zh: about, en: about } } : values;
  }),
};
