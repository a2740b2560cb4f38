// A signature drawn with finger, pen or mouse; its value is a PNG's data URL. One that was signed before is shown as a picture.
const pads = new WeakMap();
const WIDTH = 640; // as drawn, whatever the screen: the picture stays small and looks the same everywhere
const HEIGHT = 220;

const parts = field => ({ canvas: field.querySelector('canvas'), image: field.querySelector('img'), hint: field.querySelector('.sign-hint') });

async function padOf(field) {
  const known = pads.get(field);
  if (known) return known;
  const { default: SignaturePad } = await import(field.querySelector('.sign').dataset.library);
  const { canvas, hint } = parts(field);
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const pad = new SignaturePad(canvas, { penColor: '#12263a', minWidth: 1.2, maxWidth: 3.2 });
  pad.addEventListener('beginStroke', () => {
    hint.hidden = true;
    const scale = WIDTH / canvas.clientWidth; // the ink is under the hand on a narrow screen, and after the tablet was turned
    canvas.getContext('2d').setTransform(scale, 0, 0, scale, 0, 0);
  });
  pad.addEventListener('endStroke', () => {
    field.dataset.drawn = canvas.toDataURL('image/png');
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  pads.set(field, pad);
  return pad;
}

function show(field, value) {
  const { canvas, image, hint } = parts(field);
  image.hidden = !value;
  canvas.hidden = Boolean(value);
  hint.hidden = Boolean(value);
  if (value) image.src = value.startsWith('data:') ? value : `/api/files/${value}`;
}

export const signatureWidget = {
  mount(field) {
    padOf(field);
    field.querySelector('[data-clear]').addEventListener('click', async () => {
      delete field.dataset.drawn;
      (await padOf(field)).clear();
      show(field, null);
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  },
  read: field => field.dataset.drawn ?? null,
  write(field, value) {
    if (value) field.dataset.drawn = value;
    else delete field.dataset.drawn;
    show(field, value);
  },
};
