import { expect, offlineReady, pageKept, test as base } from '../site.ts';
import { networkWithPortal } from './portal.ts';
import { say } from './support.ts';

const test = base.extend<{ network: Awaited<ReturnType<typeof networkWithPortal>> }>({
  network: async ({ site }, use) => {
    const network = await networkWithPortal(site);
    await use(network);
    await network.close();
  },
});

test('the login page of a café never replaces a kept page', async ({ page, context, network }) => {
  await page.goto(`${network.address}/en/cities/leipzig/`);
  await offlineReady(page);
  await page.goto(`${network.address}/en/cities/leipzig/health/`);
  const text = await page.locator('main').innerText();
  await pageKept(page);

  // The reader can see it and sign in.
  network.setPortal(true);
  await page.reload();
  await expect(page).toHaveTitle('Free WiFi');
  await page.goto(`${network.address}/en/cities/leipzig/work/`);
  await expect(page).toHaveTitle('Free WiFi');

  await context.setOffline(true);
  await page.goto(`${network.address}/en/cities/leipzig/health/`);
  expect(await page.locator('main').innerText()).toBe(text);
  await page.goto(`${network.address}/en/cities/leipzig/work/`);
  await expect(page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));

  // Signed in, and online again: the page comes by itself.
  network.setPortal(false);
  await context.setOffline(false);
  await expect(async () => {
    // Said again: the emulated network comes back to the page a moment before it comes back to its worker.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.locator('.facets')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 15_000 });
});

test('nor does it replace the kept search', async ({ page, context, network }) => {
  const search = `${network.address}/en/search/?q=doctor&city=leipzig`;
  const hits = page.locator('[data-hits] > li');
  await page.goto(`${network.address}/en/cities/leipzig/`);
  await offlineReady(page);
  await page.goto(search);
  await expect(hits.first()).toBeVisible();
  await page.goto(`${network.address}/en/search/`);

  // The page was open when the network turned; the engine is asked for in the café.
  network.setPortal(true);
  await page.locator('main').getByRole('searchbox').fill('school');
  await page.locator('main').getByRole('searchbox').press('Enter');
  await expect(page.locator('[data-status]')).not.toHaveText(say('en', 'search.loading'));

  await context.setOffline(true);
  await page.goto(search);
  await expect(hits.first()).toBeVisible();
});
