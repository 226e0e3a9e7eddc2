// Every chart and every history of a fact: nothing collides or leaves its box, the table says what the file says and opens by the keyboard,
// shapes keep a colour of their own, and paper shows them.
import { LANGS, RULES, address, expect, findings, overflow, test } from './site.mjs';

const CHARTS = [
  ['by-mission', 'history'],
  ['by-kind', 'missions/who-does-what'],
  ['women', 'women-peace-security/women-in-un-service'],
  ['women-worldwide', 'women-peace-security/parity-targets'],
  ['rank', 'history/golan-2024-2025'],
  ['neighbours', 'history/lebanon-2018'],
  ['service', 'data'],
  ['decisions', 'missions/how-a-mission-is-decided'],
];
const FACTS = ['facts/total-un-2025-07', 'facts/total-rank-2025-07', 'facts/women-un-2025-07', 'facts/wps-world-troops', 'facts/unmiss-kz-un-2025-07'];
const ALL = [...CHARTS.map(([, path]) => path), ...FACTS];
const WIDTHS = [320, 390, 768, 1280];

/** Words of the drawings that leave the box of their chart or run into each other, a line each, and how many words there are. */
const crowded = (page) =>
  page.evaluate(() => {
    const found = [];
    let count = 0;
    for (const box of document.querySelectorAll('.chartbox')) {
      const outer = box.getBoundingClientRect();
      for (const svg of box.querySelectorAll('svg.steps, .lane > svg')) {
        const words = [...svg.querySelectorAll('text')]
          .filter((text) => text.checkVisibility() && getComputedStyle(text).display !== 'none')
          .map((text) => ({ text: text.textContent, ...JSON.parse(JSON.stringify(text.getBoundingClientRect())) }));
        count += words.length;
        for (const [index, a] of words.entries()) {
          if (a.left < outer.left - 0.5 || a.right > outer.right + 0.5) found.push(`${a.text} leaves the box`);
          for (const b of words.slice(index + 1)) {
            // Two marks of doubt beside each other still say the same.
            if (a.text === '?' && b.text === '?') continue;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 1 && down > 3) found.push(`${a.text} and ${b.text}`);
          }
        }
      }
    }
    return { found, count };
  });

for (const lang of LANGS) {
  for (const path of ALL) {
    test(`words of ${address(lang, path)} stand free`, async ({ page }) => {
      await page.goto(address(lang, path));
      await page.evaluate(() => document.fonts.ready);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await overflow(page), `${width} px`).toEqual([]);
        const { found, count } = await crowded(page);
        expect.soft(found, `${width} px`).toEqual([]);
        // The women’s chart says everything in words beside its dots and bars.
        if (!path.endsWith('women-in-un-service')) expect(count, `${width} px`).toBeGreaterThan(1);
      }
    });
  }
}

/** The rows of a CSV text (RFC 4180). */
function rows(csv) {
  const cells = [...csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)];
  const all = [[]];
  for (const [, cell, end] of cells) {
    all.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') all.push([]);
  }
  return all.slice(0, -1);
}

const NUMBER = /^[0-9]+(\.[0-9]+)?$/;
const MONTH = /^[0-9]{4}-[0-9]{2}$/;
const DAY = /^([0-9]{4})-[0-9]{2}-([0-9]{2})$/;

/** Whether a cell of a table says what the file says: months and numbers as they are, days and words in the words of the language. */
const agrees = (own, cell) => {
  if (cell === '' || MONTH.test(cell)) return own === cell;
  if (NUMBER.test(cell)) return plain(own) === cell;
  const day = DAY.exec(cell);
  return day ? own.includes(day[1]) && own.includes(String(Number(day[2]))) : own !== '';
};

/** A number as the files write it, from the way a language writes it. */
const plain = (cell) => cell.replace(/[\s\u00a0\u202f]/g, '').replace(/^(\d+),(\d{3})$/, '$1$2').replace(/^(\d+),(\d+)$/, '$1.$2');

for (const lang of LANGS) {
  for (const [id, path] of CHARTS) {
    test(`table of ${id} in ${lang}: opened by the keyboard, the same as the file`, async ({ page, request }) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(address(lang, path));
      const figure = page.locator(`#chart-${id}`);
      const table = figure.getByRole('region');
      await expect(table).toBeHidden();
      await figure.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(table).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(table).toBeFocused();
      expect((await table.getAttribute('aria-label')).length).toBeGreaterThan(10);
      await page.keyboard.press('End');
      // Where the table is longer than its box, the box scrolls by keys.
      const longer = await table.evaluate((box) => box.scrollHeight > box.clientHeight + 2);
      if (longer) await expect.poll(() => table.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
      const shown = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
      const [head, ...file] = rows(await (await request.get(`/data/chart-${id}.csv`)).text());
      expect(await table.getByRole('columnheader').count()).toBe(head.length);
      expect(await table.getByRole('rowheader').count()).toBe(file.length);
      expect(shown).toHaveLength(file.length);
      const differ = [];
      for (const [at, row] of file.entries()) {
        // A month without a table says so in the place of all numbers.
        if (shown[at].length < row.length) {
          if (!(row.at(-1) === 'missing' && row.slice(1, -1).every((cell) => cell === '') && shown[at].length === 2 && shown[at][1] !== '')) differ.push(`${row[0]}: ${shown[at]}`);
          continue;
        }
        for (const [column, cell] of row.entries()) {
          const own = shown[at][column];
          if (!agrees(own, cell)) differ.push(`${row[0]} ${head[column]}: ${own} for ${cell}`);
        }
      }
      expect(differ).toEqual([]);
    });
  }
}

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  for (const path of ALL) {
    test(address('kk', path), async ({ page }) => {
      await page.goto(address('kk', path));
      const lost = await page.evaluate(() => {
        const canvas = getComputedStyle(document.body).backgroundColor;
        const same = (colour) => [canvas, 'none', 'rgba(0, 0, 0, 0)'].includes(colour);
        const shapes = [...document.querySelectorAll('.chartbox :is(.bar, .doubt, .curve, .aim, .world, .span, .stem, .dot1, .target, .axis, .tlm, .scale__n, .deg, .yr)')];
        const unseen = shapes.filter((shape) => {
          const { fill, stroke } = getComputedStyle(shape);
          return same(fill) && same(stroke);
        });
        return { unseen: unseen.map((shape) => shape.outerHTML), count: shapes.length };
      });
      expect(lost.unseen).toEqual([]);
      expect(lost.count).toBeGreaterThan(3);
    });
  }
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of ALL) {
      test(`${address('ru', path)} is accessible`, async ({ page }) => {
        await page.setViewportSize({ width: 390, height: 800 });
        await page.goto(address('ru', path));
        for (const details of await page.locator('.chartbox details').all()) await details.evaluate((own) => { own.open = true; });
        expect(await findings(page, { only: RULES[colorScheme] })).toEqual([]);
      });
    }
  });
}

test.describe('paper', () => {
  for (const path of ALL) {
    test(address('en', path), async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 657, height: 1000 });
      await page.goto(address('en', path));
      for (const figure of await page.locator('.chartbox').all()) {
        const { width, height } = await figure.boundingBox();
        expect(width).toBeLessThanOrEqual(657);
        expect(height).toBeGreaterThan(100);
        // What the drawing says is said by its table too, which is laid open.
        for (const table of await figure.locator('.numbers').all()) await expect(table).toBeVisible();
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(657);
    });
  }
});

test.describe('the form of the facts', () => {
  test.use({ javaScriptEnabled: false });
  for (const lang of LANGS) {
    test(`${lang}: by the keyboard and without a script`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(address(lang, 'facts/year/2024'));
      const [mission, kind, year] = ['mission', 'kind', 'year'].map((name) => page.locator(`select[name=${name}]`));
      await expect(year).toHaveValue('2024');
      await mission.focus();
      await mission.selectOption('unifil');
      await page.keyboard.press('Tab');
      await expect(kind).toBeFocused();
      await kind.selectOption('in-post');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(`/${lang}/facts/?mission=unifil&kind=in-post&year=2024`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }
});
