// A task's page: keeps what is typed, sends the outcome once, and follows what others do to the task meanwhile.
import { Draft } from './draft.js';
import { clearErrors, showErrors } from './errors.js';
import { applyConditions, mount, read, write } from './fields.js';
import { goOn, listOf } from './inbox/list.js';
import { isComposing } from './keys.js';
import { uploaded } from './widgets/file.js';
import { persist, uuid } from './net.js';
import { notice } from './notices.js';
import { say } from './texts.js';

const form = document.getElementById('task-form');
const task = JSON.parse(document.getElementById('task-data').textContent);
const state = () => document.getElementById('task-state').dataset;
const main = () => form.querySelector('.outcomes [type=submit]');
const early = document.getElementById('early');
const fields = [...form.querySelectorAll('.form-section')];
let key = uuid(); // of this page: however often the button is hit, the task is completed once
let isSending = false;

mount(form, task.given);
write(form, task.values);
const draft = new Draft(task, () => read(form), saved => applyConditions(fields, saved.hidden, saved.required), claim);
applyConditions(fields, task.hidden, task.required);
const kept = draft.restore(task.savedAt);
if (kept) {
  write(form, kept);
  notice(say('restored'), 'success');
  draft.changed();
}
draft.savedAt(task.savedAt);
form.inert = false;
// Who works through a list types at once; a finger would only be covered by the keyboard of the screen.
if (listOf(task.id) && matchMedia('(pointer: fine)').matches) {
  form.querySelector('.form-section :is(input:not([type=hidden]), textarea, select):enabled')?.focus({ preventScroll: true });
}

/** The first thing typed takes the task, so that no two people fill the same form. */
async function claim() {
  if (state().mine === 'true' || state().mayClaim !== 'true') return;
  await persist('POST', `/api/tasks/${task.id}/claim`, {}, { key: uuid() });
  htmx.trigger(document.body, `live-task-${task.id}`);
}

form.addEventListener('input', () => draft.changed());
form.addEventListener('change', event => draft.changed({ soon: !isText(event.target) }));
const isText = element => element.matches?.('textarea, input:not([type=radio], [type=checkbox])');

form.addEventListener('submit', event => {
  event.preventDefault();
  if (main()) complete(main());
});
form.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.early) openEarly(button);
  if ('earlyBack' in button.dataset) closeEarly();
  if (button.dataset.outcome && button.type !== 'submit') complete(button);
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
  if (!main() || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  complete(main());
});

function openEarly(button) {
  closeEarly();
  button.setAttribute('aria-expanded', 'true');
  const confirm = document.getElementById('early-confirm');
  [confirm.textContent, confirm.dataset.outcome] = [button.textContent, button.dataset.early];
  early.hidden = false;
  early.querySelector('textarea, input, select').focus();
  early.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function closeEarly() {
  if (early) early.hidden = true;
  for (const button of form.querySelectorAll('[data-early]')) button.setAttribute('aria-expanded', 'false');
}

async function complete(button) {
  if (isSending || form.inert) return;
  sending(true);
  await uploaded(); // a photo that nobody demands would not be missed
  clearErrors(form);
  await draft.settled();
  try {
    await persist('POST', `/api/tasks/${task.id}/complete`, { outcome: button.dataset.outcome, values: read(form) }, { key });
    draft.forget();
    await goOn(task.id, title());
  } catch (problem) {
    sending(false);
    key = uuid(); // what was refused did not happen; the next attempt is another one
    if (Object.keys(problem.errors).length > 0) showErrors(form, problem.errors);
    else notice(problem.message);
    htmx.trigger(document.body, `live-task-${task.id}`);
  }
}

/** What and for whom, for the word that is said on the next page. */
const title = () => [document.querySelector('h1'), document.querySelector('.client-name a')]
  .flatMap(one => one?.textContent.trim() || [])
  .join(' · ');

function sending(now) {
  isSending = now;
  form.classList.toggle('sending', now);
  for (const button of form.querySelectorAll('[data-outcome], [data-early]')) button.disabled = now;
}

// Completed, withdrawn or taken by somebody else: said at once. What was typed stays readable, and is not thrown away.
document.body.addEventListener('htmx:afterSettle', () => {
  const { closed, mayComplete } = state();
  const isOver = (closed === 'true' || mayComplete !== 'true') && !isSending;
  if (isOver && !form.inert) notice(say(closed === 'true' ? 'closed-meanwhile' : 'taken-meanwhile'), 'warning', 12);
  form.inert = isOver;
  form.classList.toggle('over', isOver);
});
