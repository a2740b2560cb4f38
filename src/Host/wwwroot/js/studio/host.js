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

  // Everything that Studio asks of the server passes here: what became of a save is said in words.
  const ask = window.fetch;
  let open = 0;
  window.fetch = async (target, options) => {
    const request = new URL(target?.url ?? target, document.baseURI).pathname;
    const method = options?.method ?? target?.method;
    const isDrawing = method === 'POST' && /\/workflow-definitions$/.test(request);
    const isSave = isDrawing || (method === 'POST' && /\/workflow-definitions\/[^/]+\/(publish|retract)$/.test(request));
    if (!isSave) return signedIn(await ask(target, options));
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

  // Studio opens a drawing at its middle; the whole of it is a better beginning. "Zoom to fit" stands before "Center", which its icon tells.
  const overview = new MutationObserver(() => {
    if (!place.querySelector('.x6-node .elsa-activity')) return;
    overview.disconnect();
    const buttons = [...place.querySelectorAll('button')];
    const center = buttons.findIndex(button => button.querySelector('path[d^="M5 15H3v4"]'));
    setTimeout(() => buttons[center - 1]?.click(), 300);
  });
  overview.observe(place, { childList: true, subtree: true });

  const provider = document.createElement('elsa-backend-provider');
  provider.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  const element = document.createElement(place.dataset.element);
  element.setAttribute(place.dataset.attribute, place.dataset.shown);
  place.append(provider, element);

  // A journey is looked at as a whole first; Studio begins somewhere in the middle. The first of the canvas' buttons fits it in.
  if (place.dataset.element === 'elsa-workflow-instance-viewer') {
    const drawn = new MutationObserver(() => {
      if (!document.querySelector('.elsa-activity')) return;
      drawn.disconnect();
      setTimeout(() => document.querySelector('.mud-toolbar button:not([title])')?.click(), 500);
    });
    drawn.observe(place, { childList: true, subtree: true });
  }
  customElements.whenDefined(place.dataset.element).then(() => {
    element.editWorkflowDefinition = id => location.assign(`/studio/definitions/${id}`);
    element.viewWorkflowInstance = id => location.assign(`/studio/journeys/${id}`);
  });
})();
