import { existsSync } from 'node:fs';
import { LANGUAGE_CODES, LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import { expect, test } from '../site.ts';
import { cities, factsOf, say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

const nameOf = (code: string, reader: Language) =>
  new Intl.DisplayNames(LANGUAGES[reader].locale, { type: 'language' }).of(code) ?? code;

for (const city of cities) {
  const { country } = factsOf(city).city;
  const missing = LANGUAGE_CODES.filter(
    (code) =>
      !existsSync(`src/content/cities/${city}/${code}`) || !existsSync(`src/content/countries/${country}/${code}`),
  ).at(-1);

  test(`${city}: what nobody has translated is in English, and says so`, async ({ page }) => {
    test.skip(!missing, 'translated into every language');
    const language = missing as Language;
    const { dir } = LANGUAGES[language];
    const why = say(language, 'translation.missing', {
      language: nameOf('en', language),
      wanted: nameOf(language, language),
    });
    for (const path of ['health/', 'places/', 'emergency/', 'faq/', 'first-steps/']) {
      await page.goto(`/${language}/cities/${city}/${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', dir);
      await expect(page.locator('.notice')).toContainText(why);
      const english = page.locator('main [lang=en][dir=ltr]');
      await expect(english.first()).toBeVisible();
      expect(await english.first().evaluate((each) => getComputedStyle(each).direction)).toBe('ltr');
    }

    // A topic: the words are English, what surrounds them is in the reader's language.
    await page.goto(`/${language}/cities/${city}/health/`);
    const points = page.locator('#rights .point');
    expect(await points.count()).toBeGreaterThan(0);
    for (const point of await points.all()) {
      expect(await point.evaluate((each) => each.closest('[lang]')?.getAttribute('lang'))).toBe('en');
      await expect(point.locator('.word b')).toHaveAttribute('lang', language);
    }
    await expect(page.locator('#h-rights')).toContainText(say(language, 'facet.rights'));
    await expect(page.locator('.sign h1 > :not(.tile)')).toHaveAttribute('lang', 'en');
  });
}

test('a page in its own language carries no such notice', async ({ page }) => {
  await page.goto('/ar/cities/leipzig/health/');
  await expect(page.locator('#rights .point').first()).toBeVisible();
  await expect(page.locator('main [lang=en][dir=ltr]')).toHaveCount(0);
});
