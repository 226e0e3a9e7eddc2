// What stands around every page leads somewhere; tests/links.rs follows every link of every page.
import { LANGS, address, expect, test } from './site.mjs';

test('navigation and footer', async ({ page, request }) => {
  for (const lang of LANGS) {
    await page.goto(address(lang, ''));
    const hrefs = await page.locator('header a, footer a').evaluateAll((links) => links.map((link) => link.href));
    const unique = [...new Set(hrefs)].filter((href) => href.startsWith('http'));
    expect(unique.length).toBeGreaterThan(10);
    for (const href of unique) expect((await request.get(href)).status(), `${href} on ${address(lang, '')}`).toBe(200);
  }
});
