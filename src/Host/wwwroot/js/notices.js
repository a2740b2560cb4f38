// What the page has to say about itself: a banner while the connection is down, and short notices that leave by themselves.
import { say } from './texts.js';

const place = document.getElementById('notices');
let banner;

export function disconnected() {
  if (banner) return;
  banner = show('warning', say('offline'));
}

export function connected() {
  if (!banner) return;
  banner.remove();
  banner = undefined;
  notice(say('online'), 'success');
}

export function notice(text, look = 'danger', seconds = 6) {
  const one = show(look, text);
  setTimeout(() => one.remove(), seconds * 1000);
}

function show(look, text) {
  const one = document.createElement('div');
  one.className = `notice notice-${look}`;
  one.textContent = text;
  place.append(one);
  return one;
}
