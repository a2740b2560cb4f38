// Everything with the keyboard: / searches, j and k walk the list (Enter opens, it is a link), Escape leaves the search.
const isTyping = element => element.closest('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const search = document.querySelector('[data-key="/"]');
  if (event.target === search && (event.key === 'Escape' || event.key === 'ArrowDown')) {
    event.preventDefault(); // browsers would empty the field
    search.blur();
    if (event.key === 'ArrowDown') step(1);
    return;
  }
  if (isTyping(event.target)) return;
  if (event.key === '/' && search) {
    event.preventDefault();
    search.select();
    search.focus();
  }
  if (event.key === 'j') step(1);
  if (event.key === 'k') step(-1);
  if (event.key === '?') document.getElementById('keys')?.showModal();
});

function step(by) {
  const links = [...document.querySelectorAll('.row-link')];
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))]?.focus();
}
