// Nothing on a map covers anything else, at any width.
import { LANGS, address, expect, test } from './site.mjs';

const WIDTHS = [320, 390, 768, 960, 1100, 1152, 1280, 1440, 1920];
const WIDTHS_OF_LOCATOR = [320, 390, 768, 960, 1280, 1920];

/**
 * What collides on the maps that are displayed: marks are discs, each line of a name is a box from its capitals' height to its descenders'
 * depth. Everything must be inside its frame and clear of whatever is laid over the plate.
 */
const collisions = (page) =>
  page.evaluate(() => {
    const found = [];
    let count = 0;
    const gap = (a, b) => Math.hypot(Math.max(a.left - b.right, b.left - a.right, 0), Math.max(a.top - b.bottom, b.top - a.bottom, 0));
    const middle = (r) => ({ x: (r.left + r.right) / 2, y: (r.top + r.bottom) / 2 });
    const point = ({ x, y }) => ({ left: x, right: x, top: y, bottom: y });
    const meet = (a, b) => {
      if (!a.radius && !b.radius) return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return gap(a.radius ? point(middle(a)) : a, b.radius ? point(middle(b)) : b) < (a.radius ?? 0) + (b.radius ?? 0);
    };
    const lines = (text) => {
      const rows = new Map();
      const matrix = text.getScreenCTM();
      const size = parseFloat(getComputedStyle(text).fontSize);
      for (let i = 0; i < text.getNumberOfChars(); i++) {
        const [from, to] = [text.getStartPositionOfChar(i), text.getEndPositionOfChar(i)].map((at) => at.matrixTransform(matrix));
        const row = rows.get(from.y) ?? { left: from.x, right: to.x, top: from.y - 0.72 * size, bottom: from.y + 0.22 * size };
        rows.set(from.y, { ...row, left: Math.min(row.left, from.x), right: Math.max(row.right, to.x) });
      }
      return [...rows.values()];
    };
    // What a nested drawing shows, not what it holds: its own box would reach as far as its contents.
    const shown = (svg, map) => {
      const { left, top } = map.getBoundingClientRect();
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => svg[name].baseVal.value);
      return { left: left + x, top: top + y, right: left + x + width, bottom: top + y + height };
    };
    for (const map of document.querySelectorAll('svg.map')) {
      if (!map.checkVisibility()) continue;
      const inset = map.querySelector('svg.inset');
      const title = map.closest('.plate')?.querySelector('.cartouche')?.getBoundingClientRect();
      const plate = map.getBoundingClientRect();
      const holds = (outer, r) => r.left >= outer.left && r.right <= outer.right && r.top >= outer.top && r.bottom <= outer.bottom;
      // From 72 em on the title of the home page lies on the plate; it must not reach the frame.
      if (title && meet(title, plate) && !holds(plate, title)) found.push('the title leaves the plate');
      const things = [];
      for (const mark of map.querySelectorAll('.dot, .home path, .city')) {
        const { left, right, top, bottom } = mark.getBoundingClientRect();
        const radius = (right - left) / 2 + (mark.matches('.dot') ? 1.25 : 0);
        things.push({ what: 'mark', of: mark.closest('.at'), node: mark, left, right, top, bottom, radius });
      }
      for (const text of map.querySelectorAll('text:not(.n)')) {
        for (const line of lines(text)) {
          // A degree that lies under the title as a whole is not seen.
          if (text.matches('.deg') && title && holds(title, line)) continue;
          things.push({ what: text.textContent, of: text, node: text, ...line });
        }
      }
      count += things.length;
      const named = (thing) => (thing.what === 'mark' ? `mark of ${thing.of?.textContent || '?'}` : `"${thing.what}"`);
      for (const [index, a] of things.entries()) {
        const inside = inset?.contains(a.node);
        const frame = inside ? shown(inset, map) : map.getBoundingClientRect();
        // The frame's band is 6 px wide; an inset lies in the corner, so its left and upper edges are lines.
        const [near, far] = inside ? [2, 6] : [6, 6];
        const { left, right, top, bottom } = a.radius
          ? { left: middle(a).x - a.radius, right: middle(a).x + a.radius, top: middle(a).y - a.radius, bottom: middle(a).y + a.radius }
          : a;
        if (left < frame.left + near || right > frame.right - far || top < frame.top + near || bottom > frame.bottom - far) {
          found.push(`${named(a)} leaves the plate`);
        }
        for (const b of things.slice(index + 1)) if (a.of !== b.of && meet(a, b)) found.push(`${named(a)} meets ${named(b)}`);
        if (inset && !inside && meet(a, shown(inset, map))) found.push(`${named(a)} meets the inset`);
        if (title && meet(a, title)) found.push(`${named(a)} meets the title`);
      }
    }
    return { found, count };
  });

for (const path of ['', 'missions']) {
  for (const lang of LANGS) {
    test(`plate of ${address(lang, path)}`, async ({ page }) => {
      await page.goto(address(lang, path));
      await page.evaluate(() => document.fonts.ready);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { found, count } = await collisions(page);
        expect.soft(found, `${width} px`).toEqual([]);
        expect(count, `${width} px`).toBeGreaterThan(10);
      }
    });
  }
}

for (const lang of LANGS) {
  test(`locators in ${lang}`, async ({ page }) => {
    await page.goto(address(lang, 'missions'));
    const missions = await page.locator('.mcard h3 a').evaluateAll((links) => links.map((link) => link.pathname));
    expect(missions.length).toBeGreaterThan(5);
    for (const mission of missions) {
      await page.goto(mission);
      await page.evaluate(() => document.fonts.ready);
      // A mission may have no map; then it has no empty frame for one either.
      const maps = await page.locator('.map').count();
      await expect(page.locator('.plate')).toHaveCount(maps);
      if (!maps) continue;
      for (const width of WIDTHS_OF_LOCATOR) {
        await page.setViewportSize({ width, height: 900 });
        const { found, count } = await collisions(page);
        expect.soft(found, `${mission} at ${width} px`).toEqual([]);
        expect(count, `${mission} at ${width} px`).toBeGreaterThan(3);
      }
    }
  });
}
