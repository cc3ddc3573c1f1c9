import type { Page } from '@playwright/test';
import { LANGUAGE_CODES } from '../../src/i18n/languages.ts';
import { FACETS } from '../../src/domain/topics.ts';
import { expect, test } from '../site.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

/** What has the focus: where it leads, and whether it can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    // A chip's box is transparent: its button shows the focus.
    const seen = element.matches('.chip input') ? (element.nextElementSibling ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(seen);
    const { left, top, width, height } = element.getBoundingClientRect();
    const inside = { x: Math.min(Math.max(left + width / 2, 1), innerWidth - 1), y: top + height / 2 };
    const onTop = document.elementFromPoint(inside.x, inside.y);
    return {
      target: element.getAttribute('href') ?? element.getAttribute('name') ?? element.textContent ?? '',
      inMain: element.closest('main') !== null,
      outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      uncovered: onTop !== null && (element.contains(onTop) || onTop.contains(element)),
    };
  });

/** Goes through the whole page with the Tab key. */
async function walk(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    const { target, outlined, uncovered } = await focused(page);
    if (await page.evaluate(() => document.activeElement === document.body)) return stops;
    expect(outlined, `the focus on ${target} is visible`).toBe(true);
    expect(uncovered, `nothing covers ${target} when it has the focus`).toBe(true);
    stops.push(target);
  }
  throw new Error('The focus never leaves the page');
}

test('the skip link leads past the top into the content', async ({ page }) => {
  await page.goto('/en/cities/leipzig/health/');
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  expect((await focused(page)).inMain).toBe(true);
});

test('the Tab key reaches facets, offices and languages in order, each seen', async ({ page }) => {
  await page.goto('/en/cities/leipzig/health/');
  const calls = await page
    .locator('#location a.button')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  expect(calls.length).toBeGreaterThan(0);
  const languages = LANGUAGE_CODES.map((code) => `/${code}/cities/leipzig/health/`);
  const wanted = [...FACETS.map((facet) => `#${facet}`), ...calls, ...languages];
  const stops = await walk(page);
  let from = 0;
  for (const target of wanted) {
    from = stops.indexOf(target, from);
    expect(from, `${target} in its turn`).toBeGreaterThanOrEqual(0);
  }
});

test('the filters of the places work with the space bar', async ({ page }) => {
  await page.goto('/en/cities/leipzig/places/');
  await page.getByRole('combobox').focus();
  for (const name of ['free', 'walkin', 'open', 'near']) {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ target: name, outlined: true });
    await page.keyboard.press('Space');
    await expect(page.locator(`[name=${name}]`)).toBeChecked();
    await page.keyboard.press('Space');
    await expect(page.locator(`[name=${name}]`)).not.toBeChecked();
  }
});
