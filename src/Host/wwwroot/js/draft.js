// Keeps what was typed: half a second after the last key at the server, at once in the browser until the server has it, and once more on leaving.
import { call, isOutage, persist } from './net.js';
import { notice } from './notices.js';
import { say } from './texts.js';

const DAY = 24 * 60 * 60 * 1000;
const PREFIX = 'draft:';

export class Draft {
  #saving;
  #timer;
  #isDirty = false;
  #isOver = false;

  constructor(task, values, onSaved, beforeFirst) {
    this.url = `/api/tasks/${task.id}/draft`;
    this.copy = `${PREFIX}${document.body.dataset.person}:${task.id}`;
    this.ahead = Date.now() - Date.parse(task.now); // of the server's clock
    this.line = document.getElementById('draft-state');
    Object.assign(this, { values, onSaved, beforeFirst });
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.#leave(); });
    forgetOldCopies();
  }

  changed({ soon = false } = {}) {
    if (this.#isOver) return;
    this.#isDirty = true;
    this.#keepCopy();
    this.line.textContent = say('typing');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), soon ? 60 : 500);
  }

  save() {
    clearTimeout(this.#timer);
    return this.#saving ??= this.#saveAll().finally(() => { this.#saving = undefined; });
  }

  async settled() {
    if (this.#isDirty || this.#saving) await this.save();
  }

  savedAt(moment) {
    if (!moment) return;
    const time = new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: document.body.dataset.zone });
    this.line.textContent = say('saved', time);
  }

  /** What this browser holds and the server did not have when it made the page; null when the server's is newer, as after typing on another device. */
  restore(savedAt) {
    const copy = JSON.parse(localStorage.getItem(this.copy));
    if (copy?.at > (savedAt ? Date.parse(savedAt) : 0)) return copy.values;
    localStorage.removeItem(this.copy);
    return null;
  }

  /** The task is done: nothing more is to be kept. */
  forget() {
    this.#isOver = true;
    this.#isDirty = false;
    clearTimeout(this.#timer);
    localStorage.removeItem(this.copy);
  }

  async #saveAll() {
    while (this.#isDirty && !this.#isOver) {
      this.#isDirty = false;
      try {
        await this.beforeFirst?.();
        const saved = await persist('PUT', this.url, { values: this.values() });
        if (this.#isDirty) continue;
        localStorage.removeItem(this.copy);
        this.savedAt(saved.savedAt);
        this.onSaved(saved);
      } catch (problem) {
        if (isOutage(problem)) throw problem;
        this.line.textContent = say('not-saved');
        if (problem.status !== 409 && problem.status !== 403) notice(problem.message);
        return; // the copy stays
      }
    }
  }

  #keepCopy() {
    try {
      localStorage.setItem(this.copy, JSON.stringify({ at: Date.now() - this.ahead, values: this.values() }));
    } catch {
      // storage full or forbidden: the server's draft must do
    }
  }

  /** The copy stays: the next page may be made before this arrives, and it may be too large or the connection gone. */
  #leave() {
    if (this.#isDirty && !this.#isOver) call('PUT', this.url, { values: this.values() }, { keepalive: true }).catch(() => {});
  }
}

/** Clients' data must not lie about on shared tablets for ever. */
function forgetOldCopies() {
  for (const key of Object.keys(localStorage).filter(one => one.startsWith(PREFIX))) {
    const at = JSON.parse(localStorage.getItem(key))?.at ?? 0;
    if (Date.now() - at > 7 * DAY) localStorage.removeItem(key);
  }
}
