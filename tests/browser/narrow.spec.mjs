// Every page in Kazakh and Russian, whose words are the longest, on the narrowest screen; and text at 400 % (WCAG 1.4.10). What is folded is opened
// first: a table in it is wider than anything else.
import { LANGS, PAGES, address, expect, overflow, splitWords, test } from './site.mjs';

const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));

/** The pages of a language that the sitemap names. */
async function pages(request, lang) {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path);
  return paths.filter((path) => path.startsWith(`/${lang}/`));
}

for (const lang of ['kk', 'ru']) {
  test(`every page at 320 px: ${lang}`, async ({ page, request }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width: 320, height: 800 });
    const paths = await pages(request, lang);
    expect(paths.length).toBeGreaterThan(300);
    for (const path of paths) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => document.fonts.ready);
      await unfold(page);
      expect.soft(await overflow(page), path).toEqual([]);
      expect.soft(await splitWords(page), path).toEqual([]);
    }
  });
}

for (const lang of LANGS) {
  test(`text at 400 %: ${lang}`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    // A window of 1280 px whose contents are four times as large: what the zoom of a browser makes of it.
    const context = await browser.newContext({ baseURL, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    const page = await context.newPage();
    for (const path of PAGES) {
      await page.goto(address(lang, path));
      await unfold(page);
      expect.soft(await overflow(page), address(lang, path)).toEqual([]);
    }
    await context.close();
  });
}
