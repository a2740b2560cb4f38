// Photos and files: taken or chosen, sent at once with progress, shown small. What could not be sent is kept and can be sent again.
import { uuid, Refused } from '../net.js';
import { disconnected, connected } from '../notices.js';
import { signInAgain } from '../session.js';
import { say } from '../texts.js';

const MOST = 20 * 1024 * 1024;
const waiting = new WeakMap();
const underWay = new Set();

/** Whatever is being sent at this moment is there, or its field says why not. */
export const uploaded = () => Promise.allSettled([...underWay]);

function begin(field, one) {
  const sent = upload(field, one).finally(() => underWay.delete(sent));
  underWay.add(sent);
}

/** XMLHttpRequest, for fetch tells nothing about how much was sent. */
const send = (file, key, onProgress) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append('file', file);
  request.open('POST', '/api/files');
  request.responseType = 'json';
  request.setRequestHeader('Idempotency-Key', key);
  request.setRequestHeader('Accept-Language', document.documentElement.lang);
  request.upload.onprogress = event => onProgress(event.loaded / event.total);
  request.onload = () => request.status < 300 ? resolve(request.response) : reject(new Refused(request.status, request.response));
  request.onerror = () => reject(new Error('outage'));
  request.send(body);
});

async function upload(field, { file, key }) {
  const [progress, retry] = [field.querySelector('progress'), field.querySelector('[data-retry]')];
  say_(field, null);
  retry.hidden = true;
  progress.hidden = false;
  try {
    const stored = await send(file, key, share => { progress.value = share; });
    connected();
    waiting.delete(field);
    set(field, stored.id, file.type.startsWith('image/') ? URL.createObjectURL(file) : null, file.name);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } catch (problem) {
    if (problem.status === 401) {
      await signInAgain();
      return upload(field, { file, key });
    }
    const isRefused = problem instanceof Refused;
    if (!isRefused) disconnected();
    retry.hidden = isRefused;
    say_(field, isRefused ? problem.message : say('upload-failed'));
  } finally {
    progress.hidden = true;
  }
}

function set(field, id, preview, name) {
  if (id) field.dataset.file = id;
  else delete field.dataset.file;
  const place = field.querySelector('[data-preview]');
  place.replaceChildren();
  place.hidden = !id;
  field.querySelector('[data-clear]').hidden = !id;
  if (!id) return;
  const image = new Image();
  image.alt = name ?? say('photo');
  image.src = preview ?? `/api/files/${id}`;
  image.onerror = () => place.replaceChildren(link(id, name)); // a PDF, or a format that this browser cannot show
  place.append(image);
}

function link(id, name) {
  const one = document.createElement('a');
  [one.href, one.target, one.textContent] = [`/api/files/${id}`, '_blank', name ?? say('file')];
  return one;
}

function say_(field, text) {
  const error = field.querySelector('.field-error');
  error.textContent = text ?? '';
  error.hidden = !text;
  field.classList.toggle('invalid', Boolean(text));
}

export const fileWidget = {
  mount(field) {
    for (const input of field.querySelectorAll('input[type=file]')) {
      input.addEventListener('change', event => {
        event.stopPropagation();
        const [file] = input.files;
        input.value = '';
        if (!file) return;
        if (file.size > MOST) return say_(field, say('too-large'));
        const one = { file, key: uuid() };
        waiting.set(field, one);
        begin(field, one);
      });
    }
    field.querySelector('[data-retry]').addEventListener('click', () => begin(field, waiting.get(field)));
    field.querySelector('[data-clear]').addEventListener('click', () => {
      set(field, null);
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  },
  read: field => field.dataset.file ?? null,
  write: (field, value) => set(field, value),
};
