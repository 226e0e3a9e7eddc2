// Makes src/draw/geometry.rs: the land of the two plates, of the Levant inset and of every locator, from the coastlines of Natural Earth
// (public domain). `npm ci && node map.mjs` writes the file; `node map.mjs --check` compares it with what is there and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath, geoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from 'topojson-simplify';

const TARGET = new URL('../../src/draw/geometry.rs', import.meta.url);

// ---- what is shown ------------------------------------------------------------------------------------------------------------------

/** The meridian that stands upright in the middle of the projection. */
const CENTRAL = 30;
/** The wide plate: its width in units (CSS pixels at its largest), and the degrees at its edges, those of longitude measured at 12° N. */
const WIDE = { width: 1312, lon: [-104, 106], lat: [-21.5, 60.5] };
/** The narrow plate, a crop of the same drawing in its units: x, y, width, height. */
const NARROW = [531, -33.5, 686, 677.5];
/** The corner of the wide plate that the inset covers, in shares of its width and height; WIDE_INSET in src/draw/plate.rs. */
const CORNER = [0.77, 0.5666];

/** The inset: its width in units and its edges. */
const INSET = { width: 300, west: 33.6, east: 37.6, south: 31.1, north: 34.2 };

/** The size of a locator in units. */
const LOCATOR = [720, 564];
/**
 * The locators by the mission's slug, in the order of the site. The eastern edge is missing: it follows from the ratio of a locator.
 */
const LOCATORS = {
  undof: { west: 32.3, south: 30.75, north: 35.35 },
  unifil: { west: 32.2, south: 31.2, north: 35 },
  untso: { west: 31.5, south: 29.4, north: 34.6 },
  minurso: { west: -24, south: 16.5, north: 34.5 },
  minusca: { west: -0.5, south: -9.5, north: 18.5 },
  monusco: { west: 1, south: -15, north: 10 },
  unmiss: { west: 19.5, south: -6, north: 20 },
  minusma: { west: -21, south: 3, north: 24 },
  unoci: { west: -14.6, south: 1.3, north: 15.8 },
  unmin: { west: 69, south: 13, north: 36 },
  unisfa: { west: 22.5, south: 2, north: 21.5 },
};

// ---- how finely it is drawn ---------------------------------------------------------------------------------------------------------

/** The land goes this many units past the edges, so that the water lines of a coast outside still reach in. */
const PLATE_MARGIN = 9;
const REGION_MARGIN = 25;
/**
 * `triangle`: a point goes if the triangle with its neighbours is smaller. `island`: land goes if it is smaller, in such triangles.
 * Both are steradians on the globe. `scrap`: what the edge of the drawing leaves of a coast goes if it is smaller, in square units.
 */
const PLATE_DETAIL = { atlas: 'land-50m', triangle: 1.5e-5, island: 2, scrap: 3 };
const INSET_DETAIL = { atlas: 'land-10m', triangle: 4e-8, island: 8, scrap: 3 };
/** A locator's triangle is this many square units; from this many units to a degree on, it is drawn from the finer atlas. */
const LOCATOR_TRIANGLE = 0.8;
const FINE = 100;

// ---- land as path data --------------------------------------------------------------------------------------------------------------

const require = createRequire(import.meta.url);
const atlases = new Map();

/** An atlas in which every point knows the size of its triangle. */
function atlas(name) {
  if (!atlases.has(name)) {
    const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
    atlases.set(name, presimplify(topology, sphericalTriangleArea));
  }
  return atlases.get(name);
}

/** The rings of the land, in units to three digits. */
function rings(projection, { atlas: name, triangle, island }) {
  const simple = simplify(atlas(name), triangle);
  const topology = filter(simple, filterWeight(simple, triangle * island, sphericalRingArea));
  const path = geoPath(projection).digits(3)(feature(topology, topology.objects.land));
  return path
    .split('M')
    .slice(1)
    .map((ring) => ring.replace(/Z$/, '').split('L').map((point) => point.split(',').map(Number)));
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const straight = (a, b, c) => (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]);

/** A ring in whole units, without repeated points and without points inside a straight line. */
function whole(ring) {
  const rounded = ring.map((point) => point.map(Math.round)).filter((point, i, all) => !i || !same(point, all[i - 1]));
  const bent = rounded.filter((point, i, all) => !i || i === all.length - 1 || !straight(all[i - 1], point, all[i + 1]));
  if (bent.length > 1 && same(bent[0], bent[bent.length - 1])) bent.pop();
  return bent;
}

function area(ring) {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + x * v - u * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Two numbers of path data; a minus sign is separator enough. */
const pair = ([x, y]) => `${x}${y < 0 ? '' : ' '}${y}`;
const step = (from, to) => [to[0] - from[0], to[1] - from[1]];

/** Path data: each ring begins relative to the beginning of the one before, and each point is relative to the last. */
function pathData(all) {
  let from = [0, 0];
  let data = '';
  for (const ring of all) {
    const lines = ring.slice(1).map((point, i) => pair(step(ring[i], point)));
    const run = lines.reduce((line, next) => line + (next.startsWith('-') ? '' : ' ') + next);
    data += `${data ? 'm' : 'M'}${pair(step(from, ring[0]))}l${run}z`;
    from = ring[0];
  }
  return data;
}

/** The land of a drawing. `seen` says whether a point can be seen at all. */
function land(projection, detail, seen = () => true) {
  const kept = rings(projection, detail)
    .map((ring) => whole(ring.filter(seen)))
    .filter((ring) => ring.length > 2 && area(ring) >= detail.scrap);
  return pathData(kept);
}

// ---- the plates: Equal Earth --------------------------------------------------------------------------------------------------------

const globe = geoEqualEarth().rotate([-CENTRAL, 0]).scale(1).translate([0, 0]);
const scale = WIDE.width / (globe([WIDE.lon[1], 12])[0] - globe([WIDE.lon[0], 12])[0]);
const shift = [-globe([WIDE.lon[0], 12])[0] * scale, -globe([CENTRAL, WIDE.lat[1]])[1] * scale];
const equalEarth = geoEqualEarth().rotate([-CENTRAL, 0]).scale(scale).translate(shift).precision(0.15);

/** The plate ends on a half unit: a whole dot on a screen with two to the pixel. */
const wide = [0, 0, WIDE.width, Math.round(equalEarth([CENTRAL, WIDE.lat[0]])[1] * 2) / 2];

function world() {
  const top = Math.min(wide[1], NARROW[1]) - PLATE_MARGIN;
  const foot = Math.max(wide[1] + wide[3], NARROW[1] + NARROW[3]) + PLATE_MARGIN;
  equalEarth.clipExtent([[-PLATE_MARGIN, top], [WIDE.width + PLATE_MARGIN, foot]]);
  // Both plates have their inset over this corner. Its edges keep a margin as wide as the widest water line.
  const corner = CORNER.map((share, i) => share * wide[2 + i] + 15);
  return land(equalEarth, PLATE_DETAIL, ([x, y]) => x <= corner[0] || y <= corner[1]);
}

// ---- the regions: the middle parallel true to scale ---------------------------------------------------------------------------------

const radians = (degrees) => (degrees * Math.PI) / 180;
const stretch = ({ south, north }) => Math.cos(radians((south + north) / 2));

/** Units to a degree of latitude. */
const unitsPerDegree = (region, width) => width / ((region.east - region.west) * stretch(region));

function regionLand(region, [width, height], detail) {
  const narrowing = stretch(region);
  const projection = geoProjection((longitude, latitude) => [longitude * narrowing, latitude])
    .scale(unitsPerDegree(region, width) / radians(1))
    .translate([0, 0])
    .precision(0);
  projection.translate(projection([region.west, region.north]).map((value) => -value));
  projection.clipExtent([[-REGION_MARGIN, -REGION_MARGIN], [width + REGION_MARGIN, height + REGION_MARGIN]]);
  return land(projection, detail);
}

function inset() {
  const depth = Math.round((INSET.north - INSET.south) * unitsPerDegree(INSET, INSET.width));
  return { ...INSET, land: regionLand(INSET, [INSET.width, depth], INSET_DETAIL) };
}

function locator(extent) {
  const degrees = ((extent.north - extent.south) * LOCATOR[0]) / LOCATOR[1] / stretch(extent);
  const region = { ...extent, east: Number((extent.west + degrees).toFixed(4)) };
  const units = unitsPerDegree(region, LOCATOR[0]);
  const triangle = LOCATOR_TRIANGLE * radians(1 / units) ** 2;
  const detail = { ...INSET_DETAIL, atlas: units >= FINE ? 'land-10m' : 'land-50m', triangle };
  return { ...region, land: regionLand(region, LOCATOR, detail) };
}

// ---- the file -----------------------------------------------------------------------------------------------------------------------

/** A number as Rust has it: always with a point. */
const float = (value, digits = 4) => String(Number(value.toFixed(digits))).replace(/^-?\d+$/, '$&.0');
const floats = (values, digits) => values.map((value) => float(value, digits)).join(', ');

const fields = ({ west, east, south, north, land: data }) =>
  `    west: ${float(west)}, east: ${float(east)}, south: ${float(south)}, north: ${float(north)},\n    land: "${data}",\n`;

function file() {
  const locators = Object.entries(LOCATORS).map(([slug, extent]) => `("${slug}", Region {\n${fields(locator(extent))}}),\n`);
  return `//! Map geometry, generated from Natural Earth (public domain) by \`tools/map/map.mjs\`. Do not edit: change the tool and run it again.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::region::Region;

/// The central meridian of the plates, degrees east.
pub const CENTRAL_MERIDIAN: f64 = ${float(CENTRAL)};
/// Units of the plates for one unit of the projection.
pub const SCALE: f64 = ${float(scale)};
/// Where the central meridian meets the equator on the plates.
pub const TRANSLATE: (f64, f64) = (${floats(shift, 3)});
/// The wide plate: x, y, width, height.
pub const WIDE: [f64; 4] = [${floats(wide)}];
/// The narrow plate: x, y, width, height.
pub const NARROW: [f64; 4] = [${floats(NARROW)}];
/// Width and height of a locator.
pub const LOCATOR_SIZE: (f64, f64) = (${floats(LOCATOR)});
/// Width of the inset; its height follows from its extent.
pub const INSET_WIDTH: f64 = ${float(INSET.width)};
/// The land of both plates.
pub const WORLD: &str = "${world()}";
/// The inset of the plates.
pub const LEVANT: Region = Region {
${fields(inset())}};
/// The locators by the mission's slug.
pub const LOCATORS: [(&str, Region); ${locators.length}] = [
${locators.join('')}];
`;
}

const made = file();
if (process.argv.includes('--check')) {
  const differs = readFileSync(TARGET, 'utf8') !== made;
  console.log(differs ? 'src/draw/geometry.rs is not what the tool makes' : 'src/draw/geometry.rs is what the tool makes');
  process.exitCode = differs ? 1 : 0;
} else {
  writeFileSync(TARGET, made);
  console.log(`src/draw/geometry.rs: ${made.length} bytes`);
}
