// Studio sends a save without waiting for the one before it, and repeats those that fail: an older drawing could overwrite a newer one, and each but the first would look as if based
// on what somebody else has changed since. So saves take turns here. Each holds the whole drawing: of those that wait, only the newest is sent, and its answer serves all.
window.studioSaves = (() => {
  const patience = 60_000; // Studio waits a hundred seconds
  const longestPause = 8_000;
  const led = new Map(); // the state of the definition that a save of this page was based on -> the state that it led to
  let newest = null;
  let unanswered = null;

  const stateOf = definition => ({ id: definition.id, version: definition.version, revision: definition.customProperties?.caseflowRevision });
  const keyOf = state => `${state.id} ${state.revision}`;

  const rebased = text => {
    const save = JSON.parse(text);
    if (save.model?.customProperties?.caseflowRevision === undefined) return text;
    let state = stateOf(save.model);
    while (led.has(keyOf(state))) state = led.get(keyOf(state));
    Object.assign(save.model, { id: state.id, version: state.version });
    save.model.customProperties.caseflowRevision = state.revision;
    return JSON.stringify(save);
  };

  const remember = async (text, answer) => {
    const [before, after] = [stateOf(JSON.parse(text).model), stateOf((await answer.json()).workflowDefinition)];
    if (keyOf(before) !== keyOf(after)) led.set(keyOf(before), after);
  };

  // Sends until there is an answer. What got none may have been stored all the same, so it is asked again before anything else is sent.
  const deliver = async (text, ask, onOffline) => {
    const since = performance.now();
    const rebasedText = rebased(text);
    for (let pause = 1_000; ; pause = Math.min(2 * pause, longestPause)) {
      const answer = await ask(rebasedText).catch(() => null);
      if (answer && answer.status < 500) {
        if (answer.ok) await remember(rebasedText, answer.clone());
        return answer;
      }
      onOffline();
      if (performance.now() - since > patience) return null;
      await new Promise(done => setTimeout(done, pause));
    }
  };

  const send = async (turn, ask, onOffline) => {
    let answer = null;
    for (const text of unanswered ? [unanswered, turn.text] : [turn.text]) {
      unanswered = text;
      answer = await deliver(text, ask, onOffline);
      if (!answer) return null;
      unanswered = null;
    }
    return answer;
  };

  return {
    // Answers a response, or null if the server could not be reached; ask(text) sends once.
    async send(body, ask, onOffline) {
      const turn = { text: typeof body === 'string' ? body : new TextDecoder().decode(body) };
      const before = newest?.answer;
      newest = turn;
      turn.answer = (async () => {
        await before;
        return turn === newest ? send(turn, ask, onOffline) : null;
      })();
      for (let waited = turn; ; waited = newest) {
        const answer = await waited.answer;
        if (answer || waited === newest) return answer?.clone() ?? null;
      }
    },
  };
})();
