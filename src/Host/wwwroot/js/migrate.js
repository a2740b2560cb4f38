// Migrates the journeys that are chosen, a portion at a time, and says of each what became of it. What was done can be taken back on the spot.
import { clearErrors, showErrors } from './errors.js';
import { read } from './fields.js';
import { persist, uuid } from './net.js';
import { mapping } from './send.js';
import { say } from './texts.js';

const form = document.getElementById('migration');
const { definition, from, to } = form.dataset;
const progress = document.getElementById('migration-progress');
const undo = form.querySelector('[value=undo]');
let done = [];
let isBusy = false;

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (isBusy) return;
  isBusy = true;
  clearErrors(form);
  try {
    await (event.submitter === undo ? takeBack() : migrate());
  } catch (problem) {
    showErrors(form, Object.keys(problem.errors ?? {}).length > 0 ? problem.errors : { '': [problem.message] });
  }
  isBusy = false;
});

async function migrate() {
  const chosen = [...form.querySelectorAll('[name=journey]:checked')].map(box => box.value);
  const wish = { from: Number(from), to: Number(to), ...read(form), ...mapping(form), ...(form.querySelector('[name=all]')?.checked ? {} : { journeys: chosen }) };
  const items = await portions('', wish);
  done = items.filter(item => item.done).map(item => item.journeyId);
  undo.hidden = done.length === 0;
}

async function takeBack() {
  const items = await portions('/undo', { version: Number(to), ...read(form), journeys: done });
  done = done.filter(id => !items.some(item => item.done && item.journeyId === id));
  undo.hidden = done.length === 0;
}

async function portions(path, wish) {
  const items = [];
  for (let after = null; ;) {
    const answer = await persist('POST', `/api/definitions/${encodeURIComponent(definition)}/migrations${path}`, { ...wish, after, limit: 50 }, { key: uuid() });
    items.push(...answer.items);
    for (const item of answer.items) show(item, path === '/undo');
    progress.textContent = say('migrated', items.filter(item => item.done).length, items.filter(item => !item.done).length, answer.remaining);
    if (!answer.next) return items;
    after = answer.next;
  }
}

function show(item, isUndo) {
  const row = document.getElementById(`migration-${item.journeyId}`);
  if (!row) return;
  const result = row.querySelector('.migration-result');
  result.textContent = item.done ? say(isUndo ? 'migration-undone' : 'migration-done') : item.reasons.join(' ');
  row.classList.toggle('is-done', item.done && !isUndo);
  const box = row.querySelector('[name=journey]');
  box.checked = false;
  box.disabled = item.done && !isUndo;
}
