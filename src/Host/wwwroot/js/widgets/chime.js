// Three short tones, made here: no file, nothing to load. A browser is silent until somebody has touched the page; then it sounds late.
const tones = [[880, 0], [660, .22], [880, .44]];
let audio;

export function chime() {
  audio ??= new AudioContext();
  if (audio.state === 'running') return play();
  audio.resume().then(play, () => {});
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => audio.resume(), { once: true });
}

function play() {
  for (const [frequency, after] of tones) {
    const [tone, volume, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime + after];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(.25, start + .02);
    volume.gain.exponentialRampToValueAtTime(.001, start + .2);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + .21);
  }
}
