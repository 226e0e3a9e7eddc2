// The templates that the walk does not come to: the page as it was before a change, and facts chosen by a form.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGS, expect, findings, overflow, test } from './site.mjs';

const binary = process.env.KAZPEACE_BINARY ?? '../../target/release/kazpeace';

/** A port that nobody listens on. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Looks at a page on a phone and on a desktop; in the dark only at the colours. */
async function look(page, url, lang) {
  for (const [colorScheme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect((await page.goto(url)).status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      expect(await overflow(page), `${width} px`).toEqual([]);
      expect(await findings(page, { only }), `${width} px, ${colorScheme}`).toEqual([]);
    }
  }
}

for (const lang of LANGS) {
  test(`chosen facts: ${lang}`, async ({ page }) => {
    await look(page, `/${lang}/facts/?mission=undof&kind=in-post`, lang);
    await expect(page.locator('main li').first()).toBeVisible();
  });
}

test.describe('a page as it was', () => {
  // Its server is another one than that of all tests.
  test.use({ troubles: [async ({}, use) => use([]), { auto: true }] });

  test('is accessible and fits in every language', async ({ page }) => {
    test.setTimeout(120_000);
    const content = mkdtempSync(join(tmpdir(), 'kazpeace-'));
    cpSync('../site', content, { recursive: true });
    // What an editor does: keep what the page says, then write a newer note before the old one.
    execFileSync(binary, ['keep', '--content', content, 'missions/undof']);
    for (const lang of LANGS) {
      const file = join(content, 'missions/undof', `${lang}.md`);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('[[changes]]', '[[changes]]\ndate = "2026-11-25"\nnote = "–"\n[[changes]]'));
    }
    const port = await freePort();
    const server = spawn(binary, ['--content', content, '--quick', '--listen', `127.0.0.1:${port}`]);
    try {
      const site = `http://127.0.0.1:${port}`;
      await expect(async () => expect((await page.request.get(`${site}/en/`)).status()).toBe(200)).toPass({ timeout: 30_000 });
      for (const lang of LANGS) {
        await look(page, `${site}/${lang}/missions/undof/@2026-11-24/`, lang);
        await page.locator('main').getByRole('link').first().click();
        await expect(page).toHaveURL(`${site}/${lang}/missions/undof/`);
      }
    } finally {
      server.kill();
      rmSync(content, { recursive: true });
    }
  });
});
