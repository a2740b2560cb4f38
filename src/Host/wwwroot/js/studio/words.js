// Studio speaks English only. Its texts are replaced where they stand, from the dictionary; what people typed, the canvas and the code editor are left alone.
const texts = await (await fetch(`/js/studio/${document.documentElement.lang}.json`)).json().catch(() => ({}));
const hidden = new Set(['Test', 'Commit Strategy', 'Log', 'Log Persistence', 'Info', 'Code View', 'Task', 'Resilience']);
const attributes = ['title', 'placeholder', 'aria-label'];
const leaveAlone = 'textarea, .monaco-editor, .x6-graph, script, style';

const translate = text => {
  const known = texts[text.trim()];
  return known === undefined ? null : text.replace(text.trim(), known);
};

const visitText = node => {
  if (node.parentElement?.closest(leaveAlone)) return;
  const text = node.nodeValue;
  const tab = node.parentElement?.closest('.mud-tab');
  if (tab && hidden.has(text.trim())) tab.dataset.expert = '';
  const other = translate(text);
  if (other !== null && other !== text) node.nodeValue = other;
};

const visit = root => {
  if (root.nodeType === Node.TEXT_NODE) return visitText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(leaveAlone)) return;
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
