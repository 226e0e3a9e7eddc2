// Every template in every language, light and dark, from a small phone to a desktop.
import { LANGS, MISSING, PAGES, RULES, address, expect, findings, overflow, splitWords, test } from './site.mjs';

// The two schemes differ in colours and in nothing else: in the dark only what depends on colours is looked at once more.
const WIDTHS = { light: [320, 390, 768, 960, 1280], dark: [320, 1280] };
const WIDTHS_FOR_AXE = [320, 1280];

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of [...PAGES, MISSING]) {
      for (const lang of LANGS) {
        test(address(lang, path), async ({ page }) => {
          await page.setViewportSize({ width: 320, height: 900 });
          const response = await page.goto(address(lang, path));
          expect(response.status()).toBe(path === MISSING ? 404 : 200);
          await expect(page.locator('html')).toHaveAttribute('lang', lang);
          for (const width of WIDTHS[colorScheme]) {
            await page.setViewportSize({ width, height: 900 });
            if (colorScheme === 'light') {
              expect(await overflow(page), `${width} px`).toEqual([]);
              // At 320 px every page of the site is looked at for that (narrow.spec.mjs), and wide lines have room.
              if (width > 320 && width < 960) expect.soft(await splitWords(page), `${width} px`).toEqual([]);
            }
            if (WIDTHS_FOR_AXE.includes(width)) expect(await findings(page, { only: RULES[colorScheme] }), `${width} px`).toEqual([]);
          }
        });
      }
    }
  });
}
