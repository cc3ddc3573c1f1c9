import { doors, templates } from '../built/pages.ts';
import { expect, test } from '../site.ts';
import { faultsOf, overflowOf } from './faults.ts';

/** Languages whose pages differ most: the source, long words, right to left. */
const LANGUAGES = ['en', 'de', 'ar'];

test.use({ viewport: { width: 320, height: 720 } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    const pages = [
      ...LANGUAGES.flatMap((language) =>
        Object.entries(templates(language)).map(([name, path]) => ({ name: `${name} (${language})`, path })),
      ),
      ...Object.entries(doors).map(([name, path]) => ({ name, path })),
    ];
    for (const { name, path } of pages) {
      test(`${name} has no accessibility fault`, async ({ page }) => {
        await page.goto(path);
        expect(await faultsOf(page)).toEqual([]);
      });
      test(`${name} needs no sideways scrolling`, async ({ page }) => {
        await page.goto(path);
        expect(await overflowOf(page)).toBe(0);
      });
    }
  });
}
