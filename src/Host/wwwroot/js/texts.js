// The scripts' texts, in the visitor's language; the page brings them along.
const texts = JSON.parse(document.getElementById('texts').textContent);

export const say = (key, ...values) => (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i]);
