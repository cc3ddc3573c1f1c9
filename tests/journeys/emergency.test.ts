import { EMERGENCY_GROUPS } from '../../src/domain/topics.ts';
import { expect, test } from '../site.ts';
import { cities, factsOf, notesOf, say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

/** Digits of a number without country code and leading zeros. */
const core = (number: string) =>
  number
    .replace(/^\+\d\d/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');

for (const city of cities) {
  test(`${city}: every emergency number can be tapped, the most urgent first`, async ({ page }) => {
    const { emergency } = factsOf(city);
    const inOrder = EMERGENCY_GROUPS.flatMap((group) =>
      Object.values(emergency)
        .filter((each) => each.group === group)
        .sort((a, b) => a.order - b.order),
    );
    await page.goto(`/en/cities/${city}/`);
    const urgent = inOrder.filter(({ group }) => group === 'now').slice(0, 3);
    const strip = page.locator('.strip a[href^="tel:"]');
    expect(await strip.evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual(
      urgent.map(({ number }) => `tel:${number.replace(/\s/g, '')}`),
    );

    await page.locator('.tabs .sos').click();
    await expect(page).toHaveURL(`/en/cities/${city}/emergency/`);
    const calls = page.locator('.sos-list > li');
    const dialled = await calls.evaluateAll((all) =>
      all.map((each) => each.querySelector('a')?.getAttribute('href')?.replace('tel:', '') ?? ''),
    );
    expect(dialled.map(core)).toEqual(inOrder.map(({ number }) => core(number)));
    // A long number works from a foreign SIM card too, a short one is dialled as it is.
    for (const number of dialled) expect(number).toMatch(/^(\+\d{8,15}|\d{2,6})$/);
    for (const [index, { number }] of inOrder.entries()) {
      const shown = await calls.nth(index).locator('bdi[dir=ltr]').first().innerText();
      expect(core(shown)).toBe(core(number));
    }
  });
}

for (const city of cities) {
  test(`${city}: what a label leaves open stands below its number`, async ({ page }) => {
    await page.goto(`/en/cities/${city}/emergency/`);
    const shown = await page.locator('.sos-list').allInnerTexts();
    const plain = notesOf(city).filter((note) => !note.includes('<'));
    expect(plain.length).toBeGreaterThan(0);
    for (const note of plain) expect(shown.join(' ').replace(/\s+/g, ' ')).toContain(note.replace(/\s+/g, ' '));
  });

  test(`${city}: a number to call holds no second link`, async ({ request }) => {
    const html = await (await request.get(`/en/cities/${city}/emergency/`)).text();
    // In the file itself: the browser tears nested links apart, and the rest of the note out of its place.
    const nested = /<a\b[^>]*>((?!<\/a>)[\s\S])*?<a\b[^>]*>/.exec(html);
    expect(nested?.[0]).toBeUndefined();
  });
}

test('the quick exit leaves no way back to the page and does not tell where it came from', async ({ page }) => {
  const { officialSite } = factsOf('leipzig').city;
  const referers: (string | undefined)[] = [];
  await page.route(`${officialSite}/**`, async (route) => {
    referers.push(route.request().headers()['referer']);
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' });
  });
  await page.goto('/en/cities/leipzig/');
  await page.goto('/en/cities/leipzig/emergency/');
  await page.getByRole('link', { name: say('en', 'emergency.leave') }).click();
  await expect(page).toHaveTitle('elsewhere');
  expect(referers).toEqual([undefined]);
  await page.goBack();
  await expect(page).toHaveURL('/en/cities/leipzig/');
});
