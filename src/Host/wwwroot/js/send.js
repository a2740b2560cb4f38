// Small forms that go to the API as they are: registering a client, giving a reason. One key per page, so a double click happens once. Their
// method is "dialog": sent before this is here, they go nowhere, and what was typed stays.
import { goToFirstTask } from './buttons.js';
import { clearErrors, showErrors } from './errors.js';
import { mount, read, write } from './fields.js';
import { persist, uuid } from './net.js';
import { notice } from './notices.js';

for (const form of document.querySelectorAll('form[data-send]')) bind(form);

/** For a form that came later, too. */
export function bind(form) {
  const [method, url] = form.dataset.send.split(' ');
  let key = uuid();
  let isSending = false;
  let made; // a client that is registered already is not registered again when only the visit could not begin
  mount(form);
  const start = form.querySelector('script[data-values]');
  if (start) write(form, JSON.parse(start.textContent));

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    clearErrors(form);
    try {
      made ??= await persist(method, url, bodyOf(form), { key });
      await then(form, made, event.submitter?.value === 'yes');
    } catch (problem) {
      key = uuid();
      const errors = atFields(form, problem.errors);
      if (problem.problem?.revision) form.dataset.revision = problem.problem.revision; // who sends it again has seen both values
      showDoubles(form, problem.problem?.candidates);
      if (form.closest('dialog') && Object.keys(errors).length === 0) showErrors(form, { '': [problem.message] }); // a notice would be behind it
      else if (Object.keys(errors).length > 0) showErrors(form, errors);
      else notice(problem.message);
    }
    isSending = false;
  });
}

const bodyOf = form =>
  form.enctype === 'multipart/form-data' ? new FormData(form) : { ...typed(form), ...mapping(form), ...given(form) };

/** What was typed, as one member of what is sent where the form says so (data-into). */
const typed = form => form.dataset.into ? { [form.dataset.into]: read(form) } : read(form);

const atFields = (form, errors) =>
  Object.fromEntries(Object.entries(errors).map(([place, texts]) => [place.replace(`${form.dataset.into}.`, ''), texts]));

/** What the page knows and nobody types: the revision that was read, the other file of a merge. */
function given(form) {
  const isWritten = input => 'number' in input.dataset || 'json' in input.dataset;
  const valueOf = input => isWritten(input) ? JSON.parse(input.value) : input.value;
  const fixed = [...form.querySelectorAll('[data-given]')].map(input => [input.dataset.given, valueOf(input)]);
  if (form.dataset.revision) fixed.push(['revision', Number(form.dataset.revision)]);
  return Object.fromEntries(fixed);
}

/** Who may be this person already: one of them is picked, or it is said why it is somebody else. */
function showDoubles(form, candidates) {
  const place = form.querySelector('[data-doubles]');
  if (!place || !candidates) return;
  place.querySelector('[data-candidates]').replaceChildren(...candidates.map(client => {
    const [row, link, name, facts] = ['li', 'a', 'span', 'span'].map(tag => document.createElement(tag));
    [row.className, link.className, name.className, facts.className] = ['row-item', 'row-link', 'row-title', 'row-client'];
    link.href = `/clients/${client.id}`;
    name.textContent = client.name;
    facts.textContent = [client.mobile, client.chartNumber].filter(Boolean).join(' · ');
    link.append(name, facts);
    row.append(link);
    return row;
  }));
  place.hidden = false;
  place.focus();
}

/** Which activity stands for which one. */
export function mapping(form) {
  const chosen = [...form.querySelectorAll('[data-map]')].filter(select => select.value).map(select => [select.dataset.map, select.value]);
  return chosen.length > 0 ? { mapping: Object.fromEntries(chosen) } : {};
}

async function then(form, answer, startsVisit) {
  if (form.dataset.then.startsWith('live-')) {
    form.closest('dialog').close();
    return htmx.trigger(document.body, form.dataset.then);
  }
  if (form.dataset.then === 'reload') return location.reload();
  if (form.dataset.then === 'first-task') return goToFirstTask(answer);
  if (form.dataset.then === 'show') return show(form, answer);
  if (form.dataset.then.startsWith('/')) { location.href = form.dataset.then.replace(/\{(\w+)\}/, (_, name) => answer?.[name]); return; }
  if (!startsVisit) { location.href = `/clients/${answer.id}`; return; }
  goToFirstTask(await persist('POST', '/api/journeys', { definitionId: form.dataset.visit, clientId: answer.id }, { key: uuid() }));
}

/** What is shown once stays on the page and nowhere else. */
function show(form, answer) {
  for (const place of form.querySelectorAll('[data-answer]')) {
    place.textContent = answer[place.dataset.answer];
    place.closest('[hidden]')?.removeAttribute('hidden');
  }
}
