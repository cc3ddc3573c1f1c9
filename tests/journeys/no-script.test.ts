import type { Page } from '@playwright/test';
import { FACETS, TOPICS } from '../../src/domain/topics.ts';
import { came, expect, test } from '../site.ts';
import { belongsTo, cities, factsOf } from './support.ts';

test.use({ javaScriptEnabled: false });

for (const city of cities) {
  test(`${city}: the guide is whole without script`, async ({ page }) => {
    const { country, emergency, places } = factsOf(city);
    await page.goto(`/en/cities/${city}/`);
    for (const topic of [...TOPICS, 'faq']) await expect(page.locator(`.topics a[href$="/${topic}/"]`)).toBeVisible();

    await page.goto(`/en/cities/${city}/health/`);
    for (const facet of FACETS) await expect(page.locator(`#h-${facet}`)).toBeVisible();
    const here = Object.values(places).filter((place) => belongsTo(place, 'health'));
    await expect(page.locator('#location .place:visible')).toHaveCount(here.length);
    await expect(page.locator('.sources li:visible').first()).toBeVisible();

    await page.goto(`/en/cities/${city}/emergency/`);
    await expect(page.locator('.sos-list > li:visible')).toHaveCount(Object.keys(emergency).length);

    await page.goto(`/en/cities/${city}/faq/`);
    const answers = page.locator('.faq section');
    expect(await answers.count()).toBeGreaterThan(0);
    for (const answer of await answers.all()) await expect(answer.locator('p').first()).toBeVisible();

    await page.goto(`/en/phrasebook/${country.language}/`);
    const said = page.locator(`dd[lang=${country.language}]:visible`);
    expect(await said.count()).toBeGreaterThan(20);
  });
}

/** What a page says, but for saving it: only a script can do that. */
async function toRead(page: Page): Promise<string> {
  const card = page.locator('pack-card');
  const offer = (await card.count()) > 0 ? await card.innerText() : '';
  return (await page.locator('body').innerText()).replace(offer, '').replace(/\s+/g, ' ');
}

test('script adds nothing to what there is to read', async ({ page, browser, baseURL }) => {
  const scripted = await browser.newPage({
    baseURL,
    javaScriptEnabled: true,
    serviceWorkers: 'block',
    viewport: page.viewportSize(),
  });
  const paths = ['', 'health/', 'emergency/', 'faq/'].map((path) => `/en/cities/leipzig/${path}`);
  for (const path of [...paths, '/en/phrasebook/de/']) {
    await page.goto(path);
    await scripted.goto(path);
    await came(scripted, 'update-notice');
    expect(await toRead(page)).toBe(await toRead(scripted));
    await expect(page.locator('update-notice')).toBeHidden();
  }
  await scripted.close();
});
