// From a list through its tasks, one after the other: what is done is said on the next page, and the way back is there. Kept by the window.
import { keys } from '../keys.js';
import { persist } from '../net.js';
import { say } from '../texts.js';

const LIST = 'list';
const DONE = 'done';
const kept = name => JSON.parse(sessionStorage.getItem(name));

/** This task is opened from a list that was looked for so, and stands there at this place. */
export function remember(task, form, at) {
  const query = new URLSearchParams([...form].filter(([name, value]) => value !== '' && name !== 'page')).toString();
  sessionStorage.setItem(LIST, JSON.stringify({ task, query, at }));
}

/** The list from which this task was opened, if it was. */
export const listOf = task => { const list = kept(LIST); return list?.task === task ? list : null; };

/** The task is done: on to the one that follows in its list, or back to a list that is empty; else its own page says what comes next. */
export async function goOn(task, title) {
  const list = listOf(task);
  if (!list) return location.replace(`/tasks/${task}`);
  let next;
  try {
    next = await persist('GET', `/api/tasks/next?${list.query}&at=${list.at}&done=${task}`);
  } catch {
    return location.replace(`/tasks/${task}`);
  }
  sessionStorage.setItem(DONE, JSON.stringify({ task, title, left: next.left, query: list.query, next: next.task }));
  if (next.task) sessionStorage.setItem(LIST, JSON.stringify({ ...list, task: next.task, at: next.at }));
  location.replace(next.task ? `/tasks/${next.task}` : `/inbox?${list.query}`);
}

/** Said once, on the page that follows. */
function sayWhatWasDone() {
  const done = kept(DONE);
  if (!done) return;
  sessionStorage.removeItem(DONE);
  if (done.next && !location.pathname.endsWith(done.next)) return;
  const line = document.createElement('p');
  line.className = 'done-line';
  line.setAttribute('role', 'status');
  document.getElementById('main').prepend(line);
  const rest = done.next ? say('left', done.left) : say('list-done');
  line.append(`${say('done', done.title)} · ${rest} `, link(`/tasks/${done.task}`, 'look-back'));
  if (done.next) line.append(' ', link(`/inbox?${done.query}`, 'back-to-list'));
}

function link(address, text) {
  const one = document.createElement('a');
  [one.href, one.textContent] = [address, say(text)];
  return one;
}

sayWhatWasDone();

const task = location.pathname.match(/^\/tasks\/([0-9a-f-]{36})$/)?.[1];
if (task) keys({ 'u': () => { location.href = `/inbox?${listOf(task)?.query ?? ''}`; } });
