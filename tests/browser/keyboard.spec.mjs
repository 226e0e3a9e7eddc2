// Everything can be reached, seen and opened with the keyboard.
import { address, expect, test } from './site.mjs';

/** What has the focus, and how it shows. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return {
      name: `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`,
      area: element.closest('body > *')?.localName,
      ring: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
      seen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    };
  });

for (const [lang, path, width] of [
  ['en', '', 1280],
  ['kk', '', 390],
  ['ru', 'missions/undof', 1280],
  ['kk', 'history/kazbat', 390],
  ['en', 'women-peace-security/women-in-un-service', 320],
]) {
  test(`${address(lang, path)} at ${width}: from the first stop to the last`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address(lang, path));
    const stops = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (!stop || stops.length > 400) break;
      stops.push(stop);
    }
    expect(stops.filter(({ ring }) => ring < 2)).toEqual([]);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    const areas = stops.map(({ area }) => area).filter((area, index, all) => area !== all[index - 1]);
    expect(areas).toEqual(['a', 'header', 'main', 'footer']);
    // Nothing that can be seen and used is left out.
    const usable = await page.evaluate(
      () => [...document.querySelectorAll('a[href], button, summary')].filter((element) => element.checkVisibility()).length,
    );
    expect(stops.filter(({ name }) => /^(a|button|summary) /.test(name))).toHaveLength(usable);
  });
}

for (const lang of ['kk', 'ru', 'en']) {
  test(`${lang}: the skip link`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(address(lang, 'missions'));
    const skip = page.locator('.skip');
    await expect(skip).not.toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/${lang}/missions/#main`);
    await page.keyboard.press('Tab');
    expect((await focused(page)).area).toBe('main');
  });
}

test('details open and close with Enter', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/kk/missions/undof/');
  const all = page.locator('details');
  expect(await all.count()).toBeGreaterThan(2);
  for (const details of await all.all()) {
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(details).toHaveAttribute('open', '');
    await page.keyboard.press('Enter');
    await expect(details).not.toHaveAttribute('open', '');
  }
});
