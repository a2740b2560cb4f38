// The inbox: one row at a time is reached with Tab, single keys act on it, marks on several. What changes around it leaves both alone.
import { focusRow, keys, rowHere } from '../keys.js';
import { persist, uuid } from '../net.js';
import { notice } from '../notices.js';
import { say } from '../texts.js';
import { remember } from './list.js';
import './saved.js';

const IDLE = 120_000; // nobody has touched anything for so long: nobody is reading
const marked = new Set();
const bar = document.getElementById('bulk');
const dialog = document.getElementById('hand-over');
let touched = Date.now();

const rows = () => [...document.querySelectorAll('#rows > .row-item')];
const pick = row => row.querySelector('.row-pick input');
const taskOf = row => row.dataset.task;

arrange();
document.body.addEventListener('htmx:afterSettle', event => {
  if (event.detail.elt?.id === 'inbox' || event.target.id === 'inbox') arrange();
});
document.addEventListener('focusin', event => { if (event.target.closest('#rows')) rove(); });
document.addEventListener('change', event => {
  const row = event.target.closest('.row-pick') && event.target.closest('.row-item');
  if (row) mark(row, event.target.checked);
});
document.addEventListener('click', event => {
  const row = event.target.closest('.row-link')?.closest('#rows > .row-item');
  if (row) remember(taskOf(row), new FormData(document.getElementById('filter')), placeOf(row));
  const button = event.target.closest('[data-bulk]');
  if (button) ({ 'claim': claim, 'hand-over': handOver, 'clear': clear })[button.dataset.bulk]();
});
for (const name of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart'])
  addEventListener(name, () => { touched = Date.now(); }, { passive: true, capture: true });

keys({
  'x': () => { const row = rowHere(); if (row && pick(row) && !pick(row).disabled) mark(row, !marked.has(taskOf(row))); },
  'c': () => { if (bar) claim(); },
  'h': () => { if (bar) handOver(); },
  'n': () => document.getElementById('fresh')?.click(),
  'Escape': () => { if (marked.size === 0) return false; clear(); },
});

/** Where in the whole list a row stands; those that have left it do not count. */
const placeOf = row => {
  const page = document.getElementById('at-page');
  return (Number(page.value) - 1) * Number(page.dataset.size) + rows().filter(one => !one.classList.contains('row-gone')).indexOf(row);
};

/** After an exchange: marks stay, but on rows that have gone. */
function arrange() {
  for (const id of [...marked]) {
    const row = document.getElementById(`task-${id}`);
    if (!row || row.classList.contains('row-gone')) marked.delete(id);
  }
  for (const row of rows()) show(row);
  rove();
  count();
}

function rove() {
  const here = rowHere();
  const all = rows();
  const one = all.includes(here) ? here : all[0];
  for (const row of all) for (const part of row.querySelectorAll('.row-link, .row-pick input')) part.tabIndex = row === one ? 0 : -1;
}

function mark(row, isMarked) {
  if (isMarked) marked.add(taskOf(row));
  else marked.delete(taskOf(row));
  show(row);
  count();
}

function show(row) {
  const isMarked = marked.has(taskOf(row));
  if (pick(row)) pick(row).checked = isMarked;
  row.classList.toggle('row-marked', isMarked);
}

function count() {
  if (!bar) return;
  bar.hidden = marked.size === 0;
  bar.querySelector('[data-bulk-count]').textContent = marked.size > 0 ? say('marked', marked.size) : '';
}

function clear() {
  marked.clear();
  arrange();
  focusRow(rowHere()?.querySelector('.row-link'));
}

/** The marked ones, or the one under the cursor. */
const chosen = () => {
  if (marked.size > 0) return [...marked];
  const row = rowHere();
  return row && rows().includes(row) && !row.classList.contains('row-gone') ? [taskOf(row)] : [];
};

async function claim() {
  const tasks = chosen();
  if (tasks.length > 0) await act('/api/tasks/claim', { tasks });
}

async function handOver() {
  const tasks = chosen();
  if (tasks.length === 0) return;
  const query = tasks.map(task => `task=${task}`).join('&');
  try {
    const receivers = await persist('GET', `/api/tasks/receivers?${query}`);
    if (receivers.length === 0) return notice(say('nobody-receives'), 'warning');
    dialog.querySelector('[data-receivers]').replaceChildren(...receivers.map(one => receiver(one, tasks)));
    dialog.showModal();
  } catch (problem) {
    notice(problem.message);
  }
}

function receiver({ person, mayHold }, tasks) {
  const [item, button, facts] = ['li', 'button', 'span'].map(tag => document.createElement(tag));
  [button.type, button.className, button.textContent] = ['button', 'btn', person.name];
  [facts.className, facts.textContent] = ['text-secondary', say('may-hold', mayHold, tasks.length)];
  button.append(facts);
  button.addEventListener('click', async () => {
    dialog.close();
    await act('/api/tasks/hand-over', { tasks, to: person.id });
  });
  item.append(button);
  return item;
}

/** What was done is said for all of them in a sentence; the rows say it each. */
async function act(url, body) {
  try {
    const answer = await persist('POST', url, body, { key: uuid() });
    notice(answer.message, answer.done === answer.results.length ? 'success' : 'warning', 10);
    for (const one of answer.results) if (one.done) marked.delete(one.task);
  } catch (problem) {
    notice(problem.message);
  }
  htmx.trigger(document.body, 'live-task');
  arrange();
}

setInterval(() => {
  const isLeft = Date.now() - touched > IDLE && marked.size === 0 && !document.querySelector('dialog[open]');
  if (isLeft) document.getElementById('fresh')?.click();
}, 10_000);
