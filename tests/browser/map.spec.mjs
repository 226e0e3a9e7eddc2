// Nothing on a map covers anything else, at any width.
import { LANGS, address, collisions, expect, test } from './site.mjs';

const WIDTHS = [320, 390, 768, 960, 1100, 1152, 1280, 1440, 1920];
const WIDTHS_OF_LOCATOR = [320, 390, 768, 960, 1280, 1920];

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

test.describe('text twice as large', () => {
  test.use({ bypassCSP: true });
  for (const lang of LANGS) {
    test(lang, async ({ page }) => {
      for (const path of ['', 'missions', 'missions/undof']) {
        await page.goto(address(lang, path));
        await page.addStyleTag({ content: 'html { font-size: 200% }' });
        for (const width of [390, 1100]) {
          await page.setViewportSize({ width, height: 900 });
          expect.soft((await collisions(page)).found, `${path} at ${width} px`).toEqual([]);
        }
      }
    });
  }
});
