import { expect, offlineReady, test as base } from '../site.ts';
import { copyOfSite } from './published.ts';
import { say } from './support.ts';

/** A copy of the site that a test may change. */
const test = base.extend<{ copy: Awaited<ReturnType<typeof copyOfSite>> }>({
  copy: async ({}, use) => {
    const copy = await copyOfSite(['en/index.html', 'en/about']);
    await use(copy);
    await copy.close();
  },
});

test('a newer version waits until the reader wants it', async ({ page, copy }) => {
  await page.goto(`${copy.address}en/`);
  await offlineReady(page);
  const notice = page.locator('update-notice');
  const registered = () =>
    page.evaluate(async () => {
      const { active, waiting, installing } = await navigator.serviceWorker.ready;
      return { active: active?.state, waiting: waiting?.state, installing: installing?.state };
    });
  const settled = { active: 'activated', waiting: undefined, installing: undefined };
  await expect(notice).toBeHidden();
  expect(await registered()).toEqual(settled);

  await copy.publish();
  await page.reload();
  await expect(notice).toBeVisible();
  await expect(notice).toHaveAttribute('role', 'status');
  await expect(notice).toContainText(say('en', 'update.ready'));
  await notice.getByRole('button', { name: say('en', 'update.later') }).click();
  await expect(notice).toBeHidden();
  expect(await registered()).toEqual({ ...settled, waiting: 'installed' });

  // "Later" is not "never": the next page says it again.
  await page.goto(`${copy.address}en/about/`);
  await expect(notice).toBeVisible();
  await page.evaluate(() => Object.assign(window, { old: true }));
  await notice.getByRole('button', { name: say('en', 'update.button') }).click();
  await page.waitForFunction(() => !('old' in window) && document.readyState === 'complete');
  await expect(page).toHaveURL(`${copy.address}en/about/`);
  await expect.poll(registered).toEqual(settled);
  await expect(notice).toBeHidden();
});
