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
  'about/glossary',
  'about/figures-that-disagree',
  'about/sources',
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

/** What axe finds on the page, a line each. */
export async function findings(page, without = []) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(without).analyze();
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
