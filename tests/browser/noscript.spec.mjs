// Nothing depends on the script.
import { LANGS, address, expect, test } from './site.mjs';

test.use({ javaScriptEnabled: false });

for (const lang of LANGS) {
  for (const path of ['', 'missions/undof', 'history/kazbat']) {
    test(`${address(lang, path)} can be read`, async ({ page }) => {
      await page.goto(address(lang, path));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const part of await page.locator('main h2').all()) await expect(part).toBeVisible();
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(1500);
      // Without the script only the search has a button.
      for (const button of await page.locator('main button').all()) await expect(button).toBeHidden();
    });
  }
}

test('the language switch keeps the page', async ({ page }) => {
  await page.goto('/en/missions/undof/');
  for (const [name, lang] of [['Қазақша', 'kk'], ['Русский', 'ru'], ['English', 'en']]) {
    await page.locator('header').getByRole('link', { name }).click();
    await expect(page).toHaveURL(`/${lang}/missions/undof/`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  }
});

test('the menu opens on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/kk/');
  const first = page.locator('.menu nav a').first();
  await expect(first).toBeHidden();
  await page.locator('.menu summary').click();
  await expect(first).toBeVisible();
  const href = await first.getAttribute('href');
  await first.click();
  await expect(page).toHaveURL(href);
});
