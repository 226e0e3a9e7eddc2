// Every link of every page leads somewhere, and to the place on the page that it names.
import { LANGS, address, expect, test } from './site.mjs';

/** What a page refers to and what can be referred to on it: resolved addresses without their fragments, fragments beside them. */
const read = (page, documents) =>
  page.evaluate(
    (documents) =>
      documents.map(({ url, html }) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        const links = [...parsed.querySelectorAll('a[href], link[href], script[src]')].map((element) => {
          const written = element.getAttribute('href') ?? element.getAttribute('src');
          const { href, hash } = new URL(written, url);
          return { to: href.slice(0, href.length - hash.length), fragment: decodeURIComponent(hash.slice(1)) };
        });
        const canonical = parsed.querySelector('link[rel=canonical]')?.getAttribute('href');
        return { links, canonical, ids: [...parsed.querySelectorAll('[id]')].map((element) => element.id) };
      }),
    documents,
  );

test('navigation and footer', async ({ page, request }) => {
  for (const lang of LANGS) {
    await page.goto(address(lang, ''));
    const hrefs = await page.locator('header a, footer a').evaluateAll((links) => links.map((link) => link.href));
    const unique = [...new Set(hrefs)].filter((href) => href.startsWith('http'));
    expect(unique.length).toBeGreaterThan(10);
    for (const href of unique) expect((await request.get(href)).status(), `${href} on ${address(lang, '')}`).toBe(200);
  }
});

test('every internal link and fragment', async ({ page, request, baseURL }) => {
  test.setTimeout(240_000);
  const first = await (await request.get(address('en', ''))).text();
  const [{ canonical }] = await read(page, [{ url: baseURL, html: first }]);
  const base = new URL(canonical).origin;
  /** Canonical addresses name the public host; here they are asked of the server under test. Other hosts are not asked at all. */
  const here = (url) => (url.startsWith(`${base}/`) ? baseURL + url.slice(base.length) : url.startsWith(`${baseURL}/`) ? url : null);

  const broken = [];
  const ids = new Map();
  const fragments = [];
  let queue = LANGS.map((lang) => baseURL + address(lang, ''));
  const seen = new Set(queue);
  while (queue.length) {
    const batch = queue.splice(0, 32);
    const answers = await Promise.all(batch.map((url) => request.get(url)));
    const documents = [];
    for (const [index, answer] of answers.entries()) {
      const url = batch[index];
      if (answer.status() !== 200) broken.push(`${answer.status()} ${url}`);
      ids.set(url, new Set());
      if (answer.headers()['content-type']?.startsWith('text/html')) documents.push({ url, html: await answer.text() });
    }
    for (const [index, { links, ids: own }] of (await read(page, documents)).entries()) {
      const { url } = documents[index];
      ids.set(url, new Set(own));
      for (const { to, fragment } of links) {
        const target = here(to);
        if (!target) continue;
        if (fragment) fragments.push({ from: url, to: target, fragment });
        if (!seen.has(target)) {
          seen.add(target);
          queue.push(target);
        }
      }
    }
  }
  for (const { from, to, fragment } of fragments) {
    if (!ids.get(to).has(fragment)) broken.push(`no #${fragment} on ${to}, from ${from}`);
  }
  expect([...new Set(broken)]).toEqual([]);
  expect(fragments.length).toBeGreaterThan(100);
  test.info().annotations.push({ type: 'addresses', description: `${seen.size} addresses, ${fragments.length} fragments` });
});
