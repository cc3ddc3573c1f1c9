import { FACETS } from '../../src/domain/topics.ts';
import { expect, test } from '../site.ts';
import { belongsTo, cities, factsOf, say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

for (const city of cities) {
  test(`${city}: from the city to a topic, its facets and a call to an office`, async ({ page }) => {
    const places = Object.values(factsOf(city).places);
    const office = places.find(({ phone }) => phone);
    if (!office?.phone) throw new Error(`${city} has no place with a phone`);

    await page.goto(`/en/cities/${city}/`);
    await page.locator(`.topics a[href$="/${office.topic}/"]`).click();
    await expect(page).toHaveURL(`/en/cities/${city}/${office.topic}/`);

    const sections = page.locator('main section.facet:not(#sources)');
    expect(await sections.evaluateAll((all) => all.map(({ id }) => id))).toEqual([...FACETS]);
    const anchors = page.locator('.facets a');
    await expect(anchors).toHaveCount(FACETS.length);
    for (const [index, facet] of FACETS.entries()) {
      await expect(anchors.nth(index)).toContainText(say('en', `facet.${facet}`));
      await anchors.nth(index).click();
      await expect(page).toHaveURL(new RegExp(`#${facet}$`));
      await expect(page.locator(`#h-${facet}`)).toBeInViewport();
      await expect(page.locator(`#h-${facet}`)).toContainText(say('en', `facet.${facet}`));
    }

    const here = places.filter((place) => belongsTo(place, office.topic));
    await expect(page.locator('#location .place')).toHaveCount(here.length);
    const card = page.locator('#location .place').filter({ hasText: office.name }).first();
    const call = card.locator('a[href^="tel:"]');
    await expect(call).toContainText(say('en', 'place.call'));
    const dialled = (await call.getAttribute('href'))?.replace('tel:', '') ?? '';
    expect(office.phone.replace(/\D/g, '')).toContain(dialled.replace(/^\+\d\d/, ''));
  });

  test(`${city}: every statement leads to its numbered source`, async ({ page }) => {
    await page.goto(`/en/cities/${city}/health/`);
    const sources = page.locator('.sources > li');
    const numbered = await sources.evaluateAll((all) =>
      all.map((each) => [each.id, getComputedStyle(each, '::before').content]),
    );
    expect(numbered.length).toBeGreaterThan(0);
    expect(numbered).toEqual(numbered.map((_, index) => [`s${index + 1}`, 'counter(s)']));

    const references = page.locator('#rights .ref');
    expect(await references.count()).toBeGreaterThan(0);
    for (const reference of await references.all()) {
      const [, number] = /^\[(\d+)\]$/.exec((await reference.innerText()).trim()) ?? [];
      await expect(reference).toHaveAttribute('href', `#s${number}`);
      await expect(reference).toHaveAccessibleName(say('en', 'source.ref', { number: Number(number) }));
      await expect(page.locator(`#s${number}`)).toHaveCount(1);
    }
    await references.last().click();
    const [, target = ''] = page.url().split('#');
    await expect(page.locator(`#${target}`)).toBeInViewport();
  });
}
