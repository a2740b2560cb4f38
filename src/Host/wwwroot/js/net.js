// Talking to the server so that nothing is lost: an outage is waited out, an ended session is renewed on the spot, and a repeated request carries the same key.
import { connected, disconnected } from './notices.js';
import { signInAgain } from './session.js';

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.errors = problem?.errors ?? {};
    this.problem = problem ?? {};
  }
}

/** crypto.randomUUID exists on https only, and a clinic's tablets may well use http in the house. */
export function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  return [...b].map((x, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + x.toString(16).padStart(2, '0')).join('');
}

/** One attempt. Answers the JSON, or throws Refused; anything else that it throws is an outage. */
export async function call(method, url, body, { key, keepalive = false } = {}) {
  const headers = { Accept: 'application/json', 'Accept-Language': document.documentElement.lang };
  const isForm = body instanceof FormData; // says its own type, with the boundary of its parts
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const response = await fetch(url, {
    method, headers, keepalive,
    body: body === undefined || isForm ? body : JSON.stringify(body),
    signal: keepalive ? undefined : AbortSignal.timeout(isForm ? 120000 : 20000),
  });
  const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

/** Attempts until there is an answer. Only what the server really refused is thrown. */
export async function persist(method, url, body, options = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await call(method, url, body, options);
      connected();
      return answer;
    } catch (problem) {
      if (problem.status === 401) await signInAgain();
      else if (isOutage(problem)) {
        disconnected();
        await pause(Math.min(8000, 400 * 2 ** attempt));
      } else {
        connected();
        throw problem;
      }
    }
  }
}

export const isOutage = problem => !(problem instanceof Refused) || [429, 502, 503, 504].includes(problem.status);

/** Ends early when the connection is back. */
const pause = milliseconds => new Promise(resolve => {
  const done = () => { clearTimeout(timer); removeEventListener('online', done); document.removeEventListener('live-ready', done); resolve(); };
  const timer = setTimeout(done, milliseconds);
  addEventListener('online', done);
  document.addEventListener('live-ready', done);
});
