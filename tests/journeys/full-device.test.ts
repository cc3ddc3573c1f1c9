import { expect, test } from '../site.ts';
import { modules, store, stored, type Module } from './course-files.ts';

// Quicker: these journeys are not about the service worker.
test.use({ serviceWorkers: 'block' });

const module = modules[0] as Module;
const DAMAGED = '{"damaged';
const PAGES = {
  progress: '/en/learn/',
  [`quiz:${module.id}`]: `${module.path}quiz/`,
  'first-steps:leipzig': '/en/cities/leipzig/first-steps/',
};

for (const [key, path] of Object.entries(PAGES))
  test(`where there is no room to set it aside, what cannot be read stays where it is: ${key}`, async ({ page }) => {
    await store(page, key, DAMAGED);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(path);
    // Shown by the script that has read it.
    await expect(
      page.locator('progress-panel:visible, [data-answered]:visible, [data-progress]:visible'),
    ).toBeVisible();
    expect(await stored(page, key)).toBe(DAMAGED);
  });
