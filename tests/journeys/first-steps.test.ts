import { came, expect, test } from '../site.ts';
import { say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

const PAGE = '/en/cities/leipzig/first-steps/';
const KEY = 'ifc:first-steps:leipzig';
const ASIDE = 'ifc:set-aside:first-steps:leipzig';

test('ticks stay on the phone, for this city only', async ({ page }) => {
  await page.goto(PAGE);
  const boxes = page.getByRole('checkbox');
  // They appear with their script, which comes when the page has come to rest.
  await expect(boxes.first()).toBeVisible();
  const total = await boxes.count();
  const progress = page.locator('[data-progress]');
  await expect(progress).toHaveText(say('en', 'step.progress', { done: 0, total }));
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await expect(progress).toHaveText(say('en', 'step.progress', { done: 2, total }));

  await page.reload();
  await expect(boxes.nth(0)).toBeChecked();
  await expect(boxes.nth(1)).not.toBeChecked();
  await expect(boxes.nth(2)).toBeChecked();
  await boxes.nth(0).uncheck();

  // The same ticks in another language, none in another city.
  await page.goto(PAGE.replace('/en/', '/ar/'));
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(progress).toHaveText(say('ar', 'step.progress', { done: 1, total }));
  await page.goto(PAGE.replace('leipzig', 'palermo'));
  await came(page, 'step-list');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

for (const damaged of ['["safe-place', '{"safe-place":true}', '[1,2]']) {
  test(`stored ticks that cannot be read are set aside: ${damaged}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(PAGE);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, damaged] as const);
    await page.reload();
    const boxes = page.getByRole('checkbox');
    await expect(boxes.first()).toBeVisible();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
    expect(await page.evaluate((key) => localStorage.getItem(key), ASIDE)).toBe(damaged);
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();

    await boxes.first().check();
    await page.reload();
    await expect(boxes.first()).toBeChecked();
    expect(await page.evaluate((key) => localStorage.getItem(key), ASIDE)).toBe(damaged);
    expect(errors).toEqual([]);
  });
}

test('without any storage the list can still be ticked', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await page.goto(PAGE);
  await page.getByRole('checkbox').first().check();
  const total = await page.getByRole('checkbox').count();
  await expect(page.locator('[data-progress]')).toHaveText(say('en', 'step.progress', { done: 1, total }));
});
