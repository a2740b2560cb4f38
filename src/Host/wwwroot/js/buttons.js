// Buttons that do one thing at the server, menus and dialogs. Listening on the document, so that exchanged fragments need no care.
import { persist, uuid } from './net.js';
import { notice } from './notices.js';

document.addEventListener('click', event => {
  const button = event.target.closest('[data-post]');
  if (button) return void post(button);
  const opener = event.target.closest('[data-dialog]');
  if (opener) document.getElementById(opener.dataset.dialog).showModal();
  if (event.target.closest('[data-print]')) return void print();
  event.target.closest('[data-close]')?.closest('dialog').close();
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
});

/** A second click while the first is on its way does nothing. */
async function post(button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  try {
    const body = button.dataset.body ? JSON.parse(button.dataset.body) : {};
    const answer = await persist('POST', button.dataset.post, body, { key: uuid() });
    if (button.dataset.then === 'first-task') return goToFirstTask(answer);
    htmx.trigger(document.body, button.dataset.then);
  } catch (problem) {
    notice(problem.message);
    if (button.dataset.then?.startsWith('live-')) htmx.trigger(document.body, button.dataset.then);
  }
  button.removeAttribute('aria-disabled');
}

export const goToFirstTask = journey => {
  location.href = journey.openTasks.length > 0 ? `/tasks/${journey.openTasks[0].id}` : `/journeys/${journey.id}`;
};
