// The search: a form and pages of results, without any script.
import { LANGS, RULES, address, expect, findings, overflow, splitWords, test } from './site.mjs';

const search = (lang, words = '', more = '') => `/${lang}/search/${words && `?q=${encodeURIComponent(words)}${more}`}`;
const WORDS = { kk: 'Ливандағы бітімгершілер', ru: 'миротворцы в Ливане', en: 'peacekeepers in Lebanon' };
/** A query for each thing that the page can say. */
const STATES = {
  kk: ['', 'Голан', 'бітмгерлер', 'қазақстан zzzzzz', 'миротворческая подготовка', 'ә '.repeat(80)],
  ru: ['', 'голаны', 'миротврцы', 'ливан zzzzzz', 'бітімгершілік', 'ю '.repeat(80)],
  en: ['', 'golan', 'lebannon', 'lebanon zzzzzz', 'миротворцы', 'a '.repeat(80)],
};

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  for (const lang of LANGS) {
    test(`${lang}: the field in the header leads to results, and a result to its page`, async ({ page }) => {
      await page.goto(address(lang, 'history/kazbat'));
      const field = page.locator('header').getByRole('searchbox');
      await field.fill(WORDS[lang]);
      await field.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/${lang}/search/\\?q=`));
      await expect(page.getByRole('searchbox')).toHaveValue(WORDS[lang]);
      await expect(page.locator('#r')).toContainText(WORDS[lang]);
      await expect(page.locator('mark').first()).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(`^${WORDS[lang]} – `));
      const first = page.locator('.result h3 a').first();
      await expect(first).toHaveAttribute('href', `/${lang}/missions/unifil/`);
      await first.click();
      await expect(page).toHaveURL(`/${lang}/missions/unifil/`);
    });

    test(`${lang}: a section of a result is in view`, async ({ page }) => {
      await page.goto(search(lang, WORDS[lang]));
      const link = page.locator('.result__at a').first();
      const id = (await link.getAttribute('href')).split('#')[1];
      await link.click();
      await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    });
  }

  test('the language switch keeps the query', async ({ page }) => {
    await page.goto(search('en', 'UNDOF 2024'));
    for (const [name, lang] of [['Қазақша', 'kk'], ['Русский', 'ru'], ['English', 'en']]) {
      await page.locator('header').getByRole('link', { name }).click();
      await expect(page).toHaveURL(`/${lang}/search/?q=UNDOF+2024`);
      await expect(page.getByRole('searchbox')).toHaveValue('UNDOF 2024');
    }
  });

  test('results can be paged and narrowed down', async ({ page }) => {
    await page.goto(search('en', 'golan'));
    const titles = () => page.locator('.result h3').allInnerTexts();
    const first = await titles();
    await page.locator('.pager [rel=next]').click();
    await expect(page.locator('.results')).toHaveAttribute('start', '11');
    for (const title of await titles()) expect(first).not.toContain(title);
    await page.locator('.pager [rel=prev]').click();
    expect(await titles()).toEqual(first);
    await page.locator('.filters a', { hasText: 'Facts' }).click();
    await expect(page.locator('.filters [aria-current]')).toHaveText('Facts');
    expect(new Set(await page.locator('.result .eyebrow').allInnerTexts())).toEqual(new Set(['Fact']));
  });

  test('what may have been meant is one step away', async ({ page }) => {
    await page.goto(search('ru', 'ujkfys'));
    await page.locator('.meant a').first().click();
    await expect(page.getByRole('searchbox')).toHaveValue('голаны');
    await expect(page.locator('.result').first()).toBeVisible();
  });

  test('results in another language are one step away', async ({ page }) => {
    await page.goto(search('en', 'миротворцы'));
    await page.locator('.meant a', { hasText: 'Russian' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await expect(page.locator('.result').first()).toBeVisible();
  });

  test('a page that is missing offers the search', async ({ page }) => {
    await page.goto('/kk/no-such-page/');
    await page.locator('main').getByRole('searchbox').fill('қазбат');
    await page.locator('main').getByRole('button').click();
    await expect(page.locator('.result h3 a').first()).toHaveAttribute('href', '/kk/history/kazbat/');
  });

  test('on a phone the header has a button that opens the search', async ({ page }) => {
    for (const [width, name] of [[390, 'Search'], [320, 'Search']]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/en/missions/undof/');
      const button = page.locator('header').getByRole('button', { name });
      const { width: wide, height } = await button.boundingBox();
      expect(Math.min(wide, height)).toBeGreaterThanOrEqual(44);
      await button.click();
      await expect(page).toHaveURL(/\/en\/search\/\?q=$/);
      await expect(page.getByRole('searchbox')).toBeVisible();
      await expect(page.locator('.tries a').first()).toBeVisible();
    }
  });
});

test('the keyboard reaches field, button and results in order', async ({ page }) => {
  await page.goto(search('en', 'lebannon'));
  await page.getByRole('searchbox').focus();
  for (const what of ['button', 'a']) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.localName)).toBe(what);
    expect(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)).toBe('solid');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toHaveValue('Lebanon');
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const lang of LANGS) {
      test(`${lang}: everything the page can say is accessible and fits`, async ({ page }) => {
        for (const words of STATES[lang]) {
          await page.goto(search(lang, words));
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          // As in walk.spec.mjs: in the dark only the colours are others.
          for (const width of colorScheme === 'light' ? [320, 390, 960, 1280] : []) {
            await page.setViewportSize({ width, height: 900 });
            expect(await overflow(page), `${words} ${width} px`).toEqual([]);
            expect.soft(await splitWords(page), `${words} ${width} px`).toEqual([]);
          }
          await page.setViewportSize({ width: 1280, height: 900 });
          expect(await findings(page, { only: RULES[colorScheme] }), words).toEqual([]);
          await page.setViewportSize({ width: 320, height: 900 });
          expect(await findings(page, { only: RULES[colorScheme] }), words).toEqual([]);
        }
      });
    }
  });
}
