// Reads the colour tokens and checks every pair in use, in both themes (WCAG 2.2 SC 1.4.3, 1.4.6, 1.4.11). Exit status 1 on a failure.
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../static/css/tokens.css', import.meta.url), 'utf8');
const supports = css.slice(css.indexOf('@supports (color:light-dark'));
const tokens = Object.fromEntries([...supports.matchAll(/--([\w-]+):light-dark\((#\w+),(#\w+)\)/g)].map(([, name, light, dark]) => [name, [light, dark]]));
const night = [...css.matchAll(/--night:(#\w+)/g)].map((match) => match[1]).slice(0, 2);

const luminance = (colour) => {
  let hex = colour.slice(1);
  if (hex.length === 3) hex = [...hex].map((digit) => digit + digit).join('');
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, two) => {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

// Foreground, backgrounds, least ratio.
const pairs = [
  ['ink', 'paper raised sunk sea land', 7],
  ['ink-2', 'paper raised sunk sea land', 7],
  ['link', 'paper raised sunk sea land', 7],
  ['gold-ink', 'paper raised sunk', 7],
  ['paper', 'ink link', 7],
  ['paper', 'sky', 4.5],
  ['sky', 'paper raised sunk sea land', 3],
  ['edge', 'paper raised sunk sea', 3],
  ['focus', 'paper raised sunk sea land', 3],
  ['coast', 'land', 3],
];
// On a night section the dark values hold in both themes.
const onNight = [['ink', 7], ['ink-2', 7], ['link', 7], ['sky', 3], ['gold', 3], ['focus', 3]];

let checked = 0;
const failures = [];
const check = (name, least, ratios) => {
  checked += 1;
  if (!(Math.min(...ratios) >= least)) failures.push(`${name}: ${ratios.map((r) => r.toFixed(2)).join(' and ')}, at least ${least} is needed`);
};
for (const [front, backs, least] of pairs) {
  for (const back of backs.split(' ')) check(`${front} on ${back}`, least, [0, 1].map((theme) => ratio(tokens[front][theme], tokens[back][theme])));
}
for (const [front, least] of onNight) check(`${front} on night`, least, night.map((back) => ratio(tokens[front][1], back)));

failures.forEach((failure) => console.log(failure));
console.log(`${checked} pairs of colours, ${failures.length} too weak`);
process.exit(failures.length || checked < 35 ? 1 : 0);
