import { LANGUAGE_CODES, LANGUAGES } from '../../src/i18n/languages.ts';
import { came, expect, test } from '../site.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

test('a language chosen at the door is remembered', async ({ page }) => {
  await page.goto('/');
  await page.locator('a[data-language=ar]').click();
  await expect(page).toHaveURL('/ar/');

  // "Back" leads to the door, for who has chosen wrongly.
  await page.goBack();
  await expect(page).toHaveURL('/');

  await page.goto('about:blank');
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page).toHaveURL('/ar/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});

test('a language chosen in the footer is remembered too', async ({ page }) => {
  await page.goto('/en/');
  await came(page, 'update-notice');
  await page.locator('#languages a[data-language=tr]').click();
  await expect(page).toHaveURL('/tr/');
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page).toHaveURL('/tr/');
});

test('who has not chosen stays at the door', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page).toHaveURL('/');
  await expect(page.locator('a[data-language]')).toHaveCount(LANGUAGE_CODES.length);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the door leads to every language', async ({ page }) => {
    for (const code of LANGUAGE_CODES) {
      await page.goto('/');
      const link = page.locator(`a[data-language=${code}]`);
      await expect(link).toContainText(LANGUAGES[code].name);
      await expect(link).toHaveAttribute('dir', LANGUAGES[code].dir);
      await link.click();
      await expect(page).toHaveURL(`/${code}/`);
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[code].dir);
    }
  });
});
