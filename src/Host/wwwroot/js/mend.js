// The dialogs in which operators mend a journey and staff raise its events: fetched when they are wanted, so that they show how things
// stand then.
import { notice } from './notices.js';
import { bind } from './send.js';

const dialogOf = target => target?.matches?.('dialog#mend, dialog#event') ? target : null;

document.body.addEventListener('htmx:afterSwap', event => {
  const dialog = dialogOf(event.detail.target);
  if (!dialog) return;
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
  if (!dialog.open) dialog.showModal();
  bind(dialog.querySelector('form'));
});

document.body.addEventListener('htmx:responseError', event => {
  const { xhr, target } = event.detail;
  if (dialogOf(target) && xhr.status !== 401) notice(JSON.parse(xhr.responseText).title);
});
