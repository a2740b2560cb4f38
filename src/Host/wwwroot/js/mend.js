// The dialogs in which operators mend a journey: fetched when they are wanted, so that they show how things stand then.
import { notice } from './notices.js';
import { bind } from './send.js';

const dialog = document.getElementById('mend');

document.body.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target !== dialog) return;
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
  if (!dialog.open) dialog.showModal();
  bind(dialog.querySelector('form'));
});

document.body.addEventListener('htmx:responseError', event => {
  const { xhr, target } = event.detail;
  if (target === dialog && xhr.status !== 401) notice(JSON.parse(xhr.responseText).title);
});
