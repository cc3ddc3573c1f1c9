import { expect, offlineReady, test } from '../site.ts';

test('the search works without a network once it was used', async ({ page, context }) => {
  await page.goto('/en/cities/leipzig/');
  await offlineReady(page);
  const hits = page.locator('[data-hits] > li');
  await page.goto('/en/search/?q=doctor&city=leipzig');
  await expect(hits.first()).toBeVisible();
  const found = await hits.count();
  await context.setOffline(true);
  await page.reload();
  await expect(hits).toHaveCount(found);
});
