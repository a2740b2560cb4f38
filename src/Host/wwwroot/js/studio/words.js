// Studio speaks English only. Its texts are replaced where they stand, from the dictionary; what people typed, the canvas and the code editor are left alone.
const dictionary = await (await fetch(`/js/studio/${document.documentElement.lang}.json`)).json().catch(() => ({}));
const escaped = text => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
const patterns = Object.entries(dictionary).filter(([text]) => text.includes('{0}')).map(([text, other]) => [new RegExp(`^${escaped(text).replace('{0}', '(.+)')}$`), other]);

// What only somebody who runs the server needs: tabs of the panels, and sections of the procedure's settings.
const expertTabs = new Set(['Commit Strategy', 'Log', 'Log Persistence', 'Info', 'Code View', 'Task', 'Resilience', 'Activity Call Stack']);
const nobodysTabs = new Set(['Test']); // a step is not run by itself here
const expertSections = new Set(['Settings', 'Commit Strategy', 'Commit strategy', 'Information']);
const expertRows = new Set(['ID', 'Definition ID', 'Type', 'Node ID', 'Instance ID', 'Definition version ID', 'Correlation ID', 'Structured Logs', 'Incident Strategy', 'Workflow State']);
const expertFields = new Set(['ID', 'Converter', 'Storage', 'Storage driver']);
const expertColumns = new Set(['Storage', 'Storage driver']);
const rawType = /^System\.\w+$/;
const rawId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const attributes = ['title', 'placeholder', 'aria-label'];
const leaveAlone = 'textarea, .monaco-editor, .x6-graph, script, style';

// Cases of a switch are ports that Studio names by itself; lines refer to the names, so only what is shown changes.
const waysOut = JSON.parse(document.getElementById('ways-out').textContent);

const translate = text => {
  const plain = text.trim();
  if (plain === '') return null;
  const known = dictionary[plain] ?? patterns.filter(([pattern]) => pattern.test(plain)).map(([pattern, other]) => other.replace('{0}', plain.match(pattern)[1]))[0];
  return known === undefined ? null : text.replace(plain, () => known);
};

const markExpert = (element, text) => {
  const tab = element?.closest('.mud-tab');
  if (tab && nobodysTabs.has(text)) tab.hidden = true;
  else if (tab && expertTabs.has(text)) tab.dataset.expert = '';
  const row = element?.closest('td:first-child')?.parentElement;
  if (row && expertRows.has(text)) row.dataset.expert = '';
  if (element?.matches('label, .mud-input-adornment *') && (expertFields.has(text) || rawType.test(text))) element.closest(rawType.test(text) ? '.mud-input-adornment' : '.mud-input-control').dataset.expert = '';
  const head = element?.closest('th');
  if (head && expertColumns.has(text)) head.closest('table').classList.add('cf-stored');
  if (element?.matches('.mud-typography-overline') && expertSections.has(text)) element.parentElement.dataset.expert = '';
};

const visitText = node => {
  const element = node.parentElement;
  if (element?.closest('.x6-port-label')) {
    const way = waysOut[node.nodeValue];
    if (way !== undefined) node.nodeValue = way;
    return;
  }
  if (element?.closest(leaveAlone)) return;
  markExpert(element, node.nodeValue.trim());
  if (element?.closest('.mud-tab') && rawId.test(node.nodeValue.trim())) node.nodeValue = 'Diagram';
  const other = translate(node.nodeValue);
  if (other !== null && other !== node.nodeValue) node.nodeValue = other;
};

const visit = root => {
  if (root.nodeType === Node.TEXT_NODE) return visitText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  if (root.closest('.x6-graph')) return [root, ...root.querySelectorAll('.v-line')].filter(line => line.matches('.x6-port-label .v-line')).forEach(line => line.childNodes.forEach(visitText));
  if (root.closest(leaveAlone)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) visitText(walker.currentNode);
  for (const element of [root, ...root.querySelectorAll('[title],[placeholder],[aria-label]')])
    for (const name of attributes) {
      const other = element.hasAttribute(name) ? translate(element.getAttribute(name)) : null;
      if (other !== null && other !== element.getAttribute(name)) element.setAttribute(name, other);
    }
};

visit(document.body);
new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') change.addedNodes.forEach(visit);
    else visit(change.target);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributes });
