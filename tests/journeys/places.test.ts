import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { belongsTo, cities, factsOf, say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

const shown = (page: Page) => page.locator('.place:visible');
const tick = (page: Page, name: 'free' | 'walkIn' | 'near') => page.getByLabel(say('en', `places.${name}`)).check();

for (const city of cities) {
  test(`${city}: places by topic, free and without appointment`, async ({ page }) => {
    const places = Object.values(factsOf(city).places);
    await page.goto(`/en/cities/${city}/places/`);
    const expectCount = async (count: number) => {
      await expect(page.locator('h2').getByRole('status')).toHaveText(say('en', 'places.count', { count }));
      await expect(shown(page)).toHaveCount(count);
    };
    await expectCount(places.length);
    await expect(page.getByText(say('en', 'places.noneFits'))).toBeHidden();

    await tick(page, 'free');
    await expectCount(places.filter(({ free }) => free).length);
    await tick(page, 'walkIn');
    const walkIn = places.filter(({ free, appointment }) => free && appointment === false);
    await expectCount(walkIn.length);

    const empty = places.find(({ topic }) => !walkIn.some((place) => belongsTo(place, topic)));
    if (!empty) throw new Error(`${city}: every topic has a free place without appointment; choose another filter`);
    await page.getByLabel(say('en', 'places.topic')).selectOption(empty.topic);
    await expectCount(0);
    await expect(page.getByText(say('en', 'places.noneFits'))).toBeVisible();
    await page.getByRole('button', { name: say('en', 'places.clear') }).click();
    await expectCount(places.length);
    await expect(page.getByLabel(say('en', 'places.free'))).not.toBeChecked();

    await page.getByLabel(say('en', 'places.topic')).selectOption('health');
    await expectCount(places.filter((place) => belongsTo(place, 'health')).length);
  });
}

test('nearest first, and back to the usual order', async ({ page, context }) => {
  const { latitude, longitude } = { latitude: 51.3303, longitude: 12.3857 };
  const { places } = factsOf('leipzig');
  expect(places['uniklinikum']?.coordinates).toEqual({ lat: latitude, lon: longitude });
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude, longitude });
  await page.goto('/en/cities/leipzig/places/');
  const first = shown(page).first().locator('h3');
  const usual = (await first.getAttribute('id')) ?? '';
  expect(usual).not.toBe('uniklinikum');
  await tick(page, 'near');
  await expect(first).toHaveId('uniklinikum');
  await page.getByLabel(say('en', 'places.near')).uncheck();
  await expect(first).toHaveId(usual);
});

test('a position that is refused is said, and the list stays', async ({ page, context }) => {
  await context.grantPermissions([]);
  await page.goto('/en/cities/leipzig/places/');
  await tick(page, 'near');
  await expect(page.getByText(say('en', 'places.nearFailed'))).toBeVisible();
  await expect(shown(page)).toHaveCount(Object.keys(factsOf('leipzig').places).length);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('free and no appointment filter by style alone', async ({ page }) => {
    const places = Object.values(factsOf('leipzig').places);
    await page.goto('/en/cities/leipzig/places/');
    await expect(page.getByLabel(say('en', 'places.topic'))).toBeHidden();
    await tick(page, 'free');
    await expect(shown(page)).toHaveCount(places.filter(({ free }) => free).length);
    await tick(page, 'walkIn');
    await expect(shown(page)).toHaveCount(places.filter((each) => each.free && each.appointment === false).length);
  });
});
