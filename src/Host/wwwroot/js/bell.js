// What the bell brings: the number of unread notices in the page's title, and a sound for each urgent one, once each time that it rings.
import { chime } from './widgets/chime.js';

const bell = document.getElementById('bell');
const kept = 'rung';

if (bell) document.body.addEventListener('htmx:afterSettle', () => {
  const unread = Number(bell.querySelector('[data-unread]')?.dataset.unread ?? 0);
  const plain = document.title.replace(/^\(\d+\) /, '');
  const title = unread > 0 ? `(${unread}) ${plain}` : plain;
  if (document.title !== title) document.title = title;
  ring([...bell.querySelectorAll('[data-rung]')].map(one => one.dataset.rung));
});

/** Going to another page does not sound again; the window remembers. */
function ring(now) {
  const before = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
  sessionStorage.setItem(kept, JSON.stringify(now));
  if (now.some(one => !before.includes(one))) chime();
}
