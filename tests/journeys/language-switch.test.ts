import { LANGUAGE_CODES, LANGUAGES } from '../../src/i18n/languages.ts';
import { expect, test } from '../site.ts';
import { templates } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

test('the footer shows the same page in each language, in its direction', async ({ page }) => {
  await page.goto('/en/cities/leipzig/health/');
  for (const code of [...LANGUAGE_CODES].reverse()) {
    await page.locator('.top a[href="#languages"]').click();
    await page.locator(`#languages a[lang=${code}]`).click();
    await expect(page).toHaveURL(`/${code}/cities/leipzig/health/`);
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[code].dir);
    await expect(page.locator('#languages [aria-current]')).toHaveAttribute('lang', code);
  }
});

test('every template names its other languages, and they exist', async ({ page, request }) => {
  for (const path of templates) {
    await page.goto(`/en/${path}`);
    const links = await page
      .locator('link[rel=alternate][hreflang]')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('hreflang'), (each as HTMLLinkElement).href]));
    const addresses = new Map(links.map(([code, address]) => [code, new URL(address ?? '').pathname]));
    expect([...addresses.keys()].sort(), path).toEqual([...LANGUAGE_CODES, 'x-default'].sort());
    for (const code of LANGUAGE_CODES) expect(addresses.get(code)).toBe(`/${code}/${path}`);
    for (const address of addresses.values()) expect((await request.get(address)).status(), address).toBe(200);
  }
});
