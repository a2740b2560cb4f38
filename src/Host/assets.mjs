// Copies what the pages need from node_modules to wwwroot/lib, and makes one sprite of the icons in use. The lists are here and nowhere else.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'idiomorph.js': 'idiomorph/dist/idiomorph-ext.min.js',
  'signature_pad.js': 'signature_pad/dist/signature_pad.min.js',
  'tabler.css': '@tabler/core/dist/css/tabler.min.css',
  'swagger/swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
  'swagger/swagger-ui-bundle.js': 'swagger-ui-dist/swagger-ui-bundle.js',
};

const icons = [
  'alert-triangle', 'arrow-back-up', 'arrow-right', 'calendar-event', 'camera', 'cash', 'check', 'chevron-down', 'chevron-right', 'clock', 'cloud-check',
  'cloud-off', 'dots', 'door-enter', 'eraser', 'file', 'filter', 'hand-grab', 'history', 'id', 'inbox', 'info-circle', 'keyboard', 'language', 'lock',
  'logout', 'login', 'minus', 'mood-smile', 'phone', 'photo', 'photo-up', 'player-play', 'plus', 'refresh', 'route', 'search', 'signature', 'star',
  'trash', 'upload', 'user', 'user-check', 'user-plus', 'users', 'x', 'circle-check', 'hourglass', 'message', 'git-branch', 'flag', 'edit', 'list-check',
  'stethoscope', 'needle', 'building-hospital', 'sparkles',
];

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const lib = join(here, 'wwwroot', 'lib');

const symbol = async name => {
  const svg = await readFile(join(modules, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
};

await rm(lib, { recursive: true, force: true });
for (const [target, source] of Object.entries(files)) {
  await mkdir(dirname(join(lib, target)), { recursive: true });
  await copyFile(join(modules, source), join(lib, target));
}
await writeFile(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(icons.map(symbol))).join('\n')}</svg>\n`);
