// What the tests share: the addresses of the site, and a page that reports whatever goes wrong on it.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';

export { expect };

export const LANGS = ['kk', 'ru', 'en'];

/** An address of each template and of each part that only some pages have. */
export const PAGES = [
  '',
  'missions',
  'missions/undof',
  'history',
  'history/kazbat',
  'women-peace-security/women-in-un-service',
  'about',
  'about/glossary',
  'about/figures-that-disagree',
  'about/sources',
  'data',
  'facts',
  'facts/mission/undof',
  'facts/undof-kz-un-2025-07',
  'search',
];

/** An address that leads nowhere, for the page that says so. */
export const MISSING = 'no-such-page';

export const address = (lang, path) => (path ? `/${lang}/${path}/` : `/${lang}/`);

/** Tests that want a page get one whose console, errors and requests must be clean when the test ends. */
export const test = base.extend({
  troubles: [
    async ({ page, baseURL }, use) => {
      const troubles = [];
      const missing = (url) => url.endsWith(`/${MISSING}/`);
      page.on('console', (message) => {
        const of = message.location().url;
        if (['error', 'warning'].includes(message.type()) && !missing(of)) troubles.push(`${message.type()}: ${message.text()} (${of})`);
      });
      page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${baseURL}/`) && !url.startsWith('about:')) troubles.push(`request to another host: ${url}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400 && !missing(response.url())) troubles.push(`${response.status()}: ${response.url()}`);
      });
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules to look by in each scheme: the two differ in colours and in nothing else. */
export const RULES = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] };

/** What axe finds on the page, a line each: by all rules, by all but some, or by some only. */
export async function findings(page, { only, without = [] } = {}) {
  // There are no frames to be put together, and only what is wrong is asked for: that halves the time of all browser tests.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(TAGS).disableRules(without)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What is wider than the page, a line each. What may be: the contents of a box that scrolls, and ornament that a box cuts off. */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    const found = root.scrollWidth > width ? [`page: ${root.scrollWidth} of ${width}`] : [];
    const allowed = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        if (['auto', 'scroll'].includes(overflowX)) return true;
        if (['hidden', 'clip'].includes(overflowX) && element.closest('[aria-hidden=true]')) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (element.ownerSVGElement || !element.checkVisibility()) continue;
      const { left, right, width: own, height } = element.getBoundingClientRect();
      if (own && height && (left < -0.5 || right > width + 0.5) && !allowed(element)) {
        found.push(`${element.localName}.${element.className}: ${left.toFixed(1)} to ${right.toFixed(1)} of ${width}`);
      }
    }
    return found;
  });
}

/** Words that a line end splits without a hyphen. Addresses and the names of facts may be split anywhere. */
export function splitWords(page) {
  return page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      if (parent.ownerSVGElement || parent.offsetWidth < 2 || !parent.checkVisibility()) continue;
      for (const word of text.data.matchAll(/[\p{L}\p{N}\u00AD]{2,}/gu)) {
        // A soft hyphen says where a word may end a line.
        if (word[0].includes('\u00AD')) continue;
        const run = text.data.slice(0, word.index).match(/\S*$/)[0] + text.data.slice(word.index).match(/^\S*/)[0];
        if (/[/_@]|\.\p{L}|-.*-.*-/u.test(run)) continue;
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const tops = [...range.getClientRects()].map(({ top }) => top);
        if (Math.max(...tops) - Math.min(...tops) > 6) found.add(`${word[0]} in ${parent.localName}`);
      }
    }
    return [...found];
  });
}

/**
 * What collides on the maps that are displayed: marks are discs, each line of a name is a box from its capitals' height to its descenders'
 * depth. Everything must be inside its frame and clear of whatever is laid over the plate.
 */
export function collisions(page) {
  return page.evaluate(() => {
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
}
