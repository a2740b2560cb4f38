// Copies what the pages need from node_modules to wwwroot/lib, and makes one sprite of the icons in use. The lists are here and nowhere else.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'idiomorph.js': 'idiomorph/dist/idiomorph-ext.min.js',
  'signature_pad.js': 'signature_pad/dist/signature_pad.min.js',
  'tinykeys.js': 'tinykeys/dist/tinykeys.mjs',
  'tabler.css': '@tabler/core/dist/css/tabler.min.css',
  'swagger/swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
  'swagger/swagger-ui-bundle.js': 'swagger-ui-dist/swagger-ui-bundle.js',
};

// Elsa Studio, the designer: other themes, languages and editors than ours stay out, and so do source maps.
const vs = '_content/BlazorMonaco/lib/monaco-editor/min/vs';
const studio = [
  /^(appsettings\.json|[^/]+\.css)$/,
  /^_framework\/(zh-Hans\/)?[^/]+\.(wasm|js|dat)$/,
  /^_content\/(?!.*react)(Elsa\.|MudBlazor\/|CodeBeam\.|Microsoft\.AspNetCore\.Components\.CustomElements\/).+\.(css|js)$/,
  /^_content\/Radzen\.Blazor\/(Radzen\.Blazor\.js|css\/material-base\.css|fonts\/(MaterialSymbolsOutlined|RobotoFlex)\.woff2)$/,
  /^_content\/BlazorMonaco\/jsInterop\.js$/,
  new RegExp(`^${vs}/(loader|nls\\.messages-loader|nls\\.messages\\.zh-cn)\\.js$`),
  new RegExp(`^${vs}/(editor/|basic-languages/monaco|language/[a-z]+/monaco).+\\.(js|css)$`),
  new RegExp(
    `^${vs}/(editor\\.api|javascript|jsonMode|lspLanguageFeatures|tsMode|typescript|workers|assets/(editor|json|ts)\\.worker)-[^/]+\\.js$`,
  ),
];

const icons = [
  'alert-triangle', 'arrow-back-up', 'arrow-right', 'calendar-event', 'camera', 'cash', 'check', 'chevron-down', 'chevron-right', 'clock', 'cloud-check',
  'cloud-off', 'dots', 'door-enter', 'eraser', 'file', 'filter', 'hand-grab', 'history', 'id', 'inbox', 'info-circle', 'keyboard', 'language', 'lock',
  'logout', 'login', 'minus', 'mood-smile', 'phone', 'photo', 'photo-up', 'player-play', 'plus', 'refresh', 'route', 'search', 'signature', 'star',
  'trash', 'upload', 'user', 'user-check', 'user-plus', 'users', 'x', 'circle-check', 'hourglass', 'message', 'git-branch', 'flag', 'edit', 'list-check', 'bolt',
  'stethoscope', 'needle', 'building-hospital', 'sparkles',
  'arrows-diff', 'arrows-split', 'bell', 'calendar-heart', 'calendar-plus', 'cash-banknote-off', 'checklist', 'checks', 'clipboard-check',
  'clipboard-heart', 'credit-card-off', 'device-desktop-cog', 'rosette-discount-check', 'door-exit', 'droplet', 'file-invoice', 'heart-handshake',
  'help-hexagon', 'messages', 'mood-angry', 'mood-sad', 'phone-call', 'receipt', 'receipt-off', 'receipt-refund', 'repeat', 'ripple', 'slice',
  'category', 'table-import', 'file-download', 'activity', 'armchair', 'arrow-left', 'calendar-off', 'chevron-left', 'clock-hour-4', 'copy', 'eye', 'scan', 'shield-check', 'shield-exclamation', 'vaccine', 'vaccine-bottle', 'writing-sign',
];

// Icons of the stages as files of their own: the designer's style sheet shows them as masks.
const stageIcons = ['bolt', 'camera', 'cash', 'door-enter', 'needle', 'phone', 'stethoscope', 'user-check', 'users'];

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const lib = join(here, 'wwwroot', 'lib');
const designer = join(here, 'wwwroot', 'studio'); // its page lies below the folder of its files

const symbol = async name => {
  const svg = await readFile(join(modules, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
};

const copy = async (source, target) => {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
};

const copyStudio = async () => {
  const from = join(modules, '@elsa-workflows/elsa-studio-wasm');
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => relative(from, join(entry.parentPath, entry.name)));
  const wanted = paths.filter(path => studio.some(rule => rule.test(path.replace(/\.(br|gz)$/, ''))));
  for (const path of wanted) await copy(join(from, path), join(designer, path));
};

for (const old of [lib, designer]) await rm(old, { recursive: true, force: true });
for (const [target, source] of Object.entries(files)) await copy(join(modules, source), join(lib, target));
await copyStudio();
for (const name of stageIcons) await copy(join(modules, '@tabler/icons/icons/outline', `${name}.svg`), join(lib, 'icons', `${name}.svg`));
await writeFile(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(icons.map(symbol))).join('\n')}</svg>\n`);
