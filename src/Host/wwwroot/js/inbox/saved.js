// Saved filters: what is looked for at the moment is given a name, changed or taken away. The address of the page says what that is.
import { clearErrors, showErrors } from '../errors.js';
import { persist, uuid } from '../net.js';
import { notice } from '../notices.js';

const dialog = document.getElementById('filter-dialog');
const form = document.getElementById('filter-save');
const name = document.getElementById('filter-name');
const shared = document.getElementById('filter-shared');
const remove = document.getElementById('filter-delete');
let changed; // the filter at hand; undefined for a new one
let key;

document.addEventListener('click', event => {
  if (event.target.closest('[data-save-filter]')) open({});
  const change = event.target.closest('[data-change-filter]');
  if (change) open(change.dataset);
});
form.addEventListener('submit', event => { event.preventDefault(); save(); });
remove.addEventListener('click', () => send('DELETE', undefined));

function open(filter) {
  changed = filter.changeFilter ? { id: filter.changeFilter, revision: Number(filter.revision) } : undefined;
  key = uuid();
  name.value = filter.name ?? '';
  if (shared) shared.value = filter.shared ?? '';
  remove.hidden = !changed;
  clearErrors(form);
  dialog.showModal();
  name.focus();
}

function save() {
  const wanted = [...new FormData(document.getElementById('filter'))].filter(([, value]) => value !== '');
  const [sharedRole, sharedBranch] = (shared?.value ?? '').split('@');
  send(changed ? 'PUT' : 'POST', {
    ...Object.fromEntries(wanted),
    name: name.value,
    sharedRole: sharedRole || null,
    sharedBranch: sharedBranch || null,
    revision: changed?.revision ?? null,
  });
}

async function send(method, body) {
  clearErrors(form);
  try {
    await persist(method, `/api/task-filters${changed ? `/${changed.id}` : ''}`, body, { key });
    dialog.close();
    htmx.trigger(document.body, 'live-task');
  } catch (problem) {
    key = uuid(); // what was refused did not happen
    if (Object.keys(problem.errors).length > 0) showErrors(form, problem.errors);
    else if (method === 'DELETE') notice(problem.message);
    else showErrors(form, { '': [problem.message] });
  }
}
