// Errors at their fields, a summary above, and the first one under the cursor.

export function clearErrors(root) {
  for (const error of root.querySelectorAll('.field-error')) error.hidden = true;
  for (const field of root.querySelectorAll('.invalid')) {
    field.classList.remove('invalid');
    for (const one of field.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid');
  }
  const summary = root.querySelector('#form-errors');
  if (summary) summary.hidden = true;
}

export function showErrors(root, errors, title) {
  clearErrors(root);
  const summary = root.querySelector('#form-errors');
  const items = Object.entries(errors).map(([path, texts]) => item(place(root, path), path, texts));
  if (summary) {
    summary.querySelector('ul').replaceChildren(...items);
    if (title) summary.querySelector('h2').textContent = title;
    summary.hidden = false;
  }
  const first = root.querySelector('.invalid');
  const input = first?.querySelector('input:not([type=hidden]), textarea, select, canvas');
  (input ?? summary)?.focus({ preventScroll: true });
  (first ?? summary)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

/** "tenders[0].amount" marks the cell; where there is none, the field that it belongs to. */
function place(root, path) {
  const exact = root.querySelector(`#${CSS.escape('field-' + path)}`);
  const [key, row] = path.split(/[[\].]+/);
  const field = exact ?? [...root.querySelectorAll(`[data-field="${CSS.escape(key)}"]`)].find(one => !one.closest('[hidden]'));
  return row === undefined || exact ? field : field?.querySelectorAll('[data-rows] > li')[row] ?? field;
}

function item(field, path, texts) {
  const li = document.createElement('li');
  const label = field?.querySelector('.form-label')?.childNodes[0]?.textContent.trim();
  const text = texts.join(' ');
  if (!field) {
    li.textContent = text;
    return li;
  }
  field.classList.add('invalid');
  const error = field.querySelector(':scope > .field-error') ?? field.querySelector('.field-error');
  error.textContent = text;
  error.hidden = false;
  const input = field.querySelector('input:not([type=hidden]), textarea, select, canvas');
  input?.setAttribute('aria-invalid', 'true');
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = label ? `${label} · ${text}` : text;
  link.addEventListener('click', event => { event.preventDefault(); input?.focus(); });
  li.append(link);
  return li;
}
