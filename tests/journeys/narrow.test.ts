import { LANGUAGE_CODES } from '../../src/i18n/languages.ts';
import { expect, test } from '../site.ts';
import { cities, templates } from './support.ts';

// The narrowest phone, or a page at four times its size.
test.use({ viewport: { width: 320, height: 640 }, serviceWorkers: 'block' });

for (const code of LANGUAGE_CODES) {
  test(`nothing in ${code} scrolls sideways`, async ({ page }) => {
    for (const path of new Set([...templates, ...cities.map((city) => `cities/${city}/`)])) {
      await page.goto(`/${code}/${path}`, { waitUntil: 'domcontentloaded' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `/${code}/${path}`).toBe(320);
    }
  });
}

test('Arabic begins at the right edge', async ({ page }) => {
  for (const path of templates) {
    await page.goto(`/ar/${path}`, { waitUntil: 'domcontentloaded' });
    // Also a title that is not in Arabic yet: only its words run the other way.
    const title = await page.locator('.sign h1').evaluate((heading: HTMLElement) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const { left, right } = range.getBoundingClientRect();
      return { left, right, direction: getComputedStyle(heading.parentElement ?? heading).direction };
    });
    expect(title.direction, path).toBe('rtl');
    // What is left over is on the left.
    expect(320 - title.right, path).toBeLessThan(40);
    expect(320 - title.right, path).toBeLessThanOrEqual(title.left + 1);
  }
});
