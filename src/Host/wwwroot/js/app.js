// Every page begins here.
import './widgets/bell.js';
import './widgets/palette.js';
import './buttons.js';
import './inbox/list.js';
import './keys.js';
import { startLive } from './live.js';
import { disconnected } from './notices.js';
import { signInAgain } from './session.js';

// What somebody has unfolded stays so when the fragment around it is exchanged.
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) => !(name === 'open' && node.tagName === 'DETAILS');

// Whoever walks a list with the keyboard stays where they are when it changes around them.
let row;
document.body.addEventListener('htmx:beforeSwap', () => { row = document.activeElement?.closest('.row-item')?.id; });
document.body.addEventListener('htmx:afterSettle', () => {
  if (row && document.activeElement === document.body) document.getElementById(row)?.querySelector('.row-link').focus({ preventScroll: true });
});

document.body.addEventListener('htmx:responseError', event => {
  const { xhr, elt } = event.detail;
  if (xhr.status === 401) signInAgain().then(() => htmx.trigger(elt, elt.id === 'filter' ? 'submit' : 'live-task'));
});
document.body.addEventListener('htmx:sendError', disconnected);
document.addEventListener('live-ready', () => import('./notices.js').then(({ connected }) => connected()));

if (document.getElementById('inbox')) await import('./inbox/inbox.js');
if (document.getElementById('task-form')) await import('./task.js');
if (document.querySelector('[data-send]')) await import('./send.js');
if (document.getElementById('push')) await import('./widgets/push.js');
if (document.querySelector('dialog#mend, dialog#event')) await import('./mend.js');
if (document.getElementById('migration')) await import('./migrate.js');
startLive();
