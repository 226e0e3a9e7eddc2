// The language switch: same page, same section, remembered.
import { expect, test } from './site.mjs';

const NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

for (const place of ['header', 'footer']) {
  for (const [lang, name] of Object.entries(NAMES)) {
    test(`${place}: ${name} keeps the page and is remembered`, async ({ page, context }) => {
      const from = lang === 'en' ? 'ru' : 'en';
      await page.goto(`/${from}/history/kazbat/`);
      await page.locator(place).getByRole('link', { name }).click();
      await expect(page).toHaveURL(`/${lang}/history/kazbat/`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('.langs [aria-current]')).toHaveText(name);
      const [choice, ...others] = await context.cookies();
      expect(choice).toMatchObject({ name: 'lang', value: lang, path: '/', httpOnly: true, sameSite: 'Lax' });
      expect(others).toEqual([]);
      await page.goto('/');
      await expect(page).toHaveURL(`/${lang}/`);
      await page.goto('/missions/undof/');
      await expect(page).toHaveURL(`/${lang}/missions/undof/`);
    });
  }

  test(`${place}: the section is kept`, async ({ page }) => {
    await page.goto('/en/missions/undof/#women');
    await page.locator(place).getByRole('link', { name: NAMES.kk }).click();
    await expect(page).toHaveURL('/kk/missions/undof/#women');
    await expect(page.locator('#women')).toBeInViewport();
    // Also a section that the reader goes to later, and also back at the top.
    await page.locator('.toc a[href="#mandate"]').click();
    await page.locator(place).getByRole('link', { name: NAMES.ru }).click();
    await expect(page).toHaveURL('/ru/missions/undof/#mandate');
    await page.goto('/ru/missions/undof/');
    await page.locator(place).getByRole('link', { name: NAMES.en }).click();
    await expect(page).toHaveURL('/en/missions/undof/');
  });
}

test('visiting a page in a language is not a choice', async ({ page, context }) => {
  await page.goto('/kk/');
  expect(await context.cookies()).toEqual([]);
  await page.goto('/');
  await expect(page).toHaveURL('/en/');
});

test('the script is small', async ({ page }) => {
  await page.goto('/en/');
  const scripts = await page.locator('script[src]').evaluateAll((all) => all.map((script) => script.src));
  expect(scripts).toHaveLength(1);
  expect((await (await page.request.get(scripts[0])).body()).length).toBeLessThan(1500);
});

test('the button copies the address of the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/kk/missions/undof/');
  const button = page.locator('[data-copy]');
  const label = await button.textContent();
  await button.dblclick();
  await expect(button).toHaveText(`${label} ✓`);
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical);
  await expect(button).toHaveText(label);
});
