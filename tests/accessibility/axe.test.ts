import { AxeBuilder } from '@axe-core/playwright';
import { doors, templates } from '../built/pages.ts';
import { expect, test } from '../site.ts';

/** Languages whose pages differ most: the source, long words, right to left. */
const LANGUAGES = ['en', 'de', 'ar'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

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
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        const found = violations.map(({ id, nodes }) => ({
          id,
          where: nodes.slice(0, 3).map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
        }));
        expect(found).toEqual([]);
      });
      test(`${name} needs no sideways scrolling`, async ({ page }) => {
        await page.goto(path);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    }
  });
}
