// Puts one element of Studio into the page, before Studio starts. A classic script: Blazor must find all of this when it runs.
(() => {
  const texts = JSON.parse(document.getElementById('texts').textContent);
  const place = document.getElementById('studio');
  const state = document.getElementById('cf-state');
  const say = (text, kind = '') => {
    state.textContent = text;
    state.dataset.kind = kind;
  };
  const time = () => new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

  localStorage.setItem('BlazorCulture', document.documentElement.lang);

  // The editor brings its shortcuts as an inline script, which the policy of this page forbids.
  let onKey = null;
  window.editorHotkeys = {
    register(editor) {
      this.dispose();
      onKey = event => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
        event.preventDefault();
        if (!event.repeat) editor.invokeMethodAsync(event.shiftKey ? 'OnHotKeysCtrlShiftS' : 'OnHotKeysCtrlS');
      };
      addEventListener('keydown', onKey);
    },
    dispose() {
      if (onKey) removeEventListener('keydown', onKey);
      onKey = null;
    },
  };

  // Everything that Studio asks of the server passes here: what became of a save is said in words, and the server is told that Studio asks.
  const send = window.fetch;
  const ask = (target, options) => {
    const headers = new Headers(options?.headers ?? target?.headers);
    headers.set('X-Asked-By', 'designer');
    return send(target, { ...options, headers });
  };
  let open = 0;
  window.fetch = async (target, options) => {
    const request = new URL(target?.url ?? target, document.baseURI).pathname;
    const method = options?.method ?? target?.method;
    const isDrawing = method === 'POST' && /\/api\/workflow-definitions$/.test(request);
    const isSave = isDrawing || (method === 'POST' && /\/workflow-definitions\/[^/]+\/(publish|retract)$/.test(request));
    if (!isSave) return refusedInWords(await ask(target, options), method, request);
    open++;
    say(texts['studio.saving'], 'busy');
    try {
      const answer = isDrawing ? await savedInTurn(target, options) : await ask(target, options);
      if (--open === 0 || !answer.ok) await sayHow(answer.clone());
      return signedIn(answer);
    } catch (failure) {
      open--;
      say(texts['studio.offline'], 'bad');
      throw failure;
    }
  };

  const savedInTurn = async (target, options) =>
    (await studioSaves.send(options.body, body => ask(target, { ...options, body }), () => say(texts['studio.offline'], 'busy'))) ??
    Response.json({ errors: { root: [texts['studio.unreachable']] } }, { status: 400 });

  // Where Studio expects no refusal it breaks down at one. So it is told that nothing was done, and the bar says why; of a file it says at least that it was refused.
  const isDeed = (method, request) => method === 'DELETE' || (method === 'POST' && /\/(bulk-actions\/(delete|cancel|publish|retract)|cancel)\/|\/update-references$/.test(request));
  const nothingDone = { deleted: 0, published: [], alreadyPublished: [], retracted: [], alreadyRetracted: [], notFound: [], updatedConsumers: [], affectedWorkflows: [] };
  const refusedInWords = async (answer, method, request) => {
    const deed = isDeed(method, request);
    if (!deed && !/\/workflow-definitions\/import$/.test(request)) return signedIn(answer);
    const isRefused = answer.status >= 400 && answer.status < 500;
    say(isRefused ? await why(answer.clone()) : '', isRefused ? 'bad' : '');
    signedIn(answer);
    return isRefused && deed ? Response.json(nothingDone) : answer;
  };

  const signedIn = answer => {
    if (answer.status === 401) location.assign(`/login?returnUrl=${encodeURIComponent(location.pathname)}`);
    return answer;
  };

  const sayHow = async answer => (answer.ok ? say(texts['studio.saved'].replace('{0}', time()), 'good') : say(await why(answer), 'bad'));

  const why = async answer => {
    const problem = await answer.json().catch(() => null);
    return Object.values(problem?.errors ?? {}).flat().join('；') || problem?.title || texts['studio.failed'];
  };

  // Studio has no router here: it only writes an address, and the page for it is ours.
  const push = history.pushState.bind(history);
  history.pushState = (data, unused, url) => {
    const path = url ? new URL(url, document.baseURI).pathname : '';
    const journey = path.match(/\/workflows\/instances\/([^/]+)\/view$/);
    const definition = path.match(/\/workflows\/definitions\/([^/]+)\/edit$/);
    if (journey) location.assign(`/studio/journeys/${journey[1]}`);
    else if (definition) location.assign(`/studio/definitions/${definition[1]}`);
    else push(data, unused, url);
  };

  // Studio opens a drawing at its middle. A better beginning is the step at which a journey stands, or what that step is part of; else the whole, or its beginning.
  // A journey is drawn more than once: until somebody touches anything, it stays there.
  const begin = async () => {
    const { graphBindings } = await import('/studio/_content/Elsa.Studio.Workflows.Designer/designer.entry.js');
    const graph = graphBindings[place.querySelector('.graph-container')?.id]?.graph;
    if (!graph || isTouched) return;
    const path = place.dataset.step?.split(':').reverse() ?? [];
    const step = path.map(id => graph.getCellById(id)).find(node => node);
    if (step) graph.centerCell(step);
    else showAll(graph);
    begun = whereItIs();
  };

  // What is too large to be read as a whole is shown from its first step on.
  const showAll = graph => {
    graph.zoomToFit({ padding: 20, minScale: .5, maxScale: 1 });
    const [shown, whole] = [graph.getGraphArea(), graph.getContentArea()];
    if (whole.width <= shown.width && whole.height <= shown.height) return;
    const steps = graph.getNodes().sort((one, other) => one.getBBox().x - other.getBBox().x);
    const first = (steps.find(node => !graph.getIncomingEdges(node)) ?? steps[0]).getBBox();
    graph.positionPoint(first.getLeftMiddle(), 30, '40%');
  };
  const whereItIs = () => place.querySelector('.x6-graph-svg-viewport')?.getAttribute('transform');
  let [begun, beginning, isTouched] = ['', 0, false];
  const moves = new MutationObserver(() => {
    if (!place.querySelector('.x6-node .elsa-activity') || whereItIs() === begun) return;
    if (!place.dataset.step) moves.disconnect();
    clearTimeout(beginning);
    beginning = setTimeout(begin, 300);
  });
  moves.observe(place, { childList: true, subtree: true, attributeFilter: ['transform'] });
  for (const touch of ['pointerdown', 'wheel', 'keydown'])
    place.addEventListener(touch, () => {
      isTouched = true;
      moves.disconnect();
    }, { once: true, capture: true, passive: true });

  const provider = document.createElement('elsa-backend-provider');
  provider.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  const element = document.createElement(place.dataset.element);
  if (place.dataset.attribute) element.setAttribute(place.dataset.attribute, place.dataset.shown);
  place.append(provider, element);

  customElements.whenDefined(place.dataset.element).then(() => {
    element.editWorkflowDefinition = id => location.assign(`/studio/definitions/${id}`);
    element.viewWorkflowInstance = id => location.assign(`/studio/journeys/${id}`);
  });
})();
