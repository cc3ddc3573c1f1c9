import { expect, offlineReady, pageKept, test } from '../site.ts';
import { say } from './support.ts';

const TOPIC = '/en/cities/leipzig/health/';

test('a page that was opened is there without a network, whatever stands behind its "?"', async ({ page, context }) => {
  await page.goto('/en/cities/leipzig/');
  await offlineReady(page);
  await page.goto(TOPIC);
  const title = await page.locator('h1').innerText();
  const text = await page.locator('main').innerText();
  await pageKept(page);

  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1')).toHaveText(title);
  expect(await page.locator('main').innerText()).toBe(text);

  await page.goto(`${TOPIC}?from=message`);
  await expect(page.locator('h1')).toHaveText(title);
});

test('the very first page stays too: nobody opens it twice to keep it', async ({ page, context }) => {
  await page.goto(TOPIC);
  const title = await page.locator('h1').innerText();
  await offlineReady(page);
  await pageKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1:visible')).toHaveText(title);
});

for (const [code, dir] of [
  ['en', 'ltr'],
  ['tr', 'ltr'],
  ['ar', 'rtl'],
] as const) {
  test(`a page not opened yet says so in ${code}, lists the kept ones, and comes with the network`, async ({
    page,
    context,
  }) => {
    await page.goto(`/${code}/cities/leipzig/`);
    await offlineReady(page);
    await page.goto(`/${code}/cities/leipzig/health/`);
    const kept = (await page.title()).split(' – ')[0] ?? '';
    await pageKept(page);

    await context.setOffline(true);
    await page.goto(`/${code}/cities/leipzig/work/`);
    await expect(page.locator('h1:visible')).toHaveText(say(code, 'offline.now'));
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    const list = page.locator('[data-pages] a:visible');
    await expect(list.filter({ hasText: kept })).toHaveAttribute(
      'href',
      new RegExp(`/${code}/cities/leipzig/health/$`),
    );

    await context.setOffline(false);
    await expect(async () => {
      // Said again: the emulated network comes back to the page a moment before it comes back to its worker.
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await expect(page.locator('.facets')).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 15_000 });
    await expect(page).toHaveURL(`/${code}/cities/leipzig/work/`);

    // Now it is kept as well.
    await pageKept(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('.facets')).toBeVisible();
  });
}
