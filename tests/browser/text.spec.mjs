// Readers who set their own text: twice as large (WCAG 1.4.4), or spaced wider (WCAG 1.4.12). Both on the narrowest screen (WCAG 1.4.10).
import { LANGS, MISSING, PAGES, address, expect, overflow, test } from './site.mjs';

// The pages allow no style but their own; a reader's style sheet does not ask.
test.use({ bypassCSP: true, viewport: { width: 320, height: 800 } });

const LARGE = 'html { font-size: 200% }';
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }`;

/** Text of the header, the footer and the navigation that leaves its box or the screen, and boxes that cut theirs off. */
const clipped = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const area of document.querySelectorAll('body > header, nav, footer')) {
      const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const parent = text.parentElement;
        // What is only heard has a box of one pixel.
        if (!text.data.trim() || parent.ownerSVGElement || parent.offsetWidth < 2 || !parent.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        let box = parent;
        while (getComputedStyle(box).display === 'inline') box = box.parentElement;
        const inside = range.getBoundingClientRect();
        const outer = box.getBoundingClientRect();
        // A line's text may be taller than the line.
        const slack = parseFloat(getComputedStyle(parent).fontSize) / 2;
        const cut = [box, parent].some((element) => getComputedStyle(element).overflow !== 'visible');
        if (
          inside.left < -0.5 || inside.right > document.documentElement.clientWidth + 0.5 ||
          inside.left < outer.left - 1 || inside.right > outer.right + 1 ||
          inside.top < outer.top - (cut ? 1 : slack) || inside.bottom > outer.bottom + (cut ? 1 : slack)
        ) {
          found.push(`${text.data.trim()}: ${JSON.stringify(inside)} in ${JSON.stringify(outer)}`);
        }
      }
    }
    return found;
  });

for (const [name, style] of [['twice as large', LARGE], ['spaced wider', SPACED], ['both', LARGE + SPACED]]) {
  test.describe(name, () => {
    for (const lang of LANGS) {
      test(lang, async ({ page }) => {
        for (const path of [...PAGES, MISSING]) {
          await page.goto(address(lang, path));
          await page.addStyleTag({ content: style });
          for (const menu of await page.locator('.menu').all()) await menu.evaluate((details) => { details.open = true; });
          expect.soft(await overflow(page), address(lang, path)).toEqual([]);
          expect.soft(await clipped(page), address(lang, path)).toEqual([]);
        }
      });
    }
  });
}
