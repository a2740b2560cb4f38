// Tells the page what others changed: one stream of ids, turned into events on the body that htmx fragments wait for.
// Only a visible page listens: browsers allow few connections at once, and a hidden page loads anew when it is looked at again.
const { live } = document.body.dataset;
const light = document.getElementById('live-state');
let source;
let waiting = new Set();
let timer;

if (live) {
  document.addEventListener('visibilitychange', () => document.hidden ? stop() : start());
  addEventListener('pagehide', stop);
  addEventListener('pageshow', event => { if (event.persisted && !document.hidden) start(); }); // else too soon: nobody listens yet to what it tells
}

function start() {
  if (source) return;
  source = new EventSource(live);
  source.addEventListener('ready', () => {
    light?.classList.add('on');
    document.dispatchEvent(new Event('live-ready'));
    tell('task', 'journey', 'notice', ...everything());
  });
  source.addEventListener('task', event => {
    const { taskId, journeyId } = JSON.parse(event.data);
    tell('task', `task-${taskId}`, `journey-${journeyId}`);
  });
  source.addEventListener('journey', event => tell('journey', `journey-${JSON.parse(event.data).journeyId}`));
  source.addEventListener('notice', () => tell('notice'));
  source.onerror = () => {
    light?.classList.remove('on');
    if (source?.readyState === EventSource.CLOSED) { stop(); setTimeout(() => { if (!document.hidden) start(); }, 3000); }
  };
}

function stop() {
  source?.close();
  source = undefined;
  light?.classList.remove('on');
}

/** After a gap every fragment asks again, for the page cannot know what it missed. */
const everything = () => [...document.querySelectorAll('[hx-trigger*="live-"]')]
  .flatMap(one => one.getAttribute('hx-trigger').match(/live-(task|journey)-[0-9a-f-]{36}/g) ?? [])
  .map(name => name.slice('live-'.length));

/** Many changes at once are told once; the last one is never swallowed. */
function tell(...names) {
  names.forEach(name => waiting.add(name));
  timer ??= setTimeout(() => {
    const told = waiting;
    [waiting, timer] = [new Set(), undefined];
    told.forEach(name => htmx.trigger(document.body, `live-${name}`));
  }, 120);
}

export const startLive = () => { if (live && !document.hidden) start(); };
