import type { Page } from '@playwright/test';
import { packCache } from '../../src/pwa/packs/registry.ts';
import { stored } from '../journeys/course-files.ts';
import { say } from '../journeys/support.ts';
import { expect, offlineReady, pageKept } from '../site.ts';
import {
  cardOf,
  deleteButton,
  deletePack,
  entryOf,
  expectKept,
  expectLooked,
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

test('a registry that cannot be read takes nothing away: what it names is there when it can be read', async ({
  page,
  network,
  kept,
}) => {
  const registry = JSON.stringify(await registryOf(page));
  const caches = await packCaches(page);
  for (const text of ['{"schema":2,"packs":{},"engines":{},"checkedAt":0}', 'cut off']) {
    await writeRegistry(page, text);
    // Every worker tidies up with its first page.
    await page.goto(`${kept.addressOf(KEPT)}health/`);
    await page.goto(`${kept.addressOf(WANTED)}health/`);
    await pageKept(page);
    expect(await packCaches(page)).toEqual(caches);
  }
  await writeRegistry(page, registry);
  await expectKept(page, network, { [KEPT]: FIRST });
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
    packCache('/', KEPT, version),
    `${kept.addressOf(KEPT)}work/`,
  ] as const);
  await page.goto(`${kept.addressOf(KEPT)}work/`);
  await expect(page.locator('main .facets')).toBeVisible();
  await page.goto(kept.addressOf(KEPT));
  await expectLost(page, KEPT);
});

test('without a network a lost page takes no other with it', async ({ page, context, network, kept }) => {
  const { version } = entryOf(FIRST, KEPT);
  await page.evaluate(async ([name, url]) => (await caches.open(name)).delete(url), [
    packCache('/', KEPT, version),
    `${kept.addressOf(KEPT)}work/`,
  ] as const);
  await network.down();
  await context.setOffline(true);
  await page.goto(`${kept.addressOf(KEPT)}work/`);
  await expect(page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));
  const response = await page.goto(`${kept.addressOf(KEPT)}health/`);
  expect(response?.fromServiceWorker()).toBe(true);
  await expect(page.locator('main .facets')).toBeVisible();
});

test('on a full phone a city can be deleted all the same', async ({ page, context, network, kept }) => {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(network.address);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(kept.addressOf(KEPT));
  await deletePack(page, KEPT);
  await expect(saveButton(page, KEPT)).toBeVisible();
  await expect(statusOf(page, KEPT)).toContainText(nameOf(KEPT));
  await expect.poll(async () => (await packCaches(page)).filter((name) => name.startsWith('pack:'))).toEqual([]);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await save(page, KEPT);
  await expectSaved(page, KEPT);
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
  await expectLooked(page, KEPT);
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
  await row.locator('[data-sure] .main').click();
  await expect(row).toHaveCount(0);
  // Nothing remembers that it was wanted.
  expect(await stored(page, `pack:${id}`)).toBeNull();
  await expectKept(page, network, { [KEPT]: FIRST });
  await page.goto(kept.addressOf(id));
  await expectLooked(page, id);
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

const APPLE = {
  'an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  // It says that it is a Mac.
  'an iPad':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
};
for (const [name, userAgent] of Object.entries(APPLE))
  test.describe(`on ${name}`, () => {
    test.use({ userAgent, hasTouch: true });
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
  await expect
    .poll(async () => (await registryOf(page))?.packs[KEPT]?.version, { timeout: 20_000 })
    .toBe(entryOf(second, KEPT).version);
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
  // Asked first: who says no is back at the button.
  await deleteButton(page, KEPT).click();
  await cardOf(page, KEPT)
    .getByRole('button', { name: say('en', 'pack.keep') })
    .click();
  await expect(deleteButton(page, KEPT)).toBeFocused();
  await deletePack(page, KEPT);
  await expect(saveButton(page, KEPT)).toBeFocused();
  await expect.poll(() => packCaches(page)).toEqual([]);
  expect(await registryOf(page)).toMatchObject({ packs: {}, engines: {} });
  expect(await stored(page, `pack:${KEPT}`)).toBeNull();
  await page.reload();
  await expectLooked(page, KEPT);
  await expect(saveButton(page, KEPT)).toBeVisible();
  await expect(statusOf(page, KEPT)).toBeHidden();
  await network.down();
  await page.context().setOffline(true);
  await page.goto(`${kept.addressOf(KEPT)}health/`);
  await expect(page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));
});
