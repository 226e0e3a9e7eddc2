// What the reader's system asks for: its own colours, paper, no motion.
import { LANGS, PAGES, address, expect, findings, test } from './site.mjs';

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  for (const lang of LANGS) {
    for (const path of ['', 'missions/undof', 'women-peace-security/women-in-un-service']) {
      test(address(lang, path), async ({ page }) => {
        await page.goto(address(lang, path));
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // Contrast is the system's own business.
        expect(await findings(page, { without: ['color-contrast'] })).toEqual([]);
        // Shapes that mean something keep a colour that is not the background's.
        const lost = await page.evaluate(() => {
          const canvas = getComputedStyle(document.body).backgroundColor;
          const same = (colour) => colour === canvas || colour === 'none' || colour === 'rgba(0, 0, 0, 0)';
          return [...document.querySelectorAll('.dot, .dot1, .bar, .span, .tlm, .scale')]
            .filter((shape) => {
              const { fill, stroke } = getComputedStyle(shape);
              return same(fill) && same(stroke);
            })
            .map((shape) => shape.outerHTML);
        });
        expect(lost).toEqual([]);
      });
    }
  }
});

test.describe('paper', () => {
  for (const lang of LANGS) {
    for (const path of PAGES) {
      test(address(lang, path), async ({ page }) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        await page.setViewportSize({ width: 657, height: 1000 });
        await page.goto(address(lang, path));
        for (const gone of ['.skip', '.langs', '.mainnav', '.menu', '.crumbs', '.toc', '.share', '#share', '.pn', '.onscreen', 'pre', 'body > footer nav']) {
          for (const part of await page.locator(gone).all()) await expect(part, gone).toBeHidden();
        }
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        for (const note of await page.locator('.fold__in:not(pre)').all()) {
          expect((await note.boundingBox())?.height ?? 0, 'what is folded on screen').toBeGreaterThan(10);
        }
        // A number that is raised would be a power: those of sources stand in brackets.
        for (const mark of await page.locator('.ref').all()) expect(await mark.evaluate((ref) => getComputedStyle(ref, '::before').content)).toBe('"["');
        // A panel has its heading over all its columns, with the map right below it.
        for (const panel of await page.locator('.glance:has(.plate)').all()) {
          const [whole, heading, plate] = await Promise.all([panel, panel.locator('h2'), panel.locator('.plate')].map((part) => part.boundingBox()));
          expect(heading.width).toBeGreaterThan(whole.width - 4);
          expect(Math.abs(plate.y - heading.y - heading.height)).toBeLessThan(4);
          expect(plate.x - whole.x).toBeLessThan(4);
        }
        const { paper, ink, width } = await page.evaluate(() => ({
          paper: getComputedStyle(document.body).backgroundColor,
          ink: getComputedStyle(document.querySelector('main p')).color.match(/\d+/g).map(Number),
          width: document.documentElement.scrollWidth,
        }));
        expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(paper);
        expect(Math.max(...ink), 'dark ink also for a reader of the dark site').toBeLessThan(128);
        expect(width).toBeLessThanOrEqual(657);
      });
    }
  }
});

test.describe('motion', () => {
  const watch = (page) =>
    page.addInitScript(() => addEventListener('pagereveal', (event) => { window.transition = Boolean(event.viewTransition); }));
  const longest = (page) =>
    page.evaluate(() => {
      let most = 0;
      for (const element of document.querySelectorAll('*')) {
        for (const pseudo of [null, '::before', '::after']) {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, pseudo);
          const times = (animationName === 'none' ? transitionDuration : `${transitionDuration}, ${animationDuration}`).split(', ');
          most = Math.max(most, ...times.map(parseFloat));
        }
      }
      return most;
    });

  for (const [reducedMotion, least, most, transition] of [['reduce', 0, 0.01, false], ['no-preference', 0.1, 0.3, true]]) {
    test.describe(reducedMotion, () => {
      test.use({ contextOptions: { reducedMotion } });
      test('is as the reader wants it', async ({ page }) => {
        await watch(page);
        for (const path of PAGES) {
          await page.goto(address('kk', path));
          const time = await longest(page);
          expect(time).toBeGreaterThanOrEqual(least);
          expect(time).toBeLessThanOrEqual(most);
        }
        await page.locator('.mainnav a').first().click();
        await expect(page).toHaveURL('/kk/missions/');
        await expect.poll(() => page.evaluate(() => window.transition)).toBe(transition);
      });
    });
  }
});
