// What is touched is large enough for a finger: 44 px high (WCAG 2.5.5) and 24 px wide (2.5.8). Links in running text are exempt.
import { LANGS, MISSING, PAGES, address, expect, test } from './site.mjs';

const ALWAYS = '.brand, .langs a, .menu a, summary, button, select, .share a, .pinlist a';
const ON_TOUCH = `${ALWAYS}, .crumbs a, .toc a, .pn a, .foot li a, .more a, .nf__l a`;

const small = (page, selector) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, height: element.getBoundingClientRect().height, width: element.getBoundingClientRect().width }))
        .filter(({ height, width }) => height < 43.9 || width < 24)
        .map(({ element, height, width }) => `${element.closest('[class]').className} ${element.textContent}: ${width} × ${height}`),
    selector,
  );

for (const [name, selector, touch] of [['mouse', ALWAYS, false], ['finger', ON_TOUCH, true]]) {
  test.describe(name, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: touch, isMobile: touch });
    for (const lang of LANGS) {
      test(lang, async ({ page }) => {
        for (const path of [...PAGES, MISSING]) {
          await page.goto(address(lang, path));
          expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(touch);
          await page.locator('.menu summary').click();
          await expect(page.locator('.menu a').first()).toBeVisible();
          expect.soft(await small(page, selector), address(lang, path)).toEqual([]);
        }
      });
    }
  });
}
