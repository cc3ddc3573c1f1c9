import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { FACETS, TOPICS } from '../../src/domain/topics.ts';
import { builtPages } from './pages.ts';

/*
 * The same questions are answered for every city: topic × facet × city. Where a facet has nothing, a sentence says so.
 */

const pages = new Map(builtPages().map(({ address, html }) => [address, html]));
const cities = readdirSync('src/content/cities');

/** Words of a facet's section, without its heading. */
function wordsOf(html: string, facet: string): string {
  const [, section = ''] =
    new RegExp(`<section class="facet" id="${facet}"[^>]*>([\\s\\S]*?)</section>`).exec(html) ?? [];
  return section
    .replace(/<h2[\s\S]*?<\/h2>/, '')
    .replace(/<[^>]*>/g, ' ')
    .trim();
}

for (const city of cities) {
  test(`${city} answers every topic in every facet`, () => {
    const empty = TOPICS.flatMap((topic) => {
      const html = pages.get(`en/cities/${city}/${topic}/`) ?? '';
      return FACETS.filter((facet) => wordsOf(html, facet).length < 20).map((facet) => `${topic}: ${facet}`);
    });
    expect(empty).toEqual([]);
  });

  test(`${city} has questions, first steps, emergency numbers and places`, () => {
    const counts = {
      questions: (pages.get(`en/cities/${city}/faq/`) ?? '')
        .match(/class="faq"[\s\S]*?<\/section><\/div>/)?.[0]
        .match(/<h2/g)?.length,
      steps: (pages.get(`en/cities/${city}/first-steps/`) ?? '').match(/type="checkbox"/g)?.length,
      numbers: (pages.get(`en/cities/${city}/emergency/`) ?? '').match(/class="row call/g)?.length,
      places: (pages.get(`en/cities/${city}/places/`) ?? '').match(/<article/g)?.length,
    };
    for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThanOrEqual(10);
  });
}
