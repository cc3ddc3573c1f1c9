import type { Page } from '@playwright/test';
import { packCache } from '../../src/pwa/packs/registry.ts';
import { pathOf } from '../built/pack-files.ts';
import { stored } from '../journeys/course-files.ts';
import { say as sayOf } from '../journeys/support.ts';
import { expect } from '../site.ts';
import {
  againButton,
  ageIndex,
  cancelButton,
  cardOf,
  deletePack,
  ENGINE,
  entryOf,
  expectFailed,
  expectKept,
  expectLooked,
  expectSaved,
  expectStored,
  FIRST,
  INDEX,
  inKilobytes,
  KEPT,
  nameOf,
  newer,
  packCaches,
  packFile,
  registryOf,
  save,
  saveButton,
  statusOf,
  stopWorker,
  test,
  WANTED,
} from './packs.ts';
import {
  cut,
  garble,
  loginPage,
  loginRedirect,
  say,
  silent,
  slow,
  stall,
  status,
  truncate,
  type Fault,
} from './server.ts';

/* Something goes wrong while a second city is being saved. The first stays, and the card says what happened. */

const PACK = packFile(WANTED);
const OTHER = 'en/cities/palermo';
const interrupted = sayOf('en', 'pack.interrupted');
const damaged = sayOf('en', 'pack.damaged');
const login = sayOf('en', 'pack.loginPage');
const ill = sayOf('en', 'pack.serverError');

const FAULTS: Record<string, [sentence: string, ...faults: [name: string, pattern: string, fault: Fault][]]> = {
  'the connection is cut': [
    interrupted,
    ['after 10 %', PACK, cut(0.1)],
    ['after 50 %', PACK, cut(0.5)],
    ['after 99 %', PACK, cut(0.99)],
    ['in the index', INDEX, cut(0.5)],
  ],
  'less than promised comes': [interrupted, ['as if it were all', PACK, truncate(0.5)]],
  'other bytes come': [damaged, ['as many as there should be', PACK, garble]],
  'a café answers with its own page': [
    login,
    ['to the pack', PACK, loginPage],
    ['to the index', INDEX, loginPage],
    ['to everything', '*', loginPage],
    ['as the standard for it says', '*', status(511)],
  ],
  'a café leads to another host': [
    login,
    ['from the pack', PACK, loginRedirect],
    ['from the index', INDEX, loginRedirect],
    ['from everything', '*', loginRedirect],
  ],
  'the host is ill': [
    ill,
    ...[404, 500, 503].flatMap((code): [string, string, Fault][] => [
      [`${code} for the pack`, PACK, status(code)],
      [`${code} for the index`, INDEX, status(code)],
    ]),
  ],
  'the index is damaged': [
    damaged,
    ['no JSON', INDEX, say('{"schema": 1, "packs": [')],
    ['another shape', INDEX, say('{"schema": 1, "pages": {}, "engines": {}, "packs": {}}')],
  ],
  'the site is newer than the open page': [
    sayOf('en', 'pack.outdated'),
    ['in its index', INDEX, say('{"schema": 2, "pages": {}, "engines": {}, "packs": []}')],
  ],
};

for (const [name, [sentence, ...faults]] of Object.entries(FAULTS))
  test(`${name}: nothing of it stays, the card says so, and the next try succeeds`, async ({ page, network, kept }) => {
    await page.goto(kept.addressOf(WANTED));
    for (const [index, [detail, pattern, fault]] of faults.entries())
      await test.step(detail, async () => {
        network.rules([[pattern, fault]]);
        await (index === 0 ? saveButton(page, WANTED) : againButton(page, WANTED)).click();
        await expectFailed(page, WANTED, sentence);
        expect(network.strangers).toBe(0);
        await expectStored(page, { [KEPT]: FIRST });
      });
    await expectKept(page, network, { [KEPT]: FIRST });
    network.rules();
    await againButton(page, WANTED).click();
    await expectSaved(page, WANTED);
    await expectStored(page, { [KEPT]: FIRST, [WANTED]: FIRST });
  });

test('a first pack of a language, whose search engine does not come: nothing of it stays', async ({
  page,
  network,
  kept,
}) => {
  const id = 'ar/cities/leipzig';
  await page.goto(kept.addressOf(id));
  for (const [fault, key] of [
    [cut(0.5), 'interrupted'],
    [garble, 'damaged'],
    [status(404), 'serverError'],
  ] as const) {
    network.rules([[ENGINE, fault]]);
    await cardOf(page, id).locator('[data-save]').click();
    await expect(statusOf(page, id)).toHaveText(sayOf('ar', `pack.${key}`));
    await expectStored(page, { [KEPT]: FIRST });
  }
  await expectKept(page, network, { [KEPT]: FIRST });
});

test('a module whose film does not come: nothing of it stays; then it comes with its film', async ({
  page,
  network,
  kept,
}) => {
  const id = 'en/learn/time-management';
  const [film] = entryOf(FIRST, id).films ?? [];
  const card = cardOf(page, id);
  await page.goto(kept.addressOf(id));
  await card.getByRole('checkbox').check();
  for (const [fault, sentence] of [
    [cut(0.9), interrupted],
    [garble, damaged],
    [loginPage, login],
    [status(404), ill],
  ] as const) {
    network.rules([[`/${pathOf(film?.file ?? '')}`, fault]]);
    await card.locator('[data-save]').click();
    await expect(statusOf(page, id)).toHaveText(sentence);
    await expectStored(page, { [KEPT]: FIRST });
  }
  network.rules();
  await card.locator('[data-save]').click();
  await expect(card.locator('[data-delete]')).toBeVisible({ timeout: 20_000 });
  await expectKept(page, network, { [KEPT]: FIRST, [id]: FIRST });
  expect((await registryOf(page))?.packs[id]?.films).toBe(film?.bytes);
});

test('a film comes later, where the module is saved already; what is here is not fetched again', async ({
  page,
  network,
  kept,
}) => {
  const id = 'en/learn/time-management';
  const [film] = entryOf(FIRST, id).films ?? [];
  const file = `/${pathOf(film?.file ?? '')}`;
  const card = cardOf(page, id);
  const add = card.locator('[data-films]');
  await page.goto(kept.addressOf(id));
  await expect(add).toBeHidden();
  await card.locator('[data-save]').click();
  await expect(card.locator('[data-delete]')).toBeVisible({ timeout: 20_000 });
  await expect(card.getByRole('checkbox')).toBeHidden();
  expect(network.count(file)).toBe(0);

  // It fails: the module stays, and the film can be asked for again.
  network.rules([[file, cut(0.5)]]);
  await add.click();
  await expect(statusOf(page, id)).toHaveText(interrupted);
  await expectStored(page, { [KEPT]: FIRST, [id]: FIRST });
  network.rules();
  await add.click();
  await expect(add).toBeHidden();
  await expect(card.locator('[data-delete]')).toBeVisible({ timeout: 20_000 });
  expect((await registryOf(page))?.packs[id]?.films).toBe(film?.bytes);
  expect(network.count(packFile(id))).toBe(1);

  // A newer version of the module keeps its film.
  const asked = network.count(file);
  const second = await newer(FIRST, [id], 'second');
  network.publish(second);
  await ageIndex(page);
  await page.goto(kept.addressOf(id));
  await expect
    .poll(async () => (await registryOf(page))?.packs[id]?.version, { timeout: 20_000 })
    .toBe(entryOf(second, id).version);
  expect(network.count(file)).toBe(asked);
  await network.down();
  const bytes = await page.evaluate(
    async (url) => (await (await fetch(url)).arrayBuffer()).byteLength,
    `/${film?.file}`,
  );
  expect(bytes).toBe(film?.bytes);
});

test('no network at all: it is said, and nothing changes', async ({ page, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  await network.down();
  await page.context().setOffline(true);
  await save(page, WANTED);
  await expectFailed(page, WANTED, interrupted);
  await expectKept(page, network, { [KEPT]: FIRST });
});

for (const [name, portal] of Object.entries({ 'its own page': loginPage, 'another host': loginRedirect }))
  test(`a café that answers with ${name}: saved pages open, of others nothing wrong is kept`, async ({
    page,
    network,
    kept,
  }) => {
    const UNREAD = `${WANTED}/health/`;
    network.rules([['*', portal]]);
    for (const topic of ['', 'work/', 'emergency/']) {
      const response = await page.goto(`${kept.addressOf(KEPT)}${topic}`);
      expect(response?.fromServiceWorker()).toBe(true);
      await expect(page.locator('main h1')).toBeVisible();
    }
    // A page that several cities share is asked for in the network: what a café answers is no newer version of it.
    await page.goto(`${network.address}en/rights/de/work/`);
    await expect(page.locator('main h1')).toBeVisible();
    // What was not saved shows the way to log in.
    await page.goto(network.address + UNREAD);
    await expect(page).toHaveTitle('Free WiFi');
    await page.goto(kept.addressOf(KEPT));
    await expectSaved(page, KEPT);
    await expectKept(page, network, { [KEPT]: FIRST });
    await network.down();
    await page.context().setOffline(true);
    await page.goto(network.address + UNREAD);
    await expect(page.locator('h1:visible')).toHaveText(sayOf('en', 'offline.now'));
  });

test('what went wrong is said once, not again at every visit', async ({ page, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  network.rules([[PACK, status(500)]]);
  await save(page, WANTED);
  await expectFailed(page, WANTED, ill);
  expect(await stored(page, `pack:${WANTED}`)).toBeNull();
  await page.reload();
  await expectLooked(page, WANTED);
  await expect(statusOf(page, WANTED)).toBeHidden();
});

test('a host that never answers, or falls silent, counts as gone after 20 seconds', async ({
  page,
  context,
  network,
  kept,
}) => {
  // Three at once: one waits for the first byte, one for the second half; of the third, in a moment, not even the index comes.
  const other = await context.newPage();
  const third = await context.newPage();
  await page.goto(kept.addressOf(WANTED));
  await other.goto(kept.addressOf(OTHER));
  await third.goto(kept.addressOf('en/cities/aydin'));
  network.rules([
    [PACK, silent],
    [packFile(OTHER), stall(0.5)],
  ]);
  await save(page, WANTED);
  await save(other, OTHER);
  await expect.poll(() => [network.count(PACK), network.count(packFile(OTHER))]).toEqual([1, 1]);
  network.rules([[INDEX, silent]]);
  await save(third, 'en/cities/aydin');
  const started = Date.now();
  await expectFailed(page, WANTED, interrupted, 40_000);
  await expectFailed(other, OTHER, interrupted);
  await expectFailed(third, 'en/cities/aydin', interrupted);
  expect(Date.now() - started).toBeGreaterThan(15_000);
  await expectKept(page, network, { [KEPT]: FIRST });
});

/** 40 kB a second, and most of a second until anything comes. */
const THIN = slow({ bytesPerSecond: 40_000, latency: 800 });
/** Slow enough to do something meanwhile. */
const BUSY = slow({ bytesPerSecond: 100_000, latency: 100 });

/** Bytes that the card says have come. */
const bytesSaid = async (page: Page, id: string) =>
  Number(/: ([\d,.]+)/.exec((await statusOf(page, id).textContent()) ?? '')?.[1]?.replace(/\D/g, '') ?? 0);
const underWay = (page: Page, id: string) => expect.poll(() => bytesSaid(page, id)).toBeGreaterThan(0);

test('on a thin line the bytes rise until all are there', async ({ page, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  network.rules([['*', THIN]]);
  const { bytes } = entryOf(FIRST, WANTED);
  const said = await cardOf(page, WANTED).evaluateHandle((card) => {
    const seen: { share: number; text: string }[] = [];
    new MutationObserver(() => {
      const progress = card.querySelector('progress');
      const text = card.querySelector('[data-status]')?.textContent ?? '';
      if (progress?.hasAttribute('value') && !progress.hidden) seen.push({ share: progress.value, text });
    }).observe(card, { subtree: true, childList: true, characterData: true, attributes: true });
    return seen;
  });
  await save(page, WANTED);
  await underWay(page, WANTED);
  await expect(cancelButton(page, WANTED)).toBeVisible();
  await expectSaved(page, WANTED);
  const seen = await said.jsonValue();
  const shares = seen.map(({ share }) => share).filter((share) => share > 0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(new Set(shares).size).toBeGreaterThan(10);
  expect(shares.at(-1)).toBe(1);
  const words = sayOf('en', 'pack.savingBytes', {
    done: inKilobytes(bytes),
    size: inKilobytes(bytes),
    percent: '100%',
  });
  expect(seen.map(({ text }) => text)).toContain(`${sayOf('en', 'pack.saving', { name: nameOf(WANTED) })}: ${words}`);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('cancelled in the middle: nothing of it stays, and it can be saved later', async ({ page, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  network.rules([['*', BUSY]]);
  await save(page, WANTED);
  await underWay(page, WANTED);
  await cancelButton(page, WANTED).click();
  await expect(statusOf(page, WANTED)).toHaveText(sayOf('en', 'pack.cancelled'));
  await expect(cardOf(page, WANTED).locator('progress')).toBeHidden();
  await expect(cancelButton(page, WANTED)).toBeHidden();
  await expectKept(page, network, { [KEPT]: FIRST });
  expect(await stored(page, `pack:${WANTED}`)).toBeNull();

  network.rules();
  await page.reload();
  await expectLooked(page, WANTED);
  await expect(statusOf(page, WANTED)).toBeHidden();
  await save(page, WANTED);
  await expectSaved(page, WANTED);
});

test('no room on the device: it is said with how much is needed, and nothing half stays', async ({
  page,
  context,
  network,
  kept,
}) => {
  await page.goto(kept.addressOf(WANTED));
  const session = await context.newCDPSession(page);
  const origin = new URL(network.address).origin;
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
  // Enough for the archive, not for what is in it.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 2 * entryOf(FIRST, WANTED).bytes });
  await save(page, WANTED);
  await expect(againButton(page, WANTED)).toBeVisible();
  const said = (await statusOf(page, WANTED).textContent()) ?? '';
  const [size = '', number = '', unit] = /([\d.]+) (kB|MB)/.exec(said) ?? [];
  expect(said).toBe(sayOf('en', 'pack.noSpace', { size }));
  const needed = Number(number) * (unit === 'MB' ? 1e6 : 1e3);
  await expectKept(page, network, { [KEPT]: FIRST });

  // What it says is true: that much more, and it is saved.
  const { usage: now = 0 } = await page.evaluate(() => navigator.storage.estimate());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.ceil((now + needed) * 1.1) });
  await againButton(page, WANTED).click();
  await expectSaved(page, WANTED);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
});

test('the tab is closed: saving goes on, and who comes back sees it', async ({ page, context, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  network.rules([['*', BUSY]]);
  await save(page, WANTED);
  await underWay(page, WANTED);
  await page.close();

  network.rules();
  const back = await context.newPage();
  await back.goto(kept.addressOf(WANTED));
  // Not asked again, and not from the beginning.
  await expect(saveButton(back, WANTED)).toBeHidden();
  await expectSaved(back, WANTED);
  expect(network.count(PACK)).toBe(1);
  await expectKept(back, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('the browser stops the worker in the middle: who comes back reads that it was interrupted', async ({
  page,
  context,
  network,
  kept,
}) => {
  await page.goto(kept.addressOf(WANTED));
  network.rules([[PACK, stall(0.5)]]);
  await save(page, WANTED);
  await underWay(page, WANTED);
  await page.close();

  const back = await context.newPage();
  await back.goto(`${network.address}en/about/`);
  await stopWorker(back);
  network.rules();
  await back.goto(kept.addressOf(WANTED));
  await expectFailed(back, WANTED, interrupted);
  await expectKept(back, network, { [KEPT]: FIRST });
  await againButton(back, WANTED).click();
  await expectSaved(back, WANTED);
});

test('the browser stops the worker while the page waits: the page does not wait for ever', async ({
  page,
  network,
  kept,
}) => {
  await page.clock.install();
  await page.goto(kept.addressOf(WANTED));
  network.rules([[PACK, stall(0.5)]]);
  await save(page, WANTED);
  await underWay(page, WANTED);
  await stopWorker(page);
  await page.clock.fastForward(60_000);
  await expectFailed(page, WANTED, interrupted);
});

test('a worker that was stopped while it wrote leaves nothing behind', async ({ page, network, kept }) => {
  await page.evaluate(
    async (name) => {
      await (await caches.open(name)).put('/half', new Response('half a pack'));
    },
    packCache('/', WANTED, '0123456789'),
  );
  await stopWorker(page);
  await page.goto(kept.addressOf(KEPT));
  await expectKept(page, network, { [KEPT]: FIRST });
});

test('where no worker can be installed, saving does not pretend to go on', async ({ page, network }) => {
  network.rules([['/sw.js', status(404)]]);
  await page.clock.install();
  await page.goto(`${network.address}${WANTED}/`);
  await save(page, WANTED);
  await page.clock.fastForward(60_000);
  await page.clock.fastForward(60_000);
  await expectFailed(page, WANTED, interrupted);
  expect(await packCaches(page)).toEqual([]);
});

test('two tabs save the same city at once: it comes once', async ({ page, context, network, kept }) => {
  const other = await context.newPage();
  await page.goto(kept.addressOf(WANTED));
  await other.goto(kept.addressOf(WANTED));
  for (const tab of [page, other]) await expect(saveButton(tab, WANTED)).toBeVisible();
  network.rules([['*', BUSY]]);
  // The second presses before it can know of the first.
  const press = (tab: Page) =>
    cardOf(tab, WANTED).evaluate((card) => card.querySelector<HTMLElement>('[data-save]')?.click());
  await Promise.all([press(page), press(other)]);
  await expectSaved(page, WANTED);
  await expectSaved(other, WANTED);
  expect(network.count(PACK)).toBe(1);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('two cities at once, a third fails and the first is deleted meanwhile: each as it was asked', async ({
  page,
  context,
  network,
  kept,
}) => {
  const FAILING = 'en/cities/aydin';
  const other = await context.newPage();
  await page.goto(kept.addressOf(WANTED));
  await other.goto(`${network.address}en/offline/`);
  const row = (id: string) => cardOf(other, id).locator('[data-save]');
  await expect(row(OTHER)).toBeVisible();
  network.rules([
    [packFile(FAILING), cut(0.9)],
    ['*', BUSY],
  ]);
  await save(page, WANTED);
  await row(OTHER).click();
  await row(FAILING).click();
  await expect(statusOf(other, FAILING)).toHaveText(interrupted);
  await deletePack(other, KEPT);
  await expect(row(KEPT)).toBeVisible();
  await expectSaved(page, WANTED);
  await expectSaved(other, OTHER);
  const { packs = {} } = (await registryOf(page)) ?? {};
  expect(Object.keys(packs).sort()).toEqual([WANTED, OTHER].sort());
  network.rules();
  await expectKept(page, network, { [WANTED]: FIRST, [OTHER]: FIRST });
});
