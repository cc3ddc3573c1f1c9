import type { Page } from '@playwright/test';
import { stored } from '../journeys/course-files.ts';
import { say } from '../journeys/support.ts';
import { expect, offlineReady } from '../site.ts';
import {
  cardOf,
  deleteButton,
  entryOf,
  expectKept,
  expectSaved,
  FIRST,
  KEPT,
  markOf,
  nameOf,
  newer,
  packCaches,
  registryOf,
  save,
  saveButton,
  statusOf,
  stopWorker,
  test,
  WANTED,
} from './packs.ts';

/* What the browser does to what was saved, and browsers that save nothing. */

const evicted = (id: string) => say('en', 'pack.evicted', { name: nameOf(id) });

/** Errors of scripts on the page. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

/** The card says that it was saved once, offers to save it again, and then it is. */
async function expectLost(page: Page, id: string) {
  await expect(statusOf(page, id)).toHaveText(evicted(id));
  await save(page, id);
  await expectSaved(page, id);
}

const writeRegistry = async (page: Page, text: string) => {
  await page.evaluate(async (text) => {
    const response = new Response(text, { headers: { 'content-type': 'application/json' } });
    await (await caches.open('packs')).put('/packs/registry.json', response);
  }, text);
  await stopWorker(page);
};

const DAMAGED = {
  'cut off': '{"schema":1,"packs":{"en/cities/leip',
  empty: '',
  'no packs in it': '{"schema":1}',
  'nothing for packs': '{"schema":1,"packs":null,"engines":null,"checkedAt":0}',
  'a list for packs': '{"schema":1,"packs":[1,2],"engines":[],"checkedAt":"soon"}',
  'a pack without pages': `{"schema":1,"packs":{"${KEPT}":{"version":"1"}},"engines":{},"checkedAt":0}`,
  'of another time': '{"schema":2,"packs":{},"engines":{},"checkedAt":0}',
};

test('a damaged registry reads as nothing: pages come from the network, and the card tells', async ({
  page,
  network,
  kept,
}) => {
  const errors = errorsOf(page);
  for (const [name, text] of Object.entries(DAMAGED))
    await test.step(name, async () => {
      await writeRegistry(page, text);
      const response = await page.goto(`${kept.addressOf(KEPT)}health/`);
      expect(response?.status()).toBe(200);
      await expect(page.locator('main .facets')).toBeVisible();
      await page.goto(kept.addressOf(KEPT));
      await expectLost(page, KEPT);
    });
  await expectKept(page, network, { [KEPT]: FIRST });
  expect(errors).toEqual([]);
});

test('one damaged entry of the registry does not take the others with it', async ({ page, network, kept }) => {
  const registry = await registryOf(page);
  await writeRegistry(page, JSON.stringify({ ...registry, packs: { ...registry?.packs, [WANTED]: { version: 7 } } }));
  await page.goto(kept.addressOf(WANTED));
  await expect(saveButton(page, WANTED)).toBeVisible();
  await save(page, WANTED);
  await expectSaved(page, WANTED);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('a cache is deleted under the running worker: pages come from the network, and the card tells', async ({
  page,
  network,
  kept,
}) => {
  const drop = () =>
    page.evaluate(async () => {
      for (const name of await caches.keys()) if (name.startsWith('pack:')) await caches.delete(name);
    });
  // Read first, so that the worker knows the registry by heart.
  await page.goto(`${kept.addressOf(KEPT)}health/`);
  await drop();
  const response = await page.goto(`${kept.addressOf(KEPT)}work/`);
  expect(response?.status()).toBe(200);
  await expect(page.locator('main .facets')).toBeVisible();
  expect(await packCaches(page)).toEqual([]);
  await page.goto(kept.addressOf(KEPT));
  await expectLost(page, KEPT);

  // Without a network the truth is that it is not there.
  await drop();
  await network.down();
  await page.context().setOffline(true);
  await page.goto(`${kept.addressOf(KEPT)}money/`);
  await expect(page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));
});

test('one page of a saved city is lost: the card does not pretend that all is there', async ({ page, kept }) => {
  const { version } = entryOf(FIRST, KEPT);
  await page.evaluate(async ([name, url]) => (await caches.open(name)).delete(url), [
    `pack:${KEPT}@${version}`,
    `${kept.addressOf(KEPT)}work/`,
  ] as const);
  await page.goto(`${kept.addressOf(KEPT)}work/`);
  await expect(page.locator('main .facets')).toBeVisible();
  await page.goto(kept.addressOf(KEPT));
  await expectLost(page, KEPT);
});

test('the browser threw everything away between two visits: it is said, once', async ({ page, network, kept }) => {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(network.address).origin,
    storageTypes: 'cache_storage,service_workers,indexeddb',
  });
  await page.goto(kept.addressOf(KEPT));
  await expect(statusOf(page, KEPT)).toHaveText(evicted(KEPT));
  expect(await stored(page, `pack:${KEPT}`)).toBeNull();
  await page.reload();
  await expect(saveButton(page, KEPT)).toBeVisible();
  await expect(statusOf(page, KEPT)).toBeHidden();
  await offlineReady(page);
  await save(page, KEPT);
  await expectSaved(page, KEPT);
  await expectKept(page, network, { [KEPT]: FIRST });
});

test('a pack in another language is named and can be deleted; its card does not blame the phone', async ({
  page,
  network,
  kept,
}) => {
  const id = 'ar/cities/leipzig';
  await page.goto(kept.addressOf(id));
  await cardOf(page, id).locator('[data-save]').click();
  await expect(cardOf(page, id).locator('[data-delete]')).toBeVisible({ timeout: 20_000 });
  await page.goto(`${network.address}en/offline/`);
  const row = page.locator('[data-elsewhere] li');
  await expect(row.getByRole('link')).toHaveAttribute('href', `/${id}/`);
  await row.getByRole('button').click();
  await expect(row).toHaveCount(0);
  // Nothing remembers that it was wanted.
  expect(await stored(page, `pack:${id}`)).toBeNull();
  await expectKept(page, network, { [KEPT]: FIRST });
  await page.goto(kept.addressOf(id));
  await expect(cardOf(page, id).locator('[data-save]')).toBeVisible();
  await expect(statusOf(page, id)).toBeHidden();
});

const BROWSERS: Record<string, () => void> = {
  'without Cache Storage': () => delete (window as { caches?: unknown }).caches,
  'that forbids Cache Storage': () => {
    for (const name of ['keys', 'open', 'match', 'has'])
      Object.defineProperty(CacheStorage.prototype, name, {
        value: () => Promise.reject(new DOMException('forbidden', 'SecurityError')),
      });
  },
  'without workers': () => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker,
  'that cannot unpack': () => delete (window as { DecompressionStream?: unknown }).DecompressionStream,
};
for (const [name, prepare] of Object.entries(BROWSERS))
  test(`a browser ${name} says that it cannot save, and shows everything else`, async ({ page, network }) => {
    const errors = errorsOf(page);
    await page.addInitScript(prepare);
    await page.goto(`${network.address}${KEPT}/`);
    await expect(statusOf(page, KEPT)).toHaveText(say('en', 'pack.unsupported'));
    await expect(cardOf(page, KEPT).getByRole('button')).toHaveCount(0);
    await page.goto(`${network.address}en/offline/`);
    await expect(statusOf(page, KEPT)).toHaveText(say('en', 'pack.unsupported'));
    await expect(page.locator('pack-card').getByRole('button')).toHaveCount(0);
    expect(errors).toEqual([]);
  });

test.describe('on an iPhone', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  });
  test('the cards advise to install first', async ({ page, network }) => {
    for (const path of [`${KEPT}/`, 'en/learn/time-management/', 'en/offline/']) {
      await page.goto(network.address + path);
      await expect(page.getByText(say('en', 'pack.iosFirst'))).toBeVisible();
      await expect(page.locator('pack-card [data-save]').first()).toBeVisible();
    }
  });
});

test('elsewhere nobody is told to install first', async ({ page, network }) => {
  for (const path of [`${KEPT}/`, 'en/offline/']) {
    await page.goto(network.address + path);
    await expect(page.locator('pack-card [data-save]').first()).toBeVisible();
    await expect(page.getByText(say('en', 'pack.iosFirst'))).toBeHidden();
  }
});

test('the clock was set back a year: what is saved opens, and newer versions still come', async ({
  page,
  network,
  kept,
}) => {
  const errors = errorsOf(page);
  const YEAR = 365 * 24 * 60 * 60 * 1000;
  // Saved, and looked after, in what is now the future.
  const registry = await registryOf(page);
  const pack = registry?.packs[KEPT];
  const savedOn = new Date(Date.now() + YEAR);
  await writeRegistry(
    page,
    JSON.stringify({
      ...registry,
      packs: { [KEPT]: { ...pack, savedOn: savedOn.toISOString() } },
      checkedAt: Date.now() + YEAR,
    }),
  );
  await page.clock.install({ time: Date.now() - YEAR });
  const second = await newer(FIRST, [KEPT], 'second');
  network.publish(second);
  await page.goto(kept.addressOf(KEPT));
  expect(await markOf(page)).toBeNull();
  await expect.poll(async () => (await registryOf(page))?.packs[KEPT]?.version).toBe(entryOf(second, KEPT).version);
  await expect.poll(async () => Math.abs(Date.now() - ((await registryOf(page))?.checkedAt ?? 0))).toBeLessThan(60_000);
  await page.reload();
  expect(await markOf(page)).toBe('second');
  await expectKept(page, network, { [KEPT]: second });
  // And looked after an hour ago at the most: not asked again at every page.
  const asked = network.count('/packs/index.json');
  await page.goto(`${kept.addressOf(KEPT)}health/`);
  await page.goto(kept.addressOf(KEPT));
  await expectSaved(page, KEPT);
  expect(network.count('/packs/index.json')).toBe(asked);
  expect(errors).toEqual([]);
});

test('a deleted city is gone, and its room is free again', async ({ page, network, kept }) => {
  await deleteButton(page, KEPT).click();
  await expect(saveButton(page, KEPT)).toBeVisible();
  await expect.poll(() => packCaches(page)).toEqual([]);
  expect(await registryOf(page)).toMatchObject({ packs: {}, engines: {} });
  expect(await stored(page, `pack:${KEPT}`)).toBeNull();
  await page.reload();
  await expect(saveButton(page, KEPT)).toBeVisible();
  await expect(statusOf(page, KEPT)).toBeHidden();
  await network.down();
  await page.context().setOffline(true);
  await page.goto(`${kept.addressOf(KEPT)}health/`);
  await expect(page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));
});
