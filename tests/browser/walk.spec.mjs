// Every template in every language, light and dark, from a small phone to a desktop.
import { LANGS, MISSING, PAGES, address, expect, findings, overflow, splitWords, test } from './site.mjs';

const WIDTHS = [320, 390, 768, 960, 1280];
const WIDTHS_FOR_AXE = [320, 1280];

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of [...PAGES, MISSING]) {
      for (const lang of LANGS) {
        test(address(lang, path), async ({ page }) => {
          await page.setViewportSize({ width: WIDTHS[0], height: 900 });
          const response = await page.goto(address(lang, path));
          expect(response.status()).toBe(path === MISSING ? 404 : 200);
          await expect(page.locator('html')).toHaveAttribute('lang', lang);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            expect(await overflow(page), `${width} px`).toEqual([]);
            expect.soft(await splitWords(page), `${width} px`).toEqual([]);
            if (WIDTHS_FOR_AXE.includes(width)) expect(await findings(page), `${width} px`).toEqual([]);
          }
        });
      }
    }
  });
}
