// Being told in this browser though no page is open: asks for leave, and tells the server where to reach it. The server keeps who it is
// for.
import { persist, uuid } from '../net.js';
import { notice } from '../notices.js';
import { say } from '../texts.js';

const place = document.getElementById('push');
const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
const worker = () => {
  const texts = new URLSearchParams({ usual: say('push.usual'), urgent: say('push.urgent') });
  return navigator.serviceWorker.register(`/js/push-worker.js?${texts}`);
};

place.querySelector('[data-push=on] button').addEventListener('click', () => change(start));
place.querySelector('[data-push=off] button').addEventListener('click', () => change(stop));
document.body.addEventListener('push-changed', () => { if (isAble) look(); });
if (isAble) look();
else show('unable');

async function look() {
  const subscription = await (await worker()).pushManager.getSubscription();
  const isKnown = subscription && document.getElementById(`device-${localStorage.getItem('push-device')}`);
  show(Notification.permission === 'denied' ? 'denied' : isKnown ? 'off' : 'on');
}

async function change(what) {
  try {
    await what();
  } catch (problem) {
    notice(problem.status ? problem.message : say('push.failed'));
  }
  htmx.trigger(document.body, 'push-changed');
}

/** The first time the browser asks the person. */
async function start() {
  if (await Notification.requestPermission() !== 'granted') return show('denied');
  const { pushManager } = await ready(await worker());
  const subscription = await pushManager.getSubscription()
    ?? await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: place.dataset.key });
  const { endpoint, keys } = subscription.toJSON();
  const { id } = await persist('POST', '/api/notices/devices', { endpoint, ...keys, name: name() }, { key: uuid() });
  localStorage.setItem('push-device', id);
}

async function stop() {
  const subscription = await (await worker()).pushManager.getSubscription();
  await persist('POST', `/api/notices/devices/${localStorage.getItem('push-device')}/remove`, {}, { key: uuid() });
  await subscription?.unsubscribe();
}

/** Its scope is no page's, so that nobody else waits for it. */
const ready = registration => new Promise(resolve => {
  const one = registration.active ?? registration.waiting ?? registration.installing;
  if (one.state === 'activated') return resolve(registration);
  one.addEventListener('statechange', () => { if (one.state === 'activated') resolve(registration); });
});

function show(state) {
  for (const one of place.querySelectorAll('[data-push]')) one.hidden = one.dataset.push !== state;
}

function name() {
  const agent = navigator.userAgent;
  const browser = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']];
  const system = [
    ['Windows', 'Windows'], ['Android', 'Android'], ['iPad', 'iPad'],
    ['iPhone', 'iPhone'], ['Mac OS', 'Mac'], ['Linux', 'Linux'],
  ];
  const of = known => known.find(([sign]) => agent.includes(sign))?.[1];
  return [of(browser), of(system)].filter(Boolean).join(' · ');
}
