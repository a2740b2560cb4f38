// The session ended while somebody works: they sign in again on the spot, and whatever waited goes on.
import { call, isOutage } from './net.js';
import { say } from './texts.js';

let asking;

export const signInAgain = () => asking ??= ask().finally(() => { asking = undefined; });

function ask() {
  const dialog = document.getElementById('sign-in');
  const form = dialog.querySelector('form');
  const error = document.getElementById('again-error');
  error.hidden = true;
  if (!dialog.open) dialog.showModal();
  form.elements.password.focus();
  return new Promise(resolve => {
    const end = () => {
      form.elements.password.value = '';
      document.removeEventListener('visibilitychange', elsewhere);
      dialog.close();
      resolve();
    };
    const elsewhere = async () => { if (!document.hidden && await isSamePerson()) end(); };
    dialog.oncancel = event => event.preventDefault();
    document.addEventListener('visibilitychange', elsewhere);
    form.onsubmit = async event => {
      event.preventDefault();
      try {
        await call('POST', '/api/auth/login', { userName: form.elements.userName.value, password: form.elements.password.value });
        end();
      } catch (problem) {
        error.textContent = isOutage(problem) ? say('offline') : problem.message;
        error.hidden = false;
        form.elements.password.select();
      }
    };
  });
}

/** Signed in again in another tab; somebody else's session must not go on with this person's work. */
async function isSamePerson() {
  try {
    return (await call('GET', '/api/me')).id === document.body.dataset.person;
  } catch {
    return false;
  }
}
