// Reads and writes the fields of a form by their type. A widget is { mount, read, write }; those with a hand of their own live in files of their own.
import { csvWidget } from './widgets/csv.js';
import { factsWidget } from './widgets/facts.js';
import { fileWidget } from './widgets/file.js';
import { priceItemsWidget } from './widgets/price-items.js';
import { rowsWidget, tendersWidget } from './widgets/rows.js';
import { shiftsWidget } from './widgets/shifts.js';
import { signatureWidget } from './widgets/signature.js';

const control = field => field.querySelector('input, textarea, select');

const plain = {
  read: field => control(field).value.trim() === '' ? null : control(field).value,
  write: (field, value) => { control(field).value = value ?? ''; },
};

const chosen = {
  mount: field => field.addEventListener('click', event => {
    // A choice that is not demanded can be taken back by choosing it again.
    const radio = event.target.closest('input[type=radio]');
    if (!radio || field.dataset.required === 'true') return;
    if (radio.dataset.was === 'true') {
      radio.checked = false;
      radio.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const one of field.querySelectorAll('input[type=radio]')) one.dataset.was = one.checked;
  }),
  read: field => field.querySelector('input:checked')?.value ?? null,
  write: (field, value) => {
    for (const one of field.querySelectorAll('input')) one.dataset.was = one.checked = String(value) === one.value;
  },
};

const choice = {
  mount: field => { if (field.querySelector('.chips')) chosen.mount(field); },
  read: field => (field.querySelector('.chips') ? chosen : plain).read(field),
  write: (field, value) => (field.querySelector('.chips') ? chosen : plain).write(field, value),
};

const boolean = {
  ...chosen,
  read: field => { const value = chosen.read(field); return value === null ? null : value === 'true'; },
};

const many = {
  read: field => [...field.querySelectorAll('input:checked')].map(one => one.value),
  write: (field, values) => { for (const one of field.querySelectorAll('input')) one.checked = (values ?? []).includes(one.value); },
};

const scale = {
  mount: field => {
    chosen.mount(field);
    const [range, number] = field.querySelectorAll('.slider input');
    if (!range) return;
    range.addEventListener('input', () => { number.value = range.value; });
    number.addEventListener('input', () => { range.value = number.value; });
  },
  read: field => field.querySelector('.slider') ? field.querySelector('.slider input:not([type=range])').value.trim() || null : chosen.read(field),
  write: (field, value) => {
    if (!field.querySelector('.slider')) return chosen.write(field, value);
    for (const one of field.querySelectorAll('.slider input')) one.value = value ?? '';
  },
};

/** The clinic's clock, whatever the tablet's own zone is. */
const clinicNow = () => new Date().toLocaleString('sv-SE', { timeZone: document.body.dataset.zone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');

const clinicLocal = moment => /(Z|[+-]\d\d:\d\d)$/.test(moment)
  ? new Date(moment).toLocaleString('sv-SE', { timeZone: document.body.dataset.zone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T')
  : moment;

const clock = (now, shown = value => value) => ({
  mount: field => field.querySelector('[data-now]').addEventListener('click', () => {
    control(field).value = now();
    control(field).dispatchEvent(new Event('input', { bubbles: true }));
  }),
  read: plain.read,
  write: (field, value) => plain.write(field, value && shown(value)),
});

/** Chinese input methods write "１２"; screens, from which one copies, "¥1,280.00". */
const digits = { ...plain, read: field => plain.read(field)?.normalize('NFKC').trim() ?? null };
const money = {
  ...plain,
  read: field => {
    const text = digits.read(field)?.replace(/^¥\s*/, '');
    return (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text) || null;
  },
};

/** The API takes numbers as numbers. */
const number = { ...plain, read: field => (control(field).value === '' ? null : Number(control(field).value)) };

/** Several words in one line, however they are parted. */
const tags = {
  read: field => control(field).value.split(/[、,，;；\n]+/).map(word => word.trim()).filter(Boolean),
  write: (field, values) => { control(field).value = (values ?? []).join('、'); },
};

/** Spaces belong to a password. */
const secret = { ...plain, read: field => control(field).value || null };

const staffRoles = {
  ...plain,
  read: field => [...field.querySelectorAll('[data-role]:checked')].map(box => ({
    role: box.dataset.role,
    branch: box.dataset.branch,
    isLead: box.closest('.role-row').querySelector('[data-lead]').checked,
  })),
};

/** Which versions of the clinic's texts the page shows; nobody types them. */
const texts = {
  ...plain,
  read: field => [...field.querySelectorAll('[data-text]')].map(text => text.dataset.text),
  write: () => {},
};

/** Several words of a setting, in their order. */
const words = {
  ...plain,
  read: field => [...field.querySelectorAll('input:checked')].map(box => box.value).join(', ') || null,
  write: () => {},
};

const widgets = {
  secret, staffRoles, texts, words,
  csv: csvWidget,
  shifts: shiftsWidget,
  boolean, money, number, scale,
  integer: digits,
  decimal: digits,
  select: choice,
  multiSelect: many,
  time: clock(() => clinicNow().slice(11)),
  dateTime: clock(clinicNow, clinicLocal),
  signature: signatureWidget,
  photo: fileWidget,
  file: fileWidget,
  priceItems: priceItemsWidget,
  tenders: tendersWidget,
  list: rowsWidget,
  medicalFacts: factsWidget,
  tags,
};

export const widgetOf = field => widgets[field.dataset.type] ?? plain;

/** The fields directly in this part of the page: those of rows belong to their list. */
export const fieldsIn = root => [...root.querySelectorAll('[data-field]')].filter(field => {
  const owner = field.parentElement.closest('[data-field]');
  return !owner || !root.contains(owner);
});

export function mount(root, given = {}) {
  for (const field of fieldsIn(root)) widgetOf(field).mount?.(field, { given, mount, read, write });
}

export const read = root => Object.fromEntries(fieldsIn(root).map(field => [field.dataset.field, widgetOf(field).read(field)]));

export function write(root, values) {
  for (const field of fieldsIn(root)) if (field.dataset.field in values) widgetOf(field).write(field, values[field.dataset.field]);
}

/** Shows which fields the values hide and which they demand; paths like "areas[0].note". A section without a visible field goes with them. */
export function applyConditions(sections, hidden, required) {
  for (const section of sections) {
    for (const field of section.querySelectorAll('[data-field][id]')) {
      const path = field.id.slice('field-'.length);
      field.dataset.always ??= field.dataset.required; // as the form file says; a row that the server has not seen yet goes by it
      field.hidden = hidden.includes(path);
      field.dataset.required = field.dataset.always === 'true' || required.includes(path);
    }
    section.hidden = !section.querySelector('.field:not([hidden])');
  }
}
