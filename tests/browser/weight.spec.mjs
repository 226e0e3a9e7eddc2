// What a first visit costs, counted on the wire: heads and bodies of everything that the browser fetches.
import { LANGS, address, expect, test } from './site.mjs';

const KIB = 1024;

for (const lang of LANGS) {
  for (const [path, budget] of [['', 150], ['missions/undof', 100], ['history/kazbat', 100], ['history', 100], ['women-peace-security/parity-targets', 100], ['facts/total-un-2025-07', 100]]) {
    test(`${address(lang, path)} stays under ${budget} KB`, async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      const names = new Map();
      const sizes = [];
      session.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, new URL(request.url).pathname));
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.push([names.get(requestId), encodedDataLength]));
      await session.send('Network.enable');
      await page.goto(address(lang, path), { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const total = sizes.reduce((sum, [, size]) => sum + size, 0);
      const list = sizes.map(([name, size]) => `${name} ${(size / KIB).toFixed(1)}`).join(', ');
      test.info().annotations.push({ type: 'weight', description: `${(total / KIB).toFixed(1)} KB in ${sizes.length}: ${list}` });
      expect(total / KIB, list).toBeLessThanOrEqual(budget);
      // The page, the style sheet, the script, the icon, and four fonts; English pages do without the Cyrillic serif.
      expect(sizes.length, list).toBeLessThanOrEqual(lang === 'en' ? 7 : 8);
    });
  }
}

test('what is loaded ahead is used', async ({ context }) => {
  const warnings = [];
  await Promise.all(
    LANGS.flatMap((lang) => ['', 'missions/undof', 'history/kazbat'].map((path) => address(lang, path))).map(async (url) => {
      const page = await context.newPage();
      page.on('console', (message) => warnings.push(`${url}: ${message.text()}`));
      await page.goto(url);
      // The browser complains of an unused preload a few seconds after the page is there.
      await page.waitForTimeout(6000);
    }),
  );
  expect(warnings).toEqual([]);
});
